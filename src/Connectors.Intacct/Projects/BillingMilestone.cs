namespace Connectors.Intacct;

/// <summary>A step of a project billing template.</summary>
public sealed record BillingMilestone
{
    /// <summary>The step's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>When this part is done.</summary>
    public decimal? PercentCompleted { get; init; }

    /// <summary>This part is billed.</summary>
    public decimal? PercentToInvoice { get; init; }

    /// <summary>Description.</summary>
    public string? Description { get; init; }
}
