namespace Connectors.Dinero;

/// <summary>An account of the chart of accounts.</summary>
public sealed record EntryAccount
{
    /// <summary>The number.</summary>
    public required int AccountNumber { get; init; }

    /// <summary>The number in the public standard chart of accounts.</summary>
    public int? PublicStandardNumber { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The VAT code; lines posted to the account carry it.</summary>
    public string? VatCode { get; init; }

    /// <summary>The category, English.</summary>
    public string? Category { get; init; }

    /// <summary>The category in the organisation's language.</summary>
    public string? CategoryName { get; init; }

    /// <summary>It is not offered for new bookings.</summary>
    public bool? IsHidden { get; init; }

    /// <summary>New lines are posted to it.</summary>
    public bool? IsDefaultSalesAccount { get; init; }
}
