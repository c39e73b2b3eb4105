using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>Asks for what changed in one physical resource.</summary>
public sealed record ReadRequest
{
    /// <summary>The resource.</summary>
    public required string Resource { get; init; }

    /// <summary>Where the last pass ended; <see langword="null"/> = read everything.</summary>
    public string? Cursor { get; init; }

    /// <summary>The entities of the resource that are wanted and the fields of each. A provider may fill more; what it cannot list stays absent.</summary>
    public required ImmutableArray<EntitySelection> Entities { get; init; }

    /// <summary>A wish. Providers cap it.</summary>
    public int PageSizeHint { get; init; } = 500;
}

/// <summary>One entity and the fields of it that are wanted.</summary>
/// <param name="Schema">The schema that the records shall use.</param>
/// <param name="Fields">The slots that are wanted.</param>
public sealed record EntitySelection(EntitySchema Schema, ImmutableArray<FieldSlot> Fields);

/// <summary>One page of changes.</summary>
/// <param name="Changes">In the system's order. A record may come twice; the later one counts.</param>
/// <param name="NextCursor">Continues behind this page. Opaque to everybody but its provider, versioned by it.</param>
public sealed record ChangePage(IReadOnlyList<RecordChange> Changes, string NextCursor)
{
    /// <summary>No page follows.</summary>
    public bool IsLast { get; init; }

    /// <summary>On the last page: the pass showed every living record of the resource in a stable order, so that what it did not show is not there.</summary>
    public bool CompleteEnumeration { get; init; }

    /// <summary>How many records the pass will show in all, if the system tells.</summary>
    public int? Total { get; init; }
}

/// <summary>One change: a record as it is now, or the news that it is gone.</summary>
/// <param name="Ref">Which record.</param>
/// <param name="Record">As it was listed; <see langword="null"/> when only the id is known.</param>
/// <param name="Deleted">The system says that it is deleted.</param>
public readonly record struct RecordChange(RecordRef Ref, SyncRecord? Record, bool Deleted = false);

/// <summary>Asks for records in full.</summary>
public sealed record GetRequest
{
    /// <summary>The entity's schema.</summary>
    public required EntitySchema Schema { get; init; }

    /// <summary>The ids; empty when searched by key.</summary>
    public IReadOnlyList<RecordId> Ids { get; init; } = [];

    /// <summary>The field and the values to search by; <see langword="null"/> when read by ids.</summary>
    public MatchQuery? Match { get; init; }
}

/// <summary>Searches by the exact value of one field.</summary>
/// <param name="Field">A field named in <see cref="EntityCapabilities.SearchableFields"/>.</param>
/// <param name="Values">The values, as stored.</param>
public sealed record MatchQuery(FieldSlot Field, IReadOnlyList<string> Values);

/// <summary>What became of a record that was asked for. Gone is not deleted: a provider looks for a successor first, and when it cannot know it says <see cref="Unknown"/>.</summary>
public abstract record RecordLookup
{
    private RecordLookup(RecordId id) => Id = id;

    /// <summary>The id that was asked for; of a search, the id that was found.</summary>
    public RecordId Id { get; }

    /// <summary>It is there.</summary>
    /// <param name="Record">In full: every field that this system can show has a value or null.</param>
    public sealed record Present(SyncRecord Record) : RecordLookup(Record.Id);

    /// <summary>It is deleted, and nothing took its place.</summary>
    /// <param name="Id">The id.</param>
    public sealed record Deleted(RecordId Id) : RecordLookup(Id);

    /// <summary>It was turned into another record: an order that was invoiced, a quote that became an order.</summary>
    /// <param name="Id">The id.</param>
    /// <param name="Successor">What it became.</param>
    public sealed record Converted(RecordId Id, RecordRef Successor) : RecordLookup(Id);

    /// <summary>It was merged into another record.</summary>
    /// <param name="Id">The id.</param>
    /// <param name="Survivor">Into which.</param>
    public sealed record Merged(RecordId Id, RecordRef Survivor) : RecordLookup(Id);

    /// <summary>It is there, but it is now another entity of the same resource (a company became a person).</summary>
    /// <param name="Id">The id.</param>
    /// <param name="Entity">What it is now.</param>
    public sealed record ChangedKind(RecordId Id, string Entity) : RecordLookup(Id);

    /// <summary>The system does not show it and nobody can say why. It never counts as deleted.</summary>
    /// <param name="Id">The id.</param>
    public sealed record Unknown(RecordId Id) : RecordLookup(Id);
}
