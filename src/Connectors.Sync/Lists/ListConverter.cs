using System.Collections.Immutable;

namespace Connectors.Sync.Lists;

/// <summary>Options of the CRM to keys of accounting and back (R20). It looks at the list as this run read it.</summary>
/// <param name="list">The list's name.</param>
internal sealed class ListConverter(string list) : IUnitConverter
{
    public string Name { get; } = ManagedList.ConverterOf(list);

    public int Version => 1;

    public bool Lossless => true;

    /// <summary>The list as it is known.</summary>
    public ListMap Map { get; set; } = ListMap.Empty(list);

    /// <summary>Why it could not be read; <see langword="null"/> = it was.</summary>
    public string? Unavailable { get; set; }

    /// <summary>This run asked for it.</summary>
    public bool Asked { get; set; }

    /// <summary>The canonical value of an option is accounting's key: a renamed one is no edit.</summary>
    public ImmutableArray<FieldValue> CanonicalOfCrm(ImmutableArray<FieldValue> values) =>
        [.. values.Select(v => v.Kind == FieldValueKind.Text && Map.FindValue(v.AsText()!) is { } entry ? FieldValue.Of(entry.ReplacedBy ?? entry.Key) : v)];

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm) => [.. crm.Select(KeyOf)];

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) => [.. accounting.Select(ValueOf)];

    /// <summary>It was read once more in this run, because a record held an entry that it did not show.</summary>
    public bool Refreshed { get; set; }

    /// <summary>An entry lives on under another key: whether a holder follows can be seen only on both sides.</summary>
    public bool HasReplacements => Map.Entries.Any(static e => e.ReplacedBy is not null);

    /// <summary>Accounting still holds the key of an entry that a person said lives on under another one.</summary>
    public bool HasMoved(ImmutableArray<FieldValue> crm, ImmutableArray<FieldValue> accounting)
    {
        for (var i = 0; i < crm.Length; i++)
        {
            // In a CRM of labels the record holds the name that both entries have.
            if (accounting[i].HasValue && Map.FindKey(accounting[i].ToString()) is { ReplacedBy: { } successor } gone
                && crm[i].Kind == FieldValueKind.Text && Map.FindValue(crm[i].AsText()!) is { } chosen && (chosen.Key == gone.Key || chosen.Key == successor))
                return true;
        }

        return false;
    }

    private FieldValue KeyOf(FieldValue value)
    {
        if (!value.HasValue)
            return value;
        Check();
        var text = value.ToString();
        var entry = Map.FindValue(text) ?? throw new ConversionException("choice-unknown", $"'{text}' is not an option of the list '{list}'.",
            NearestName.Find(text, Map.Entries.Where(static e => e.Active).Select(static e => e.CrmValue)) is { } near ? $"Did you mean '{near}'?" : "Choose one of the options that accounting offers.");
        entry = entry.ReplacedBy is { } other && Map.FindKey(other) is { } successor ? successor : entry;
        return entry.Active ? FieldValue.Of(entry.Key) : throw new ConversionException("choice-removed", $"'{entry.Label}' was removed from accounting's list '{list}'.", "Choose another option.");
    }

    private FieldValue ValueOf(FieldValue value)
    {
        if (!value.HasValue)
            return value;
        Check();
        // An entry that is not offered any more stays readable on the records that hold it.
        return Map.FindKey(value.ToString()) is { } entry ? FieldValue.Of(entry.CrmValue) : throw new ConversionException("choice-unknown", $"Accounting holds '{value}', which its list '{list}' does not show.", "It goes on by itself when the list shows it.");
    }

    private void Check()
    {
        if (Unavailable is { } reason)
            throw new ConversionException("list-unavailable", $"Accounting's list '{list}' cannot be read: {reason}", "It goes on by itself when the list can be read.");
    }
}
