using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>The names of the converters that the preset brings.</summary>
public static class UnicontaConverters
{
    /// <summary>Country codes (ISO 3166-1 alpha-2), both ways.</summary>
    public const string Country = CountryNames.Iso2;

    /// <summary>Danish country names, both ways.</summary>
    public const string CountryDanish = CountryNames.Danish;

    /// <summary>English country names, both ways.</summary>
    public const string CountryEnglish = CountryNames.English;

    /// <summary>Codes and names of four languages as people write them; only from the CRM to Uniconta, since many words mean one country.</summary>
    public const string CountryAny = CountryNames.Any;

    /// <summary>Street, postcode and city of the CRM with the three address lines, postcode and city of Uniconta, both ways.</summary>
    public const string Address = "uniconta:address";

    /// <summary>The CRM's "active" with Uniconta's "blocked", both ways.</summary>
    public const string Active = "uniconta:active";

    /// <summary>Danish words of units (Stk, Timer) for Uniconta's own names of them, both ways.</summary>
    public const string UnitDanish = "uniconta:unit:da";

    /// <summary>The keyword of a customer, to the CRM only.</summary>
    public const string Customer = "uniconta:customer";

    internal static ImmutableArray<IUnitConverter> Of(UnicontaSyncOptions options) =>
    [
        CountryCodes.Instance, .. CountryNames.Converters, new AddressConverter(), new ActiveConverter(),
        new TableConverter(UnitDanish, "unit", LabelVocabulary.ItemUnit.Where(static u => u.Member != "None").Select(static u => (u.Danish ?? u.Member, u.Member))),
        .. options.CustomerValues.Count > 0 ? [new CustomerConverter([.. options.CustomerValues])] : Array.Empty<IUnitConverter>(),
    ];
}

/// <summary>A street of up to three lines and Uniconta's three address lines. What has more lines is said and not cut.</summary>
internal sealed class AddressConverter : IUnitConverter
{
    private const int Lines = 3;

    public string Name => UnicontaConverters.Address;

    public int Version => 1;

    public bool Lossless => true;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm)
    {
        if (crm.Any(static v => v.IsAbsent))
            return [FieldValue.Absent, FieldValue.Absent, FieldValue.Absent, FieldValue.Absent, FieldValue.Absent];
        var lines = crm[0].AsText() is { } text ? text.ReplaceLineEndings("\n").TrimEnd().Split('\n', StringSplitOptions.TrimEntries) : [];
        if (lines.Length > Lines)
            throw new ConversionException("address-lines", $"The street has {lines.Length} lines, and Uniconta keeps {Lines}.", "Join lines by commas.");
        return [Line(0), Line(1), Line(2), crm[1], crm[2]];

        FieldValue Line(int at) => at < lines.Length && lines[at].Length > 0 ? FieldValue.Of(lines[at]) : FieldValue.Null;
    }

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting)
    {
        if (accounting.Any(static v => v.IsAbsent))
            return [FieldValue.Absent, FieldValue.Absent, FieldValue.Absent];
        // An empty line between two others keeps its place; those behind the last one are none.
        var street = string.Join('\n', accounting.Take(Lines).Select(static v => v.AsText()?.Trim() ?? "")).TrimEnd('\n');
        return [street.Length == 0 ? FieldValue.Null : FieldValue.Of(street), accounting[3], accounting[4]];
    }
}

/// <summary>Active is not blocked. A CRM that does not say anything means that it may be traded with.</summary>
internal sealed class ActiveConverter : FieldConverter
{
    public override string Name => UnicontaConverters.Active;

    public override FieldValue ToAccounting(FieldValue crm) => FieldValue.Of((bool?)(crm.AsBoolean() == false));

    public override FieldValue ToCrm(FieldValue accounting) => FieldValue.Of((bool?)(accounting.AsBoolean() != true));
}

/// <summary>A debtor is a customer: the CRM's field shows one of the keywords as long as it exists.</summary>
internal sealed class CustomerConverter(ImmutableArray<string> keywords) : FieldConverter
{
    public override string Name => UnicontaConverters.Customer;

    // Several keywords mean one thing.
    public override bool Lossless => false;

    public override FieldValue ToAccounting(FieldValue crm) =>
        crm.AsText()?.Trim() is { } word && keywords.Any(k => string.Equals(k.Trim(), word, StringComparison.OrdinalIgnoreCase)) ? FieldValue.Of("debtor") : FieldValue.Null;

    public override FieldValue ToCrm(FieldValue accounting) => accounting.HasValue ? FieldValue.Of(keywords[0]) : FieldValue.Null;
}
