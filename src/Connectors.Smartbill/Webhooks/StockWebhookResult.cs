namespace Connectors.Smartbill;

/// <summary>What a request to the stock webhook is.</summary>
public sealed record StockWebhookResult
{
    /// <summary>The HTTP status to answer: 200, 400 or 403.</summary>
    public required int Status { get; init; }

    /// <summary>The body to answer, plain text.</summary>
    public required string Reply { get; init; }

    /// <summary>The products whose stock changed.</summary>
    public IReadOnlyList<StockChange> Changes { get; init; } = [];

    /// <summary>Members of the list that name no product. One such member does not refuse the others.</summary>
    public int IgnoredItems { get; init; }

    /// <summary>It came from SmartBill and was understood.</summary>
    public bool IsAccepted => Status == 200;

    /// <summary>The test that the settings page sends: an empty list, to be answered as a success.</summary>
    public bool IsConnectionTest => IsAccepted && Changes.Count == 0 && IgnoredItems == 0;

    internal static StockWebhookResult Refuse(int status, string reason) => new() { Status = status, Reply = reason };
}
