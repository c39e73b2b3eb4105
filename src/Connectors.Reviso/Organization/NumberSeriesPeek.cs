namespace Connectors.Reviso;

/// <summary>The next number of a series in one accounting year.</summary>
public sealed record NumberSeriesPeek : RevisoRecord
{
    /// <summary>The year.</summary>
    public Reference<AccountingYearKey>? AccountingYear { get; init; }

    /// <summary>The next number.</summary>
    public int? NextVoucherNumber { get; init; }
}
