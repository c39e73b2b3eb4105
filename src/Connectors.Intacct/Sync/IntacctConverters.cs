using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>The names of the converters that the preset brings.</summary>
public static class IntacctConverters
{
    /// <summary>A person's name and the contact's id with what is printed. A contact is named at its creation and keeps that name; afterwards only what is printed goes over. Only from Intacct, and once to it.</summary>
    public const string ContactName = "intacct:contact-name";

    /// <summary>Street lines, postcode and city, and Intacct's three address lines, both ways.</summary>
    public const string Address = "intacct:address";

    /// <summary>A country's code (ISO 3166-1 alpha-2) and Intacct's name and code of it, both ways: where a company has ISO codes switched on, Intacct wants both.</summary>
    public const string Country = "intacct:country";

    /// <summary>In use or not, and Intacct's status, both ways. A status that is neither active nor inactive is held.</summary>
    public const string Active = "intacct:active";

    /// <summary>What stands between a document's subtotal and its total. Only from Intacct.</summary>
    public const string Tax = "intacct:tax";

    /// <summary>A document's own state and what was paid of it, as one of <see cref="DocumentStatuses.Key"/>. Only from Intacct.</summary>
    public const string DocumentState = "intacct:document-state";

    /// <summary>What was paid of an invoice: all, nothing, or, of a part, unknown. Only from Intacct.</summary>
    public const string Paid = "intacct:paid";

    /// <summary>What is open of an invoice: all, nothing, or, of a part payment, unknown. Only from Intacct.</summary>
    public const string Open = "intacct:open";

    /// <summary>All of them.</summary>
    internal static ImmutableArray<IUnitConverter> All { get; } =
    [
        new ContactNameConverter(), new AddressConverter(), new CountryConverter(), new ActiveConverter(),
        new ShownConverter(Tax, static v => v is [var net, var gross] && net.AsNumber() is { } n && gross.AsNumber() is { } g ? FieldValue.Of((decimal?)(g - n)) : FieldValue.Null),
        new ShownConverter(DocumentState, static v => FieldValue.Of(DocumentStatuses.Key(IntacctDocumentStatus.Of(v[0].AsText() is { } state ? new(state) : null, v[1].AsText() is { } payment ? new(payment) : null)))),
        new ShownConverter(Paid, static v => Amount(v, DocumentPaymentStatus.Paid, DocumentPaymentStatus.Open)),
        new ShownConverter(Open, static v => Amount(v, DocumentPaymentStatus.Open, DocumentPaymentStatus.Paid)),
    ];

    private static FieldValue Amount(ImmutableArray<FieldValue> payment, DocumentPaymentStatus all, DocumentPaymentStatus nothing) =>
        payment[0].AsText() == all.Value ? payment[1] : payment[0].AsText() == nothing.Value ? FieldValue.Of((decimal?)0) : FieldValue.Null;
}

/// <summary>What is worked out of several fields of accounting and only shown.</summary>
internal sealed class ShownConverter(string name, Func<ImmutableArray<FieldValue>, FieldValue> show) : IUnitConverter
{
    public string Name => name;

    public int Version => 1;

    public bool Lossless => false;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm) => throw new ConversionException("shown", "Intacct works it out itself.", "Set its flow to FromAccounting.");

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) => [accounting.Any(static v => v.IsAbsent) ? FieldValue.Absent : show(accounting)];
}

internal sealed class ContactNameConverter : IUnitConverter
{
    public string Name => IntacctConverters.ContactName;

    public int Version => 1;

    // What is printed may be changed later, the id may not: there and back it is another id.
    public bool Lossless => false;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm) => [crm[0], crm[0]];

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) => [accounting[1]];
}

internal sealed class AddressConverter : IUnitConverter
{
    private const int Lines = 3;

    public string Name => IntacctConverters.Address;

    public int Version => 1;

    public bool Lossless => true;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm)
    {
        if (crm.Any(static v => v.IsAbsent))
            return [.. Enumerable.Repeat(FieldValue.Absent, Lines + 2)];
        var lines = (crm[0].AsText() ?? "").ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines.Length > Lines)
            throw new ConversionException("address-lines", $"The address has {lines.Length} lines, and Intacct keeps {Lines}.", "Join some of the lines.");
        return [.. Enumerable.Range(0, Lines).Select(i => FieldValue.Of(i < lines.Length && lines[i].Trim() is { Length: > 0 } line ? line : null)), crm[1], crm[2]];
    }

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting)
    {
        if (accounting.Any(static v => v.IsAbsent))
            return [FieldValue.Absent, FieldValue.Absent, FieldValue.Absent];
        var street = string.Join('\n', accounting.Take(Lines).Select(static v => v.AsText())).TrimEnd('\n');
        return [FieldValue.Of(street.Length == 0 ? null : street), accounting[Lines], accounting[Lines + 1]];
    }
}

internal sealed class CountryConverter : IUnitConverter
{
    public string Name => IntacctConverters.Country;

    public int Version => 1;

    public bool Lossless => true;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm)
    {
        if (crm[0].IsAbsent)
            return [FieldValue.Absent, FieldValue.Absent];
        if (crm[0].AsText()?.Trim() is not { Length: > 0 } code)
            return [FieldValue.Null, FieldValue.Null];
        return CountryWords.NameOf(code) is { } name ? [FieldValue.Of(name), FieldValue.Of(code.ToUpperInvariant())]
            : throw new ConversionException("unknown-country", $"'{code}' is not a country's code.", CountryWords.CodeOf(code) is { } near ? $"Did you mean '{near}'?" : "Write two letters (ISO 3166), such as US.");
    }

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting)
    {
        if (accounting[0].IsAbsent && accounting[1].IsAbsent)
            return [FieldValue.Absent];
        if (accounting[1].HasValue)
            return [FieldValue.Of(accounting[1].AsText()!.Trim().ToUpperInvariant())];
        // Companies without ISO codes have the name alone.
        if (accounting[0].AsText()?.Trim() is not { Length: > 0 } name)
            return [FieldValue.Null];
        return CountryWords.CodeOf(name) is { } code ? [FieldValue.Of(code)]
            : throw new ConversionException("unknown-country", $"'{name}' is not a country that is known here.", "Choose the country in Intacct from its list.");
    }
}

internal sealed class ActiveConverter : FieldConverter
{
    public override string Name => IntacctConverters.Active;

    public override FieldValue ToAccounting(FieldValue crm) => crm.IsNull ? FieldValue.Null : FieldValue.Of(crm.AsBoolean() == true ? "active" : "inactive");

    public override FieldValue ToCrm(FieldValue accounting) => accounting.AsText() switch
    {
        null => FieldValue.Null,
        "active" => FieldValue.Of((bool?)true),
        "inactive" => FieldValue.Of((bool?)false),
        var word => throw new ConversionException("unknown-status", $"'{word}' is neither active nor inactive.", "Map Intacct's status to a choice of the CRM instead of a flag."),
    };
}
