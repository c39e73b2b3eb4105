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
public sealed partial class IntacctSimulator : Simulator
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
