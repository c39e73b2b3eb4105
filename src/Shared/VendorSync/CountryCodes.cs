using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>Two letters on both sides. A name, or a code that only VAT numbers use, is said and not guessed.</summary>
internal sealed class CountryCodes : FieldConverter
{
    public static CountryCodes Instance { get; } = new();

    public override string Name => CountryNames.Iso2;

    public override FieldValue ToAccounting(FieldValue crm) => Code(crm);

    public override FieldValue ToCrm(FieldValue accounting) => Code(accounting);

    private static FieldValue Code(FieldValue value)
    {
        var text = value.AsText()?.Trim().ToUpperInvariant();
        if (string.IsNullOrEmpty(text))
            return FieldValue.Null;
        if (CountryNames.IsCode(text))
            return FieldValue.Of(text);
        var meant = text switch { "EL" => "GR", "UK" => "GB", _ => CountryNames.FindCode(text) };
        throw new ConversionException("unknown-country", $"'{value.AsText()}' is no country code.", meant is null
            ? "Write the two letters of ISO 3166, such as DK; or let the mapping use a converter for names (country:da, country:en, country:it, country:ro)."
            : $"Write {meant}; or let the mapping use a converter for names (country:da, country:en, country:it, country:ro).");
    }
}
