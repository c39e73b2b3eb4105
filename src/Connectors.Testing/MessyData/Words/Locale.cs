namespace Connectors.Testing;

/// <summary>The words and habits of one country. Names are put together from invented parts; towns and postcodes are real, so that they look right together.</summary>
internal sealed record Locale
{
    public required string Country { get; init; }
    public required string[] CountrySpellings { get; init; }
    public required string[] MaleNames { get; init; }
    public required string[] FemaleNames { get; init; }
    public required string[] SurnameHeads { get; init; }
    public required string[] SurnameTails { get; init; }
    public required string[] StemHeads { get; init; }
    public required string[] StemTails { get; init; }
    public required string[] Trades { get; init; }
    public required LegalForm[] LegalForms { get; init; }
    public required Town[] Towns { get; init; }
    public required string[] Streets { get; init; }
    public required string[] Titles { get; init; }

    /// <summary>How a branch is named: {0} the company, {1} the town.</summary>
    public required string[] BranchNames { get; init; }

    /// <summary>The units of a municipality; none where numbers are not shared that way.</summary>
    public string[] MunicipalUnits { get; init; } = [];
    public required string PhonePrefix { get; init; }
    public required string[] Products { get; init; }
    public required string[] Services { get; init; }
    public required string[] ProductMakes { get; init; }

    public static Locale Of(string country) => country switch
    {
        "DK" => DanishWords.Locale,
        "IT" => ItalianWords.Locale,
        "RO" => RomanianWords.Locale,
        _ => throw new ArgumentException($"There are no words for the country '{country}'; known are DK, IT and RO.", nameof(country)),
    };
}

/// <param name="Written">As the register writes it; empty for a sole trader.</param>
/// <param name="Spellings">How people write it: {0} stands for the name.</param>
internal sealed record LegalForm(string Written, params string[] Spellings);

internal sealed record Town(string PostalCode, string City, string? Region = null);
