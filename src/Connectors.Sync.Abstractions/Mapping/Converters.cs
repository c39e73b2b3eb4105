using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>
/// A pure, named conversion of a merge unit. Settings name it; an unnamed one could not be stored, so there is none. It knows nothing but its input: no clock, no culture, no call.
/// </summary>
public interface IUnitConverter
{
    /// <summary>The name that mappings use: <c>country:iso2</c>.</summary>
    string Name { get; }

    /// <summary>Raised when the same input gives another output than before. Part of the base's fingerprint.</summary>
    int Version { get; }

    /// <summary>There and back gives the same canonical values. A lossy converter is refused on a unit that goes both ways.</summary>
    bool Lossless { get; }

    /// <summary>From the CRM's fields to accounting's, in the order of the unit.</summary>
    /// <exception cref="ConversionException">The value cannot be converted; the unit is held with that text.</exception>
    ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm);

    /// <summary>From accounting's fields to the CRM's, in the order of the unit.</summary>
    /// <exception cref="ConversionException">The value cannot be converted; the unit is held with that text.</exception>
    ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting);
}

/// <summary>A conversion of one field to one field.</summary>
public abstract class FieldConverter : IUnitConverter
{
    /// <inheritdoc />
    public abstract string Name { get; }

    /// <inheritdoc />
    public virtual int Version => 1;

    /// <inheritdoc />
    public virtual bool Lossless => true;

    /// <summary>From the CRM's value to accounting's. It is not called for an absent value.</summary>
    /// <exception cref="ConversionException">The value cannot be converted.</exception>
    public abstract FieldValue ToAccounting(FieldValue crm);

    /// <summary>From accounting's value to the CRM's. It is not called for an absent value.</summary>
    /// <exception cref="ConversionException">The value cannot be converted.</exception>
    public abstract FieldValue ToCrm(FieldValue accounting);

    ImmutableArray<FieldValue> IUnitConverter.ToAccounting(ImmutableArray<FieldValue> crm) => [.. crm.Select(v => v.IsAbsent ? v : ToAccounting(v))];

    ImmutableArray<FieldValue> IUnitConverter.ToCrm(ImmutableArray<FieldValue> accounting) => [.. accounting.Select(v => v.IsAbsent ? v : ToCrm(v))];
}

/// <summary>A value that a converter does not know what to do with. The unit is held; the rest of the record goes on.</summary>
public sealed class ConversionException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="code">Stable and language-neutral: <c>unknown-country</c>.</param>
    /// <param name="message">What is wrong with the value.</param>
    /// <param name="remedy">What to do.</param>
    public ConversionException(string code, string message, string? remedy = null) : base(message)
    {
        Code = code;
        Remedy = remedy;
    }

    /// <summary>Stable and language-neutral.</summary>
    public string Code { get; }

    /// <summary>What to do.</summary>
    public string? Remedy { get; }
}

/// <summary>A converter made of a table of pairs: keys of the CRM on the left, of accounting on the right.</summary>
/// <remarks>Compared with letter case and outer blanks ignored. Several left keys may stand for one right key; the first pair is used on the way back, and then the converter is lossy.</remarks>
public sealed class TableConverter : FieldConverter
{
    private readonly Dictionary<string, string> _toAccounting = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _toCrm = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _lossless;
    private readonly int _version;
    private readonly string _what;

    /// <summary>Makes a converter.</summary>
    /// <param name="name">The name that mappings use.</param>
    /// <param name="what">What a value of the table is, for texts: <c>country</c>, <c>unit</c>.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="version">Raised when a pair changes its meaning.</param>
    public TableConverter(string name, string what, IEnumerable<(string Crm, string Accounting)> pairs, int version = 1)
    {
        Name = name;
        _what = what;
        _version = version;
        _lossless = true;
        foreach (var (crm, accounting) in pairs)
        {
            _toAccounting[crm] = accounting;
            if (!_toCrm.TryAdd(accounting, crm))
                _lossless = false;
        }
    }

    /// <inheritdoc />
    public override string Name { get; }

    /// <inheritdoc />
    public override int Version => _version;

    /// <inheritdoc />
    public override bool Lossless => _lossless;

    /// <inheritdoc />
    public override FieldValue ToAccounting(FieldValue crm) => Look(_toAccounting, crm);

    /// <inheritdoc />
    public override FieldValue ToCrm(FieldValue accounting) => Look(_toCrm, accounting);

    private FieldValue Look(Dictionary<string, string> table, FieldValue value)
    {
        var text = value.AsText()?.Trim();
        if (string.IsNullOrEmpty(text))
            return FieldValue.Null;
        return table.TryGetValue(text, out var found)
            ? FieldValue.Of(found)
            : throw new ConversionException("unknown-" + _what, $"'{text}' is not a known {_what}.", NearestName.Find(text, table.Keys) is { } near ? $"Did you mean '{near}'?" : $"Use one of: {string.Join(", ", table.Keys.Take(12))}{(table.Count > 12 ? " …" : "")}.");
    }
}
