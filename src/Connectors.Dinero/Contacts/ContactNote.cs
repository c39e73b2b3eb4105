namespace Connectors.Dinero;

/// <summary>A note on a contact.</summary>
public sealed record ContactNote
{
    /// <summary>The id.</summary>
    public required ContactNoteId Id { get; init; }

    /// <summary>The note's date and time.</summary>
    public DateTimeOffset NoteDate { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? AuthorName { get; init; }

    /// <summary>The author's e-mail.</summary>
    public string? AuthorEmail { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>When it was deleted, UTC; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }
}
