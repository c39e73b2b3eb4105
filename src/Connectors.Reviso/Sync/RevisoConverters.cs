using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>The names of the converters that the preset brings. Lists are converted by <c>list:</c> and the list's name.</summary>
public static class RevisoConverters
{
    /// <summary>Country codes (ISO 3166-1 alpha-2), both ways. For names there are <c>country:it</c>, <c>country:en</c>, <c>country:da</c>, <c>country:ro</c>, and <c>country:any</c> from the CRM to Reviso only.</summary>
    public const string Country = CountryNames.Iso2;

    /// <summary>Italian provinces by their two letters, both ways.</summary>
    public const string Province = "province:code";

    /// <summary>Italian provinces by their names (Milano), both ways.</summary>
    public const string ProvinceName = "province:it";

    /// <summary>Italian provinces by letters or name, only from the CRM to Reviso, since both mean one.</summary>
    public const string ProvinceAny = "province:any";

    /// <summary>Region and country as one unit, by their letters, both ways. Reviso keeps provinces of Italy only.</summary>
    public const string Place = "reviso:place";

    /// <summary>Region and country as one unit, by their Italian names, both ways.</summary>
    public const string PlaceNames = "reviso:place:it";

    /// <summary>A VAT number as Reviso keeps it: without blanks and without <c>IT</c>. The prefix says nothing that the number does not, so it goes both ways.</summary>
    public const string VatNumber = "reviso:vat-number";

    /// <summary>A tax code (codice fiscale) as Reviso keeps it: upper case, without blanks.</summary>
    public const string TaxCode = "reviso:tax-code";

    /// <summary>In use in the CRM, barred in Reviso: the one is the other's opposite.</summary>
    public const string NotBarred = "reviso:not-barred";

    /// <summary>All of them.</summary>
    internal static ImmutableArray<IUnitConverter> All { get; } =
    [
        CountryCodes.Instance, .. CountryNames.Converters, ItalianProvinces.Codes, ItalianProvinces.Names, ItalianProvinces.Any,
        new PlaceConverter(Place, CountryCodes.Instance, ItalianProvinces.Codes),
        new PlaceConverter(PlaceNames, CountryNames.Converters.Single(static c => c.Name == "country:it"), ItalianProvinces.Names),
        new NumberText(VatNumber, ItalianTaxNumbers.VatNumber), new NumberText(TaxCode, ItalianTaxNumbers.TaxCode), new Opposite(),
    ];

    /// <summary>A province belongs to its country: Reviso refuses a mixed pair, so they go over together.</summary>
    private sealed class PlaceConverter(string name, IUnitConverter country, IUnitConverter province) : IUnitConverter
    {
        private const string Italy = "IT";

        public string Name => name;

        public int Version => 1;

        public bool Lossless => true;

        public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm)
        {
            if (crm.Any(static v => v.IsAbsent))
                return crm;
            var code = country.ToAccounting([crm[1]])[0];
            if (string.IsNullOrWhiteSpace(crm[0].AsText()))
                return [FieldValue.Null, code];
            // Without a country a region is still an Italian province or nothing that Reviso could keep.
            if (code.AsText() is { } abroad && abroad != Italy)
                throw new ConversionException("region-abroad", $"Reviso keeps provinces of Italy only, and '{crm[0].AsText()}' is in {abroad}.", "Empty the region of companies abroad, or let the mapping leave it out.");
            return [province.ToAccounting([crm[0]])[0], code];
        }

        public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) =>
            accounting.Any(static v => v.IsAbsent) ? accounting : [province.ToCrm([accounting[0]])[0], country.ToCrm([accounting[1]])[0]];
    }

    /// <summary>A number in the spelling that Reviso keeps; back as it stands there.</summary>
    private sealed class NumberText(string name, Func<string, string> spell) : FieldConverter
    {
        public override string Name => name;

        public override FieldValue ToAccounting(FieldValue crm) => crm.AsText() is { } text && spell(text) is { Length: > 0 } number ? FieldValue.Of(number) : FieldValue.Null;

        public override FieldValue ToCrm(FieldValue accounting) => accounting;
    }

    private sealed class Opposite : FieldConverter
    {
        public override string Name => NotBarred;

        public override FieldValue ToAccounting(FieldValue crm) => Not(crm);

        public override FieldValue ToCrm(FieldValue accounting) => Not(accounting);

        private static FieldValue Not(FieldValue value) => value.AsBoolean() is { } flag ? FieldValue.Of((bool?)!flag) : FieldValue.Null;
    }
}
