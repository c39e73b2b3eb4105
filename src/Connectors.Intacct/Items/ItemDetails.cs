namespace Connectors.Intacct;

/// <summary>Codes and marks of an item.</summary>
public sealed record ItemDetails
{
    /// <summary>UPC.</summary>
    public string? UniversalProductCode { get; init; }

    /// <summary>EAN.</summary>
    public string? InternationalArticleNumber { get; init; }
}
