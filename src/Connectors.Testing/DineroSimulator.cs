using System.Globalization;
using Connectors.Testing.Dinero;

namespace Connectors.Testing;

/// <summary>
/// A simulated Dinero: the public REST API, both sign-ins, one or more organisations. Written from the vendor's documents and from what others observed
/// live; where those are silent or disagree, <see cref="Oddities"/> decides.
/// </summary>
/// <remarks>
/// Operations for faults, hooks and <see cref="Simulator.Calls"/> are named <c>{resource}.{verb}</c>: <c>contacts.create</c>, <c>invoices.book</c>,
/// <c>token.password</c>; <see cref="Operations"/> lists them. Ids, versions and tokens are counted or drawn from a fixed seed: two runs are alike.
/// </remarks>
/// <example><code>
/// await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with { VatNumber = "12345678" }).Product("Hour", 800));
/// dinero.Faults.LoseReplyAfterCommit("contacts.create");
/// // point a client at dinero.BaseAddress, dinero.TokenAddress with dinero.Account.Id and dinero.Account.ApiKey
/// </code></example>
public sealed class DineroSimulator : Simulator
{
    private static readonly RouteTable<DineroCall> Routes = BuildRoutes();
    private readonly List<DineroAccount> _accounts = [];
    private readonly CallLimiter _limiter = new();
    private readonly Random _random = new(20260302);
    private long _version = 0x020A5EA8;
    private int _nextAccountId = 100001;

    private DineroSimulator(TimeProvider? time)
        : base(time, new Uri("https://dinero.invalid/"))
    {
        SignIns = new DineroSignIns(this);
        Account = AddAccount("Test ApS");
    }

    /// <summary>The names of all operations.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. Routes.Operations];

    /// <summary>The first organisation; it exists from the start.</summary>
    public DineroAccount Account { get; }

    /// <summary>All organisations.</summary>
    public IReadOnlyList<DineroAccount> Accounts
    {
        get
        {
            lock (Gate)
                return [.. _accounts];
        }
    }

    /// <summary>Readings that the documents leave open.</summary>
    public DineroOddities Oddities { get; } = new();

    /// <summary>Client ids, API keys, users and tokens.</summary>
    public DineroSignIns SignIns { get; }

    /// <summary>The company register behind <c>UseCvr</c>.</summary>
    public DineroCvrRegister CvrRegister { get; } = new();

    /// <summary>The token address of personal integrations (authz.dinero.dk in life).</summary>
    public Uri TokenAddress => new(BaseAddress, "dineroapi/oauth/token");

    /// <summary>The token address of Visma Connect.</summary>
    public Uri VismaTokenAddress => new(BaseAddress, "connect/token");

    /// <summary>The page at which a user consents; the simulated user answers at once.</summary>
    public Uri VismaAuthorizeAddress => new(BaseAddress, "connect/authorize");

    /// <summary>The clock's time, cut to milliseconds as the vendor stores it.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        }
    }

    /// <summary>Starts a simulator that listens on a free loopback port.</summary>
    /// <param name="seed">What the first organisation holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running simulator.</returns>
    public static async Task<DineroSimulator> StartAsync(Action<DineroAccount>? seed = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var simulator = InProcess(seed, time);
        await simulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        return simulator;
    }

    /// <summary>Makes a simulator without a port; <see cref="Simulator.CreateHandler"/> reaches it.</summary>
    /// <param name="seed">What the first organisation holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <returns>The simulator.</returns>
    public static DineroSimulator InProcess(Action<DineroAccount>? seed = null, TimeProvider? time = null)
    {
        var simulator = new DineroSimulator(time);
        seed?.Invoke(simulator.Account);
        return simulator;
    }

    /// <summary>Adds an organisation.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">What it holds.</param>
    /// <returns>The organisation.</returns>
    public DineroAccount AddAccount(string name, Action<DineroAccount>? seed = null)
    {
        DineroAccount account;
        lock (Gate)
        {
            account = new DineroAccount(this, _nextAccountId++, name);
            _accounts.Add(account);
        }

        seed?.Invoke(account);
        return account;
    }

    /// <summary>The vendor's announcement that an endpoint is about to go: status 480 at the next calls, nothing carried out.</summary>
    /// <param name="operation">Which operation.</param>
    /// <param name="times">How many calls.</param>
    /// <returns>The planned fault.</returns>
    public SimulatorFault Brownout(string operation, int times = 1) => Faults.RespondInstead(operation, 480, "brownout", "text/plain", times: times);

    /// <summary>Posts what changed to the subscribed addresses, in order, and forgets it: one attempt each, as nothing is documented about repeats.</summary>
    /// <param name="http">Sends; null: over a real connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many addresses answered with success.</returns>
    public async Task<int> DeliverWebhooksAsync(HttpMessageInvoker? http = null, CancellationToken cancellationToken = default)
    {
        using var own = http is null ? new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) : null;
        var accepted = 0;
        foreach (var delivery in Accounts.SelectMany(static a => a.TakeDeliveries()))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Uri) { Content = new ReadOnlyMemoryContent(Oddities.WebhooksAreEmpty ? default : delivery.Payload) };
            request.Content.Headers.ContentType = new("application/json");
            try
            {
                using var response = await (http ?? own!).SendAsync(request, cancellationToken).ConfigureAwait(false);
                accepted += response.IsSuccessStatusCode ? 1 : 0;
            }
            catch (HttpRequestException)
            {
                // The receiver is down: the delivery is lost, and a client must find the change by itself.
            }
        }

        return accepted;
    }

    internal override string OperationOf(SimRequest request)
    {
        var match = Routes.Find(request.Method, request.Path);
        request.Match = match;
        return match?.Route.Operation ?? "unknown";
    }

    internal override SimResponse RateLimited(TimeSpan? retryAfter) => LimitAnswer(60, retryAfter);

    internal override SimResponse Process(SimRequest request)
    {
        try
        {
            if (request.Match is not RouteMatch<DineroCall> match)
                throw ApiError.NotFound(Oddities);
            return match.Route.Operation.StartsWith("token.", StringComparison.Ordinal)
                ? match.Route.Handler(new DineroCall(this, request, match.Values, null, null))
                : Authorised(request, match);
        }
        catch (ApiError error)
        {
            return error.Response;
        }
    }

    internal Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    /// <summary>A row version: grows with every write, sixteen hexadecimal digits.</summary>
    internal string NextTimeStamp()
    {
        _version += 7;
        return _version.ToString("X16", CultureInfo.InvariantCulture);
    }

    private SimResponse Authorised(SimRequest request, RouteMatch<DineroCall> match)
    {
        const string scheme = "Bearer ";
        var authorization = request.Header("Authorization") ?? "";
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) || SignIns.Caller(authorization[scheme.Length..]) is not { } caller)
            return SimResponse.Json(401, """{"message":"Authorization has been denied for this request."}"""u8.ToArray());

        DineroAccount? account = null;
        if (match.Route.Has("o"))
        {
            if (!int.TryParse(match.Values["o"], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                throw ApiError.NotFound(Oddities);
            account = _accounts.Find(a => a.Id == id);
            if (account is null || !caller.Reaches(id))
                throw ApiError.Forbidden();
        }

        var limit = caller.IsPersonal ? Oddities.PersonalCallsPerMinute : Oddities.VismaCallsPerMinute;
        if (_limiter.Count(account?.Id ?? caller.AccountId, caller.ClientId, limit, Time.GetUtcNow()) is { } wait)
            return LimitAnswer(limit!.Value, Oddities.RetryAfterOnRateLimit ? wait : null);
        if (account is { IsPro: false })
            throw ApiError.Of(403, Oddities.NoPlanCode, "The organization does not have a Pro subscription.");
        if (!caller.CanWrite && request.Method != "GET")
            throw ApiError.Forbidden();
        account?.SettleLedger();
        return match.Route.Handler(new DineroCall(this, request, match.Values, caller, account));
    }

    private static SimResponse LimitAnswer(int limit, TimeSpan? retryAfter) =>
        SimResponse.Text(429, $"API calls quota exceeded! maximum admitted {limit} per 1m.") with
        {
            Headers = retryAfter is { } wait ? [new("Retry-After", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))] : [],
        };

    private static RouteTable<DineroCall> BuildRoutes()
    {
        var routes = new RouteTable<DineroCall>();
        SignInEndpoints.Map(routes);
        OrganizationEndpoints.Map(routes);
        ContactEndpoints.Map(routes);
        ProductEndpoints.Map(routes);
        InvoiceEndpoints.Map(routes);
        CreditNoteEndpoints.Map(routes);
        TradeOfferEndpoints.Map(routes);
        AccountEndpoints.Map(routes);
        PurchaseEndpoints.Map(routes);
        ManualVoucherEndpoints.Map(routes);
        LedgerEndpoints.Map(routes);
        EntryEndpoints.Map(routes);
        FileEndpoints.Map(routes);
        NoteEndpoints.Map(routes);
        ReminderEndpoints.Map(routes);
        WebhookEndpoints.Map(routes);
        return routes;
    }
}
