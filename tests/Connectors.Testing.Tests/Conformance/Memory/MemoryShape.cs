using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>What kind of system is held in memory: each member is a capability that its provider declares, and that the system really has.</summary>
internal sealed record MemoryShape(string Name)
{
    public CursorKind Cursor { get; init; } = CursorKind.ModifiedAt;

    public bool StableOrder { get; init; } = true;

    public TimeSpan Overlap { get; init; }

    public DeleteVisibility Deletes { get; init; } = DeleteVisibility.InFeed;

    public ReadAbility Read { get; init; } = ReadAbility.List;

    public int ReadBatch { get; init; } = 50;

    public CreateSafety Safety { get; init; } = new CreateSafety.IdempotencyKey(TimeSpan.FromDays(1));

    public WriteShape Write { get; init; } = WriteShape.Patch;

    public ConcurrencyGuard Guard { get; init; } = ConcurrencyGuard.Token;

    public bool Returns { get; init; } = true;

    public int WriteBatch { get; init; } = 1;

    public bool Atomic { get; init; }

    public bool CanCreate { get; init; } = true;

    public bool CanUpdate { get; init; } = true;

    public bool CanDelete { get; init; } = true;

    public int Concurrent { get; init; } = 4;

    /// <summary>The shapes in which a correct provider must keep every promise.</summary>
    public static IReadOnlyList<MemoryShape> All { get; } =
    [
        Strong,
        new("numbered") { Cursor = CursorKind.Sequence, Deletes = DeleteVisibility.Flag, WriteBatch = 10, Safety = new CreateSafety.ClientId() },
        new("offset pages") { StableOrder = false, Overlap = TimeSpan.FromHours(1), Write = WriteShape.Replace, Guard = ConcurrencyGuard.None, Returns = false, ReadBatch = 1, Safety = new CreateSafety.ReadBack("ref") },
        new("no cursor") { Cursor = CursorKind.None, Deletes = DeleteVisibility.None, WriteBatch = 10, Atomic = true, Safety = CreateSafety.Nothing, Concurrent = 1 },
        new("replacing with a token") { Write = WriteShape.Replace, Safety = CreateSafety.Nothing, Deletes = DeleteVisibility.None, CanDelete = false },
        new("by id only") { Read = ReadAbility.ById, Deletes = DeleteVisibility.None },
        new("write only") { Read = ReadAbility.None, Deletes = DeleteVisibility.None, CanUpdate = false, CanDelete = false, Safety = CreateSafety.Nothing },
        new("read only") { CanCreate = false, CanUpdate = false, CanDelete = false },
    ];

    public static MemoryShape Strong => new("strong");

    public override string ToString() => Name;
}
