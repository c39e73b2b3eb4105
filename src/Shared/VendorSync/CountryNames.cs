using System.Collections.Frozen;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>Countries as people of four languages write them. One name per country and language is the one that comes back; the others are only understood.</summary>
internal static class CountryNames
{
    /// <summary>The converter of codes, both ways. The others are of a language, and one for words of all of them, which cannot come back.</summary>
    public const string Iso2 = "country:iso2";

    public const string English = "country:en";

    public const string Danish = "country:da";

    public const string Italian = "country:it";

    public const string Romanian = "country:ro";

    public const string Any = "country:any";

    // Code, English, Danish, Italian, Romanian, other words that mean it.
    private const string Table = """
        AD|Andorra|Andorra|Andorra|Andorra|
        AE|United Arab Emirates|Forenede Arabiske Emirater|Emirati Arabi Uniti|Emiratele Arabe Unite|UAE
        AF|Afghanistan|Afghanistan|Afghanistan|Afganistan|
        AG|Antigua and Barbuda|Antigua og Barbuda|Antigua e Barbuda|Antigua și Barbuda|
        AI|Anguilla|Anguilla|Anguilla|Anguilla|
        AL|Albania|Albanien|Albania|Albania|
        AM|Armenia|Armenien|Armenia|Armenia|
        AO|Angola|Angola|Angola|Angola|
        AQ|Antarctica|Antarktis|Antartide|Antarctica|
        AR|Argentina|Argentina|Argentina|Argentina|
        AS|American Samoa|Amerikansk Samoa|Samoa Americane|Samoa Americană|
        AT|Austria|Østrig|Austria|Austria|Oestrig
        AU|Australia|Australien|Australia|Australia|
        AW|Aruba|Aruba|Aruba|Aruba|
        AX|Åland Islands|Ålandsøerne|Isole Åland|Insulele Åland|Åland
        AZ|Azerbaijan|Aserbajdsjan|Azerbaigian|Azerbaidjan|
        BA|Bosnia and Herzegovina|Bosnien-Hercegovina|Bosnia ed Erzegovina|Bosnia și Herțegovina|Bosnien og Hercegovina;Bosnia
        BB|Barbados|Barbados|Barbados|Barbados|
        BD|Bangladesh|Bangladesh|Bangladesh|Bangladesh|
        BE|Belgium|Belgien|Belgio|Belgia|
        BF|Burkina Faso|Burkina Faso|Burkina Faso|Burkina Faso|
        BG|Bulgaria|Bulgarien|Bulgaria|Bulgaria|
        BH|Bahrain|Bahrain|Bahrein|Bahrain|
        BI|Burundi|Burundi|Burundi|Burundi|
        BJ|Benin|Benin|Benin|Benin|
        BL|Saint Barthélemy|Saint Barthélemy|Saint-Barthélemy|Saint-Barthélemy|
        BM|Bermuda|Bermuda|Bermuda|Bermuda|
        BN|Brunei|Brunei|Brunei|Brunei|
        BO|Bolivia|Bolivia|Bolivia|Bolivia|
        BQ|Caribbean Netherlands|Caribisk Nederland|Caraibi Olandesi|Insulele Caraibe Olandeze|Bonaire
        BR|Brazil|Brasilien|Brasile|Brazilia|
        BS|Bahamas|Bahamas|Bahamas|Bahamas|
        BT|Bhutan|Bhutan|Bhutan|Bhutan|
        BV|Bouvet Island|Bouvetøen|Isola Bouvet|Insula Bouvet|
        BW|Botswana|Botswana|Botswana|Botswana|
        BY|Belarus|Hviderusland|Bielorussia|Belarus|
        BZ|Belize|Belize|Belize|Belize|
        CA|Canada|Canada|Canada|Canada|
        CC|Cocos (Keeling) Islands|Cocosøerne|Isole Cocos|Insulele Cocos|
        CD|Congo (Democratic Republic)|Congo (Den Demokratiske Republik)|Congo (Repubblica Democratica)|Congo (Republica Democrată)|DR Congo;Congo-Kinshasa
        CF|Central African Republic|Den Centralafrikanske Republik|Repubblica Centrafricana|Republica Centrafricană|
        CG|Congo|Congo|Congo|Congo|Congo-Brazzaville
        CH|Switzerland|Schweiz|Svizzera|Elveția|
        CI|Côte d'Ivoire|Elfenbenskysten|Costa d'Avorio|Côte d'Ivoire|Ivory Coast;Coasta de Fildeș
        CK|Cook Islands|Cookøerne|Isole Cook|Insulele Cook|
        CL|Chile|Chile|Cile|Chile|
        CM|Cameroon|Cameroun|Camerun|Camerun|
        CN|China|Kina|Cina|China|
        CO|Colombia|Colombia|Colombia|Columbia|
        CR|Costa Rica|Costa Rica|Costa Rica|Costa Rica|
        CU|Cuba|Cuba|Cuba|Cuba|
        CV|Cape Verde|Kap Verde|Capo Verde|Capul Verde|Cabo Verde
        CW|Curaçao|Curaçao|Curaçao|Curaçao|
        CX|Christmas Island|Christmas Island|Isola Christmas|Insula Christmas|Juleøen
        CY|Cyprus|Cypern|Cipro|Cipru|
        CZ|Czech Republic|Tjekkiet|Repubblica Ceca|Republica Cehă|Czechia;Cechia;Cehia
        DE|Germany|Tyskland|Germania|Germania|Deutschland
        DJ|Djibouti|Djibouti|Gibuti|Djibouti|
        DK|Denmark|Danmark|Danimarca|Danemarca|
        DM|Dominica|Dominica|Dominica|Dominica|
        DO|Dominican Republic|Den Dominikanske Republik|Repubblica Dominicana|Republica Dominicană|
        DZ|Algeria|Algeriet|Algeria|Algeria|
        EC|Ecuador|Ecuador|Ecuador|Ecuador|
        EE|Estonia|Estland|Estonia|Estonia|
        EG|Egypt|Egypten|Egitto|Egipt|
        EH|Western Sahara|Vestsahara|Sahara Occidentale|Sahara Occidentală|
        ER|Eritrea|Eritrea|Eritrea|Eritreea|
        ES|Spain|Spanien|Spagna|Spania|España
        ET|Ethiopia|Etiopien|Etiopia|Etiopia|
        FI|Finland|Finland|Finlandia|Finlanda|Suomi
        FJ|Fiji|Fiji|Figi|Fiji|
        FK|Falkland Islands|Falklandsøerne|Isole Falkland|Insulele Falkland|
        FM|Micronesia|Mikronesien|Micronesia|Micronezia|
        FO|Faroe Islands|Færøerne|Isole Fær Øer|Insulele Feroe|Føroyar
        FR|France|Frankrig|Francia|Franța|
        GA|Gabon|Gabon|Gabon|Gabon|
        GB|United Kingdom|Storbritannien|Regno Unito|Regatul Unit|UK;Great Britain;England;Scotland;Wales;Northern Ireland;Gran Bretagna;Marea Britanie;Det Forenede Kongerige
        GD|Grenada|Grenada|Grenada|Grenada|
        GE|Georgia|Georgien|Georgia|Georgia|
        GF|French Guiana|Fransk Guyana|Guyana Francese|Guyana Franceză|
        GG|Guernsey|Guernsey|Guernsey|Guernsey|
        GH|Ghana|Ghana|Ghana|Ghana|
        GI|Gibraltar|Gibraltar|Gibilterra|Gibraltar|
        GL|Greenland|Grønland|Groenlandia|Groenlanda|Kalaallit Nunaat
        GM|Gambia|Gambia|Gambia|Gambia|
        GN|Guinea|Guinea|Guinea|Guineea|
        GP|Guadeloupe|Guadeloupe|Guadalupa|Guadelupa|
        GQ|Equatorial Guinea|Ækvatorialguinea|Guinea Equatoriale|Guineea Ecuatorială|
        GR|Greece|Grækenland|Grecia|Grecia|EL;Hellas
        GS|South Georgia and the South Sandwich Islands|South Georgia og De Sydlige Sandwichøer|Georgia del Sud e Isole Sandwich Australi|Georgia de Sud și Insulele Sandwich de Sud|
        GT|Guatemala|Guatemala|Guatemala|Guatemala|
        GU|Guam|Guam|Guam|Guam|
        GW|Guinea-Bissau|Guinea-Bissau|Guinea-Bissau|Guineea-Bissau|
        GY|Guyana|Guyana|Guyana|Guyana|
        HK|Hong Kong|Hongkong|Hong Kong|Hong Kong|
        HM|Heard Island and McDonald Islands|Heard- og McDonaldøerne|Isole Heard e McDonald|Insula Heard și Insulele McDonald|
        HN|Honduras|Honduras|Honduras|Honduras|
        HR|Croatia|Kroatien|Croazia|Croația|
        HT|Haiti|Haiti|Haiti|Haiti|
        HU|Hungary|Ungarn|Ungheria|Ungaria|
        ID|Indonesia|Indonesien|Indonesia|Indonezia|
        IE|Ireland|Irland|Irlanda|Irlanda|
        IL|Israel|Israel|Israele|Israel|
        IM|Isle of Man|Isle of Man|Isola di Man|Insula Man|
        IN|India|Indien|India|India|
        IO|British Indian Ocean Territory|Det Britiske Territorium i Det Indiske Ocean|Territorio Britannico dell'Oceano Indiano|Teritoriul Britanic din Oceanul Indian|
        IQ|Iraq|Irak|Iraq|Irak|
        IR|Iran|Iran|Iran|Iran|
        IS|Iceland|Island|Islanda|Islanda|
        IT|Italy|Italien|Italia|Italia|
        JE|Jersey|Jersey|Jersey|Jersey|
        JM|Jamaica|Jamaica|Giamaica|Jamaica|
        JO|Jordan|Jordan|Giordania|Iordania|
        JP|Japan|Japan|Giappone|Japonia|
        KE|Kenya|Kenya|Kenya|Kenya|
        KG|Kyrgyzstan|Kirgisistan|Kirghizistan|Kârgâzstan|
        KH|Cambodia|Cambodja|Cambogia|Cambodgia|
        KI|Kiribati|Kiribati|Kiribati|Kiribati|
        KM|Comoros|Comorerne|Comore|Comore|
        KN|Saint Kitts and Nevis|Saint Kitts og Nevis|Saint Kitts e Nevis|Saint Kitts și Nevis|
        KP|North Korea|Nordkorea|Corea del Nord|Coreea de Nord|
        KR|South Korea|Sydkorea|Corea del Sud|Coreea de Sud|Korea
        KW|Kuwait|Kuwait|Kuwait|Kuweit|
        KY|Cayman Islands|Caymanøerne|Isole Cayman|Insulele Cayman|
        KZ|Kazakhstan|Kasakhstan|Kazakistan|Kazahstan|
        LA|Laos|Laos|Laos|Laos|
        LB|Lebanon|Libanon|Libano|Liban|
        LC|Saint Lucia|Saint Lucia|Saint Lucia|Sfânta Lucia|
        LI|Liechtenstein|Liechtenstein|Liechtenstein|Liechtenstein|
        LK|Sri Lanka|Sri Lanka|Sri Lanka|Sri Lanka|
        LR|Liberia|Liberia|Liberia|Liberia|
        LS|Lesotho|Lesotho|Lesotho|Lesotho|
        LT|Lithuania|Litauen|Lituania|Lituania|
        LU|Luxembourg|Luxembourg|Lussemburgo|Luxemburg|
        LV|Latvia|Letland|Lettonia|Letonia|
        LY|Libya|Libyen|Libia|Libia|
        MA|Morocco|Marokko|Marocco|Maroc|
        MC|Monaco|Monaco|Monaco|Monaco|
        MD|Moldova|Moldova|Moldavia|Moldova|Republica Moldova
        ME|Montenegro|Montenegro|Montenegro|Muntenegru|
        MF|Saint Martin|Saint Martin|Saint Martin|Sfântul Martin|
        MG|Madagascar|Madagaskar|Madagascar|Madagascar|
        MH|Marshall Islands|Marshalløerne|Isole Marshall|Insulele Marshall|
        MK|North Macedonia|Nordmakedonien|Macedonia del Nord|Macedonia de Nord|Macedonia;Makedonien
        ML|Mali|Mali|Mali|Mali|
        MM|Myanmar|Myanmar|Myanmar|Myanmar|Burma;Birmania
        MN|Mongolia|Mongoliet|Mongolia|Mongolia|
        MO|Macao|Macao|Macao|Macao|
        MP|Northern Mariana Islands|Nordmarianerne|Isole Marianne Settentrionali|Insulele Mariane de Nord|
        MQ|Martinique|Martinique|Martinica|Martinica|
        MR|Mauritania|Mauretanien|Mauritania|Mauritania|
        MS|Montserrat|Montserrat|Montserrat|Montserrat|
        MT|Malta|Malta|Malta|Malta|
        MU|Mauritius|Mauritius|Mauritius|Mauritius|
        MV|Maldives|Maldiverne|Maldive|Maldive|
        MW|Malawi|Malawi|Malawi|Malawi|
        MX|Mexico|Mexico|Messico|Mexic|
        MY|Malaysia|Malaysia|Malesia|Malaysia|Malaezia
        MZ|Mozambique|Mozambique|Mozambico|Mozambic|
        NA|Namibia|Namibia|Namibia|Namibia|
        NC|New Caledonia|Ny Kaledonien|Nuova Caledonia|Noua Caledonie|
        NE|Niger|Niger|Niger|Niger|
        NF|Norfolk Island|Norfolk Island|Isola Norfolk|Insula Norfolk|
        NG|Nigeria|Nigeria|Nigeria|Nigeria|
        NI|Nicaragua|Nicaragua|Nicaragua|Nicaragua|
        NL|Netherlands|Nederlandene|Paesi Bassi|Țările de Jos|Holland;The Netherlands;Olanda
        NO|Norway|Norge|Norvegia|Norvegia|
        NP|Nepal|Nepal|Nepal|Nepal|
        NR|Nauru|Nauru|Nauru|Nauru|
        NU|Niue|Niue|Niue|Niue|
        NZ|New Zealand|New Zealand|Nuova Zelanda|Noua Zeelandă|
        OM|Oman|Oman|Oman|Oman|
        PA|Panama|Panama|Panama|Panama|
        PE|Peru|Peru|Perù|Peru|
        PF|French Polynesia|Fransk Polynesien|Polinesia Francese|Polinezia Franceză|
        PG|Papua New Guinea|Papua Ny Guinea|Papua Nuova Guinea|Papua Noua Guinee|
        PH|Philippines|Filippinerne|Filippine|Filipine|
        PK|Pakistan|Pakistan|Pakistan|Pakistan|
        PL|Poland|Polen|Polonia|Polonia|
        PM|Saint Pierre and Miquelon|Saint Pierre og Miquelon|Saint-Pierre e Miquelon|Saint Pierre și Miquelon|
        PN|Pitcairn|Pitcairn|Isole Pitcairn|Insulele Pitcairn|
        PR|Puerto Rico|Puerto Rico|Porto Rico|Puerto Rico|
        PS|Palestine|Palæstina|Palestina|Palestina|
        PT|Portugal|Portugal|Portogallo|Portugalia|
        PW|Palau|Palau|Palau|Palau|
        PY|Paraguay|Paraguay|Paraguay|Paraguay|
        QA|Qatar|Qatar|Qatar|Qatar|
        RE|Réunion|Réunion|Riunione|Réunion|
        RO|Romania|Rumænien|Romania|România|
        RS|Serbia|Serbien|Serbia|Serbia|
        RU|Russia|Rusland|Russia|Rusia|Russian Federation
        RW|Rwanda|Rwanda|Ruanda|Rwanda|
        SA|Saudi Arabia|Saudi-Arabien|Arabia Saudita|Arabia Saudită|
        SB|Solomon Islands|Salomonøerne|Isole Salomone|Insulele Solomon|
        SC|Seychelles|Seychellerne|Seychelles|Seychelles|
        SD|Sudan|Sudan|Sudan|Sudan|
        SE|Sweden|Sverige|Svezia|Suedia|
        SG|Singapore|Singapore|Singapore|Singapore|
        SH|Saint Helena|Sankt Helena|Sant'Elena|Sfânta Elena|
        SI|Slovenia|Slovenien|Slovenia|Slovenia|
        SJ|Svalbard and Jan Mayen|Svalbard og Jan Mayen|Svalbard e Jan Mayen|Svalbard și Jan Mayen|
        SK|Slovakia|Slovakiet|Slovacchia|Slovacia|
        SL|Sierra Leone|Sierra Leone|Sierra Leone|Sierra Leone|
        SM|San Marino|San Marino|San Marino|San Marino|
        SN|Senegal|Senegal|Senegal|Senegal|
        SO|Somalia|Somalia|Somalia|Somalia|
        SR|Suriname|Surinam|Suriname|Suriname|
        SS|South Sudan|Sydsudan|Sud Sudan|Sudanul de Sud|
        ST|São Tomé and Príncipe|São Tomé og Príncipe|São Tomé e Príncipe|São Tomé și Príncipe|
        SV|El Salvador|El Salvador|El Salvador|El Salvador|
        SX|Sint Maarten|Sint Maarten|Sint Maarten|Sint Maarten|
        SY|Syria|Syrien|Siria|Siria|
        SZ|Eswatini|Eswatini|Eswatini|Eswatini|Swaziland
        TC|Turks and Caicos Islands|Turks- og Caicosøerne|Isole Turks e Caicos|Insulele Turks și Caicos|
        TD|Chad|Tchad|Ciad|Ciad|
        TF|French Southern Territories|De Franske Besiddelser i Det Sydlige Indiske Ocean|Terre Australi Francesi|Teritoriile Australe Franceze|
        TG|Togo|Togo|Togo|Togo|
        TH|Thailand|Thailand|Thailandia|Thailanda|
        TJ|Tajikistan|Tadsjikistan|Tagikistan|Tadjikistan|
        TK|Tokelau|Tokelau|Tokelau|Tokelau|
        TL|Timor-Leste|Østtimor|Timor Est|Timorul de Est|East Timor
        TM|Turkmenistan|Turkmenistan|Turkmenistan|Turkmenistan|
        TN|Tunisia|Tunesien|Tunisia|Tunisia|
        TO|Tonga|Tonga|Tonga|Tonga|
        TR|Turkey|Tyrkiet|Turchia|Turcia|Türkiye
        TT|Trinidad and Tobago|Trinidad og Tobago|Trinidad e Tobago|Trinidad și Tobago|
        TV|Tuvalu|Tuvalu|Tuvalu|Tuvalu|
        TW|Taiwan|Taiwan|Taiwan|Taiwan|
        TZ|Tanzania|Tanzania|Tanzania|Tanzania|
        UA|Ukraine|Ukraine|Ucraina|Ucraina|
        UG|Uganda|Uganda|Uganda|Uganda|
        UM|United States Minor Outlying Islands|De Små Amerikanske Oversøiske Øer|Isole Minori Esterne degli Stati Uniti|Insulele Îndepărtate ale SUA|
        US|United States|USA|Stati Uniti|Statele Unite|United States of America;America;Amerikas Forenede Stater;SUA
        UY|Uruguay|Uruguay|Uruguay|Uruguay|
        UZ|Uzbekistan|Usbekistan|Uzbekistan|Uzbekistan|
        VA|Vatican City|Vatikanstaten|Città del Vaticano|Vatican|
        VC|Saint Vincent and the Grenadines|Saint Vincent og Grenadinerne|Saint Vincent e Grenadine|Saint Vincent și Grenadine|
        VE|Venezuela|Venezuela|Venezuela|Venezuela|
        VG|British Virgin Islands|De Britiske Jomfruøer|Isole Vergini Britanniche|Insulele Virgine Britanice|
        VI|US Virgin Islands|De Amerikanske Jomfruøer|Isole Vergini Americane|Insulele Virgine Americane|
        VN|Vietnam|Vietnam|Vietnam|Vietnam|
        VU|Vanuatu|Vanuatu|Vanuatu|Vanuatu|
        WF|Wallis and Futuna|Wallis og Futuna|Wallis e Futuna|Wallis și Futuna|
        WS|Samoa|Samoa|Samoa|Samoa|
        XK|Kosovo|Kosovo|Kosovo|Kosovo|
        YE|Yemen|Yemen|Yemen|Yemen|
        YT|Mayotte|Mayotte|Mayotte|Mayotte|
        ZA|South Africa|Sydafrika|Sudafrica|Africa de Sud|
        ZM|Zambia|Zambia|Zambia|Zambia|
        ZW|Zimbabwe|Zimbabwe|Zimbabwe|Zimbabwe|
        """;

    private static readonly string[][] Rows = [.. Table.Split('\n', StringSplitOptions.TrimEntries).Select(static row => row.Split('|'))];

    private static readonly FrozenSet<string> Codes = Rows.Select(static r => r[0]).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Words = AnyWords();

    /// <summary>A converter for each language, and one for all.</summary>
    public static IEnumerable<IUnitConverter> Converters =>
    [
        Language(English, 1),
        Language(Danish, 2),
        Language(Italian, 3),
        Language(Romanian, 4),
        new TableConverter(Any, "country", Words.Select(static w => (w.Key, w.Value)).OrderBy(static w => w.Key, StringComparer.Ordinal)),
    ];

    /// <summary>It is a code of ISO 3166-1 alpha-2, or XK for Kosovo.</summary>
    public static bool IsCode(string code) => Codes.Contains(code);

    /// <summary>The code that a name of any of the languages means.</summary>
    public static string? FindCode(string name) => Words.GetValueOrDefault(name);

    private static TableConverter Language(string name, int column) => new(name, "country", Rows.Select(r => (r[column], r[0])));

    private static FrozenDictionary<string, string> AnyWords()
    {
        var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows)
        {
            // No word means one country in one language and another in the next: a test looks.
            foreach (var word in row.Take(5).Concat(row[5].Split(';', StringSplitOptions.RemoveEmptyEntries)))
                words.TryAdd(word, row[0]);
        }

        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
