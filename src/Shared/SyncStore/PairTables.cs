using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What is remembered of pairs: links, intents, history, parked rows, decisions.</summary>
internal static class PairTables
{
    /// <summary>The order of writing, of rows that are only ever added.</summary>
    public const string Number = "Number";

    /// <summary>Written by hand: links of one batch may pass records on to each other.</summary>
    public static readonly StoreTable<LinkRow> Links = new("sync_link", static link =>
    {
        link.HasKey(SyncStoreContext.Connection, nameof(LinkRow.Id));
        link.Property(static l => l.Id).ValueGeneratedNever();
        // A record has one link, whatever the mapping: two mappings of one physical resource would write it twice.
        link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.CrmResource), nameof(LinkRow.CrmId)).IsUnique().HasFilter("crm_id IS NOT NULL");
        link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.AccountingResource), nameof(LinkRow.AccountingId)).IsUnique().HasFilter("accounting_id IS NOT NULL");
        link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.Mapping), nameof(LinkRow.Id));
        link.HasIndex(SyncStoreContext.Connection, nameof(LinkRow.Mapping), nameof(LinkRow.State));
    });

    public static readonly StoreTable<IntentRow> Intents = new(
        "sync_intent",
        static intent =>
        {
            intent.HasKey(SyncStoreContext.Connection, nameof(IntentRow.Id));
            intent.Property(static i => i.Id).ValueGeneratedNever();
            // Few are open, many are closed: an index of the open ones alone stays small for ever.
            intent.HasIndex(SyncStoreContext.Connection, nameof(IntentRow.OpenedAt), nameof(IntentRow.Id)).HasFilter("state <> 2");
        },
        static batch => batch.Intents);

    public static readonly StoreTable<HistoryRow> History = new(
        "sync_history",
        static history =>
        {
            history.Property<long>(Number).ValueGeneratedOnAdd();
            history.HasKey(Number);
            history.HasIndex(SyncStoreContext.Connection, nameof(HistoryRow.Link), Number);
        },
        static batch => batch.History);

    public static readonly StoreTable<ParkedRow> Parked = new(
        "sync_parked",
        static parked =>
        {
            parked.HasKey(SyncStoreContext.Connection, nameof(ParkedRow.Mapping), nameof(ParkedRow.Pair));
            parked.Ignore(static p => p.Position);
            parked.HasIndex(SyncStoreContext.Connection, nameof(ParkedRow.Since), nameof(ParkedRow.Mapping), nameof(ParkedRow.Pair));
            parked.HasIndex(SyncStoreContext.Connection, nameof(ParkedRow.WaitsFor), nameof(ParkedRow.Since), nameof(ParkedRow.Mapping), nameof(ParkedRow.Pair)).HasFilter("waits_for IS NOT NULL");
            parked.HasIndex(SyncStoreContext.Connection, nameof(ParkedRow.WakeAt)).HasFilter("wake_at IS NOT NULL");
        },
        static batch => batch.Parked);

    public static readonly StoreTable<DecisionRow> Decisions = new(
        "sync_decision",
        static decision => decision.HasKey(SyncStoreContext.Connection, nameof(DecisionRow.Mapping), nameof(DecisionRow.Pair)),
        static batch => batch.Decisions);

    /// <summary>Given by people, outside of runs.</summary>
    public static readonly StoreTable<AssignmentRow> Assignments = new(
        "sync_assignment", static assignment => assignment.HasKey(SyncStoreContext.Connection, nameof(AssignmentRow.Mapping), nameof(AssignmentRow.Pair)));

    public static readonly StoreTable<AsideRow> Aside = new(
        "sync_aside",
        static aside =>
        {
            aside.HasKey(SyncStoreContext.Connection, nameof(AsideRow.Id));
            aside.Property(static a => a.Id).ValueGeneratedNever();
        },
        static batch => batch.Aside);

    public static IReadOnlyList<StoreTable> All { get; } = [Links, Intents, History, Parked, Decisions, Assignments, Aside];
}
