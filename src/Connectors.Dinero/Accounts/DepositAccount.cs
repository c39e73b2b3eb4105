namespace Connectors.Dinero;

/// <summary>A bank account or till.</summary>
public sealed record DepositAccount
{
    /// <summary>The number in the chart of accounts, usually 55000 to 55999.</summary>
    public required int AccountNumber { get; init; }

    /// <summary>The number in the public standard chart of accounts.</summary>
    public int? PublicStandardNumber { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>It is the default.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>It is not offered for new bookings.</summary>
    public bool? IsHidden { get; init; }

    /// <summary>The bank's registration number.</summary>
    public string? BankRegistrationNumber { get; init; }

    /// <summary>The number at the bank.</summary>
    public string? BankAccountNumber { get; init; }

    /// <summary>BIC.</summary>
    public string? BankSwiftNumber { get; init; }

    /// <summary>IBAN.</summary>
    public string? BankIbanNumber { get; init; }
}
