using Connectors.World.Oracle;
using Connectors.World.Systems;

namespace Connectors.World.Engine;

/// <summary>The end of a world: nobody edits, nothing fails, everything on its way arrives, questions are answered, and the engine passes until it must have converged (D1, D2).</summary>
internal sealed partial class Stage
{
    private const int SettlingPasses = 4;

    private void ComeToRest()
    {
        _simulation.Note("--- rest");
        _boundaries.Forget();
        _store.Faults.Clear();
        foreach (var server in (Server[])[_crm, _books])
        {
            server.Faults.Clear();
            server.BadReads = 0;
            server.DownUntil = 0;
        }

        if (!_simulation.RunUntil(() => _nodes.Values.All(static n => n.Process.IsDead || n.Running is null or { IsCompleted: true }), _simulation.Ticks + (2 * TimeSpan.TicksPerHour)))
            _judge.Break("S9 liveness", "a run never ended");
        for (var pass = 0; pass < SettlingPasses; pass++)
        {
            // The last two come after every wake-up by time.
            _simulation.RunTo(_simulation.Ticks + (pass == 2 ? TimeSpan.FromHours(25) : TimeSpan.FromMinutes(11)).Ticks);
            Pass();
            AnswerQuestions();
        }

        Pass();
        _simulation.RunTo(_simulation.Ticks + TimeSpan.FromMinutes(2).Ticks);
        Pass();
        var store = _store.Inner;
        var waiting = Do(NodeOf("a").Engine.ListParkedAsync(Node.Connection), "parked").Select(static p => new Waiting(p.Mapping, p.Crm?.Id.Value, p.Accounting?.Id.Value, p.Kind.ToString(), p.Cause)
        {
            Rounds = string.Concat(p.Problems.Where(static x => x.Code == "rounds").Select(static x => $",{x.Field},")),
        }).ToList();
        List<(string, string?, string?, string)> linked = [];
        List<Guid> explained = [];
        HashSet<Guid> unknown = [];
        foreach (var mapping in _mappings)
        {
            foreach (var link in Now(store.ListLinksAsync(Node.Connection, mapping.Name, null, 1000, default)))
            {
                linked.Add((link.Mapping, link.CrmId, link.AccountingId, link.State.ToString()));
                foreach (var row in Now(store.ListHistoryAsync(Node.Connection, link.Id, 1000, default)).Where(static h => h.Intent is not null))
                {
                    explained.Add(row.Intent!.Value);
                    if (row.Event == "unknown")
                        unknown.Add(row.Intent.Value);
                }

                Cover($"link {link.State}");
            }
        }

        _judge.JudgeEnd(waiting, explained, unknown, linked);
        var accepted = _judge.Accepted;
        _simulation.RunTo(_simulation.Ticks + TimeSpan.FromMinutes(2).Ticks);
        Pass();
        if (_judge.Accepted != accepted)
            _judge.Break("D7 an idle pass writes nothing", $"{_judge.Accepted - accepted} writes although nothing had changed");
    }

    private void Pass()
    {
        if (!_passes)
            return;
        Run("a");
        var node = NodeOf("a");
        if (!_simulation.RunUntil(() => node.Running!.IsCompleted, _simulation.Ticks + (2 * TimeSpan.TicksPerHour)))
            _judge.Break("S9 liveness", "a run never ended");
    }

    /// <summary>A person looks into the vendor's system and says what became of a write.</summary>
    private void AnswerQuestions()
    {
        var node = NodeOf("a");
        foreach (var intent in Now(_store.Inner.ListOpenIntentsAsync(Node.Connection, default)))
        {
            if (intent.SettleAt is not null)
                continue;
            var server = intent.Side == Side.Crm ? _crm : _books;
            var found = _judge.MadeBy(intent.Id);
            _simulation.Note($"a person answers {intent.Id.ToString("N")[^6..]}: {(found is null ? "was not applied" : "was applied")}");
            Cover("asked " + server.Traits.Safety);
            try
            {
                Do(node.Engine.AnswerAsync(Node.Connection, intent.Id, found is null ? UncertainAnswer.WasNotApplied : UncertainAnswer.WasApplied, found is null ? null : new RecordId(found.Id)), "answer");
            }
            catch (SyncRequestException e) when (e.Code == "answer-record")
            {
                Do(node.Engine.AnswerAsync(Node.Connection, intent.Id, UncertainAnswer.WasNotApplied), "answer");
            }
        }
    }

    private void Decide(string[] words)
    {
        var node = NodeOf("a");
        var row = Pick(words);
        if (row is null || _judge.ThingOf(row) is not { } thing)
            return;
        _judge.DecidedThings[thing] = _simulation.Ticks;
        var pair = (row.Server == _crm ? "crm:" : "accounting:") + row.Id;
        Do(node.Engine.DecideAsync(Node.Connection, thing.Mapping.Name, pair, words[3] == "crm" ? DecisionKind.TakeCrm : DecisionKind.TakeAccounting, user: "ann"), "decide");
    }

    private static T Now<T>(ValueTask<T> call) => call.IsCompletedSuccessfully ? call.Result : call.AsTask().GetAwaiter().GetResult();
}
