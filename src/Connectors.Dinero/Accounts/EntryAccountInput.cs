namespace Connectors.Dinero;

/// <summary>A new account of the chart of accounts.</summary>
public sealed record EntryAccountInput
{
    /// <summary>The number.</summary>
    public required int Number { get; init; }

    /// <summary>The number in the public standard chart of accounts.</summary>
    public int? PublicStandardNumber { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The VAT code, or <c>none</c>.</summary>
    public required string VatCode { get; init; }
}
