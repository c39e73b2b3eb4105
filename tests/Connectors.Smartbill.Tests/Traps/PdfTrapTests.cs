using System.Text;
using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>PDFs and the text of fiscal receipts: pages that mean something else. Named by the number under which the trap is listed.</summary>
public sealed class PdfTrapTests
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    [Fact]
    public async Task Trap09_PdfOfUnknownInvoiceIs502Html_IsNotFound()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(Page, "text/html", 502)).Answer("""{"errorText":"Proforma cu seria CRM si numarul 0042 nu a fost gasita."}""", 400);
        await using var test = TestClient.On(wire);
        Assert.Equal(SmartbillErrorCodes.PdfNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPdfAsync(Samples.Id))).ErrorCode);
        Assert.Equal(SmartbillErrorCodes.EstimateNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Estimates.GetPdfAsync(Samples.Id))).ErrorCode);
        Assert.Equal(2, wire.Requests.Count);
    }

    [Theory]
    [InlineData("application/octet-stream")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Trap09_APdfIsKnownByItsFirstBytes(string? contentType)
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body("%PDF-1.7 and so on", contentType));
        await using var test = TestClient.On(wire);
        await using var pdf = await test.Client.Invoices.GetPdfAsync(Samples.Id);
        using var reader = new StreamReader(pdf, Encoding.ASCII);
        Assert.Equal("%PDF-1.7 and so on", await reader.ReadToEndAsync());
        Assert.Contains("Accept: application/octet-stream\n", wire.Requests[0]);
    }

    [Theory]
    [InlineData("PK not a PDF")]
    [InlineData("")]
    [InlineData("""{"errorText":""}""")]
    public async Task Trap09_WhatIsNoPdfIsNotHandedOverAsOne(string body)
    {
        await using var test = TestClient.On(new WireHandler().Answer(() => WireHandler.Body(body, "application/octet-stream")));
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Invoices.GetPdfAsync(Samples.Id))).ErrorCode);
    }

    [Fact]
    public async Task Trap09_AnErrorUnderTheTypeOfAFileIsRead()
    {
        await using var test = TestClient.On(new WireHandler().Answer(() => WireHandler.Body("""{"errorText":"Factura nu a fost gasita"}""", "application/octet-stream")));
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Invoices.GetPdfAsync(Samples.Id));
    }

    [Fact]
    public async Task Trap_TextOfAnUnknownFiscalReceiptIsA500Page()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(Page, "text/html", 500));
        await using var test = TestClient.On(wire);
        Assert.Equal(SmartbillErrorCodes.FiscalTextNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Payments.GetFiscalReceiptTextAsync("9"))).ErrorCode);
        Assert.Single(wire.Requests);
    }
}
