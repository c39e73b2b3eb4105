namespace Connectors.Economic;

/// <summary>Journals and the entries in them that are not booked yet.</summary>
public class JournalOperations : ReadOperations<Journal, JournalNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected JournalOperations()
    {
    }

    internal JournalOperations(EconomicApi api) : base(api, "journals")
    {
    }

    /// <summary>Entries of a journal.</summary>
    public virtual IAsyncEnumerable<JournalEntry> ListEntriesAsync(JournalNumber id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.ListAsync<JournalEntry>(Name("entries"), () => Path(id, "entries"), null, "journalEntryNumber", options, cancellationToken);

    /// <summary>One entry.</summary>
    public virtual Task<JournalEntry> GetEntryAsync(JournalNumber id, JournalEntryNumber entry, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<JournalEntry>(Name("entry"), Path(id, "entries", entry.ToString()), options, cancellationToken);

    /// <summary>Deletes an entry. The vendor does not document it; answers show it as possible.</summary>
    public virtual Task DeleteEntryAsync(JournalNumber id, JournalEntryNumber entry, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("deleteEntry"), Path(id, "entries", entry.ToString()), entry.ToString(), options, cancellationToken);
}
