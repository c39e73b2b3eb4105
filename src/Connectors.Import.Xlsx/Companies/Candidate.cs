using System.Collections.Immutable;
using Connectors.Sync;
using Vocabulary = Connectors.Sync.Crm.Company;

namespace Connectors.Import.Xlsx;

/// <summary>A row on its way into the CRM.</summary>
internal sealed class Candidate(int number, CompanyValues values)
{
    private ImmutableArray<ImportChange> _changes = [];
    private ImmutableDictionary<string, string>? _remembered;

    public int Number => number;

    public CompanyValues Values => values;

    /// <summary>Why it is skipped.</summary>
    public string? Reason { get; set; } = values.Problem;

    /// <summary>The company that it is already.</summary>
    public SyncRecord? Company { get; set; }

    /// <summary>The company that it is, or became.</summary>
    public RecordRef? Record { get; private set; }

    public List<FieldAssignment> Set { get; } = [];

    /// <summary>The file's values, by field, as far as the CRM holds them now.</summary>
    public ImmutableDictionary<string, string> Memory { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The memory does not say so yet.</summary>
    public bool IsNews => _remembered is null || Memory.Count != _remembered.Count || Memory.Any(m => _remembered.GetValueOrDefault(m.Key) != m.Value);

    /// <summary>What is to be written. A value of the CRM that is not the one of the last import is somebody's edit, and stays unless it is to be overwritten.</summary>
    public void Compare(EntitySchema schema, IReadOnlyDictionary<string, FieldSlot> slots, ImmutableDictionary<string, string>? remembered, bool overwrite)
    {
        _remembered = remembered;
        Record = Company?.Ref;
        Memory = remembered ?? ImmutableDictionary<string, string>.Empty;
        var changes = ImmutableArray.CreateBuilder<ImportChange>();
        foreach (var (field, slot) in slots.OrderBy(static s => s.Value.Index))
        {
            if (values[field] is not { } text)
                continue;
            var (value, problem) = CompanyValues.ToField(schema[slot], text);
            if (problem is not null)
            {
                Reason ??= problem;
                continue;
            }

            var there = Company is null ? FieldValue.Null : Company[slot];
            if (IsSame(field, schema[slot], there, value))
            {
                Memory = Memory.SetItem(field, text);
                continue;
            }

            var before = there.HasValue ? there.ToString() : "";
            // Ours of the last time, or empty: it may be written over. Anything else is somebody's.
            var ours = !there.HasValue ? remembered?.ContainsKey(field) != true : remembered?.GetValueOrDefault(field) is { } last && CompanyValues.ToField(schema[slot], last) is { Problem: null } then && IsSame(field, schema[slot], there, then.Value);
            var kept = Company is not null && !ours && !overwrite;
            // Only the CRM was edited: there is nothing new to offer.
            if (kept && remembered?.GetValueOrDefault(field) == text)
                continue;
            changes.Add(new ImportChange(field, before, text, kept));
            if (kept)
                continue;
            Set.Add(new FieldAssignment(slot, value));
            Memory = Memory.SetItem(field, text);
        }

        _changes = changes.ToImmutable();
        if (Reason is not null)
            Set.Clear();
    }

    public RecordWrite ToWrite(Guid id) => new() { IntentId = id, Kind = Company is null ? WriteKind.Create : WriteKind.Update, Id = Company?.Id, Current = Company, Set = [.. Set] };

    /// <summary>Takes the CRM's answer; a reason when it takes no more of them now.</summary>
    public string? Conclude(string entity, WriteOutcome outcome)
    {
        switch (outcome)
        {
            case WriteOutcome.Applied applied:
                Record = new RecordRef(entity, applied.Id);
                return null;
            case WriteOutcome.Refused refused:
                Reason = string.Join(' ', refused.Problems.Select(static p => p.Remedy is null ? p.Message : $"{p.Message} {p.Remedy}"));
                return null;
            case WriteOutcome.NotSent notSent:
                Reason = $"Not imported yet: {notSent.Message}";
                return notSent.Message;
            case WriteOutcome.Stale:
                Reason = "It was changed in the CRM in the meantime. Import the file again.";
                return null;
            default:
                Reason = "The CRM's answer was lost. Import the file again: a company that is there is found.";
                return null;
        }
    }

    public ImportedRow ToRow() => new()
    {
        Number = number,
        Name = values[Vocabulary.Name.Name] ?? "",
        Outcome = Reason is not null ? ImportOutcome.Skipped : Company is null ? ImportOutcome.Created : Set.Count > 0 ? ImportOutcome.Updated : ImportOutcome.Unchanged,
        Record = Record,
        Reason = Reason ?? "",
        Changes = _changes,
        Notes = [.. values.Notes],
    };

    private static bool IsSame(string field, FieldSchema schema, FieldValue there, FieldValue file)
    {
        if (schema.Canonical(there) == schema.Canonical(file))
            return true;
        // One county, however its accents are written.
        return field == Vocabulary.Region.Name && there.HasValue && RomanianEInvoice.County(there.ToString()) is { } county && county == RomanianEInvoice.County(file.ToString());
    }
}
