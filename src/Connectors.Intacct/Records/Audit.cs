namespace Connectors.Intacct;

/// <summary>Who made and last changed a record, and when.</summary>
public sealed record Audit
{
    /// <summary>When it was created, UTC, whole seconds.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>When it was last changed, UTC, whole seconds: two changes within one second look alike.</summary>
    public DateTimeOffset? ModifiedDateTime { get; init; }

    /// <summary>Who created it: the key of a user; in the samples of some objects the user's id.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Who last changed it: the key of a user; in the samples of some objects the user's id.</summary>
    public string? ModifiedBy { get; init; }

    /// <summary>The user who created it; not of all objects.</summary>
    public Reference? CreatedByUser { get; init; }

    /// <summary>The user who last changed it; not of all objects.</summary>
    public Reference? ModifiedByUser { get; init; }
}
