using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>The names of the converters that the preset brings.</summary>
public static class DineroConverters
{
    /// <summary>Country codes (ISO 3166-1 alpha-2), both ways.</summary>
    public const string Country = CountryNames.Iso2;

    /// <summary>Danish country names, both ways.</summary>
    public const string CountryDanish = CountryNames.Danish;

    /// <summary>English country names, both ways.</summary>
    public const string CountryEnglish = CountryNames.English;

    /// <summary>Italian country names, both ways.</summary>
    public const string CountryItalian = CountryNames.Italian;

    /// <summary>Romanian country names, both ways.</summary>
    public const string CountryRomanian = CountryNames.Romanian;

    /// <summary>Codes and names of four languages as people write them; only from the CRM to Dinero, since many words mean one country.</summary>
    public const string CountryAny = CountryNames.Any;

    /// <summary>English unit words (piece, hour, kilogram), both ways.</summary>
    public const string Unit = "dinero:unit";

    /// <summary>Danish unit words (stk, time, kg), both ways.</summary>
    public const string UnitDanish = "dinero:unit:da";

    /// <summary>Unit words of four languages; only from the CRM to Dinero, since many words mean one unit.</summary>
    public const string UnitAny = "dinero:unit:any";

    /// <summary>Terms and days of payment: Dinero's own words (Netto, NettoCash, CurrentMonthOut), both ways.</summary>
    public const string PaymentCondition = "dinero:payment-condition";

    /// <summary>Lines of invoices: text, quantity, unit, price, discount and account under the neutral names of lines, both ways.</summary>
    public const string InvoiceLines = "dinero:invoice-lines";

    /// <summary>All of them.</summary>
    internal static ImmutableArray<IUnitConverter> All { get; } =
    [
        CountryCodes.Instance, .. CountryNames.Converters, UnitWords.English, UnitWords.Danish, UnitWords.Any, new PaymentConditionConverter(), new InvoiceLinesConverter(),
    ];
}

/// <summary>Terms and days as one unit. What Dinero would refuse is said here, with the remedy.</summary>
internal sealed class PaymentConditionConverter : IUnitConverter
{
    private static readonly string[] Types = ["Netto", "NettoCash", "CurrentMonthOut"];

    public string Name => DineroConverters.PaymentCondition;

    public int Version => 1;

    public bool Lossless => true;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm)
    {
        if (crm.Any(static v => v.IsAbsent))
            return crm;
        var text = crm[0].AsText()?.Trim();
        var days = crm[1].AsNumber();
        if (string.IsNullOrEmpty(text))
        {
            return days is null
                ? [FieldValue.Null, FieldValue.Null]
                : throw new ConversionException("payment-terms", "There are days of payment and no terms.", "Choose the terms, such as Netto.");
        }

        var type = Types.FirstOrDefault(t => string.Equals(t, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new ConversionException("unknown-payment-terms", $"'{text}' are no terms of payment that Dinero knows.", NearestName.Find(text, Types) is { } near ? $"Did you mean '{near}'?" : $"Use one of: {string.Join(", ", Types)}.");
        if (type == "NettoCash" && days is not null)
            throw new ConversionException("payment-days", "NettoCash is paid at once and takes no days.", "Empty the days, or choose Netto.");
        if (days is { } d && (d < 0 || decimal.Truncate(d) != d))
            throw new ConversionException("payment-days", "Days of payment are a whole number.", "Correct the days.");
        return [FieldValue.Of(type), crm[1]];
    }

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) => accounting;
}
