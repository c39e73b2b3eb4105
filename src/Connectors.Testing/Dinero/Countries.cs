namespace Connectors.Testing.Dinero;

internal sealed record Country(string Key, string DanishName, string EnglishName, string VatRegion);

/// <summary>The countries that the simulated vendor knows: all of the EU and a choice of the rest.</summary>
internal static class Countries
{
    private static readonly Dictionary<string, Country> ByKey;

    static Countries()
    {
        All =
        [
            new("AE", "Forenede Arabiske Emirater", "United Arab Emirates", "World"),
            new("AR", "Argentina", "Argentina", "World"),
            new("AT", "Østrig", "Austria", "EU"),
            new("AU", "Australien", "Australia", "World"),
            new("BE", "Belgien", "Belgium", "EU"),
            new("BG", "Bulgarien", "Bulgaria", "EU"),
            new("BR", "Brasilien", "Brazil", "World"),
            new("CA", "Canada", "Canada", "World"),
            new("CH", "Schweiz", "Switzerland", "World"),
            new("CL", "Chile", "Chile", "World"),
            new("CN", "Kina", "China", "World"),
            new("CY", "Cypern", "Cyprus", "EU"),
            new("CZ", "Tjekkiet", "Czechia", "EU"),
            new("DE", "Tyskland", "Germany", "EU"),
            new("DK", "Danmark", "Denmark", "DK"),
            new("EE", "Estland", "Estonia", "EU"),
            new("ES", "Spanien", "Spain", "EU"),
            new("FI", "Finland", "Finland", "EU"),
            new("FO", "Færøerne", "Faroe Islands", "World"),
            new("FR", "Frankrig", "France", "EU"),
            new("GB", "Storbritannien", "United Kingdom", "World"),
            new("GL", "Grønland", "Greenland", "World"),
            new("GR", "Grækenland", "Greece", "EU"),
            new("HK", "Hongkong", "Hong Kong", "World"),
            new("HR", "Kroatien", "Croatia", "EU"),
            new("HU", "Ungarn", "Hungary", "EU"),
            new("IE", "Irland", "Ireland", "EU"),
            new("IL", "Israel", "Israel", "World"),
            new("IN", "Indien", "India", "World"),
            new("IS", "Island", "Iceland", "World"),
            new("IT", "Italien", "Italy", "EU"),
            new("JP", "Japan", "Japan", "World"),
            new("KR", "Sydkorea", "South Korea", "World"),
            new("LI", "Liechtenstein", "Liechtenstein", "World"),
            new("LT", "Litauen", "Lithuania", "EU"),
            new("LU", "Luxembourg", "Luxembourg", "EU"),
            new("LV", "Letland", "Latvia", "EU"),
            new("MD", "Moldova", "Moldova", "World"),
            new("MT", "Malta", "Malta", "EU"),
            new("MX", "Mexico", "Mexico", "World"),
            new("NL", "Nederlandene", "Netherlands", "EU"),
            new("NO", "Norge", "Norway", "World"),
            new("NZ", "New Zealand", "New Zealand", "World"),
            new("PL", "Polen", "Poland", "EU"),
            new("PT", "Portugal", "Portugal", "EU"),
            new("RO", "Rumænien", "Romania", "EU"),
            new("RS", "Serbien", "Serbia", "World"),
            new("SE", "Sverige", "Sweden", "EU"),
            new("SG", "Singapore", "Singapore", "World"),
            new("SI", "Slovenien", "Slovenia", "EU"),
            new("SK", "Slovakiet", "Slovakia", "EU"),
            new("SM", "San Marino", "San Marino", "World"),
            new("TH", "Thailand", "Thailand", "World"),
            new("TR", "Tyrkiet", "Turkey", "World"),
            new("UA", "Ukraine", "Ukraine", "World"),
            new("US", "USA", "United States", "World"),
            new("VA", "Vatikanstaten", "Vatican City", "World"),
            new("ZA", "Sydafrika", "South Africa", "World"),
        ];
        ByKey = All.ToDictionary(static c => c.Key, StringComparer.OrdinalIgnoreCase);
    }

    public static IReadOnlyList<Country> All { get; }

    public static Country? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>DK, EU or World; the Faroe Islands and Greenland are outside the Danish VAT area.</summary>
    public static string VatRegion(string key) => Find(key)?.VatRegion ?? "World";
}
