namespace Connectors.Dinero;

/// <summary>A layout of sales documents.</summary>
public sealed record InvoiceTemplate
{
    /// <summary>The id.</summary>
    public Guid Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>It is the default.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The theme's name.</summary>
    public string? Theme { get; init; }

    /// <summary>The main colour.</summary>
    public string? PrimaryColor { get; init; }

    /// <summary>The second colour.</summary>
    public string? SecondaryColor { get; init; }

    /// <summary>Where the address stands: <c>Right</c> or <c>Left</c>.</summary>
    public string? AddressPlacement { get; init; }

    /// <summary>The font.</summary>
    public string? Font { get; init; }

    /// <summary>What the logo is: <c>Image</c> or <c>Letters</c>.</summary>
    public string? LogoType { get; init; }

    /// <summary>The letters of the logo.</summary>
    public string? LogoText { get; init; }

    /// <summary>Terms of payment are printed.</summary>
    public bool ShowPaymentConditions { get; init; }
}
