namespace Connectors.Dinero;

/// <summary>A new bank account or till.</summary>
public sealed record DepositAccountInput
{
    /// <summary>The number in the chart of accounts, usually 55000 to 55999.</summary>
    public required int Number { get; init; }

    /// <summary>The number in the public standard chart of accounts.</summary>
    public int? PublicStandardNumber { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The bank's registration number.</summary>
    public string? RegistrationNumber { get; init; }

    /// <summary>The number at the bank, not in the chart of accounts.</summary>
    public string? AccountNumber { get; init; }

    /// <summary>BIC.</summary>
    public string? SwiftNumber { get; init; }

    /// <summary>IBAN.</summary>
    public string? IbanNumber { get; init; }
}
