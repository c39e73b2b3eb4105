namespace Connectors.Uniconta;

/// <summary>
/// Uniconta's own list of countries: the position is the number, the names are spelled as Uniconta spells them (Cotedlvoire, Guemsey, Samos for Samoa), and the order is that of the
/// alphabet, not of ISO. The two letters are empty where ISO has none.
/// </summary>
internal static class CountryTable
{
    public static readonly (string Name, string Iso)[] Rows =
    [
        ("Unknown", ""), ("Abkhazia", ""), ("Afghanistan", "AF"), ("Aland", "AX"), ("Albania", "AL"), ("Algeria", "DZ"), ("AmericanSamoa", "AS"),
        ("Andorra", "AD"), ("Angola", "AO"), ("Anguilla", "AI"), ("AntiguaBarbuda", "AG"), ("Argentina", "AR"), ("Armenia", "AM"), ("Aruba", "AW"),
        ("AscensionIsland", ""), ("Australia", "AU"), ("Austria", "AT"), ("Azerbaijan", "AZ"), ("Bahamas", "BS"), ("Bahrain", "BH"),
        ("Bangladesh", "BD"), ("Barbados", "BB"), ("Belarus", "BY"), ("Belgium", "BE"), ("Belize", "BZ"), ("Benin", "BJ"), ("Bermuda", "BM"),
        ("Bhutan", "BT"), ("Bolivia", "BO"), ("BosniaHerzegovina", "BA"), ("Botswana", "BW"), ("Brazil", "BR"), ("Brunei", "BN"), ("Bulgaria", "BG"),
        ("BurkinaFaso", "BF"), ("Burundi", "BI"), ("Cambodia", "KH"), ("Cameroon", "CM"), ("Canada", "CA"), ("CapeVerde", "CV"),
        ("CaymanIslands", "KY"), ("CentralAfricaRepublic", "CF"), ("Chad", "TD"), ("Chile", "CL"), ("China", "CN"), ("ChristmasIsland", "CX"),
        ("CocosKeelingIslands", "CC"), ("Colombia", "CO"), ("Comoros", "KM"), ("Congo", "CG"), ("CookIslands", "CK"), ("CostaRica", "CR"),
        ("Cotedlvoire", "CI"), ("Croatia", "HR"), ("Cuba", "CU"), ("Cyprus", "CY"), ("CzechRepublic", "CZ"), ("Denmark", "DK"), ("Djibouti", "DJ"),
        ("Dominica", "DM"), ("DominicanRepublic", "DO"), ("EastTimor", "TL"), ("Ecuador", "EC"), ("Egypt", "EG"), ("ElSalvador", "SV"),
        ("EquatorialGuinea", "GQ"), ("Eritrea", "ER"), ("Estonia", "EE"), ("Ethiopia", "ET"), ("FalklandIslands", "FK"), ("FaroeIslands", "FO"),
        ("Fiji", "FJ"), ("Finland", "FI"), ("France", "FR"), ("FrenchPolynesia", "PF"), ("Gabon", "GA"), ("Gambia", "GM"), ("Georgia", "GE"),
        ("Germany", "DE"), ("Ghana", "GH"), ("Gibraltar", "GI"), ("Greece", "GR"), ("Greenland", "GL"), ("Grenada", "GD"), ("Guam", "GU"),
        ("Guatemala", "GT"), ("Guemsey", "GG"), ("Guinea", "GN"), ("GuineaBissau", "GW"), ("Guyana", "GY"), ("Haiti", "HT"), ("Honduras", "HN"),
        ("HongKong", "HK"), ("Hungary", "HU"), ("Iceland", "IS"), ("India", "IN"), ("Indonesia", "ID"), ("Iran", "IR"), ("Iraq", "IQ"),
        ("Ireland", "IE"), ("IsleofMan", "IM"), ("Israel", "IL"), ("Italy", "IT"), ("Jamaica", "JM"), ("Japan", "JP"), ("Jersey", "JE"),
        ("Jordan", "JO"), ("Kazakhstan", "KZ"), ("Kenya", "KE"), ("Kiribati", "KI"), ("KoreaNorth", "KP"), ("KoreaSouth", "KR"), ("Kosovo", "XK"),
        ("Kuwait", "KW"), ("Kyrgyzstan", "KG"), ("Laos", "LA"), ("Latvia", "LV"), ("Lebanon", "LB"), ("Lesotho", "LS"), ("Liberia", "LR"),
        ("Libya", "LY"), ("Liechtenstein", "LI"), ("Lithuania", "LT"), ("Luxembourg", "LU"), ("Macao", "MO"), ("Macedonia", "MK"),
        ("Madagascar", "MG"), ("Malawi", "MW"), ("Malaysia", "MY"), ("Maldives", "MV"), ("Mali", "ML"), ("Malta", "MT"), ("MarshallIslands", "MH"),
        ("Mauritania", "MR"), ("Mauritius", "MU"), ("Mayotte", "YT"), ("Mexico", "MX"), ("Micronesia", "FM"), ("Moldova", "MD"), ("Monaco", "MC"),
        ("Mongolia", "MN"), ("Montenegro", "ME"), ("Montserrat", "MS"), ("Morocco", "MA"), ("Mozambique", "MZ"), ("Myanmar", "MM"),
        ("NagornoKarabakh", ""), ("Namibia", "NA"), ("Nauru", "NR"), ("Nepal", "NP"), ("Netherlands", "NL"), ("NewCaledonia", "NC"),
        ("NewZealand", "NZ"), ("Nicaragua", "NI"), ("Niger", "NE"), ("Nigeria", "NG"), ("Niue", "NU"), ("NorfolkIsland", "NF"),
        ("NorthernCyprus", ""), ("NorthernMarianaIslands", "MP"), ("Norway", "NO"), ("Oman", "OM"), ("Pakistan", "PK"), ("Palau", "PW"),
        ("Palestine", "PS"), ("Panama", "PA"), ("PapuaNewGuinea", "PG"), ("Paraguay", "PY"), ("Peru", "PE"), ("Philippines", "PH"),
        ("PitcaimIslands", "PN"), ("Poland", "PL"), ("Portugal", "PT"), ("PuertoRico", "PR"), ("Qatar", "QA"), ("Romania", "RO"), ("Russia", "RU"),
        ("Rwanda", "RW"), ("SahrawiArabDemocraticRepublic", "EH"), ("SaintBarthelemy", "BL"), ("SaintHelena", "SH"), ("SaintKittsAndNevis", "KN"),
        ("SaintLucia", "LC"), ("SaintMartin", "MF"), ("SaintPierreAndMiquelon", "PM"), ("SaintVincentAndGrenadines", "VC"), ("Samos", "WS"),
        ("SanMarino", "SM"), ("SaoTomeAndPrincipe", "ST"), ("SaudiArabia", "SA"), ("Senegal", "SN"), ("Serbia", "RS"), ("Seychelles", "SC"),
        ("SierraLeone", "SL"), ("Singapore", "SG"), ("Slovakia", "SK"), ("Slovenia", "SI"), ("SolomonIslands", "SB"), ("Somalia", "SO"),
        ("Somaliland", ""), ("SouthAfrica", "ZA"), ("SouthOssetia", ""), ("Spain", "ES"), ("SriLanka", "LK"), ("Sudan", "SD"), ("Suriname", "SR"),
        ("Svalbard", "SJ"), ("Swaziland", "SZ"), ("Sweden", "SE"), ("Switzerland", "CH"), ("Syria", "SY"), ("Tajikistan", "TJ"), ("Tanzania", "TZ"),
        ("Thailand", "TH"), ("Togo", "TG"), ("Tokelau", "TK"), ("Tonga", "TO"), ("Transnistria", ""), ("TrinidadAndTobago", "TT"),
        ("TristandaCunha", ""), ("Tunisia", "TN"), ("Turkey", "TR"), ("Turkmenistan", "TM"), ("TurksAndCaicosIslands", "TC"), ("Tuvalu", "TV"),
        ("Uganda", "UG"), ("Ukraine", "UA"), ("UnitedArabEmirates", "AE"), ("UnitedKingdom", "GB"), ("UnitedStates", "US"), ("Uruguay", "UY"),
        ("Uzbekistan", "UZ"), ("Vanuatu", "VU"), ("VaticanCity", "VA"), ("Venezuela", "VE"), ("Vietnam", "VN"), ("VirginIslands", "VG"),
        ("Yemen", "YE"), ("Zambia", "ZM"), ("Zimbabwe", "ZW"),
    ];

    private static readonly Dictionary<string, int> Names = Index(static r => r.Name);

    private static readonly Dictionary<string, int> Isos = Index(static r => r.Iso);

    public static int? FindName(string name) => Names.TryGetValue(name, out var number) ? number : null;

    public static int? FindIso(string iso) => Isos.TryGetValue(iso, out var number) ? number : null;

    private static Dictionary<string, int> Index(Func<(string Name, string Iso), string> key) => Rows
        .Select((row, number) => (Key: key(row), Number: number)).Where(static r => r.Key.Length > 0).ToDictionary(static r => r.Key, static r => r.Number, StringComparer.OrdinalIgnoreCase);
}
