using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>What can be promised of a database, from its EF model.</summary>
internal static class CrmCapabilities
{
    /// <summary>How long a create is remembered in <c>connector_writes</c>.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromDays(30);

    /// <summary>Names of database time-outs are known to the user's options; 30 seconds is what EF waits for a command unless told otherwise.</summary>
    private static readonly TimeSpan WriteTime = TimeSpan.FromSeconds(60);

    public static ProviderCapabilities Of(CrmPlan plan, bool marks) => new()
    {
        Name = "crm",
        MaxConcurrentCalls = 4,
        Resources = [.. plan.Resources.Select(r => Resource(plan, r, marks))],
        Entities = [.. plan.Resources.SelectMany(static r => r.Entities).Select(e => Entity(plan, e))],
    };

    private static ResourceCapabilities Resource(CrmPlan plan, ResourcePlan resource, bool marks) => new()
    {
        Name = resource.Name,
        Cursor = resource.ChangedAt is not null ? CursorKind.ModifiedAt : marks ? CursorKind.Token : CursorKind.None,
        Overlap = resource.Overlap(plan.Overlap),
        StableOrder = true,
        Deletes = resource.Entities.All(static e => e.DeletedPath is not null) ? DeleteVisibility.Flag : marks ? DeleteVisibility.InFeed : DeleteVisibility.None,
        ReusesIds = resource.ReusesIds,
    };

    private static EntityCapabilities Entity(CrmPlan plan, EntityPlan entity) => new()
    {
        Entity = entity.Name,
        Resource = entity.Resource.Name,
        ReadBatchSize = entity.Resource.Key.BatchSize,
        SearchableFields = [.. entity.Fields.Where(static f => f.IsSearchable).Select(static f => f.Name)],
        CanCreate = entity.CanCreate,
        CanDelete = entity.CanDelete,
        CreateSafety = plan.HasTables ? new CreateSafety.IdempotencyKey(Memory) : entity.HasChosenId ? new CreateSafety.ClientId() : CreateSafety.Nothing,
        SettleTime = TimeSpan.FromSeconds(2),
        WriteTimeout = WriteTime,
        WriteShape = WriteShape.Patch,
        Concurrency = ConcurrencyGuard.Token,
        WriteReturnsRecord = true,
        MarkerField = entity.Definition.MarkerField,
        NumberField = entity.Definition.NumberField,
        IdentityFields = [.. entity.Definition.IdentityFields],
        ReadCost = 0,
        WriteCost = 0,
    };
}
