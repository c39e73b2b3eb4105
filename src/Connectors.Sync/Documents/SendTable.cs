using System.Collections.Frozen;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>What can happen to a send.</summary>
internal enum SendEvent
{
    /// <summary>Its content is frozen and the generation is taken.</summary>
    Reserve,

    /// <summary>A question must be answered first.</summary>
    Ask,

    /// <summary>Its intent is stored and the call goes out.</summary>
    Call,

    /// <summary>Accounting has it: by its reply, by a look-up, or because a person said so.</summary>
    Apply,

    /// <summary>It was refused, by a check, by accounting, or a person said that it does not exist.</summary>
    Refuse,

    /// <summary>It is proved that nothing was applied, and it says nothing about the document.</summary>
    Release,

    /// <summary>Its reply was lost.</summary>
    Lose,

    /// <summary>A person decided not to send it.</summary>
    Decline,

    /// <summary>Accounting shows it as cancelled or credited.</summary>
    Cancel,

    /// <summary>Accounting shows it no more.</summary>
    Vanish,

    /// <summary>Accounting shows it as living.</summary>
    Show,

    /// <summary>A person sends the source anew: this send is closed for good.</summary>
    Follow,
}

/// <summary>What a press of the button or a status does, by the state of the latest send.</summary>
internal enum SendAction
{
    /// <summary>Nothing: what is known is shown.</summary>
    Show,

    /// <summary>A first or a new attempt begins.</summary>
    Attempt,

    /// <summary>What is reserved goes on.</summary>
    Continue,

    /// <summary>It is found out what became of it.</summary>
    Settle,

    /// <summary>The source is compared with what was sent.</summary>
    Compare,
}

/// <summary>The life of a send as one table: every state meets every event in a cell of its own. A dot is a refusal: the event cannot happen there.</summary>
internal static class SendTable
{
    private const string Transitions = """
                 | None     | Reserved | Sending   | Uncertain | Sent      | Refused  | Asked    | Declined | Cancelled | Gone
        Reserve  | Reserved | Reserved | .         | .         | .         | Reserved | Reserved | .        | .         | .
        Ask      | Asked    | Asked    | .         | Asked     | .         | Asked    | Asked    | .        | .         | .
        Call     | .        | Sending  | .         | .         | .         | .        | .        | .        | .         | .
        Apply    | .        | Sent     | Sent      | Sent      | .         | .        | Sent     | .        | .         | .
        Refuse   | Refused  | Refused  | Refused   | Refused   | .         | Refused  | Refused  | .        | .         | .
        Release  | .        | .        | Reserved  | Reserved  | .         | .        | .        | .        | .         | .
        Lose     | .        | .        | Uncertain | Uncertain | .         | .        | .        | .        | .         | .
        Decline  | .        | Declined | .         | .         | .         | Declined | Declined | .        | .         | .
        Cancel   | .        | .        | .         | .         | Cancelled | .        | .        | .        | Cancelled | Cancelled
        Vanish   | .        | .        | .         | .         | Gone      | .        | .        | .        | Cancelled | Gone
        Show     | .        | .        | .         | .         | Sent      | .        | .        | .        | Sent      | Sent
        Follow   | .        | .        | .         | .         | .         | Refused  | .        | Declined | Cancelled | Gone
        """;

    // A refusal waits for a person or for the status entered again; what is sent, cancelled or gone is never sent again by a status.
    private const string Actions = """
                 | None     | Reserved | Sending   | Uncertain | Sent      | Refused  | Asked    | Declined | Cancelled | Gone
        Press    | Attempt  | Continue | Settle    | Settle    | Compare   | Attempt  | Show     | Show     | Show      | Show
        Status   | Attempt  | Continue | Settle    | Settle    | Show      | Attempt  | Show     | Show     | Show      | Show
        """;

    private static readonly FrozenDictionary<(SendEvent, SendState?), SendState?> States = Read(Transitions, Enum.Parse<SendEvent>, static cell => cell == "." ? (SendState?)null : Enum.Parse<SendState>(cell));
    private static readonly FrozenDictionary<(string, SendState?), SendAction> Doings = Read(Actions, static name => name, Enum.Parse<SendAction>);

    /// <summary>The state after an event; <see langword="null"/> = it cannot happen there. No state: there is no send yet.</summary>
    public static SendState? Next(SendState? state, SendEvent what) => States[(what, state)];

    /// <summary>What a press or a status does.</summary>
    public static SendAction On(bool automatic, SendState? state) => Doings[(automatic ? "Status" : "Press", state)];

    /// <summary>The row after an event.</summary>
    /// <exception cref="InvalidOperationException">The event cannot happen in that state.</exception>
    public static SendRow After(this SendRow row, SendEvent what) =>
        Next(row.State, what) is { } next ? row with { State = next } : throw new InvalidOperationException($"A send that is {row.State} cannot {what}.");

    private static FrozenDictionary<(TRow, SendState?), TCell> Read<TRow, TCell>(string table, Func<string, TRow> row, Func<string, TCell> cell)
    {
        var lines = table.Split('\n', StringSplitOptions.TrimEntries);
        var states = Cells(lines[0]).Select(static s => s == "None" ? (SendState?)null : Enum.Parse<SendState>(s)).ToArray();
        var result = new Dictionary<(TRow, SendState?), TCell>();
        foreach (var line in lines.Skip(1))
        {
            var name = row(line[..line.IndexOf('|', StringComparison.Ordinal)].Trim());
            var cells = Cells(line).ToArray();
            for (var i = 0; i < states.Length; i++)
                result.Add((name, states[i]), cell(cells[i]));
        }

        return result.ToFrozenDictionary();
    }

    private static IEnumerable<string> Cells(string line) => line.Split('|').Skip(1).Select(static c => c.Trim());
}
