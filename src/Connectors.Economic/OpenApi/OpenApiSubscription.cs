namespace Connectors.Economic;

/// <summary>A subscription that customers can have.</summary>
public sealed record OpenApiSubscription : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public SubscriptionNumber? Number { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Description, at most 500 characters.</summary>
    public string? Description { get; init; }

    /// <summary>How often, as a number.</summary>
    public required int Interval { get; init; }

    /// <summary>Follows the calendar.</summary>
    public bool? IsCalendarBased { get; init; }

    /// <summary>Collected in advance or afterwards, as a number.</summary>
    public required int Collection { get; init; }

    /// <summary>Invoices show its name.</summary>
    public bool? IncludeName { get; init; }

    /// <summary>Invoices show the period.</summary>
    public bool? IncludePeriod { get; init; }

    /// <summary>A customer can have it several times.</summary>
    public bool? AllowMoreThanOnePerCustomer { get; init; }

    /// <summary>The amount is spread over time.</summary>
    public bool? Accrue { get; init; }

    /// <summary>Not for new documents.</summary>
    public bool? IsBarred { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }
}
