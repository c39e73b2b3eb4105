using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>The Italian provinces as letters and names. Reviso's own list decides what is taken; this one knows what people write.</summary>
internal static class ItalianProvinces
{
    private const string Table =
        "AG Agrigento;AL Alessandria;AN Ancona;AO Aosta;AP Ascoli Piceno;AQ L'Aquila;AR Arezzo;AT Asti;AV Avellino;BA Bari;BG Bergamo;BI Biella;BL Belluno;BN Benevento;BO Bologna;BR Brindisi;BS Brescia;"
        + "BT Barletta-Andria-Trani;BZ Bolzano;CA Cagliari;CB Campobasso;CE Caserta;CH Chieti;CL Caltanissetta;CN Cuneo;CO Como;CR Cremona;CS Cosenza;CT Catania;CZ Catanzaro;EN Enna;FC Forlì-Cesena;FE Ferrara;"
        + "FG Foggia;FI Firenze;FM Fermo;FR Frosinone;GE Genova;GO Gorizia;GR Grosseto;IM Imperia;IS Isernia;KR Crotone;LC Lecco;LE Lecce;LI Livorno;LO Lodi;LT Latina;LU Lucca;MB Monza e della Brianza;MC Macerata;"
        + "ME Messina;MI Milano;MN Mantova;MO Modena;MS Massa-Carrara;MT Matera;NA Napoli;NO Novara;NU Nuoro;OR Oristano;PA Palermo;PC Piacenza;PD Padova;PE Pescara;PG Perugia;PI Pisa;PN Pordenone;PO Prato;PR Parma;"
        + "PT Pistoia;PU Pesaro e Urbino;PV Pavia;PZ Potenza;RA Ravenna;RC Reggio Calabria;RE Reggio Emilia;RG Ragusa;RI Rieti;RM Roma;RN Rimini;RO Rovigo;SA Salerno;SI Siena;SO Sondrio;SP La Spezia;SR Siracusa;"
        + "SS Sassari;SU Sud Sardegna;SV Savona;TA Taranto;TE Teramo;TN Trento;TO Torino;TP Trapani;TR Terni;TS Trieste;TV Treviso;UD Udine;VA Varese;VB Verbano-Cusio-Ossola;VC Vercelli;VE Venezia;VI Vicenza;"
        + "VR Verona;VT Viterbo;VV Vibo Valentia";

    /// <summary>Letters and name.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [.. Table.Split(';').Select(static p => (p[..2], p[3..]))];

    /// <summary>Letters on both sides.</summary>
    public static IUnitConverter Codes { get; } = new CodeConverter();

    /// <summary>Names in the CRM.</summary>
    public static IUnitConverter Names { get; } = new TableConverter(RevisoConverters.ProvinceName, "province", All.Select(static p => (p.Name, p.Code)));

    /// <summary>Either in the CRM.</summary>
    public static IUnitConverter Any { get; } = new TableConverter(RevisoConverters.ProvinceAny, "province", All.SelectMany(static p => (IEnumerable<(string, string)>)[(p.Name, p.Code), (p.Code, p.Code)]));

    /// <summary>Two letters, also such as this table does not know: provinces are made and dissolved. A name is said and not guessed.</summary>
    private sealed class CodeConverter : FieldConverter
    {
        public override string Name => RevisoConverters.Province;

        public override FieldValue ToAccounting(FieldValue crm)
        {
            var text = crm.AsText()?.Trim();
            if (string.IsNullOrEmpty(text))
                return FieldValue.Null;
            if (text.Length == 2 && text.All(char.IsAsciiLetter))
                return FieldValue.Of(text.ToUpperInvariant());
            var meant = All.FirstOrDefault(p => string.Equals(p.Name, text, StringComparison.OrdinalIgnoreCase)).Code;
            throw new ConversionException("unknown-province", $"'{text}' is no province's two letters.", meant is null
                ? "Write the two letters of an Italian province, such as MI; leave it empty for other countries."
                : $"Write {meant}; or let the mapping use a converter for names ({RevisoConverters.ProvinceName}).");
        }

        public override FieldValue ToCrm(FieldValue accounting) => accounting;
    }
}
