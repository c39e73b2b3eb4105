namespace Connectors.Dinero;

/// <summary>Something that happened to a trade offer.</summary>
public sealed record TradeOfferEvent
{
    /// <summary>The state.</summary>
    public TradeOfferStatus? Status { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the offer was mailed, UTC.</summary>
    public DateTimeOffset? TradeOfferEmailSentAt { get; init; }

    /// <summary>When the confirmation was mailed, UTC.</summary>
    public DateTimeOffset? ConfirmationEmailSentAt { get; init; }

    /// <summary>Total with VAT, in the document's currency.</summary>
    public decimal? TotalInclVat { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }
}
