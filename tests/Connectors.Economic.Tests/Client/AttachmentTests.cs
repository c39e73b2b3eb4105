using Connectors.Economic.Tests.Support;

namespace Connectors.Economic.Tests.Client;

public sealed class AttachmentTests
{
    [Fact]
    public async Task An_attachment_is_one_pdf_of_a_form()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Empty(201));
        await using var test = TestClient.On(wire);
        await test.Client.Orders.AttachAsync(new(6), "%PDF-1.7"u8.ToArray(), "order.pdf");
        var request = wire.Requests[0];
        Assert.StartsWith("POST https://restapi.e-conomic.com/orders/drafts/6/attachment/file\n", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: multipart/form-data; boundary=", request, StringComparison.Ordinal);
        Assert.Contains("filename=order.pdf", request, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/pdf", request, StringComparison.Ordinal);
        Assert.Contains("%PDF-1.7", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_or_too_large_file_is_not_sent()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Orders.AttachAsync(new(6), ReadOnlyMemory<byte>.Empty, "order.pdf"));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Orders.AttachAsync(new(6), new byte[OrderOperations.MaxAttachmentBytes + 1], "order.pdf"));
        Assert.Empty(wire.Requests);
    }
}
