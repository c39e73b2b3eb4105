namespace Connectors.Uniconta;

/// <summary>A VAT code (<c>GLVat</c>).</summary>
public sealed record VatCode : UnicontaRecord
{
    /// <summary>The key; 10 characters in 2016.</summary>
    public string? Vat { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Sales or purchases.</summary>
    public VatType? VatType { get; init; }

    /// <summary>How it is computed.</summary>
    public VatMethod? Method { get; init; }

    /// <summary>Percent: 25 for 25 %.</summary>
    public decimal? Rate { get; init; }

    /// <summary>VAT account.</summary>
    public string? Account { get; init; }

    /// <summary>Offset account.</summary>
    public string? OffsetAccount { get; init; }

    /// <summary>It is not used any more.</summary>
    public bool? Blocked { get; init; }
}
