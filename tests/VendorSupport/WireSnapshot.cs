using System.Runtime.CompilerServices;

namespace Connectors.TestSupport;

/// <summary>What operations send, letter by letter, against committed texts: one text per test, one section per call.</summary>
/// <param name="connect">Makes a client whose requests the handler answers; what it returns is disposed of at the end.</param>
internal sealed class WireSnapshot<TClient>(Func<WireHandler, (TClient Client, IAsyncDisposable Owner)> connect)
{
    private readonly List<(string Name, Func<HttpResponseMessage>[] Answers, Func<TClient, Task> Call)> _calls = [];

    public WireSnapshot<TClient> Call(string name, string answer, Func<TClient, Task> call) => Call(name, () => WireHandler.Json(answer), call);

    public WireSnapshot<TClient> CallEmpty(string name, Func<TClient, Task> call) => Call(name, () => WireHandler.Empty(), call);

    public WireSnapshot<TClient> Call(string name, Func<HttpResponseMessage> answer, Func<TClient, Task> call) => Call(name, [answer], call);

    /// <summary>A call that sends several requests.</summary>
    public WireSnapshot<TClient> Call(string name, string[] answers, Func<TClient, Task> call) =>
        Call(name, [.. answers.Select(static a => (Func<HttpResponseMessage>)(() => WireHandler.Json(a)))], call);

    public WireSnapshot<TClient> Call(string name, Func<HttpResponseMessage>[] answers, Func<TClient, Task> call)
    {
        _calls.Add((name, answers, call));
        return this;
    }

    public async Task VerifyAsync([CallerFilePath] string path = "", [CallerMemberName] string member = "")
    {
        var wire = new WireHandler();
        var (client, owner) = connect(wire);
        await using var _ = owner;
        var text = new List<string>();
        foreach (var (name, answers, call) in _calls)
        {
            wire.Requests.Clear();
            foreach (var answer in answers)
                wire.Answer(answer);
            await call(client);
            text.Add($"=== {name}\n{string.Join("\n---\n", wire.Requests)}");
        }

        Verified.Text(string.Join("\n\n", text), null, path, member);
    }
}
