namespace Connectors.Intacct;

/// <summary>A discount, surcharge or tax of a whole document.</summary>
public sealed record DocumentSubtotalInput
{
    /// <summary>The row's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>Its name in the transaction definition.</summary>
    public string? Description { get; init; }

    /// <summary>Amount, in the base currency.</summary>
    public decimal? AbsoluteValue { get; init; }

    /// <summary>Percentage.</summary>
    public decimal? PercentValue { get; init; }

    /// <summary>Total, in the base currency.</summary>
    public decimal? Total { get; init; }

    /// <summary>Amount, in the document's currency.</summary>
    public decimal? TxnAbsoluteValue { get; init; }

    /// <summary>Total, in the document's currency.</summary>
    public decimal? TxnTotal { get; init; }
}
