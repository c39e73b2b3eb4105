namespace Connectors.Smartbill;

/// <summary>What SmartBill says of a document that it made.</summary>
public sealed record CreatedDocument
{
    /// <summary>What identifies it from now on; null for a draft, which has no number.</summary>
    public SmartbillDocumentId? Id { get; init; }

    /// <summary>SmartBill's internal id; null where it says none. No call takes it.</summary>
    public string? InternalId { get; init; }

    /// <summary>The document in SmartBill's editor; a sign-in is needed.</summary>
    public Uri? EditUrl { get; init; }

    /// <summary>The document for anybody who has the address. One description calls it a PDF, live it was a web page: for bytes use <c>GetPdfAsync</c>.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The address for paying, where one was asked for. It is not the document.</summary>
    public Uri? PaymentUrl { get; init; }

    /// <summary>SmartBill's remark, if any.</summary>
    public string? Message { get; init; }
}

/// <summary>The answer to cancelling, restoring or deleting.</summary>
/// <param name="Message">SmartBill's sentence.</param>
/// <param name="Changed">False: the document already was so, and nothing was done.</param>
public sealed record DocumentChange(string Message, bool Changed);
