using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>What a side can do. The weakest set still works: the engine adapts, and what it cannot promise is shown.</summary>
public sealed record ProviderCapabilities
{
    /// <summary>The system's name in texts and metrics: <c>dinero</c>, <c>crm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The physical collections.</summary>
    public required ImmutableArray<ResourceCapabilities> Resources { get; init; }

    /// <summary>The entities; several may stand on one resource.</summary>
    public required ImmutableArray<EntityCapabilities> Entities { get; init; }

    /// <summary>How many calls for different records may overlap.</summary>
    public int MaxConcurrentCalls { get; init; } = 1;

    /// <summary>The calls that the account admits per minute, for estimates; <see langword="null"/> = no limit that matters.</summary>
    public decimal? CallsPerMinute { get; init; }

    /// <summary>The entity of that name, or <see langword="null"/>.</summary>
    public EntityCapabilities? Find(string entity)
    {
        foreach (var e in Entities)
        {
            if (string.Equals(e.Entity, entity, StringComparison.Ordinal))
                return e;
        }

        return null;
    }

    /// <summary>The resource of that name, or <see langword="null"/>.</summary>
    public ResourceCapabilities? FindResource(string resource)
    {
        foreach (var r in Resources)
        {
            if (string.Equals(r.Name, resource, StringComparison.Ordinal))
                return r;
        }

        return null;
    }
}

/// <summary>A physical collection of a system: what has one change stream, one cursor and one space of ids, however many entities are made of it.</summary>
public sealed record ResourceCapabilities
{
    /// <summary>The resource's name: <c>contacts</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What its change stream continues from. <see cref="CursorKind.None"/>: every pass reads everything.</summary>
    public CursorKind Cursor { get; init; }

    /// <summary>
    /// How often a scheduled run reads everything of a resource without a cursor; <see langword="null"/> = each time. In between, records that something marked are read by their ids. A run that somebody asked for reads everything.
    /// </summary>
    public TimeSpan? ReadEvery { get; init; }

    /// <summary>How finely the system's change stamp tells two moments apart.</summary>
    public TimeSpan Granularity { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How far a pass reads back behind its cursor, for stamps that are skewed or committed late.</summary>
    public TimeSpan Overlap { get; init; }

    /// <summary>Pages are ordered by something that writing a record does not move. If not, nothing is written to the resource while it is paged, and absence proves nothing.</summary>
    public bool StableOrder { get; init; }

    /// <summary>How deleted records are seen.</summary>
    public DeleteVisibility Deletes { get; init; }

    /// <summary>A deleted record's id may come back for another record.</summary>
    public bool ReusesIds { get; init; }
}

/// <summary>What can be done with one entity.</summary>
public sealed record EntityCapabilities
{
    /// <summary>The entity's name on its side.</summary>
    public required string Entity { get; init; }

    /// <summary>The physical collection that it stands in.</summary>
    public required string Resource { get; init; }

    /// <summary>What can be read.</summary>
    public ReadAbility Read { get; init; } = ReadAbility.List;

    /// <summary>How many ids one call reads.</summary>
    public int ReadBatchSize { get; init; } = 1;

    /// <summary>Fields by which <see cref="ISyncProvider.GetAsync"/> can search.</summary>
    public ImmutableArray<string> SearchableFields { get; init; } = [];

    /// <summary>Records can be created.</summary>
    public bool CanCreate { get; init; } = true;

    /// <summary>Records can be changed.</summary>
    public bool CanUpdate { get; init; } = true;

    /// <summary>Records can be deleted or archived.</summary>
    public bool CanDelete { get; init; }

    /// <summary>What keeps a create from being doubled when its reply is lost.</summary>
    public CreateSafety CreateSafety { get; init; } = CreateSafety.Nothing;

    /// <summary>How long the system may take to show a write that it accepted. Not found within it is not yet a no.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long one write may take in all: waiting for the budget, attempts, the reply. The lease is extended over it before the write starts.</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>An update replaces the whole record or changes only what it names.</summary>
    public WriteShape WriteShape { get; init; }

    /// <summary>A lost race is noticed by a token, or not at all.</summary>
    public ConcurrencyGuard Concurrency { get; init; }

    /// <summary>A write answers the record as the system stored it.</summary>
    public bool WriteReturnsRecord { get; init; }

    /// <summary>
    /// How many writes one call takes. Writes that wait for their turn at the same time share a call, at most 50; each has an intent and an outcome of its own all the same. Creates share one only where
    /// <see cref="CreateSafety"/> tells afterwards what became of each.
    /// </summary>
    public int WriteBatchSize { get; init; } = 1;

    /// <summary>One refused write of a batch refuses all: the others are answered with <see cref="WriteOutcome.Refused"/> or <see cref="WriteOutcome.NotSent"/>, and the engine tries the halves apart.</summary>
    public bool AtomicBatches { get; init; }

    /// <summary>The field that may hold our marker (<c>cx1:{connection}:{entity}:{id}</c>); <see langword="null"/> = none.</summary>
    public string? MarkerField { get; init; }

    /// <summary>The field that holds the business number by which people know the record; <see langword="null"/> = none.</summary>
    public string? NumberField { get; init; }

    /// <summary>Fields that identify whom the record is about. When two or more of them change at once under a reusable id, the record is asked about.</summary>
    public ImmutableArray<string> IdentityFields { get; init; } = [];

    /// <summary>
    /// What users of a CRM look for in such a record and the system has no place for. It is told with the schema and in the diagnose file, so that nothing of the neutral vocabulary (<see cref="Crm"/>) is left out without a word.
    /// </summary>
    public ImmutableArray<MissingField> Missing { get; init; } = [];

    /// <summary>Budget units of reading one record.</summary>
    public decimal ReadCost { get; init; } = 1;

    /// <summary>Budget units of one write.</summary>
    public decimal WriteCost { get; init; } = 1;
}

/// <summary>A field of the neutral vocabulary that a system has no place for.</summary>
/// <param name="Field">Its neutral name, such as <c>vatCode</c>; <c>active</c> where a record cannot be barred.</param>
/// <param name="Reason">Why, or what stands for it, in one sentence for an administrator.</param>
public sealed record MissingField(string Field, string Reason);

/// <summary>What a change stream continues from.</summary>
public enum CursorKind
{
    /// <summary>Nothing: every pass reads everything and compares.</summary>
    None,

    /// <summary>The records' change stamp.</summary>
    ModifiedAt,

    /// <summary>A number that only grows.</summary>
    Sequence,

    /// <summary>A text of the system's own.</summary>
    Token,
}

/// <summary>What can be read of an entity.</summary>
public enum ReadAbility
{
    /// <summary>Everything, page by page.</summary>
    List,

    /// <summary>One record whose id is known.</summary>
    ById,

    /// <summary>Nothing. Only <see cref="Flow.FromCrm"/> works, without convergence.</summary>
    None,
}

/// <summary>How deleted records are seen.</summary>
public enum DeleteVisibility
{
    /// <summary>Not at all; only complete enumerations can prove absence.</summary>
    None,

    /// <summary>In the change stream.</summary>
    InFeed,

    /// <summary>By a flag of the record, which stays readable.</summary>
    Flag,
}

/// <summary>Whether an update replaces.</summary>
public enum WriteShape
{
    /// <summary>Only what is named changes.</summary>
    Patch,

    /// <summary>The whole record is replaced: a full read comes directly before the write, which is built from that read.</summary>
    Replace,
}

/// <summary>How a lost race is noticed.</summary>
public enum ConcurrencyGuard
{
    /// <summary>It is not: the moment between read and write is the vendor's.</summary>
    None,

    /// <summary>A write with an outdated token is refused as <see cref="WriteOutcome.Stale"/>.</summary>
    Token,
}

/// <summary>What keeps a create from being doubled when its reply is lost.</summary>
public abstract record CreateSafety
{
    private CreateSafety() { }

    /// <summary>Nothing: a create with an unknown outcome is asked about.</summary>
    public static CreateSafety Nothing { get; } = new None();

    /// <summary>Nothing at all.</summary>
    public sealed record None : CreateSafety;

    /// <summary>The system keeps a key for a while and answers a repeat with the first answer.</summary>
    /// <param name="Window">How long. A repeat afterwards makes a second record.</param>
    public sealed record IdempotencyKey(TimeSpan Window) : CreateSafety;

    /// <summary>The new record's id is chosen by us: it is <see cref="RecordWrite.IntentId"/> in the form <c>D</c>, or what the evidence of an uncertain write says. A read by that id tells what became of it.</summary>
    public sealed record ClientId : CreateSafety;

    /// <summary>The new record can be found by our marker.</summary>
    /// <param name="ByField">The field that holds the marker and can be searched.</param>
    public sealed record ReadBack(string ByField) : CreateSafety;
}
