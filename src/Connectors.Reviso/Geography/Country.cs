namespace Connectors.Reviso;

/// <summary>A country.</summary>
public sealed record Country : RevisoRecord
{
    /// <summary>Its code.</summary>
    public CountryCode? Code { get; init; }

    /// <summary>Its name, where Reviso tells it.</summary>
    public string? Name { get; init; }

    /// <summary>It takes part in the one-stop shop for VAT.</summary>
    public bool? OssMember { get; init; }
}
