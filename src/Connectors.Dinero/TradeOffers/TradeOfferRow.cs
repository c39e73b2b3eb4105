namespace Connectors.Dinero;

/// <summary>A trade offer in a list. It holds what was asked for: null may mean empty or not asked for. Lines are never listed.</summary>
public sealed record TradeOfferRow
{
    /// <summary>The id.</summary>
    public required TradeOfferId Guid { get; init; }

    /// <summary>The number. A draft has none: ignore it until the document is booked.</summary>
    public long? Number { get; init; }

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? TimeStamp { get; init; }

    /// <summary>The contact's name on the document.</summary>
    public string? ContactName { get; init; }

    /// <summary>The contact.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>The receiver's address as printed; null takes the contact's. A text freezes a copy.</summary>
    public string? Address { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>A comment.</summary>
    public string? Comment { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The language: <c>da-DK</c> or <c>en-GB</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>Total without VAT, in the document's currency.</summary>
    public decimal? TotalExclVat { get; init; }

    /// <summary>Total with VAT, in the document's currency.</summary>
    public decimal? TotalInclVat { get; init; }

    /// <summary>The VAT.</summary>
    public decimal? TotalVat { get; init; }

    /// <summary>The state.</summary>
    public TradeOfferStatus? Status { get; init; }

    /// <summary>What became of the latest mail.</summary>
    public MailOutStatus? MailOutStatus { get; init; }

    /// <summary>What the latest mail was.</summary>
    public MailOutType? LatestMailOutType { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}
