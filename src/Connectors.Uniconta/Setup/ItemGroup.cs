namespace Connectors.Uniconta;

/// <summary>An item group (<c>InvGroup</c>).</summary>
public sealed record ItemGroup : UnicontaRecord
{
    /// <summary>The key; 10 characters in 2016.</summary>
    public string? Group { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>New items without a group get this one.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>The number series that gives item numbers (key).</summary>
    public string? AutoNumber { get; init; }

    /// <summary>Revenue account.</summary>
    public string? RevenueAccount { get; init; }

    /// <summary>Cost account.</summary>
    public string? CostAccount { get; init; }

    /// <summary>Stock account.</summary>
    public string? InvAccount { get; init; }

    /// <summary>VAT code for sales (key).</summary>
    public string? SalesVat { get; init; }

    /// <summary>VAT code for purchases (key).</summary>
    public string? PurchaseVat { get; init; }

    /// <summary>Blank accounts take the first one.</summary>
    public bool? UseFirstIfBlank { get; init; }
}
