using System.Globalization;
using Connectors.Testing.Economic;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing;

/// <summary>
/// A simulated e-conomic: the REST API and the OpenAPI services over one state, app tokens and grants, one or more agreements. Written from the vendor's
/// schemas and documents and from what others observed live; where those are silent or disagree, <see cref="Oddities"/> decides.
/// </summary>
/// <remarks>
/// Operations for faults, hooks and <see cref="Simulator.Calls"/> are named <c>{resource}.{verb}</c>: <c>customers.create</c>, <c>invoices.book</c>; those
/// of the OpenAPI services begin with the service: <c>customersapi.contacts.update</c>. <see cref="Operations"/> lists them.
/// </remarks>
/// <example><code>
/// await using var economic = await EconomicSimulator.StartAsync(a => a.Customer("Acme ApS", c => c with { Zip = "8000" }).Product("A-1", "Hour", 800));
/// economic.Faults.LoseReplyAfterCommit("customers.create");
/// // point a client at economic.RestAddress and economic.OpenApiAddress with economic.App.SecretToken and economic.Account.GrantToken
/// </code></example>
public sealed partial class EconomicSimulator : Simulator
{
    private static readonly RouteTable<EconomicCall> Routes = EconomicRoutes.Build();
    private readonly List<EconomicAccount> _accounts = [];
    private readonly List<EconomicApp> _apps = [];
    private int _nextAgreement = 1500001;
    private int _nextLog;
    private int _nextToken;

    private EconomicSimulator(TimeProvider? time)
        : base(time, new Uri("https://economic.invalid/"))
    {
        App = AddApp("Connector", EconomicRole.SuperUser);
        Account = AddAccount("Test ApS");
        Demo = AddAccount("Demo ApS", static a => a.Customer("Demo customer").Product("1", "Demo product", 100));
    }

    /// <summary>The names of all operations.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. Routes.Operations];

    /// <summary>Where the REST API begins (restapi.e-conomic.com in life); ends with a slash.</summary>
    public Uri RestAddress => BaseAddress;

    /// <summary>Where the OpenAPI services begin (apis.e-conomic.com in life); <c>customersapi/v3.1.0/Customers</c> and the like follow.</summary>
    public Uri OpenApiAddress => BaseAddress;

    /// <summary>The page on which an accounting user grants access; the simulated user of <see cref="Account"/> grants at once.</summary>
    public Uri InstallationAddress => new(BaseAddress, "secure/api1/requestaccess.aspx");

    /// <summary>The first agreement; it exists from the start, and <see cref="App"/> has its grant.</summary>
    public EconomicAccount Account { get; }

    /// <summary>What the word <c>demo</c> in both headers, or <c>?demo=true</c>, reads.</summary>
    public EconomicAccount Demo { get; }

    /// <summary>The first app; a super user.</summary>
    public EconomicApp App { get; }

    /// <summary>Readings that the documents leave open.</summary>
    public EconomicOddities Oddities { get; } = new();

    /// <summary>The version of each OpenAPI service that answers; every other version in a path is not found. A test moves one to retire the old.</summary>
    public IDictionary<string, string> ServiceVersions { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["customersapi"] = "3.1.0",
        ["productsapi"] = "2.0.0",
        ["q2capi"] = "5.3.0",
        ["webhooksapi"] = "1.0.0",
        ["suppliersapi"] = "2.0.0",
        ["subscriptionsapi"] = "6.0.3",
        ["projectsapi"] = "1.1.0",
    };

    /// <summary>All agreements but the demo.</summary>
    public IReadOnlyList<EconomicAccount> Accounts
    {
        get
        {
            lock (Gate)
                return [.. _accounts.Where(a => a != Demo)];
        }
    }

    /// <summary>The clock's time in whole seconds, as the vendor stores it.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        }
    }

    /// <summary>Starts a simulator that listens on a free loopback port.</summary>
    /// <param name="seed">What the first agreement holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running simulator.</returns>
    public static async Task<EconomicSimulator> StartAsync(Action<EconomicAccount>? seed = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var simulator = InProcess(seed, time);
        await simulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        return simulator;
    }

    /// <summary>Makes a simulator without a port; <see cref="Simulator.CreateHandler"/> reaches it.</summary>
    /// <param name="seed">What the first agreement holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <returns>The simulator.</returns>
    public static EconomicSimulator InProcess(Action<EconomicAccount>? seed = null, TimeProvider? time = null)
    {
        var simulator = new EconomicSimulator(time);
        seed?.Invoke(simulator.Account);
        return simulator;
    }

    /// <summary>Adds an agreement, which grants access to <see cref="App"/>.</summary>
    /// <param name="name">The company's name.</param>
    /// <param name="seed">What it holds.</param>
    /// <returns>The agreement.</returns>
    public EconomicAccount AddAccount(string name, Action<EconomicAccount>? seed = null)
    {
        EconomicAccount account;
        lock (Gate)
        {
            account = new EconomicAccount(this, _nextAgreement++, name);
            _accounts.Add(account);
            account.GrantTo(App);
        }

        seed?.Invoke(account);
        return account;
    }

    /// <summary>Adds an app; let an account <see cref="EconomicAccount.GrantTo"/> it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="redirectUrl">Where the browser goes after a grant.</param>
    /// <returns>The app.</returns>
    public EconomicApp AddApp(string name, EconomicRole role, Uri? redirectUrl = null)
    {
        lock (Gate)
        {
            var app = new EconomicApp(_apps.Count + 1, name, NextToken("app"), NextToken("public"), role, redirectUrl);
            _apps.Add(app);
            return app;
        }
    }

    /// <summary>Sends what changed to the webhooks, in order, with the repeats that <see cref="EconomicOddities.WebhookRetries"/> allows, and forgets it.</summary>
    /// <param name="http">Sends; null: over a real connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many deliveries were answered with success.</returns>
    public async Task<int> DeliverWebhooksAsync(HttpMessageInvoker? http = null, CancellationToken cancellationToken = default)
    {
        using var own = http is null ? new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) : null;
        var accepted = 0;
        foreach (var account in Accounts)
            accepted += await account.DeliverAsync(http ?? own!, cancellationToken).ConfigureAwait(false);
        return accepted;
    }

    internal override string OperationOf(SimRequest request)
    {
        var match = Routes.Find(request.Method, request.Path);
        request.Match = match;
        return match?.Route.Operation ?? "unknown";
    }

    internal override SimResponse RateLimited(TimeSpan? retryAfter)
    {
        var body = DialectErrorBody.Of(429, "Too many requests. The token limit of the agreement is used up.", "E03429", "Wait and try again.", Log());
        return EconomicCall.Json(429, body) with { Headers = retryAfter is { } wait ? [new("Retry-After", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))] : [] };
    }

    /// <summary>Support reference and local time without a zone.</summary>
    internal (string Id, string Time) Log()
    {
        var number = ++_nextLog;
        var id = Oddities.LogIdIsGuid ? new Guid(number, 0x4c4f, 0x4721, 0x80, 1, 2, 3, 4, 5, 6, 7).ToString() : string.Create(CultureInfo.InvariantCulture, $"{0x6A3C2F900000 + number:x12}-CPH");
        return (id, Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
    }

    internal string NextToken(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++_nextToken:D4}xQm7VtZr2KcPfLbWnHsYgJdA1");

    internal EconomicApp? FindApp(string secret) => _apps.Find(a => a.SecretToken == secret);

    internal EconomicApp? FindAppByPublicToken(string token) => _apps.Find(a => a.PublicToken == token);

    internal EconomicAccount? FindAccount(EconomicApp app, string grant) => _accounts.Find(a => a != Demo && a.HasGrant(app, grant));
}
