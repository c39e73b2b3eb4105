using Connectors.Sync.Documents;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Documents;

public sealed class SendTableTests
{
    private static IEnumerable<SendState?> States => Enum.GetValues<SendState>().Select(static s => (SendState?)s).Prepend(null);

    [Fact]
    [Acceptance("P-08i")]
    [Rule("R36")]
    public void Every_state_has_an_answer_to_every_event()
    {
        foreach (var state in States)
        {
            foreach (var what in Enum.GetValues<SendEvent>())
                _ = SendTable.Next(state, what);
            _ = SendTable.On(automatic: true, state);
            _ = SendTable.On(automatic: false, state);
        }
    }

    /// <summary>The life of a send, written down a second time: what may happen in which state, and nothing else may.</summary>
    [Fact]
    [Acceptance("P-08i")]
    [Rule("R35")]
    public void Exactly_these_transitions_exist()
    {
        string[] expected =
        [
            "-:Ask>Asked", "-:Refuse>Refused", "-:Reserve>Reserved",
            "Asked:Apply>Sent", "Asked:Ask>Asked", "Asked:Decline>Declined", "Asked:Refuse>Refused", "Asked:Reserve>Reserved",
            "Cancelled:Cancel>Cancelled", "Cancelled:Follow>Cancelled", "Cancelled:Show>Sent", "Cancelled:Vanish>Cancelled",
            "Declined:Follow>Declined",
            "Gone:Cancel>Cancelled", "Gone:Follow>Gone", "Gone:Show>Sent", "Gone:Vanish>Gone",
            "Refused:Ask>Asked", "Refused:Decline>Declined", "Refused:Follow>Refused", "Refused:Refuse>Refused", "Refused:Reserve>Reserved",
            "Reserved:Apply>Sent", "Reserved:Ask>Asked", "Reserved:Call>Sending", "Reserved:Decline>Declined", "Reserved:Refuse>Refused", "Reserved:Reserve>Reserved",
            "Sending:Apply>Sent", "Sending:Lose>Uncertain", "Sending:Refuse>Refused", "Sending:Release>Reserved",
            "Sent:Cancel>Cancelled", "Sent:Show>Sent", "Sent:Vanish>Gone",
            "Uncertain:Apply>Sent", "Uncertain:Ask>Asked", "Uncertain:Lose>Uncertain", "Uncertain:Refuse>Refused", "Uncertain:Release>Reserved",
        ];
        var found = from state in States
                    from what in Enum.GetValues<SendEvent>()
                    let next = SendTable.Next(state, what)
                    where next is not null
                    select $"{state?.ToString() ?? "-"}:{what}>{next}";
        Assert.Equal(expected, found.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Rule("R35")]
    public void Nothing_leads_from_what_accounting_has_or_may_have_to_another_call()
    {
        // Only a reserved send is called; from these states it is not reached without a proof or a person.
        foreach (var state in new[] { SendState.Sending, SendState.Uncertain, SendState.Sent, SendState.Declined, SendState.Cancelled, SendState.Gone })
        {
            Assert.Null(SendTable.Next(state, SendEvent.Call));
            Assert.Null(SendTable.Next(state, SendEvent.Reserve));
        }

        foreach (var state in new[] { SendState.Sent, SendState.Asked, SendState.Declined, SendState.Cancelled, SendState.Gone })
            Assert.Equal(SendAction.Show, SendTable.On(automatic: true, state));
    }
}
