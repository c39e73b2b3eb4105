namespace Connectors.Dinero;

/// <summary>What a reminder of an overdue invoice is written with.</summary>
public sealed record ReminderInput
{
    /// <summary>The reminder's date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The title.</summary>
    public string? Title { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>It warns of debt collection.</summary>
    public bool WithDebtCollectionWarning { get; init; }

    /// <summary>With a fee.</summary>
    public bool WithFee { get; init; }

    /// <summary>With interest.</summary>
    public bool WithInterestFee { get; init; }

    /// <summary>With a compensation.</summary>
    public bool WithCompensationFee { get; init; }
}
