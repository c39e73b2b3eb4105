using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Orders.</summary>
public class OrderOperations : DocumentOperations<Order, OrderNumber>
{
    /// <summary>The largest attachment in bytes.</summary>
    public const int MaxAttachmentBytes = 9 * 1024 * 1024;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OrderOperations()
    {
    }

    internal OrderOperations(EconomicApi api) : base(api, "orders", "orderNumber")
    {
    }

    /// <summary>Attaches a PDF to a draft. Not possible in agreements with the inventory module.</summary>
    /// <param name="number">Which draft.</param>
    /// <param name="pdf">The file.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">The file is empty or larger than <see cref="MaxAttachmentBytes"/>.</exception>
    public virtual Task AttachAsync(OrderNumber number, ReadOnlyMemory<byte> pdf, string fileName, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (pdf.Length is 0 or > MaxAttachmentBytes)
            throw new ArgumentException("An attachment has 1 byte to 9 MB.", nameof(pdf));
        return Api.WriteAsync(
            Api.Write(Name("attach"), HttpMethod.Post, Path(SalesStage.Drafts, number.ToString(), "attachment", "file"), ApiContent.File("file", fileName, pdf, "application/pdf"), options, null, ("number", number.ToString())),
            cancellationToken);
    }

    /// <summary>The attachment of an order. Dispose the stream: it holds the connection.</summary>
    /// <param name="stage">Where the order stands.</param>
    /// <param name="number">Which order.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">It has none.</exception>
    public virtual Task<Stream> GetAttachmentAsync(SalesStage stage, OrderNumber number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync(Name("attachment"), Path(stage, number.ToString(), "attachment", "file"), "application/pdf", options, cancellationToken);

    private protected override OrderNumber? NumberOf(Order document) => document.OrderNumber;
}
