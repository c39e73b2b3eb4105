using Connectors.Sync.Linking;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Reads records of a run: from what its pages showed, or by their ids.</summary>
internal sealed class Records(Session session)
{
    /// <summary>Reads those that no page of this run showed, as many per call as the side takes.</summary>
    public async Task FillAsync(CompiledMapping mapping, Side side, IEnumerable<WorkItem> items, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        var missing = new List<WorkItem>();
        foreach (var item in items)
        {
            if (item.IdOn(side) is not { } id || item.On(side).State != SideState.NotRead)
                continue;
            if (binding.Capabilities.Read == ReadAbility.None)
            {
                item.Set(side, Sent(mapping, side, id, item.Link));
                continue;
            }

            if (session.On(side).Find(binding.Resource.Name, id) is { } cached && cached.Record.Schema.Entity == binding.Schema.Entity)
            {
                item.Set(side, View(mapping, side, cached.Record));
                item.SetFresh(side, cached.Full);
                item.SetReadAt(side, cached.At);
            }
            else
            {
                missing.Add(item);
            }
        }

        foreach (var chunk in missing.Chunk(Math.Max(1, binding.Capabilities.ReadBatchSize)))
            await ReadAsync(mapping, side, chunk, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads records in full, now.</summary>
    public async Task ReadAsync(CompiledMapping mapping, Side side, IReadOnlyList<WorkItem> items, CancellationToken cancellationToken)
    {
        var binding = mapping.On(side);
        if (binding.Capabilities.Read == ReadAbility.None || items.Count == 0)
            return;
        var request = new GetRequest { Schema = binding.Schema, Ids = [.. items.Select(i => new RecordId(i.IdOn(side)!))] };
        var asked = session.Clock.GetUtcNow();
        var answers = await session.On(side).Provider.GetAsync(request, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < items.Count; i++)
        {
            // A provider that answers too little has not answered: that is not "deleted".
            var answer = i < answers.Count ? answers[i] : new RecordLookup.Unknown(request.Ids[i]);
            items[i].SetFresh(side, true);
            items[i].SetReadAt(side, asked);
            items[i].Set(side, answer switch
            {
                RecordLookup.Present present => View(mapping, side, present.Record),
                RecordLookup.Deleted => SideView.Deleted,
                RecordLookup.Converted or RecordLookup.Merged => new SideView(SideState.Replaced, null),
                RecordLookup.ChangedKind => new SideView(SideState.ChangedKind, null),
                _ => SideView.NotRead,
            });
            if (answer is RecordLookup.Merged merged)
                items[i].Successor = merged.Survivor;
            if (answer is RecordLookup.Present { Record: var record })
                session.On(side).Remember(binding.Resource.Name, record, full: true, asked);
            else
                session.On(side).Forget(binding.Resource.Name, request.Ids[i].Value);
        }
    }

    /// <summary>The record holds what all these rules ask for.</summary>
    public static bool Takes(IEnumerable<ScopeRule> rules, SyncRecord record)
    {
        foreach (var rule in rules)
        {
            if (!record.TryGet(rule.Field, out var value) || !value.HasValue)
                return false;
            var text = value.ToString().Trim();
            var choice = record.Schema[record.Schema.SlotOf(rule.Field)].Choices.FirstOrDefault(c => string.Equals(c.Value, text, StringComparison.Ordinal));
            if (!rule.Values.Any(v => string.Equals(v.Trim(), text, StringComparison.OrdinalIgnoreCase) || (choice is not null && string.Equals(v.Trim(), choice.Label, StringComparison.OrdinalIgnoreCase))))
                return false;
        }

        return true;
    }

    public static SideView View(CompiledMapping mapping, Side side, SyncRecord record) => SideView.Of(record, Takes(side == Side.Crm ? mapping.Source.CrmScope : mapping.Source.AccountingScope, record));

    /// <summary>Of a side that cannot be read, what it was sent stands for what it shows (R33).</summary>
    private static SideView Sent(CompiledMapping mapping, Side side, string id, LinkRow? link)
    {
        var binding = mapping.On(side);
        var stored = link is null ? LinkBase.Empty : LinkBase.Parse(link.Base, mapping);
        var record = SyncRecord.Create(binding.Schema, new RecordId(id));
        foreach (var unit in mapping.Units)
        {
            var half = stored.Find(unit.Name);
            var values = side == Side.Crm ? half?.Crm : half?.Accounting;
            for (var i = 0; i < unit.Slots(side).Length; i++)
                record.Set(unit.Slots(side)[i], values is { } sent && i < sent.Length ? sent[i] : FieldValue.Null);
        }

        return new SideView(SideState.InScope, record.Build());
    }

    /// <summary>A page listed it without fields that the mapping uses.</summary>
    public static bool IsPartial(CompiledMapping mapping, Side side, SyncRecord record)
    {
        foreach (var unit in mapping.Units)
        {
            foreach (var slot in unit.Slots(side))
            {
                if (record[slot].IsAbsent)
                    return true;
            }
        }

        return false;
    }
}
