using System.Runtime.CompilerServices;
using Connectors.Dinero.Tests.Support;
using Connectors.TestSupport;

namespace Connectors.Dinero.Tests.Wire;

/// <summary>What operations send, letter by letter, against committed texts.</summary>
internal sealed class WireSnapshot
{
    public static readonly Guid G1 = new("11111111-1111-4111-8111-111111111111");
    public static readonly Guid G2 = new("22222222-2222-4222-8222-222222222222");
    public static readonly DineroTimeStamp V1 = new("00000000020A5EA8");

    private readonly List<(string Name, Func<HttpResponseMessage> Answer, Func<IDineroClient, Task> Call, int Extra)> _calls = [];

    public WireSnapshot Call(string name, string answer, Func<IDineroClient, Task> call) => Call(name, () => WireHandler.Json(answer), call);

    public WireSnapshot CallEmpty(string name, Func<IDineroClient, Task> call) => Call(name, () => WireHandler.Empty(), call);

    public WireSnapshot Call(string name, Func<HttpResponseMessage> answer, Func<IDineroClient, Task> call)
    {
        _calls.Add((name, answer, call, 0));
        return this;
    }

    public async Task VerifyAsync([CallerFilePath] string path = "", [CallerMemberName] string member = "")
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire);
        var text = new List<string>();
        foreach (var (name, answer, call, _) in _calls)
        {
            wire.Requests.Clear();
            wire.Answer(answer);
            await call(test.Client);
            text.Add($"=== {name}\n{string.Join("\n---\n", wire.Requests)}");
        }

        Verified.Text(string.Join("\n\n", text), null, path, member);
    }
}
