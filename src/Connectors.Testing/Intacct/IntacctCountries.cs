namespace Connectors.Testing.Intacct;

/// <summary>Country words and codes; a part of the vendor's list.</summary>
internal static class IntacctCountries
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["US"] = "United States",
        ["CA"] = "Canada",
        ["MX"] = "Mexico",
        ["BR"] = "Brazil",
        ["GB"] = "United Kingdom",
        ["IE"] = "Ireland",
        ["FR"] = "France",
        ["DE"] = "Germany",
        ["AT"] = "Austria",
        ["CH"] = "Switzerland",
        ["IT"] = "Italy",
        ["ES"] = "Spain",
        ["PT"] = "Portugal",
        ["NL"] = "Netherlands",
        ["BE"] = "Belgium",
        ["LU"] = "Luxembourg",
        ["DK"] = "Denmark",
        ["SE"] = "Sweden",
        ["NO"] = "Norway",
        ["FI"] = "Finland",
        ["IS"] = "Iceland",
        ["PL"] = "Poland",
        ["CZ"] = "Czech Republic",
        ["SK"] = "Slovakia",
        ["HU"] = "Hungary",
        ["RO"] = "Romania",
        ["BG"] = "Bulgaria",
        ["GR"] = "Greece",
        ["HR"] = "Croatia",
        ["SI"] = "Slovenia",
        ["EE"] = "Estonia",
        ["LV"] = "Latvia",
        ["LT"] = "Lithuania",
        ["CY"] = "Cyprus",
        ["MT"] = "Malta",
        ["TR"] = "Turkey",
        ["UA"] = "Ukraine",
        ["ZA"] = "South Africa",
        ["AU"] = "Australia",
        ["NZ"] = "New Zealand",
        ["IN"] = "India",
        ["CN"] = "China",
        ["JP"] = "Japan",
        ["SG"] = "Singapore",
        ["HK"] = "Hong Kong",
        ["AE"] = "United Arab Emirates",
        ["IL"] = "Israel",
        ["GL"] = "Greenland",
        ["FO"] = "Faroe Islands",
    };

    public static string? NameOf(string code) => Names.GetValueOrDefault(code);

    public static string? CodeOf(string name) => Names.FirstOrDefault(n => string.Equals(n.Value, name, StringComparison.OrdinalIgnoreCase)).Key;
}
