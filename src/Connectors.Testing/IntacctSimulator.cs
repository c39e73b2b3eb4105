using System.Globalization;
using Connectors.Testing.Intacct;

namespace Connectors.Testing;

/// <summary>
/// A simulated Sage Intacct: the REST API v1 with its sign-in, and the XML gateway over the same records; one or more companies. Written from the vendor's
/// documents and from what others observed live; where those are silent or disagree, <see cref="Oddities"/> decides.
/// </summary>
/// <remarks>
/// Operations for faults, hooks and <see cref="Simulator.Calls"/> are named <c>{resource}.{verb}</c>: <c>customers.create</c>, <c>customers.query</c> (the query
/// service by its object), <c>token.refresh</c>, <c>xml.create</c> (by the first function); <see cref="Operations"/> lists them. Keys, tokens and support ids are
/// counted: two runs are alike. Requests are carried out one at a time; those that a fault holds count as being under way.
/// </remarks>
/// <example><code>
/// await using var intacct = await IntacctSimulator.StartAsync(a => a.Customer("Acme", "ACME").Item("Hour", 95m));
/// intacct.Faults.LoseReplyAfterCommit("customers.create");
/// // point a client at intacct.ApiAddress with intacct.SignIns.ClientId, .ClientSecret and intacct.UserName
/// </code></example>
public sealed class IntacctSimulator : Simulator
{
    internal const string Root = "/ia/api/v1";

    private static readonly RouteTable<IntacctCall> Routes = BuildRoutes();
    private readonly List<IntacctAccount> _accounts = [];
    private readonly IdempotencyStore _idempotency = new();
    private readonly BulkService _bulk = new();
    private readonly Crowd _crowd;
    private int _supportIds;

    private IntacctSimulator(TimeProvider? time)
        : base(time, new Uri("https://intacct.invalid/"))
    {
        SignIns = new IntacctSignIns(this);
        Xml = new XmlGateway(this);
        Webhooks = new IntacctWebhooks(this);
        _crowd = new Crowd(this);
        Account = AddAccount("TestCo");
        SignIns.AuthorizedUsers.Add(SignIns.DefaultUser);
    }

    /// <summary>The names of all operations.</summary>
    public static IReadOnlyList<string> Operations { get; } = OperationNames.All;

    /// <summary>The first company; it exists from the start.</summary>
    public IntacctAccount Account { get; }

    /// <summary>All companies.</summary>
    public IReadOnlyList<IntacctAccount> Accounts
    {
        get
        {
            lock (Gate)
                return [.. _accounts];
        }
    }

    /// <summary>Readings that the documents leave open.</summary>
    public IntacctOddities Oddities { get; } = new();

    /// <summary>The application, consents and tokens.</summary>
    public IntacctSignIns SignIns { get; }

    /// <summary>Triggers that post to an address, and what they have to deliver.</summary>
    public IntacctWebhooks Webhooks { get; }

    /// <summary>Where the REST API begins; ends with a slash.</summary>
    public Uri ApiAddress => new(BaseAddress, "ia/api/v1/");

    /// <summary>The page at which a user consents; the simulated user answers at once.</summary>
    public Uri AuthorizeAddress => new(ApiAddress, "oauth2/authorize");

    /// <summary>The token address.</summary>
    public Uri TokenAddress => new(ApiAddress, "oauth2/token");

    /// <summary>Where tokens are revoked.</summary>
    public Uri RevokeAddress => new(ApiAddress, "oauth2/revoke");

    /// <summary>The XML gateway that takes logins.</summary>
    public Uri XmlAddress => new(BaseAddress, "ia/xml/xmlgw.phtml");

    /// <summary>The gateway that sessions name as theirs; another host in life, another path here.</summary>
    public Uri XmlSessionAddress => new(BaseAddress, "na12/ia/xml/xmlgw.phtml");

    /// <summary>The user name of client credentials: the first company's service user.</summary>
    public string UserName => SignIns.DefaultUser;

    /// <summary>The clock's time in whole seconds.</summary>
    internal DateTimeOffset Now
    {
        get
        {
            var now = Time.GetUtcNow();
            return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        }
    }

    internal XmlGateway Xml { get; }

    internal BulkService Bulk => _bulk;

    /// <summary>Starts a simulator that listens on a free loopback port.</summary>
    /// <param name="seed">What the first company holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running simulator.</returns>
    public static async Task<IntacctSimulator> StartAsync(Action<IntacctAccount>? seed = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var simulator = InProcess(seed, time);
        await simulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        return simulator;
    }

    /// <summary>Makes a simulator without a port; <see cref="Simulator.CreateHandler"/> reaches it.</summary>
    /// <param name="seed">What the first company holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <returns>The simulator.</returns>
    public static IntacctSimulator InProcess(Action<IntacctAccount>? seed = null, TimeProvider? time = null)
    {
        var simulator = new IntacctSimulator(time);
        seed?.Invoke(simulator.Account);
        return simulator;
    }

    /// <summary>Adds a company.</summary>
    /// <param name="companyId">Its id, as in <c>user@company</c>.</param>
    /// <param name="seed">What it holds.</param>
    /// <returns>The company.</returns>
    public IntacctAccount AddAccount(string companyId, Action<IntacctAccount>? seed = null)
    {
        IntacctAccount account;
        lock (Gate)
        {
            account = new IntacctAccount(this, companyId);
            account.AuthorizedSenders.Add(SignIns.SenderId);
            _accounts.Add(account);
        }

        seed?.Invoke(account);
        return account;
    }

    internal override string OperationOf(SimRequest request) => OperationNames.Of(request, request.Path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? Match(request) : null);

    internal override SimResponse RateLimited(TimeSpan? retryAfter) => Answers.Error(ApiError.Gateway(429, "GW-0010", "The request was throttled"), Oddities, NextSupportId()) with
    {
        Headers = retryAfter is { } wait
            ? [new(Oddities.RetryAfterHeader, Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture)), new("X-IA-Throttle-Limit", (Oddities.ConcurrentCallsPerApplication ?? 6).ToString(CultureInfo.InvariantCulture))]
            : [],
    };

    internal override bool TryEnter(SimRequest request) => _crowd.TryEnter(request);

    internal override void Leave(SimRequest request) => _crowd.Leave(request);

    internal override SimResponse Process(SimRequest request)
    {
        try
        {
            return Dispatch(request);
        }
        catch (ApiError error)
        {
            return Answers.Error(error, Oddities, NextSupportId());
        }
        finally
        {
            foreach (var account in _accounts)
                account.Store.Forget();
        }
    }

    /// <summary>A call within a composite one: the caller is known, only the entity may differ.</summary>
    internal SimResponse Inner(SimRequest request, IntacctCaller caller)
    {
        try
        {
            return Match(request) is { } match ? match.Route.Handler(new IntacctCall(this, request, match.Values, WithEntity(request, caller))) : throw ApiError.NoSuchResource(request.Path);
        }
        catch (ApiError error)
        {
            return Answers.Error(error, Oddities, NextSupportId());
        }
    }

    internal IntacctAccount? Find(string companyId) => _accounts.Find(a => a.CompanyId == companyId);

    internal bool IsIdempotent(ObjectDefinition definition) => (definition.Can('C') || definition.Can('U')) && !Oddities.NotIdempotent.Contains(definition.Name);

    internal string NextSupportId() => $"kXq{(++_supportIds).ToString("d5", CultureInfo.InvariantCulture)}%7EZ0EBk2Wp";

    internal IntacctSignIns.Grant? GrantOf(SimRequest request)
    {
        const string scheme = "Bearer ";
        var authorization = request.Header("Authorization") ?? "";
        return authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? SignIns.Caller(authorization[scheme.Length..].Trim()) : null;
    }

    private SimResponse Dispatch(SimRequest request)
    {
        if (request.Path.EndsWith("/ia/xml/xmlgw.phtml", StringComparison.OrdinalIgnoreCase))
            return Xml.Process(request);
        var path = request.Path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) ? request.Path[Root.Length..].TrimEnd('/') : null;
        switch (path)
        {
            case "/oauth2/authorize" when request.Method == "GET":
                return SignInEndpoints.Authorize(this, request);
            case "/oauth2/token" when request.Method == "POST":
                return SignInEndpoints.Token(this, request);
            case "/oauth2/revoke" when request.Method == "POST":
                return SignInEndpoints.Revoke(this, request);
            case { } other when other.StartsWith("/oauth2", StringComparison.OrdinalIgnoreCase):
                throw ApiError.Gateway(400, "GW-0033", "Invalid oauth2 path");
            case null:
                throw ApiError.NoSuchResource(request.Path);
        }

        if (request.Header("Authorization")?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) != true)
            throw ApiError.Gateway(401, "GW-0034", "The Bearer token is missing");
        if (GrantOf(request) is not { } grant)
            throw ApiError.Token(Oddities.DeadTokenAnswers400 ? 400 : 401, "Invalid token");
        if (grant.Account.IsExpired)
            throw ApiError.Gateway(400, "GW-0011", "Invalid sender, client or tenant");
        if (request.Header("Content-Type")?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true)
            throw ApiError.Gateway(400, "GW-0014", "XML was sent to the REST API");
        if (Match(request) is not { } match)
            throw ApiError.NoSuchResource(request.Path);
        var caller = WithEntity(request, new IntacctCaller(grant.Account, grant.User, grant.Entity, SignIns.ClientId, "api"));
        var call = new IntacctCall(this, request, match.Values, caller);
        if (request.Header("Idempotency-Key") is not { } key || request.Method is not ("POST" or "PATCH") || !KeepsAnswers(match))
            return Deferred(call, match);
        if (key.Length > 256)
            throw ApiError.Invalid("Idempotency-Key is longer than 256 characters");
        if (_crowd.IsSecond(request))
            throw new ApiError(409, "invalidRequest", "A request with this idempotency key is being carried out", "REST-1070");
        return _idempotency.Run(grant.Account.CompanyId, key, request, Now, () =>
        {
            try
            {
                return Deferred(call, match);
            }
            catch (ApiError error)
            {
                return Answers.Error(error, Oddities, NextSupportId());
            }
        });
    }

    /// <summary>Carried out at once, or, where the caller prefers, with the answer going to a webhook.</summary>
    private SimResponse Deferred(IntacctCall call, RouteMatch<IntacctCall> match)
    {
        if (call.Request.Header("Prefer")?.StartsWith("respond-async", StringComparison.OrdinalIgnoreCase) != true)
            return match.Route.Handler(call);
        SimResponse response;
        try
        {
            response = match.Route.Handler(call);
        }
        catch (ApiError error)
        {
            response = Answers.Error(error, Oddities, NextSupportId());
        }

        return Webhooks.Defer(call, response);
    }

    private IntacctCaller WithEntity(SimRequest request, IntacctCaller caller)
    {
        if (IntacctCall.Special(request, Oddities, "Entity") is not { } id)
            return caller;
        if (id.Length == 0)
            return caller with { Entity = null };
        return caller.Account.Store.WithId("company-config/entity", id) is [{ } entity, ..] ? caller with { Entity = entity }
            : throw ApiError.Invalid($"The entity {id} does not exist", "REST-1006", "X-IA-API-Param-Entity");
    }

    private bool KeepsAnswers(RouteMatch<IntacctCall> match) => match.Route.Operation switch
    {
        "objects.collection" or "objects.item" => $"{match.Values["app"]}/{match.Values["object"].Split("::")[0]}" is var name && !Oddities.NotIdempotent.Contains(name),
        "contracts.workflow" or "composite.run" => true,
        _ => false,
    };

    private static RouteMatch<IntacctCall>? Match(SimRequest request) => Routes.Find(request.Method, request.Path[Root.Length..]);

    private static RouteTable<IntacctCall> BuildRoutes()
    {
        var routes = new RouteTable<IntacctCall>();
        foreach (var method in (string[])["GET", "POST", "PATCH", "DELETE", "PUT"])
        {
            routes.Add(method + " /objects/{app}/{object}", "objects.collection", ObjectEndpoints.Collection);
            routes.Add(method + " /objects/{app}/{object}/{key}", "objects.item", ObjectEndpoints.Item);
        }

        routes.Add("POST /services/core/query", "query", QueryService.Run);
        routes.Add("GET /services/core/model", "model.get", ModelService.Run);
        routes.Add("POST /services/core/composite", "composite.run", CompositeService.Run);
        routes.Add("GET /services/core/session/id", "session.get", CoreServices.SessionId);
        routes.Add("POST /services/core/export", "export.run", CoreServices.Export);
        routes.Add("POST /services/core/allowed-operations/list", "allowedOperations.list", CoreServices.AllowedOperations);
        routes.Add("GET /services/core/content/download", "content.download", CoreServices.Download);
        routes.Add("GET /services/core/async/job-status", "async.status", static c => c.Simulator.Webhooks.JobStatus(c));
        routes.Add("POST /services/bulk/job/create", "bulk.create", static c => c.Simulator.Bulk.Create(c));
        routes.Add("GET /services/bulk/job/status", "bulk.status", static c => c.Simulator.Bulk.Status(c));
        routes.Add("POST /workflows/order-entry/document/generate-pdf", "documents.generatePdf", CoreServices.GeneratePdf);
        routes.Add("POST /workflows/contracts/contract/{action}", "contracts.workflow", CoreServices.ContractWorkflow);
        return routes;
    }
}
