using System.Globalization;
using Connectors.Testing.EconomicDialect;
using Connectors.Testing.Reviso;

namespace Connectors.Testing;

/// <summary>
/// A simulated Reviso, in Italy Contabilità in Cloud: its REST API, app tokens and grants that die after 360 days, one or more agreements. Its schemas are
/// not public; this follows what clients in production and the vendor's articles show, and <see cref="Oddities"/> decides what they leave open.
/// </summary>
/// <remarks>
/// Operations for faults, hooks and <see cref="Simulator.Calls"/> are named <c>{resource}.{verb}</c>: <c>customers.create</c>, <c>quotations.create</c>,
/// <c>invoices.drafts.create</c>, <c>invoices.book</c>. <see cref="Operations"/> lists them.
/// </remarks>
/// <example><code>
/// await using var reviso = await RevisoSimulator.StartAsync(a => a.Customer("Acme Srl", c => c with { VatNumber = "12345678903" }).Product("A-1", "Ora", 80));
/// reviso.Faults.LoseReplyAfterCommit("customers.create");
/// // point a client at reviso.BaseAddress with reviso.App.SecretToken and reviso.Account.GrantToken
/// </code></example>
public sealed partial class RevisoSimulator : Simulator
{
    private static readonly RouteTable<RevisoCall> Routes = BuildRoutes();
    private readonly List<RevisoAccount> _accounts = [];
    private readonly List<RevisoApp> _apps = [];
    private int _nextAgreement = 2500001;
    private int _nextLog;
    private int _nextToken;

    private RevisoSimulator(TimeProvider? time)
        : base(time, new Uri("https://reviso.invalid/"))
    {
        App = AddApp("Connector", RevisoRole.SuperUser);
        Account = AddAccount("Prova Srl");
        Demo = AddAccount("Demo Srl", static a => a.Customer("Demo").Product("1", "Demo", 100));
    }

    /// <summary>The names of all operations.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. Routes.Operations];

    /// <summary>The page on which an accounting user grants access (app.reviso.com in life; <c>appId</c>, <c>locale</c>, <c>redirectUrl</c>); the simulated user of <see cref="Account"/> grants at once.</summary>
    public Uri InstallationAddress => new(BaseAddress, "api1/requestaccess.aspx");

    /// <summary>
    /// The foreign host that links of delivery notes name; ends with a slash. Set it to <see cref="Simulator.BaseAddress"/> to catch a client that follows
    /// them: every call that reaches <c>/api/…</c> here with a token counts in <see cref="TokensSentToForeignHost"/>.
    /// </summary>
    public Uri DeliveryNoteHost { get; set; } = new("https://delivery-notes.azurewebsites.invalid/");

    /// <summary>How many calls brought tokens to the address that stands for the foreign host. A careful client leaves it at zero.</summary>
    public int TokensSentToForeignHost { get; private set; }

    /// <summary>The first agreement; it exists from the start, and <see cref="App"/> has its grant.</summary>
    public RevisoAccount Account { get; }

    /// <summary>What the word <c>demo</c> in both headers, or <c>?demo=true</c>, reads.</summary>
    public RevisoAccount Demo { get; }

    /// <summary>The first app; a super user.</summary>
    public RevisoApp App { get; }

    /// <summary>Readings that the sources leave open.</summary>
    public RevisoOddities Oddities { get; } = new();

    /// <summary>All agreements but the demo.</summary>
    public IReadOnlyList<RevisoAccount> Accounts
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
    public static async Task<RevisoSimulator> StartAsync(Action<RevisoAccount>? seed = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var simulator = InProcess(seed, time);
        await simulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        return simulator;
    }

    /// <summary>Makes a simulator without a port; <see cref="Simulator.CreateHandler"/> reaches it.</summary>
    /// <param name="seed">What the first agreement holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <returns>The simulator.</returns>
    public static RevisoSimulator InProcess(Action<RevisoAccount>? seed = null, TimeProvider? time = null)
    {
        var simulator = new RevisoSimulator(time);
        seed?.Invoke(simulator.Account);
        return simulator;
    }

    /// <summary>Adds an agreement, which grants access to <see cref="App"/>.</summary>
    /// <param name="name">The company's name.</param>
    /// <param name="seed">What it holds.</param>
    /// <returns>The agreement.</returns>
    public RevisoAccount AddAccount(string name, Action<RevisoAccount>? seed = null)
    {
        RevisoAccount account;
        lock (Gate)
        {
            account = new RevisoAccount(this, _nextAgreement++, name);
            _accounts.Add(account);
            account.GrantTo(App);
        }

        seed?.Invoke(account);
        return account;
    }

    /// <summary>Adds an app; let an account <see cref="RevisoAccount.GrantTo"/> it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="redirectUrl">Where the browser goes after a grant.</param>
    /// <returns>The app.</returns>
    public RevisoApp AddApp(string name, RevisoRole role, Uri? redirectUrl = null)
    {
        lock (Gate)
        {
            var app = new RevisoApp(_apps.Count + 1, name, NextToken("app"), NextToken("public"), role, redirectUrl);
            _apps.Add(app);
            return app;
        }
    }

    /// <summary>Sends what changed to the webhooks, in order, with the repeats that <see cref="RevisoOddities.WebhookRetries"/> allows, and forgets it.</summary>
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
        var body = DialectErrorBody.Of(429, "Too many requests.", "E03429", "Wait and try again.", Log());
        return DialectCall.Json(429, body) with { Headers = retryAfter is { } wait ? [new("Retry-After", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))] : [] };
    }

    /// <summary>Support reference and local time without a zone.</summary>
    internal (string Id, string Time) Log() =>
        (new Guid(++_nextLog, 0x4c4f, 0x4721, 0x80, 1, 2, 3, 4, 5, 6, 7).ToString(), Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));

    internal string NextToken(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++_nextToken:D4}rQm7VtZr2KcPfLbWnHsYgJdA1");

    internal RevisoApp? FindAppByPublicToken(string token) => _apps.Find(a => a.PublicToken == token);

    internal IReadOnlyList<RevisoAccount> Clients(RevisoAccount administrator) => [.. _accounts.Where(a => a != Demo && a != administrator)];

    private static RouteTable<RevisoCall> BuildRoutes()
    {
        var routes = new RouteTable<RevisoCall>();
        SelfEndpoints.Map(routes);
        CustomerEndpoints.Map(routes);
        ProductEndpoints.Map(routes);
        ReferenceEndpoints.Map(routes);
        DocumentEndpoints.Map(routes);
        InvoiceEndpoints.Map(routes);
        VoucherEndpoints.Map(routes);
        DeliveryNoteEndpoints.Map(routes);
        UndescribedEndpoints.Map(routes);
        return routes;
    }
}
