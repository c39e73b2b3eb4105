using System.Text;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Webhooks;

/// <summary>A key is made, never typed in: whose it is stands in it, so that none can be made that is valid for another connection.</summary>
public sealed class WebhookKeyTests
{
    private static readonly string[] Others = ["acm", "acme.", "acme-ann", "acmeann", "ACME", "ann", "0"];
    private static readonly string[] Users = ["", "ann", "\nann", "ann\n", "acme\nann", "acm\ne", "e", ".", "-ann", "ÆØ å", "ACME"];

    [Fact, Acceptance("000-15")]
    public async Task Two_connections_never_have_one_key_whatever_they_and_their_users_are_called()
    {
        await using var world = new World(static c =>
        {
            c.Webhooks(Side.Accounting, new Adapter());
            c.Services.Configure<SyncOptions>(static o => o.WebhookSecrets.Add("0123456789abcdef0123456789abcdef"));
        });
        await world.SyncAsync();
        var webhooks = world.Services.GetRequiredService<IWebhooks>();
        var own = Users.Select(user => webhooks.CreateKey(World.Id, user)).ToList();
        var others = Others.SelectMany(id => Users.Select(user => webhooks.CreateKey(new(id), user))).ToList();

        // One for each of them; and whoever asks twice is given the one that is valid already.
        Assert.Equal(own.Count + others.Count, own.Concat(others).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(own[1], webhooks.CreateKey(World.Id, Users[1]));

        foreach (var key in own)
        {
            var answer = await webhooks.ReceiveAsync(key, Call("1"));
            Assert.Equal((200, World.Id), (answer.Status, answer.Connection!.Value));
        }

        foreach (var key in others)
            Assert.Equal(401, (await webhooks.ReceiveAsync(key, Call("1"))).Status);
        // What stands between the two in a key stands in no name of a connection.
        Assert.Throws<ArgumentException>(static () => new ConnectionId("acme\nann"));
        // An id for one webhook is no key of its connection.
        Assert.DoesNotContain(await webhooks.GetIdAsync(World.Id, "FakeCustomer"), own);
    }

    private static WebhookRequest Call(string body) => new()
    {
        Method = "POST",
        Headers = new Dictionary<string, string>(),
        Query = new Dictionary<string, string>(),
        Body = Encoding.UTF8.GetBytes(body),
        Topic = "FakeCustomer",
    };

    private sealed class Adapter : IWebhookAdapter
    {
        public IReadOnlyList<string> RouteAliases { get; } = ["FakeCustomer"];

        public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret) => new WebhookVerdict.Accepted([new DirtyMark("customers", new RecordId(Encoding.UTF8.GetString(request.Body.Span)))]);
    }
}
