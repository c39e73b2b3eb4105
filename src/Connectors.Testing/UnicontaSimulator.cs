using System.Globalization;
using System.Text;
using Connectors.Testing.Uniconta;

namespace Connectors.Testing;

/// <summary>
/// A simulated Uniconta: surface A (<c>/odata</c> to read, <c>/api/Entities</c> to read and write, HTTP Basic), surface B (the Web API with its tokens, invoice
/// posting and PDF) and the calls to change URLs, over one or more companies. Written from the vendor's pages and from what others observed live; where those
/// are silent or disagree, <see cref="Oddities"/> decides.
/// </summary>
/// <remarks>
/// Operations for faults, hooks and <see cref="Simulator.Calls"/> are named <c>{resource}.{verb}</c> whichever surface is used: <c>debtors.insert</c>,
/// <c>orderLines.insertList</c>, <c>items.list</c>, <c>invoices.post</c>, <c>token.login</c>; <see cref="Operations"/> lists them. Ids, numbers and tokens are
/// counted or drawn from a fixed seed: two runs are alike.
/// </remarks>
/// <example><code>
/// await using var uniconta = await UnicontaSimulator.StartAsync(a => a.Debtor("Acme A/S", d => d with { City = "Aarhus C" }).Item("ITEM-1", "Bolt", 12.5m));
/// uniconta.Faults.LoseReplyAfterCommit("debtors.insert");
/// // point a client at uniconta.ODataAddress and uniconta.WebApiAddress with uniconta.Account.UserName and uniconta.Account.Password
/// </code></example>
public sealed class UnicontaSimulator : Simulator
{
    private static readonly RouteTable<UnicontaCall> Routes = BuildRoutes();
    private readonly List<UnicontaAccount> _accounts = [];
    private readonly Dictionary<UnicontaUser, CallCounter> _counters = [];
    private readonly Random _random = new(20260415);
    private int _nextAccountId = 4415;

    private UnicontaSimulator(TimeProvider? time)
        : base(time, new Uri("https://uniconta.invalid/"))
    {
        SignIns = new UnicontaSignIns(this);
        SignIns.AddUser("integration", "correct horse battery");
        Account = AddAccount("Test A/S");
    }

    /// <summary>The names of all operations.</summary>
    public static IReadOnlyList<string> Operations { get; } =
    [
        .. Routes.Operations.SelectMany(static o => o.StartsWith("*.", StringComparison.Ordinal) ? UnicontaTables.All.Select(t => t.Resource + o[1..]) : [o]).Order(StringComparer.Ordinal),
    ];

    /// <summary>The first company; it exists from the start.</summary>
    public UnicontaAccount Account { get; }

    /// <summary>All companies.</summary>
    public IReadOnlyList<UnicontaAccount> Accounts
    {
        get
        {
            lock (Gate)
                return [.. _accounts];
        }
    }

    /// <summary>Readings that the sources leave open.</summary>
    public UnicontaOddities Oddities { get; } = new();

    /// <summary>Users, tokens and partner keys. The first user reaches every company that <see cref="AddAccount"/> adds.</summary>
    public UnicontaSignIns SignIns { get; }

    /// <summary>The address of surface A (odata.uniconta.com in life). The two surfaces share no path, so that they share an address here.</summary>
    public Uri ODataAddress => BaseAddress;

    /// <summary>The address of surface B (api.uniconta.com in life).</summary>
    public Uri WebApiAddress => BaseAddress;

    internal static TimeZoneInfo Danish { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    internal DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Under <see cref="Simulator.Gate"/> only.</summary>
    internal IReadOnlyList<UnicontaAccount> AccountList => _accounts;

    private DateOnly DanishDay => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Danish).DateTime);

    /// <summary>Starts a simulator that listens on a free loopback port.</summary>
    /// <param name="seed">What the first company holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running simulator.</returns>
    public static async Task<UnicontaSimulator> StartAsync(Action<UnicontaAccount>? seed = null, TimeProvider? time = null, CancellationToken cancellationToken = default)
    {
        var simulator = InProcess(seed, time);
        await simulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        return simulator;
    }

    /// <summary>Makes a simulator without a port; <see cref="Simulator.CreateHandler"/> reaches it.</summary>
    /// <param name="seed">What the first company holds.</param>
    /// <param name="time">The clock; null: a <see cref="ManualTimeProvider"/> of its own.</param>
    /// <returns>The simulator.</returns>
    public static UnicontaSimulator InProcess(Action<UnicontaAccount>? seed = null, TimeProvider? time = null)
    {
        var simulator = new UnicontaSimulator(time);
        seed?.Invoke(simulator.Account);
        return simulator;
    }

    /// <summary>Adds a company; the first user reaches it, its default company stays what it was.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="seed">What it holds.</param>
    /// <returns>The company.</returns>
    public UnicontaAccount AddAccount(string name, Action<UnicontaAccount>? seed = null)
    {
        UnicontaAccount account;
        lock (Gate)
        {
            account = new UnicontaAccount(this, _nextAccountId, name);
            _nextAccountId += 101;
            _accounts.Add(account);
            var first = SignIns.Users[0];
            first.Companies.Add(account.Id);
            first.DefaultCompany ??= account.Id;
        }

        seed?.Invoke(account);
        return account;
    }

    /// <summary>How many calls a user has made since midnight.</summary>
    /// <param name="user">Whose; null: the first user's.</param>
    /// <returns>The count.</returns>
    public int CallsToday(UnicontaUser? user = null)
    {
        lock (Gate)
        {
            var counter = CounterOf(user ?? SignIns.Users[0]);
            counter.Turn(DanishDay);
            return counter.Calls;
        }
    }

    /// <summary>What each of a user's calls waits at this moment.</summary>
    /// <param name="user">Whose; null: the first user's.</param>
    /// <returns>The delay.</returns>
    public TimeSpan DelayNow(UnicontaUser? user = null)
    {
        lock (Gate)
            return Oddities.CallsPerStep is { } step ? CounterOf(user ?? SignIns.Users[0]).Steps(Now, DanishDay, step) * Oddities.DelayPerStep : TimeSpan.Zero;
    }

    /// <summary>Calls that something else makes under the same user: they count, nothing is carried out.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="user">Whose; null: the first user's.</param>
    public void SpendCalls(int calls, UnicontaUser? user = null)
    {
        lock (Gate)
            CounterOf(user ?? SignIns.Users[0]).Add(calls, Now, DanishDay, Oddities.CallsPerStep ?? int.MaxValue);
    }

    /// <summary>Calls the change URLs about what changed, one attempt each: the vendor repeats nothing, but keeps on the change URL that a call failed.</summary>
    /// <param name="http">Sends; null: over a real connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many calls were answered with success.</returns>
    public async Task<int> DeliverWebhooksAsync(HttpMessageInvoker? http = null, CancellationToken cancellationToken = default)
    {
        using var own = http is null ? new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) : null;
        var accepted = 0;
        foreach (var (account, call) in Accounts.SelectMany(static a => a.TakeChangeCalls().Select(c => (a, c))))
        {
            string? error;
            try
            {
                using var request = new HttpRequestMessage(call.IsPost ? HttpMethod.Post : HttpMethod.Get, call.Uri);
                if (call.IsPost)
                {
                    request.Content = new ReadOnlyMemoryContent(call.Body);
                    request.Content.Headers.ContentType = new("application/json");
                }

                using var response = await (http ?? own!).SendAsync(request, cancellationToken).ConfigureAwait(false);
                error = response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}");
            }
            catch (Exception e) when (e is HttpRequestException or InvalidOperationException or NotSupportedException)
            {
                error = e.Message;
            }

            accepted += error is null ? 1 : 0;
            account.Delivered(call, error);
        }

        return accepted;
    }

    internal override string OperationOf(SimRequest request)
    {
        var match = Routes.Find(request.Method, request.Path);
        request.Match = match;
        var operation = match?.Route.Operation ?? "unknown";
        if (!operation.StartsWith("*.", StringComparison.Ordinal))
            return operation;
        var name = match!.Values["e"];
        if (match.Route.Segments[0] == "odata" && !match.Route.Has("c") && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return "odata.tables";
        return UnicontaEntity.Find(name) is { } entity ? entity.Table.Resource + operation[1..] : "unknown";
    }

    internal override SimResponse RateLimited(TimeSpan? retryAfter) => new UnicontaRefusal("SlowDown").Respond(Oddities.EntityErrors, UnicontaLanguage.English);

    /// <summary>The slow-down: counts the call and says how long it waits.</summary>
    internal override TimeSpan DelayOf(SimRequest request)
    {
        lock (Gate)
        {
            if (Oddities.CallsPerStep is not { } step || request.Match is not RouteMatch<UnicontaCall> match || Signed(request, match) is not { } user)
                return TimeSpan.Zero;
            var (steps, filled) = CounterOf(user).Count(Now, DanishDay, step);
            return Oddities.SlowDown switch
            {
                UnicontaSlowDown.EveryCallWaits => steps * Oddities.DelayPerStep,
                UnicontaSlowDown.OnlyTheStepWaits when filled => Oddities.DelayPerStep,
                _ => TimeSpan.Zero,
            };
        }
    }

    internal override SimResponse Process(SimRequest request)
    {
        if (request.Match is not RouteMatch<UnicontaCall> match)
            return UnicontaRefusal.NotFound(request.Path);
        var isWebApi = IsWebApi(match);
        var language = UnicontaLanguage.English;
        try
        {
            if (match.Route.Operation.StartsWith("token.", StringComparison.Ordinal))
                return match.Route.Handler(new UnicontaCall(this, request, match.Values, null, null));
            var (user, account) = isWebApi ? BearerOf(request) : BasicOf(request, match);
            language = account.Speaking = user.Language;
            if (Oddities.SlowDown == UnicontaSlowDown.Refused && Oddities.CallsPerStep is { } step && CounterOf(user).Steps(Now, DanishDay, step) > 0)
                throw new UnicontaRefusal("SlowDown");
            foreach (var other in _accounts)
                other.Speaking = user.Language;
            return match.Route.Handler(new UnicontaCall(this, request, match.Values, user, account));
        }
        catch (UnicontaRefusal refusal)
        {
            return refusal.Status == 404 ? UnicontaRefusal.NotFound(request.Path) : refusal.Respond(isWebApi ? Oddities.WebApiErrors : Oddities.EntityErrors, language);
        }
    }

    internal UnicontaAccount? AccountById(int id) => _accounts.Find(a => a.Id == id);

    internal void CountInsert(UnicontaUser user)
    {
        var counter = CounterOf(user);
        counter.Turn(DanishDay);
        if (Oddities.InsertsPerDay is { } most && counter.Inserts >= most)
            throw new UnicontaRefusal("ToManyCreatesInOneDay");
        counter.Inserts++;
    }

    internal Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes);
    }

    private static bool IsWebApi(RouteMatch<UnicontaCall> match) => match.Route.Segments[0] is not ("odata" or "api");

    private static RouteTable<UnicontaCall> BuildRoutes()
    {
        var routes = new RouteTable<UnicontaCall>();
        EntityEndpoints.Map(routes);
        WebApiEndpoints.Map(routes);
        return routes;
    }

    private UnicontaUser? Signed(SimRequest request, RouteMatch<UnicontaCall> match)
    {
        if (match.Route.Operation.StartsWith("token.", StringComparison.Ordinal))
            return null;
        return IsWebApi(match) ? SignIns.Bearer(Bearer(request))?.User : Basic(request)?.User;
    }

    private CallCounter CounterOf(UnicontaUser user)
    {
        if (!_counters.TryGetValue(user, out var counter))
            _counters.Add(user, counter = new CallCounter());
        return counter;
    }

    private static string Bearer(SimRequest request) =>
        request.Header("Authorization") is { } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";

    private (UnicontaUser User, int? Company)? Basic(SimRequest request)
    {
        if (request.Header("Authorization") is not { } header || !header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
            return null;
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[6..].Trim(), bytes, out var count))
            return null;
        var pair = Encoding.UTF8.GetString(bytes, 0, count);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : SignIns.Check(pair[..colon], pair[(colon + 1)..]);
    }

    private (UnicontaUser User, UnicontaAccount Account) BasicOf(SimRequest request, RouteMatch<UnicontaCall> match)
    {
        var (user, company) = Basic(request) ?? throw new UnicontaRefusal("UserOrPasswordIsWrong") { Status = 401 };
        if (user.IsBlocked)
            throw new UnicontaRefusal("UserIsBlocked") { Status = 401 };
        var isEntities = match.Route.Segments[0] == "api";
        var inPath = match.Values.TryGetValue("c", out var text) ? text : isEntities ? null : match.Values.GetValueOrDefault("e");
        if (match.Route.Has("c") && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) || (isEntities && !Oddities.EntitiesTakeCompanyInPath)))
            throw new UnicontaRefusal("CouldNotFind") { Status = 404 };
        if (int.TryParse(inPath, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            company = id;
        var account = company is { } wanted && user.Companies.Contains(wanted) ? AccountById(wanted) : null;
        return (user, Open(user, account ?? throw new UnicontaRefusal("NoCompanyId") { Status = 403 }));
    }

    private (UnicontaUser User, UnicontaAccount Account) BearerOf(SimRequest request)
    {
        var token = SignIns.Bearer(Bearer(request)) ?? throw new UnicontaRefusal("UserNotLoggedIn") { Status = 401 };
        var account = token.User.Companies.Contains(token.Company) ? AccountById(token.Company) : null;
        return (token.User, Open(token.User, account ?? throw new UnicontaRefusal("NoCompanyId") { Status = 403 }));
    }

    private static UnicontaAccount Open(UnicontaUser user, UnicontaAccount account)
    {
        if (account.IsDeactivated)
            throw new UnicontaRefusal("CompanyIsDeactivated") { Status = 403 };
        return user.Type == UnicontaUserType.Univisor && !account.HasIntegrationPackage ? throw new UnicontaRefusal("NoSubscription") { Status = 403 } : account;
    }
}
