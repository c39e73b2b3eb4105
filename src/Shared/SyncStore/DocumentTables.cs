using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What is remembered of documents: sends, the statuses that flows saw, the flows themselves.</summary>
internal static class DocumentTables
{
    /// <summary>Its unique index is the only one that a plain row of a batch can meet: a store that meets it says <see cref="StoreConflicts.Send"/>.</summary>
    public static readonly StoreTable<SendRow> Sends = new(
        "sync_send",
        static send =>
        {
            send.HasKey(SyncStoreContext.Connection, nameof(SendRow.Id));
            send.Property(static s => s.Id).ValueGeneratedNever();
            send.Ignore(static s => s.Position);
            // The reservation: a source document is sent once per flow and generation, whoever asks.
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.Flow), nameof(SendRow.SourceId), nameof(SendRow.Generation)).IsUnique();
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.BusinessKey));
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.CreatedAt), nameof(SendRow.Id));
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.CheckAt)).HasFilter("check_at IS NOT NULL");
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.WriteBackAt)).HasFilter("write_back_at IS NOT NULL");
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.State));
        },
        static batch => batch.Sends);

    public static readonly StoreTable<DocumentSourceRow> Sources = new(
        "sync_document_source",
        static source =>
        {
            source.HasKey(SyncStoreContext.Connection, nameof(DocumentSourceRow.Flow), nameof(DocumentSourceRow.SourceId));
            source.HasIndex(SyncStoreContext.Connection, nameof(DocumentSourceRow.Flow), nameof(DocumentSourceRow.SeenAt), nameof(DocumentSourceRow.SourceId)).HasFilter("work <> 0");
        },
        static batch => batch.DocumentSources);

    public static readonly StoreTable<DocumentFlowRow> Flows = new(
        "sync_document_flow", static flow => flow.HasKey(SyncStoreContext.Connection, nameof(DocumentFlowRow.Flow)), static batch => batch.DocumentFlows);

    public static IReadOnlyList<StoreTable> All { get; } = [Sends, Sources, Flows];
}
