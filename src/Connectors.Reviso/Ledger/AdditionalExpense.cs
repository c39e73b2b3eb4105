namespace Connectors.Reviso;

/// <summary>An expense that documents add: transport.</summary>
public sealed record AdditionalExpense : RevisoRecord
{
    /// <summary>Its number.</summary>
    public AdditionalExpenseNumber? AdditionalExpenseNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What kind: <c>transport</c>.</summary>
    public string? AdditionalExpenseType { get; init; }

    /// <summary>Its account.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>Its VAT code.</summary>
    public Reference<VatCode>? VatAccount { get; init; }

    /// <summary>Made by Reviso.</summary>
    public bool? IsSystemCreated { get; init; }
}
