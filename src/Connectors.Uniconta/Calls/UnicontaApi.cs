using System.Collections.Concurrent;
using System.Globalization;
using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>One company as one user sees it: both surfaces, the JSON, and what was learned about table names. The operations stand on it.</summary>
internal sealed class UnicontaApi
{
    public const string Vendor = "Uniconta";

    // User fields may be made while we run: a table without them is asked again after a while.
    private static readonly TimeSpan NameMemory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(ITableSurface Surface, string Entity), (string Name, DateTimeOffset At)> _names = new();

    private UnicontaApi(ApiSession entities, ApiSession web, UnicontaOptions options, UnicontaCredentials credentials, bool forceEntities)
    {
        Entities = entities;
        Web = web;
        Company = credentials.Company;
        Settings = UnicontaSettings.Of(options);
        CallsPerDay = options.CallsPerDay;
        EntitiesSurface = new(this);
        WebSurface = new(this);
        Surface = Settings.UseWebApi && !forceEntities ? WebSurface : EntitiesSurface;
        // An update is read where it is written, so that a record goes back in the form in which it came.
        UpdateSurface = Settings is { UseWebApi: true, AllowWebApiUpdate: true } && !forceEntities ? WebSurface : EntitiesSurface;
        EntitiesJson = UnicontaJson.For(new(Settings.ZonelessTimesZone, Language(credentials), Settings.CountryAsNumber ?? false, Settings.AllowUnknownLabels));
        WebJson = UnicontaJson.For(new(Settings.ZonelessTimesZone, Language(credentials), Settings.CountryAsNumber ?? true, Settings.AllowUnknownLabels));
    }

    public int Company { get; }

    public string CompanyText => Company.ToString(CultureInfo.InvariantCulture);

    public UnicontaSettings Settings { get; }

    public int CallsPerDay { get; }

    public ApiSession Entities { get; }

    public ApiSession Web { get; }

    public EntitiesSurface EntitiesSurface { get; }

    public WebApiSurface WebSurface { get; }

    public ITableSurface Surface { get; }

    public ITableSurface UpdateSurface { get; }

    public UnicontaJsonContext EntitiesJson { get; }

    public UnicontaJsonContext WebJson { get; }

    public TimeProvider Clock => Entities.Pipeline.Clock;

    public static UnicontaApi Create(ApiPipeline pipeline, UnicontaOptions options, UnicontaCredentials credentials, bool forceEntities = false)
    {
        // Uniconta counts calls by user, whatever company they go to.
        var account = new AccountKey(Vendor, credentials.Login.ToLowerInvariant());
        var budget = UnicontaBudgets.For(options);
        var login = credentials.Company == 0 ? credentials.Login : credentials.PrefixedLogin(options.CompanyIdDigits);
        ApiSession Session(Uri address, Authenticator authenticator) => new(pipeline)
        {
            BaseAddress = address,
            Account = account,
            Authenticator = authenticator,
            Budget = budget,
            CallTimeout = options.CallTimeout,
            AttemptTimeout = options.AttemptTimeout,
        };
        var signIn = new WebApiSignIn(pipeline, Session(options.WebApiAddress, new Unsigned(credentials.Password, options.ApiKey)), login, credentials.Password, options.ApiKey);
        return new(Session(options.BaseAddress, Authenticator.Basic(login, credentials.Password)), Session(options.WebApiAddress, signIn), options, credentials, forceEntities);
    }

    /// <summary>
    /// Calls with the table's name that shows user fields, and with the plain one where Uniconta does not know the former. Which it was is remembered, so that a write goes where the read went.
    /// </summary>
    public async Task<T> OnTableAsync<T>(ITableSurface surface, UnicontaTable table, Func<string, Task<T>> call)
    {
        if (table.UserEntity is not { } user || !Settings.UserFields)
            return await call(table.Entity).ConfigureAwait(false);
        var key = (surface, table.Entity);
        if (_names.TryGetValue(key, out var known) && (known.Name == user || Clock.GetUtcNow() - known.At < NameMemory))
            return await call(known.Name).ConfigureAwait(false);
        try
        {
            var result = await call(user).ConfigureAwait(false);
            _names[key] = (user, Clock.GetUtcNow());
            return result;
        }
        catch (ConnectorNotFoundException e) when (e is { StatusCode: 404, ErrorCode: null })
        {
            var result = await call(table.Entity).ConfigureAwait(false);
            _names[key] = (table.Entity, Clock.GetUtcNow());
            return result;
        }
    }

    public UnicontaJsonContext JsonOf(ITableSurface surface) => ReferenceEquals(surface, WebSurface) ? WebJson : EntitiesJson;

    /// <summary>The same for comparing: what was only read is written as it is, whether its words are known or not.</summary>
    public UnicontaJsonContext LenientJsonOf(ITableSurface surface) => UnicontaJson.For(UnicontaJson.DialectOf(JsonOf(surface).Options) with { AllowUnknownLabels = true });

    /// <summary>Signs nothing in, but knows what must not be seen: the sign-in itself carries the password in its body.</summary>
    private sealed class Unsigned(params string?[] secrets) : Authenticator
    {
        public override IEnumerable<string?> Secrets => secrets;

        public override ValueTask<AuthTicket> GetAsync(CancellationToken cancellationToken) => new(default(AuthTicket));

        public override void Apply(AuthTicket ticket, HttpRequestMessage request)
        {
        }
    }

    private static string Language(UnicontaCredentials credentials) => credentials.Language.ToLowerInvariant();
}
