using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Notes on contacts.</summary>
public class ContactNoteOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected ContactNoteOperations()
    {
    }

    internal ContactNoteOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>All notes of a contact.</summary>
    public virtual IAsyncEnumerable<ContactNote> ListAsync(ContactId contact, bool deletedOnly = false, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "contactNotes.list", (cursor, token) => ListPageAsync(contact, deletedOnly, cursor, options, token), cancellationToken);

    /// <summary>One page of a contact's notes and the cursor of the next.</summary>
    public virtual async Task<Page<ContactNote>> ListPageAsync(
        ContactId contact, bool deletedOnly = false, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var page = PageCursor.Parse(cursor);
        var path = NotesPath(contact)
            .Query("fields", "Id,NoteDate,Text,AuthorName,AuthorEmail,CreatedAt,UpdatedAt,DeletedAt")
            .Query("deletedOnly", deletedOnly)
            .Query<int>("page", page)
            .Query<int>("pageSize", 100);
        var rows = await Api.GetAsync("contactNotes.list", path, Api.Json.DineroCollectionContactNote, options, cancellationToken).ConfigureAwait(false);
        return rows.ToPage(page, 100);
    }

    /// <summary>One note.</summary>
    public virtual Task<ContactNote> GetAsync(ContactId contact, ContactNoteId note, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("contactNotes.get", NotesPath(contact, note.ToString()), Api.Json.ContactNote, options, cancellationToken);

    /// <summary>Writes a note. Its id is not answered: whose id Dinero's answer holds is not certain. Find it by <see cref="ListAsync"/>.</summary>
    public virtual Task CreateAsync(ContactId contact, string text, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("contactNotes.create", HttpMethod.Post, NotesPath(contact), new NoteBody(text), Api.Json.NoteBody, null, options, cancellationToken);

    /// <summary>Replaces a note's text.</summary>
    public virtual Task UpdateAsync(ContactId contact, ContactNoteId note, string text, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("contactNotes.update", HttpMethod.Put, NotesPath(contact, note.ToString()), new NoteBody(text), Api.Json.NoteBody, null, options, cancellationToken);

    /// <summary>Deletes a note.</summary>
    public virtual Task DeleteAsync(ContactId contact, ContactNoteId note, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("contactNotes.delete", HttpMethod.Delete, NotesPath(contact, note.ToString()), options, cancellationToken);

    private RequestPath NotesPath(ContactId contact, params ReadOnlySpan<string> more) => Api.Path("v1", ["contacts", contact.ToString(), "notes", .. more]);
}

internal sealed record NoteBody(string Text);
