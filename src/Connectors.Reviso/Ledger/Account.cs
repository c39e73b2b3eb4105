namespace Connectors.Reviso;

/// <summary>An account of the chart.</summary>
public sealed record Account : RevisoRecord
{
    /// <summary>Its number.</summary>
    public AccountNumber? AccountNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What kind of account, as Reviso says it: <c>profitAndLoss</c>, <c>status</c>, …</summary>
    public string? AccountType { get; init; }

    /// <summary><c>debit</c> or <c>credit</c>.</summary>
    public string? DebitCredit { get; init; }

    /// <summary>What stands on it. Read only.</summary>
    public decimal? Balance { get; init; }

    /// <summary>Not to be used any more.</summary>
    public bool? Barred { get; init; }

    /// <summary>No entries by hand.</summary>
    public bool? BlockDirectEntries { get; init; }

    /// <summary>The VAT code of its entries.</summary>
    public Reference<VatCode>? VatAccount { get; init; }

    /// <summary>The account on the other side.</summary>
    public Reference<AccountNumber>? ContraAccount { get; init; }
}
