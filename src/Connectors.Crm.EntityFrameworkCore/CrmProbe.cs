using System.Collections.Immutable;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Crm.EntityFrameworkCore.Reading;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>Tries what a run will do: connects, reads one row of every entity, looks for the tables of marks.</summary>
internal sealed class CrmProbe(CrmPlan plan, bool consumes, CrmDefinition definition, IContextSource contexts, Func<DbContext, CancellationToken, ValueTask<AccountIdentity>> account)
{
    public async Task<ConnectionHealth> RunAsync(CancellationToken cancellationToken)
    {
        var capabilities = ImmutableArray.CreateBuilder<CapabilityHealth>();
        AccountIdentity identity;
        try
        {
            identity = await contexts.WithAsync(async db =>
            {
                await db.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                foreach (var resource in plan.Resources)
                    capabilities.Add(await TryAsync(resource, db, cancellationToken).ConfigureAwait(false));
                capabilities.Add(await MarksAsync(db, cancellationToken).ConfigureAwait(false));
                return await account(db, cancellationToken).ConfigureAwait(false);
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Guarded.Database(exception) is { } fault && !cancellationToken.IsCancellationRequested)
        {
            return new ConnectionHealth
            {
                Ok = false,
                Reason = $"The CRM's database does not answer: {fault.Message}",
                NextStep = "The administrator of the CRM looks after the database, its address and its user.",
                Failure = UnavailableReason.Unreachable,
            };
        }

        var broken = capabilities.FirstOrDefault(static c => c is { State: CapabilityState.Missing, NextStep: not null } && c.Name != "marks")
            ?? capabilities.FirstOrDefault(c => c is { State: CapabilityState.Missing, Name: "marks" } && consumes);
        return new ConnectionHealth
        {
            Ok = broken is null,
            Reason = broken is null ? $"Connected to the CRM {identity.Name}." : broken.Reason,
            NextStep = broken?.NextStep,
            Failure = broken is null ? null : UnavailableReason.NotAllowed,
            Account = identity,
            Capabilities = capabilities.ToImmutable(),
        };
    }

    private static async Task<CapabilityHealth> TryAsync(ResourcePlan resource, DbContext db, CancellationToken cancellationToken)
    {
        try
        {
            var selected = resource.Entities.Select(static e => Selected.Of(e, e.Schema, Selected.Every(e.Schema), ImmutableHashSet<string>.Empty)).ToImmutableArray();
            var shape = new RowShape(resource, selected);
            foreach (var row in await resource.QueryAsync(db, shape.Columns, new RowQuery(null) { Take = 1, OrderBy = [resource.Key.Access(resource.Row, 0)] }, cancellationToken).ConfigureAwait(false))
                shape.ToRecord(row);
            return new CapabilityHealth(resource.Name, CapabilityState.Ok, "Can be read.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new CapabilityHealth(resource.Name, CapabilityState.Missing, $"'{resource.Name}' cannot be read: {(Guarded.Database(exception) ?? exception).Message}",
                "The developer of the CRM compares the mapping with the database; a migration may be missing.");
        }
    }

    private async Task<CapabilityHealth> MarksAsync(DbContext db, CancellationToken cancellationToken)
    {
        const string Name = "marks";
        if (!plan.HasTables)
            return new CapabilityHealth(Name, CapabilityState.Missing, "The model has no table of marks: late commits and removed rows are only noticed by full reads.");
        if (!consumes)
        {
            return new CapabilityHealth(Name, CapabilityState.Missing, $"Several connections may share the database and no MarkScope tells their marks apart, so '{definition.Consumer}' uses none.",
                "The developer adds MarkScope(…).");
        }

        try
        {
            await db.Set<ConnectorMark>().OrderBy(static m => m.Id).Select(static m => m.Id).Take(1).ToListAsync(cancellationToken).ConfigureAwait(false);
            await db.Set<ConnectorWrite>().OrderBy(static w => w.IntentId).Select(static w => w.IntentId).Take(1).ToListAsync(cancellationToken).ConfigureAwait(false);
            return new CapabilityHealth(Name, CapabilityState.Ok, "Changes that go through the application are marked.");
        }
        catch (Exception exception) when (Guarded.Database(exception) is { } fault)
        {
            return new CapabilityHealth(Name, CapabilityState.Missing, $"The tables connector_marks and connector_writes cannot be read: {fault.Message}",
                "The developer of the CRM adds a migration and applies it.");
        }
    }
}
