using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>Dinero's units and the words that CRMs have for them.</summary>
internal static class UnitWords
{
    /// <summary>Dinero's word, English singular, Danish singular or abbreviation, and other words that mean the same.</summary>
    private static readonly (string Dinero, string English, string Danish, string[] Others)[] Words =
    [
        ("hours", "hour", "time", ["hours", "timer", "hr", "hrs", "ora", "ore", "oră"]),
        ("parts", "piece", "stk", ["parts", "pieces", "pcs", "pc", "each", "ea", "styk", "stk.", "pezzo", "pezzi", "pz", "bucata", "bucată", "buc", "unit", "units"]),
        ("km", "kilometre", "km", ["kilometer", "kilometres", "chilometro", "chilometri"]),
        ("day", "day", "dag", ["days", "dage", "giorno", "giorni", "zi", "zile"]),
        ("week", "week", "uge", ["weeks", "uger", "settimana", "saptamana", "săptămână"]),
        ("month", "month", "måned", ["months", "måneder", "mese", "mesi", "luna", "lună"]),
        ("kilogram", "kilogram", "kg", ["kilo", "kilograms", "chilogrammo"]),
        ("cubicMetre", "cubic metre", "m³", ["m3", "kubikmeter", "metro cubo", "metru cub"]),
        ("set", "set", "sæt", ["sets", "set."]),
        ("litre", "litre", "liter", ["l", "liters", "litres", "litro", "litri", "litru"]),
        ("box", "box", "æske", ["boxes", "æsker", "scatola", "cutie"]),
        ("case", "case", "kasse", ["cases", "kasser", "cassa"]),
        ("carton", "carton", "karton", ["cartons", "kartoner", "cartone"]),
        ("metre", "metre", "meter", ["m", "meters", "metres", "metro", "metri", "metru"]),
        ("package", "package", "pakke", ["packages", "pack", "pakker", "pacco", "pachet"]),
        ("shipment", "shipment", "forsendelse", ["shipments", "spedizione", "livrare"]),
        ("squareMetre", "square metre", "m²", ["m2", "kvadratmeter", "metro quadro", "metru patrat", "metru pătrat"]),
        ("session", "session", "session", ["sessions", "sessione", "sesiune", "sedinta"]),
        ("tonne", "tonne", "ton", ["t", "tons", "tonnes", "tonnellata", "tona", "tonă"]),
    ];

    /// <summary>What Dinero takes.</summary>
    public static ImmutableArray<Choice> Choices { get; } = [.. Words.Select(static w => new Choice(w.Dinero, w.English))];

    /// <summary>English singular words (piece, hour), one for each of Dinero's.</summary>
    public static IUnitConverter English { get; } = new TableConverter(DineroConverters.Unit, "unit", Words.Select(static w => (w.English, w.Dinero)));

    /// <summary>Danish words (stk, time), one for each of Dinero's.</summary>
    public static IUnitConverter Danish { get; } = new TableConverter(DineroConverters.UnitDanish, "unit", Words.Select(static w => (w.Danish, w.Dinero)));

    /// <summary>Any word of four languages. Several mean the same, so it cannot come back.</summary>
    public static IUnitConverter Any { get; } = new TableConverter(DineroConverters.UnitAny, "unit", Words.SelectMany(static w => (string[])[w.English, w.Dinero, w.Danish, .. w.Others], static (w, word) => (word, w.Dinero)));
}
