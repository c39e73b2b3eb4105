using Connectors.Sync.Documents;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Tells the CRM that a record which it made is not to be edited there (<see cref="EntityMapping.ReadOnlyFlag"/>). The record has no link, so the write stands alone; it can be repeated at any time.</summary>
internal sealed class ReadOnlyMarker(Session session)
{
    /// <summary>Before the mapping's name in intents.</summary>
    public const string Prefix = "$read-only:";

    /// <summary>Sets the flag where it is not set. False: it must be looked at again.</summary>
    public async Task<bool> MarkAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var mapping = item.Mapping;
        if (mapping.ReadOnlyFlag is not { } slot || item.CrmRecord is not { } record || record[slot] is { Kind: FieldValueKind.Boolean } set && set.AsBoolean() == true || session.Row.Mode is ConnectionMode.Off or ConnectionMode.PlanOnly)
            return true;
        var timeout = mapping.Crm.Capabilities.WriteTimeout;
        IntentRow intent;
        WriteOutcome outcome;
        using (await session.Crm.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var began = session.Clock.GetTimestamp();
            await session.Lease.CoverAsync(timeout, cancellationToken).ConfigureAwait(false);
            var now = await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false);
            intent = new IntentRow
            {
                Id = session.Surroundings.NewId(now),
                Link = session.Surroundings.NewId(now),
                Mapping = Prefix + mapping.Name,
                Side = Side.Crm,
                Kind = WriteKind.Update,
                RecordId = record.Id.Value,
                Payload = "{\"v\":1}",
                SettingsVersion = session.Row.SettingsVersion,
                Token = session.Lease.Token,
                Run = session.RunId,
                OpenedAt = now,
                Deadline = now + timeout,
            };
            await session.CommitAsync(new StoreBatch { Intents = { intent } }, cancellationToken).ConfigureAwait(false);
            outcome = await WriteExecutor.CallAsync(session, Side.Crm, mapping.Crm, new RecordWrite { IntentId = intent.Id, Kind = WriteKind.Update, Id = record.Id, Current = record, Set = [new FieldAssignment(slot, FieldValue.Of(true))] }, began).ConfigureAwait(false);
        }

        if (outcome is WriteOutcome.NotSent notSent)
            session.Stop(new ProviderUnavailableException(notSent.Reason, notSent.Message, notSent.RetryAt));
        await session.RecordAsync(new StoreBatch { Intents = { intent.Closed(session, outcome switch { WriteOutcome.Applied => "applied", WriteOutcome.Refused => "refused", WriteOutcome.NotSent => "not-sent", WriteOutcome.Stale => "stale", _ => "uncertain" }) } }, CancellationToken.None).ConfigureAwait(false);
        if (outcome is WriteOutcome.Applied)
            session.Counters.Change(mapping.Name, static c => c with { UpdatedInCrm = c.UpdatedInCrm + 1 });
        // A CRM that refuses it will refuse it tomorrow: the record waits with its reason all the same.
        return outcome is WriteOutcome.Applied or WriteOutcome.Refused;
    }

    /// <summary>Of a process that died: what it wrote is looked at with the record, and nothing of it can be on its way any more.</summary>
    public static async Task<bool> CloseAsync(Session session, IntentRow intent, CancellationToken cancellationToken)
    {
        if (!intent.Mapping.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        if (await session.Store.GetTimeAsync(cancellationToken).ConfigureAwait(false) >= intent.Deadline)
            await session.CommitAsync(new StoreBatch { Intents = { intent.Closed(session, "read-again") } }, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
