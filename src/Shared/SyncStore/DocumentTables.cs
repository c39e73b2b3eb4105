using Microsoft.EntityFrameworkCore;

namespace Connectors.Sync.Stores.Relational;

/// <summary>What is remembered of documents: sends, the statuses that flows saw, the flows themselves.</summary>
internal static class DocumentTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<SendRow>(static send =>
        {
            send.ToTable("sync_send");
            send.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            send.HasKey(SyncStoreContext.Connection, nameof(SendRow.Id));
            send.Property(static s => s.Id).ValueGeneratedNever();
            send.Ignore(static s => s.Position);
            // The reservation: a source document is sent once per flow and generation, whoever asks.
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.Flow), nameof(SendRow.SourceId), nameof(SendRow.Generation)).IsUnique();
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.BusinessKey));
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.CreatedAt), nameof(SendRow.Id));
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.CheckAt)).HasFilter("check_at IS NOT NULL");
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.WriteBackAt)).HasFilter("write_back_at IS NOT NULL");
            // Few are under way, most are sent for good.
            send.HasIndex(SyncStoreContext.Connection, nameof(SendRow.State)).HasFilter("state <> 3");
        });

        model.Entity<DocumentSourceRow>(static source =>
        {
            source.ToTable("sync_document_source");
            source.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            source.HasKey(SyncStoreContext.Connection, nameof(DocumentSourceRow.Flow), nameof(DocumentSourceRow.SourceId));
            source.HasIndex(SyncStoreContext.Connection, nameof(DocumentSourceRow.Flow), nameof(DocumentSourceRow.SeenAt), nameof(DocumentSourceRow.SourceId)).HasFilter("work <> 0");
        });

        model.Entity<DocumentFlowRow>(static flow =>
        {
            flow.ToTable("sync_document_flow");
            flow.Property<string>(SyncStoreContext.Connection).HasMaxLength(64).IsRequired();
            flow.HasKey(SyncStoreContext.Connection, nameof(DocumentFlowRow.Flow));
        });
    }
}
