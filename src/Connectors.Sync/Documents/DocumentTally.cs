using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>Counts the documents of a run. They are worked on one after the other.</summary>
internal sealed class DocumentTally
{
    public DocumentCounters Now { get; private set; } = new();

    public void Change(Func<DocumentCounters, DocumentCounters> change) => Now = change(Now);

    public void Held(int count) => Change(c => c with { Seen = c.Seen + count, Held = c.Held + count });

    public void Deferred() => Change(static c => c with { Seen = c.Seen + 1, Deferred = c.Deferred + 1 });

    /// <summary>Counts what became of one document.</summary>
    public void Count(SendRow? before, SendRow? after)
    {
        var c = Now with { Seen = Now.Seen + 1 };
        Now = after switch
        {
            null => c with { Unchanged = c.Unchanged + 1 },
            { State: SendState.Uncertain or SendState.Sending } => c with { Uncertain = c.Uncertain + 1 },
            _ when before == after => c with { Unchanged = c.Unchanged + 1 },
            { State: SendState.Sent } when before is not { State: SendState.Sent } => c with { Sent = c.Sent + 1 },
            { State: SendState.Sent } when before.Hash != after.Hash => c with { Updated = c.Updated + 1 },
            { Question.Length: > 0 } => c with { Asked = c.Asked + 1 },
            { State: SendState.Refused } => c with { Refused = c.Refused + 1 },
            { State: SendState.Reserved } => c with { Deferred = c.Deferred + 1 },
            _ => c with { Unchanged = c.Unchanged + 1 },
        };
    }
}
