namespace Connectors.Crm.EntityFrameworkCore.Marks;

/// <summary>"This row may have changed": a row of the table <c>connector_marks</c>, written with the change and deleted when the change was read. It holds identities only, never values.</summary>
public sealed class ConnectorMark
{
    /// <summary>The mark's own id.</summary>
    public Guid Id { get; set; }

    /// <summary>The connection, or the kind of connections, that it is for.</summary>
    public string Consumer { get; set; } = "";

    /// <summary>Whose rows, where several connections share the database.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The resource.</summary>
    public string Resource { get; set; } = "";

    /// <summary>The row's id; <see langword="null"/> = a new row whose key the database had not given yet.</summary>
    public string? RecordId { get; set; }

    /// <summary>The row was deleted.</summary>
    public bool Deleted { get; set; }

    /// <summary>Of a new row: its change stamp as far as it was known, UTC ticks (100 ns).</summary>
    public long? ChangedAt { get; set; }

    /// <summary>When the change was saved, UTC ticks (100 ns), by the clock of the program that saved it.</summary>
    public long MarkedAt { get; set; }

    /// <summary>The pass that took it.</summary>
    public Guid? Batch { get; set; }

    /// <summary>The page of that pass.</summary>
    public int Page { get; set; }
}

/// <summary>A create that was carried out: a row of the table <c>connector_writes</c>, written in the transaction of the new row, so that a repeat of the same write finds it.</summary>
public sealed class ConnectorWrite
{
    /// <summary>The write's id.</summary>
    public Guid IntentId { get; set; }

    /// <summary>The entity.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The new row's id.</summary>
    public string? RecordId { get; set; }

    /// <summary>When, UTC ticks (100 ns).</summary>
    public long WrittenAt { get; set; }
}
