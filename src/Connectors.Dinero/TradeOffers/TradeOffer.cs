namespace Connectors.Dinero;

/// <summary>A trade offer in full.</summary>
public sealed record TradeOffer : SalesDocument
{
    /// <summary>The id.</summary>
    public required TradeOfferId Guid { get; init; }

    /// <summary>The version, needed for the next write. Every write makes a new one.</summary>
    public DineroTimeStamp? TimeStamp { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The state.</summary>
    public TradeOfferStatus? Status { get; init; }

    /// <summary>What became of the latest mail.</summary>
    public MailOutStatus? MailOutStatus { get; init; }

    /// <summary>What the latest mail was.</summary>
    public MailOutType? LatestMailOutType { get; init; }

    /// <summary>Obsolete at Dinero: read <see cref="GeneratedVouchers"/>.</summary>
    public bool HasGeneratedAnyVouchers { get; init; }

    /// <summary>The documents made from it.</summary>
    public IReadOnlyList<VoucherId> GeneratedVouchers { get; init => field = value ?? []; } = [];

    /// <summary>What happened to it.</summary>
    public IReadOnlyList<TradeOfferEvent> History { get; init => field = value ?? []; } = [];
}
