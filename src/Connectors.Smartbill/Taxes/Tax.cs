namespace Connectors.Smartbill;

/// <summary>A VAT rate of the account. Lines need name and percentage as a pair.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Percentage">In percent.</param>
public sealed record Tax(string Name, decimal Percentage);

internal sealed record TaxAnswer
{
    public IReadOnlyList<Tax>? Taxes { get; init; }
}
