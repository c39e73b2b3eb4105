namespace Connectors.Intacct;

/// <summary>A contact's tax.</summary>
public sealed record ContactTax
{
    /// <summary>Whether tax is taken.</summary>
    public bool? IsTaxable { get; init; }

    /// <summary>Tax number.</summary>
    public string? TaxId { get; init; }

    /// <summary>The contact's tax group.</summary>
    public Reference? Group { get; init; }

    /// <summary>The tax solution (customers' embedded contact).</summary>
    public Reference? Solution { get; init; }
}
