using System.Globalization;
using System.Text;

namespace Connectors.Testing.Uniconta;

/// <summary>
/// The vendor's own list of countries: alphabetic by its own names, not ISO, with the spelling mistakes that the vendor ships. The place in the list is
/// the number on the wire.
/// </summary>
internal static class UnicontaCountries
{
    public const int Denmark = 57;

    private static readonly string[] Names =
        """
        Unknown Abkhazia Afghanistan Aland Albania Algeria AmericanSamoa Andorra Angola Anguilla AntiguaBarbuda Argentina Armenia Aruba AscensionIsland
        Australia Austria Azerbaijan Bahamas Bahrain Bangladesh Barbados Belarus Belgium Belize Benin Bermuda Bhutan Bolivia BosniaHerzegovina Botswana Brazil
        Brunei Bulgaria BurkinaFaso Burundi Cambodia Cameroon Canada CapeVerde CaymanIslands CentralAfricaRepublic Chad Chile China ChristmasIsland
        CocosKeelingIslands Colombia Comoros Congo CookIslands CostaRica Cotedlvoire Croatia Cuba Cyprus CzechRepublic Denmark Djibouti Dominica
        DominicanRepublic EastTimor Ecuador Egypt ElSalvador EquatorialGuinea Eritrea Estonia Ethiopia FalklandIslands FaroeIslands Fiji Finland France
        FrenchPolynesia Gabon Gambia Georgia Germany Ghana Gibraltar Greece Greenland Grenada Guam Guatemala Guemsey Guinea GuineaBissau Guyana Haiti Honduras
        HongKong Hungary Iceland India Indonesia Iran Iraq Ireland IsleofMan Israel Italy Jamaica Japan Jersey Jordan Kazakhstan Kenya Kiribati KoreaNorth
        KoreaSouth Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Lesotho Liberia Libya Liechtenstein Lithuania Luxembourg Macao Macedonia Madagascar Malawi
        Malaysia Maldives Mali Malta MarshallIslands Mauritania Mauritius Mayotte Mexico Micronesia Moldova Monaco Mongolia Montenegro Montserrat Morocco
        Mozambique Myanmar NagornoKarabakh Namibia Nauru Nepal Netherlands NewCaledonia NewZealand Nicaragua Niger Nigeria Niue NorfolkIsland NorthernCyprus
        NorthernMarianaIslands Norway Oman Pakistan Palau Palestine Panama PapuaNewGuinea Paraguay Peru Philippines PitcaimIslands Poland Portugal PuertoRico
        Qatar Romania Russia Rwanda SahrawiArabDemocraticRepublic SaintBarthelemy SaintHelena SaintKittsAndNevis SaintLucia SaintMartin SaintPierreAndMiquelon
        SaintVincentAndGrenadines Samos SanMarino SaoTomeAndPrincipe SaudiArabia Senegal Serbia Seychelles SierraLeone Singapore Slovakia Slovenia
        SolomonIslands Somalia Somaliland SouthAfrica SouthOssetia Spain SriLanka Sudan Suriname Svalbard Swaziland Sweden Switzerland Syria Tajikistan
        Tanzania Thailand Togo Tokelau Tonga Transnistria TrinidadAndTobago TristandaCunha Tunisia Turkey Turkmenistan TurksAndCaicosIslands Tuvalu Uganda
        Ukraine UnitedArabEmirates UnitedKingdom UnitedStates Uruguay Uzbekistan Vanuatu VaticanCity Venezuela Vietnam VirginIslands Yemen Zambia Zimbabwe
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Danish names that differ from the English ones, for the countries a Danish company meets.</summary>
    private static readonly Dictionary<string, string> Danish = new(StringComparer.Ordinal)
    {
        ["Austria"] = "Østrig",
        ["Belgium"] = "Belgien",
        ["Croatia"] = "Kroatien",
        ["Cyprus"] = "Cypern",
        ["CzechRepublic"] = "Tjekkiet",
        ["Denmark"] = "Danmark",
        ["Estonia"] = "Estland",
        ["FaroeIslands"] = "Færøerne",
        ["France"] = "Frankrig",
        ["Germany"] = "Tyskland",
        ["Greece"] = "Grækenland",
        ["Greenland"] = "Grønland",
        ["Hungary"] = "Ungarn",
        ["Iceland"] = "Island",
        ["Ireland"] = "Irland",
        ["Italy"] = "Italien",
        ["Latvia"] = "Letland",
        ["Lithuania"] = "Litauen",
        ["Netherlands"] = "Holland",
        ["Norway"] = "Norge",
        ["Poland"] = "Polen",
        ["Romania"] = "Rumænien",
        ["Slovakia"] = "Slovakiet",
        ["Slovenia"] = "Slovenien",
        ["Spain"] = "Spanien",
        ["Sweden"] = "Sverige",
        ["Switzerland"] = "Schweiz",
        ["Turkey"] = "Tyrkiet",
        ["UnitedKingdom"] = "Storbritannien",
        ["UnitedStates"] = "USA",
    };

    public static int Count => Names.Length;

    /// <summary>The member's name, <c>UnitedKingdom</c>; <c>Unknown</c> for a number outside the list.</summary>
    public static string Member(int country) => country >= 0 && country < Names.Length ? Names[country] : Names[0];

    /// <summary>The localised text of <c>CountryName</c>; null for no country.</summary>
    public static string? Shown(int country, UnicontaLanguage language)
    {
        if (country <= 0 || country >= Names.Length)
            return null;
        if (language == UnicontaLanguage.Danish && Danish.TryGetValue(Names[country], out var danish))
            return danish;
        var text = new StringBuilder();
        foreach (var letter in Names[country])
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append(' ');
            text.Append(letter);
        }

        return text.ToString();
    }

    /// <summary>A number, a number as text, or a member's name (any case).</summary>
    public static int? Parse(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number < Names.Length ? number : null;
        var at = Array.FindIndex(Names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : at;
    }
}
