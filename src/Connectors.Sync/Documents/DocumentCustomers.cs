using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>The customer of a document: found by its link, or made by its mapping. It stays linked whatever becomes of the document.</summary>
internal sealed class DocumentCustomers(Session session)
{
    private readonly PairSource _source = new(session, session.Marks);
    private readonly PairExecutor _executor = new(session);

    /// <summary>Finds the customer, or says whether it could be made. Nothing is written.</summary>
    public async Task<DocumentCustomer> FindAsync(CompiledFlow flow, RecordRef customer, CancellationToken cancellationToken)
    {
        if (flow.CustomerMapping(customer) is not { } mapping)
            return Wrong("customer-mapping", $"No mapping of this connection knows a '{customer.Entity}'.", Fixer.Administrator, "Map it, or name the flow's customer mapping.");
        if (await LinkedAsync(mapping, customer, cancellationToken).ConfigureAwait(false) is { } linked)
            return new DocumentCustomer { Id = linked };
        if (!flow.Flow.CreateCustomer)
            return Wrong("customer-not-linked", $"The customer {customer} is not in accounting.", Fixer.User, "Create and link it there first, or let the flow create customers.");

        await ReadOnceAsync(mapping, cancellationToken).ConfigureAwait(false);
        var item = (await _source.SingleAsync(mapping, customer.Id.Value, cancellationToken).ConfigureAwait(false))[0];
        var decision = await _executor.PreviewAsync(item, cancellationToken).ConfigureAwait(false);
        return decision.Action switch
        {
            PairAction.CreateAccounting => new DocumentCustomer { Item = item, Planned = Planned(mapping, decision) },
            // It is there already and will only be linked.
            PairAction.Link or PairAction.Update or PairAction.Revive or PairAction.Unchanged => new DocumentCustomer { Item = item, Known = item.AccountingRecord?.Id },
            PairAction.Park => new DocumentCustomer { Problems = [.. decision.Problems.Select(static p => p with { Field = p.Field is null ? "customer" : $"customer.{p.Field}" })] },
            PairAction.Wait => Wrong("customer-waits", $"The customer {customer} waits for {decision.WaitsFor}, which is not in accounting yet.", Fixer.User, "Synchronise that first."),
            _ => Wrong("customer-not-ready", $"The customer {customer} cannot be brought to accounting now ({decision.Reason}).", Fixer.User, "Look at it among the parked records."),
        };
    }

    private static ImmutableDictionary<string, string> Planned(CompiledMapping mapping, PairDecision decision)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var set in decision.AccountingSet)
        {
            if (set.Value is { HasValue: true, Kind: not FieldValueKind.Lines } && set.Value.ToString() is { Length: > 0 } text)
                fields[mapping.Accounting.Schema[set.Slot].Name] = text;
        }

        return fields.ToImmutable();
    }

    /// <summary>Reads what is written on a document whose accounting keeps no customers.</summary>
    public async Task<DocumentCustomer> ReadAsync(RecordRef customer, CancellationToken cancellationToken)
    {
        if (session.Crm.Description.Schema.Find(customer.Entity) is not { } schema)
            return Wrong("customer-unknown", $"The CRM shows no '{customer.Entity}' to this connection.", Fixer.Administrator, "Let the CRM's provider offer it.");
        var answers = await session.Crm.Provider.GetAsync(new GetRequest { Schema = schema, Ids = [customer.Id] }, cancellationToken).ConfigureAwait(false);
        if (answers is not [RecordLookup.Present { Record: var record }])
            return Wrong("customer-gone", $"The customer {customer} is not in the CRM any more.", Fixer.User, "Link the document to the company that it is for.");
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var slot = 0; slot < schema.Fields.Length; slot++)
        {
            var value = record[new FieldSlot(slot)];
            if (value.HasValue && value.Kind != FieldValueKind.Lines && value.ToString() is { Length: > 0 } text)
                fields[schema.Fields[slot].Name] = text;
        }

        return new DocumentCustomer { Fields = fields.ToImmutable() };
    }

    /// <summary>Makes or links the customer.</summary>
    public async Task<DocumentCustomer> MakeAsync(CompiledFlow flow, RecordRef customer, WorkItem item, CancellationToken cancellationToken)
    {
        var outcome = await _executor.ExecuteAsync(item, cancellationToken).ConfigureAwait(false);
        session.Counters.Count(item.Mapping.Name, item.Pair, outcome);
        if (await LinkedAsync(item.Mapping, customer, cancellationToken).ConfigureAwait(false) is { } id)
            return new DocumentCustomer { Id = id };
        var parked = await session.Store.FindParkedAsync(session.Connection, item.Mapping.Name, [item.Pair], cancellationToken).ConfigureAwait(false);
        var problems = parked.SelectMany(static p => ProblemsJson.Read(p.Problems)).Select(static p => p with { Field = p.Field is null ? "customer" : $"customer.{p.Field}" }).ToImmutableArray();
        return problems.Length > 0
            ? new DocumentCustomer { Problems = problems }
            : Wrong("customer-" + outcome.ToString().ToLowerInvariant(), $"The customer {customer} could not be created: {session.Stopped?.Message ?? "it is not known yet whether it was"}.", Fixer.User, "Send the document again when the customer is there.");
    }

    private async Task<RecordId?> LinkedAsync(CompiledMapping mapping, RecordRef customer, CancellationToken cancellationToken)
    {
        var links = await session.Store.FindLinksAsync(session.Connection, Side.Crm, mapping.Crm.Resource.Name, [customer.Id.Value], cancellationToken).ConfigureAwait(false);
        return links.FirstOrDefault(static l => l.State == LinkState.Active) is { AccountingId: { } id } ? new RecordId(id) : null;
    }

    /// <summary>Before accounting was enumerated once, nobody can say that the customer is not there.</summary>
    private async Task ReadOnceAsync(CompiledMapping mapping, CancellationToken cancellationToken)
    {
        var cursors = await session.Store.ListCursorsAsync(session.Connection, cancellationToken).ConfigureAwait(false);
        if (mapping.Accounting.Capabilities.Read == ReadAbility.List && !cursors.Any(c => c.Side == Side.Accounting && c.Resource == mapping.Accounting.Resource.Name && c.FullAt is not null))
            await new FeedReader(session).ReadAllAsync(cancellationToken).ConfigureAwait(false);
    }

    private static DocumentCustomer Wrong(string code, string message, Fixer who, string remedy) => new() { Problems = [new Problem(code, "customer", message, who, remedy)] };
}

/// <summary>What is known of a document's customer.</summary>
internal sealed record DocumentCustomer
{
    public RecordId? Id { get; init; }

    /// <summary>It can be made from this.</summary>
    public WorkItem? Item { get; init; }

    /// <summary>The record that it will be linked to.</summary>
    public RecordId? Known { get; init; }

    /// <summary>What it will be made of.</summary>
    public ImmutableDictionary<string, string>? Planned { get; init; }

    /// <summary>What is written on the document, where it carries its customer.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<Problem> Problems { get; init; } = [];
}
