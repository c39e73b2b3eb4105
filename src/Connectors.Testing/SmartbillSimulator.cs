using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Connectors.Testing.Smartbill;

namespace Connectors.Testing;

/// <summary>
/// A simulated SmartBill: the V1 API that writes, the V3 API that reads, the stock webhook, one or more companies under one account. Written from the
/// vendor's documents and from what others observed live; where those are silent or disagree, <see cref="Oddities"/> decides.
/// </summary>
/// <remarks>
/// Operations for faults, hooks and <see cref="Simulator.Calls"/> are named <c>{resource}.{verb}</c>: <c>invoices.create</c> (<c>/invoice/v2</c>),
/// <c>invoices.reverse</c>, <c>estimates.invoices</c>, <c>payments.deleteReceipt</c>, V3's <c>clients.list</c>; <see cref="Operations"/> lists them.
/// The limit is on: thirty calls in ten seconds per token, then ten minutes of refusals for every company of the token.
/// </remarks>
/// <example><code>
/// await using var smartbill = await SmartbillSimulator.StartAsync(a => a.Receive("Depozit", "MK053", 5, "Caiet").Client("Acme SRL", c => c with { VatCode = "RO123" }));
/// smartbill.Faults.LoseReplyAfterCommit("invoices.create");
/// // point a client at smartbill.ApiAddress with smartbill.Account.Cif, .Email, .Token, .V3Token
/// smartbill.Account.IssueInvoice("FCT");  // a colleague takes the next number
/// </code></example>
public sealed class SmartbillSimulator : Simulator
{
    private const string ApiPrefix = "/SBORO/api/";
    private static readonly RouteTable<SmartbillCall> Routes = BuildRoutes();
    private static readonly TimeZoneInfo Bucharest = TimeZoneInfo.FindSystemTimeZoneById("Europe/Bucharest");
    private static readonly string[] Verbs = ["DELETE", "GET", "POST", "PUT"];
    private readonly List<SmartbillAccount> _accounts = [];
    private readonly ReadLimiter _readLimiter = new();
    private readonly Random _random = new(20260821);
    private int _documentId = 100000;

    private SmartbillSimulator(TimeProvider? time)
        : base(time, new Uri("https://smartbill.invalid/"))
    {
        SignIns = new SmartbillSignIns(this);
        Account = AddAccount("RO12345678", "Firma de test SRL");
    }

    /// <summary>The names of all operations.</summary>
    public static IReadOnlyList<string> Operations { get; } = [.. Routes.Operations];

    /// <summary>The first company; it exists from the start, with CIF RO12345678.</summary>
    public SmartbillAccount Account { get; }

    /// <summary>All companies.</summary>
    public IReadOnlyList<SmartbillAccount> Accounts
    {
        get
        {
            lock (Gate)
                return [.. _accounts];
        }
    }

    /// <summary>Readings that the documents leave open.</summary>
    public SmartbillOddities Oddities { get; } = new();

    /// <summary>Users, tokens, rights and the block of a token.</summary>
    public SmartbillSignIns SignIns { get; }

    /// <summary>Where V1 begins (ws.smartbill.ro/SBORO/api/ in life); ends with a slash.</summary>
    public Uri ApiAddress => new(BaseAddress, "SBORO/api/");

    /// <summary>Where V3 begins; ends with a slash.</summary>
    public Uri V3Address => new(BaseAddress, "SBORO/api/v3/");

    internal TokenLimiter Limiter { get; } = new();

    /// <summary>Today in Romania.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Time.GetUtcNow(), Bucharest).DateTime);

    /// <summary>Starts a simulator that listens on a free loopback port.</summary>
    /// <param name="seed">What the first company holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running simulator.</returns>
    public static async Task<SmartbillSimulator> StartAsync(Action<SmartbillAccount>? seed = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var simulator = InProcess(seed, time);
        await simulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        return simulator;
    }

    /// <summary>Makes a simulator without a port; <see cref="Simulator.CreateHandler"/> reaches it.</summary>
    /// <param name="seed">What the first company holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <returns>The simulator.</returns>
    public static SmartbillSimulator InProcess(Action<SmartbillAccount>? seed = null, TimeProvider? time = null)
    {
        var simulator = new SmartbillSimulator(time);
        seed?.Invoke(simulator.Account);
        return simulator;
    }

    /// <summary>Adds a company to the account: the same users and tokens reach it.</summary>
    /// <param name="cif">Its CIF, as requests must spell it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="seed">What it holds.</param>
    /// <returns>The company.</returns>
    public SmartbillAccount AddAccount(string cif, string name, Action<SmartbillAccount>? seed = null)
    {
        SmartbillAccount account;
        lock (Gate)
        {
            account = new SmartbillAccount(this, cif, name);
            _accounts.Add(account);
        }

        seed?.Invoke(account);
        return account;
    }

    /// <summary>The operation is carried out, then an HTML page with status 500 is answered: nobody can tell whether the document exists.</summary>
    /// <param name="operation">Which operation.</param>
    /// <param name="times">How many calls.</param>
    /// <returns>The planned fault.</returns>
    public SimulatorFault ServerErrorAfterCommit(string operation, int times = 1) =>
        Faults.RespondAfterCommit(operation, 500, Encoding.UTF8.GetString(ApiError.Html(500, "HTTP Status 500 - Internal Server Error").Body), times: times);

    /// <summary>The proxy answers 502 and an HTML page; nothing is carried out.</summary>
    /// <param name="operation">Which operation.</param>
    /// <param name="times">How many calls.</param>
    /// <returns>The planned fault.</returns>
    public SimulatorFault BadGateway(string operation, int times = 1) =>
        Faults.RespondInstead(operation, 502, Encoding.UTF8.GetString(ApiError.Html(502, "502 Bad Gateway").Body), times: times);

    /// <summary>Posts the changes of stock that wait, company by company, and forgets them; <see cref="SmartbillOddities.WebhookRetries"/> says what happens to failed ones.</summary>
    /// <param name="http">Sends; null: over a real connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many deliveries were answered with success.</returns>
    public async Task<int> DeliverWebhooksAsync(HttpMessageInvoker? http = null, CancellationToken cancellationToken = default)
    {
        var accepted = 0;
        foreach (var account in Accounts)
            accepted += await account.DeliverAsync(http, cancellationToken).ConfigureAwait(false);
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
        var blocked = Blocked(Time.GetUtcNow());
        return retryAfter is not { } wait ? blocked : blocked with { Headers = [new("Retry-After", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture))] };
    }

    internal override SimResponse Process(SimRequest request)
    {
        if (!request.Path.StartsWith(ApiPrefix, StringComparison.OrdinalIgnoreCase))
            return request.Match is RouteMatch<SmartbillCall> page ? page.Route.Handler(new SmartbillCall(this, request, page.Values, null)) : SimResponse.Empty(404);
        if (request.Path.StartsWith(ReadApi.Prefix, StringComparison.OrdinalIgnoreCase))
            return Reached(request, match => ReadApi.Process(new SmartbillCall(this, request, match.Values, null), match.Route.Handler, _readLimiter));

        var user = SignIns.FindBasic(request.Header("Authorization"));
        var verdict = user is null ? default : Limiter.Count(user.Token, Oddities, Time.GetUtcNow());
        if (verdict.BlockedAt is { } at)
            return Blocked(at);
        var response = Reached(request, match => Carry(new SmartbillCall(this, request, match.Values, user), match));
        return response.Status is < 200 or > 299 || verdict.Limit == 0 ? response : response with
        {
            // Refusals carry none of these.
            Headers =
            [
                .. response.Headers,
                new("X-RateLimit-Limit", verdict.Limit.ToString(CultureInfo.InvariantCulture)),
                new("X-RateLimit-Remaining", verdict.Remaining.ToString(CultureInfo.InvariantCulture)),
                new("X-RateLimit-Reset", verdict.Reset.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            ],
        };
    }

    internal SmartbillAccount? FindAccount(string? cif) => _accounts.Find(a => a.Cif == cif);

    internal string NextId(string prefix)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return prefix + Convert.ToHexStringLower(bytes);
    }

    internal int NextDocumentId() => ++_documentId;

    /// <summary>A public link is known by its key, not by the document's id.</summary>
    internal static string PublicKey(int id) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(id)))[..24];

    /// <summary>Midnight of a day in Romania.</summary>
    internal static DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Bucharest.GetUtcOffset(local)).ToUniversalTime();
    }

    private static SimResponse Carry(SmartbillCall call, RouteMatch<SmartbillCall> match)
    {
        try
        {
            return match.Route.Handler(call);
        }
        catch (ApiError error)
        {
            return call.Refuse(error);
        }
    }

    /// <summary>What the gateway refuses before an operation is reached: path, verb, Accept.</summary>
    private static SimResponse Reached(SimRequest request, Func<RouteMatch<SmartbillCall>, SimResponse> next)
    {
        SimResponse Invalid(int status, string code, string message) => ApiError.Problem(request.Path, status, "invalid_request_error", code, message);
        if (request.Match is not RouteMatch<SmartbillCall> match)
        {
            string[] allowed = [.. Verbs.Where(v => Routes.Find(v, request.Path) is not null)];
            return allowed.Length == 0 ? Invalid(404, "resource_not_found", "The requested resource was not found.")
                : Invalid(405, "method_not_allowed", "The request method is not supported for this resource.") with { Headers = [new("Allow", string.Join(", ", allowed))] };
        }

        var accept = request.Header("Accept");
        var binary = match.Route.Operation.EndsWith(".pdf", StringComparison.Ordinal) && accept?.Contains("application/octet-stream", StringComparison.OrdinalIgnoreCase) == true;
        return binary || string.IsNullOrEmpty(accept) || accept.Contains("*/*", StringComparison.Ordinal) || accept.Contains("application/json", StringComparison.OrdinalIgnoreCase)
            ? next(match) : Invalid(406, "invalid_accept_header", "The requested resource is not available in the requested format.");
    }

    private SimResponse Blocked(DateTimeOffset at)
    {
        var shown = Oddities.BlockTimeIsUtc ? at.UtcDateTime : TimeZoneInfo.ConvertTime(at, Bucharest).DateTime;
        return ApiError.Refused(
            Oddities.BlockStatus,
            "Ai depasit limita maxima de requesturi admisa. Vei putea executa alte requesturi dupa 10 min de la momentul blocarii "
                + shown.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
            Oddities);
    }

    private static RouteTable<SmartbillCall> BuildRoutes()
    {
        var routes = new RouteTable<SmartbillCall>();
        InvoiceEndpoints.Map(routes);
        InvoiceStateEndpoints.Map(routes);
        EstimateEndpoints.Map(routes);
        PaymentEndpoints.Map(routes);
        PaymentDeleteEndpoints.Map(routes);
        ConfigEndpoints.Map(routes);
        EmailEndpoints.Map(routes);
        ReadApi.Map(routes);
        PublicPages.Map(routes);
        return routes;
    }
}
