using System.Collections.Immutable;
using Connectors.Sync;
using Vocabulary = Connectors.Sync.Crm.Company;

namespace Connectors.Import.Xlsx;

/// <summary>
/// Imports a list of companies into a CRM: first as a preview that writes nothing, then for good. Imported again, in whatever order of rows, a file writes nothing; a changed one writes what changed; what users edited in the CRM since stays
/// unless somebody asks for the file's values. Empty cells never empty a field, and nothing is deleted.
/// </summary>
/// <param name="crm">The CRM. Not while a run of the engine writes to the same companies.</param>
/// <param name="memory">What earlier imports wrote.</param>
/// <param name="clock">The clock.</param>
public sealed class CompanyImport(ISyncProvider crm, IImportMemory memory, TimeProvider? clock = null)
{
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    /// <summary>What importing would do. Nothing is written.</summary>
    /// <param name="sheet">The file.</param>
    /// <param name="target">The entity of the CRM that takes companies.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ImportTargetException">The entity takes no companies; the text names one that does.</exception>
    /// <exception cref="ProviderUnavailableException">The CRM does not answer.</exception>
    public async Task<ImportReport> PreviewAsync(CompanySheet sheet, string target = "company", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return (await PlanAsync(sheet, target, new HashSet<int>(), cancellationToken).ConfigureAwait(false)).Report;
    }

    /// <summary>Imports the file.</summary>
    /// <param name="sheet">The file.</param>
    /// <param name="target">The entity of the CRM that takes companies.</param>
    /// <param name="overwrite">Numbers of rows whose values stand although the CRM's were edited; <see langword="null"/> = of none.</param>
    /// <param name="cancellationToken">Ends the import between two writes. Importing again goes on where it stopped.</param>
    /// <exception cref="ImportTargetException">The entity takes no companies; the text names one that does.</exception>
    /// <exception cref="ProviderUnavailableException">The CRM does not answer.</exception>
    public async Task<ImportReport> ImportAsync(CompanySheet sheet, string target = "company", IReadOnlySet<int>? overwrite = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var plan = await PlanAsync(sheet, target, overwrite ?? new HashSet<int>(), cancellationToken).ConfigureAwait(false);
        return await WriteAsync(plan, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Plan> PlanAsync(CompanySheet sheet, string target, IReadOnlySet<int> overwrite, CancellationToken cancellationToken)
    {
        var described = await crm.DescribeAsync(cancellationToken).ConfigureAwait(false);
        var (schema, capabilities) = ImportTarget.Check(described, crm.Capabilities, target);
        var fields = sheet.Columns.Where(static c => c.Field is not null).ToDictionary(static c => c.Field!, static c => c, StringComparer.Ordinal);
        var slots = new Dictionary<string, FieldSlot>(StringComparer.Ordinal);
        foreach (var field in fields.Keys)
        {
            // A CRM with one field for both kinds of tax numbers may call it by either name.
            if (schema.TryGetSlot(field, out var slot) || (field == Vocabulary.VatNumber.Name && schema.TryGetSlot(Vocabulary.RegistrationNumber.Name, out slot)))
            {
                if (!schema[slot].ReadOnly)
                    slots[field] = slot;
            }
        }

        var companies = await ReadAsync(schema, capabilities, slots.Values, cancellationToken).ConfigureAwait(false);
        var imported = await memory.LoadAsync(cancellationToken).ConfigureAwait(false);
        var rows = sheet.Rows.Select(r => new Candidate(r.Number, CompanyValues.Of(sheet, r))).ToList();
        SkipDoubles(rows);
        var matcher = new CompanyMatcher(companies);
        foreach (var row in rows.Where(static r => r.Reason is null))
            (row.Company, row.Reason) = matcher.Find(row.Values);
        foreach (var same in rows.Where(static r => r is { Reason: null, Company: not null }).GroupBy(static r => r.Company!.Ref).Where(static g => g.Count() > 1))
        {
            foreach (var row in same)
                row.Reason = $"Rows {string.Join(" and ", same.Select(static r => r.Number))} are both {same.Key} of the CRM. Leave one of them in the file.";
        }

        foreach (var row in rows.Where(static r => r.Reason is null))
            row.Compare(schema, slots, row.Company is { } company ? imported.GetValueOrDefault(company.Ref) : null, overwrite.Contains(row.Number));
        return new Plan(schema, capabilities, rows, new ImportReport
        {
            FileName = sheet.FileName,
            Target = target,
            Rows = [.. rows.Select(static r => r.ToRow())],
            UnknownColumns = [.. sheet.Unknown],
            SkippedColumns = [.. fields.Where(f => !slots.ContainsKey(f.Key) && f.Value.Filled > 0).Select(static f => f.Value)],
        });
    }

    /// <summary>Rows of one company: equal ones are one, of different ones nobody can say which is right, whatever their order.</summary>
    private static void SkipDoubles(List<Candidate> rows)
    {
        foreach (var group in rows.Where(static r => r.Reason is null && CompanyMatcher.KeyOf(r.Values) is not null).GroupBy(static r => CompanyMatcher.KeyOf(r.Values)!, StringComparer.Ordinal).Where(static g => g.Count() > 1))
        {
            var first = group.First();
            var equal = group.All(r => r.Values.All.Count == first.Values.All.Count && r.Values.All.All(v => first.Values[v.Key] == v.Value));
            foreach (var row in equal ? group.Skip(1) : group)
                row.Reason = equal ? $"It says the same as row {first.Number}." : $"Rows {string.Join(", ", group.Select(static r => r.Number))} are one company by its tax code, number or name, and differ. Leave one of them in the file.";
        }
    }

    private async Task<List<SyncRecord>> ReadAsync(EntitySchema schema, EntityCapabilities capabilities, IEnumerable<FieldSlot> slots, CancellationToken cancellationToken)
    {
        var wanted = slots.Concat(new[] { Vocabulary.Name.Name, Vocabulary.VatNumber.Name, Vocabulary.RegistrationNumber.Name, Vocabulary.Number.Name, Vocabulary.City.Name }.Where(f => schema.TryGetSlot(f, out _)).Select(schema.SlotOf)).Distinct().OrderBy(static s => s.Index).ToImmutableArray();
        var request = new ReadRequest { Resource = capabilities.Resource, Entities = [new EntitySelection(schema, wanted)] };
        var found = new Dictionary<RecordId, SyncRecord>();
        await foreach (var page in crm.ReadChangesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (var change in page.Changes.Where(c => c.Ref.Entity == schema.Entity))
            {
                if (change is { Deleted: false, Record: { Deleted: false } record })
                    found[change.Ref.Id] = record;
                else
                    found.Remove(change.Ref.Id);
            }
        }

        // What the list does not show is read in full.
        foreach (var chunk in found.Values.Where(r => wanted.Any(s => r[s].IsAbsent)).Select(static r => r.Id).ToList().Chunk(Math.Max(1, capabilities.ReadBatchSize)))
        {
            foreach (var lookup in await crm.GetAsync(new GetRequest { Schema = schema, Ids = chunk }, cancellationToken).ConfigureAwait(false))
            {
                if (lookup is RecordLookup.Present { Record: var full })
                    found[full.Id] = full;
            }
        }

        return [.. found.Values];
    }

    private async Task<ImportReport> WriteAsync(Plan plan, CancellationToken cancellationToken)
    {
        string? stopped = null;
        foreach (var chunk in plan.Rows.Where(static r => r.Set.Count > 0).Chunk(Math.Max(1, plan.Capabilities.WriteBatchSize)))
        {
            if (stopped is null && cancellationToken.IsCancellationRequested)
                stopped = "It was stopped.";
            if (stopped is not null)
            {
                foreach (var row in chunk)
                    row.Reason = $"Not imported yet: {stopped}";
                continue;
            }

            var writes = chunk.Select(r => r.ToWrite(Guid.CreateVersion7(_clock.GetUtcNow()))).ToList();
            // A batch that is on its way is heard to its end.
            var outcomes = await crm.WriteAsync(new WriteBatch(plan.Schema, writes), CancellationToken.None).ConfigureAwait(false);
            for (var i = 0; i < chunk.Length; i++)
                stopped = chunk[i].Conclude(plan.Schema.Entity, i < outcomes.Count ? outcomes[i] : new WriteOutcome.Uncertain(new UncertainEvidence { Message = "The CRM did not answer for it." })) ?? stopped;
            await RememberAsync(chunk).ConfigureAwait(false);
        }

        // What agreed already is remembered too: it is the file's value from now on.
        await RememberAsync([.. plan.Rows.Where(static r => r is { Reason: null, Set.Count: 0, Company: not null })]).ConfigureAwait(false);
        return plan.Report with { Rows = [.. plan.Rows.Select(static r => r.ToRow())], Stopped = stopped };
    }

    private async Task RememberAsync(IReadOnlyList<Candidate> rows)
    {
        var done = rows.Where(static r => r is { Reason: null, Record: not null, IsNews: true }).ToDictionary(static r => r.Record!, static r => r.Memory);
        if (done.Count > 0)
            await memory.SaveAsync(done, CancellationToken.None).ConfigureAwait(false);
    }

    private sealed record Plan(EntitySchema Schema, EntityCapabilities Capabilities, List<Candidate> Rows, ImportReport Report);
}
