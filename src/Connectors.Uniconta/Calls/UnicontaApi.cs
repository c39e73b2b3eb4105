using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Http;
using Microsoft.Extensions.Logging;

namespace Connectors.Uniconta;

/// <summary>One company as one user sees it: both surfaces, the JSON, and what was learned about table names. The operations stand on it.</summary>
internal sealed class UnicontaApi
{
    public const string Vendor = "Uniconta";

    // User fields may be made while we run: a table without them is asked again after a while.
    private static readonly TimeSpan NameMemory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, (string Name, DateTimeOffset At)> _entityNames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string Name, DateTimeOffset At)> _webNames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(ITableSurface Surface, string Entity), bool> _answersRowIds = new();
    private readonly PasswordSignIn _password;
    private readonly CallWatch _watch;
    private volatile Spoken? _spoken;

    private UnicontaApi(ApiSession entities, ApiSession web, PasswordSignIn password, UnicontaOptions options, UnicontaCredentials credentials, bool forceEntities, ILogger logger)
    {
        Entities = entities;
        Web = web;
        _password = password;
        _watch = new(entities, options.CallsPerDay, logger);
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

    public static UnicontaApi Create(ApiPipeline pipeline, UnicontaOptions options, UnicontaCredentials credentials, ILogger logger, bool forceEntities = false)
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
        var password = new PasswordSignIn(login, credentials.Password, pipeline.Clock);
        return new(Session(options.BaseAddress, password), Session(options.WebApiAddress, signIn), password, options, credentials, forceEntities, logger);
    }

    /// <summary>Sends to OData and Entities, and learns from the answer whether the password is right.</summary>
    public ValueTask<T> SendToEntitiesAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken) => LearnAsync(Entities.SendAsync(call, read, cancellationToken));

    /// <inheritdoc cref="SendToEntitiesAsync{T}"/>
    public Task<RawResponse> SendRawToEntitiesAsync(RawRequest request, CallOptions? options, CancellationToken cancellationToken) => LearnAsync(Entities.SendRawAsync(request, options, cancellationToken)).AsTask();

    /// <summary>Sends to the Web API.</summary>
    public ValueTask<T> SendToWebApiAsync<T>(ApiCall call, Func<ApiResponse, T> read, CancellationToken cancellationToken) => WatchAsync(Web.SendAsync(call, read, cancellationToken));

    /// <inheritdoc cref="SendToWebApiAsync{T}"/>
    public Task<RawResponse> SendRawToWebApiAsync(RawRequest request, CallOptions? options, CancellationToken cancellationToken) => WatchAsync(Web.SendRawAsync(request, options, cancellationToken)).AsTask();

    // As in the pipeline: what is awaited once and by us alone borrows its state machine.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> LearnAsync<T>(Task<T> sending)
    {
        try
        {
            var result = await sending.ConfigureAwait(false);
            _password.NoteAccepted();
            return result;
        }
        catch (ConnectorAuthenticationException e)
        {
            _password.Note(e);
            throw;
        }
        finally
        {
            await _watch.LookAsync().ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> WatchAsync<T>(Task<T> sending)
    {
        try
        {
            return await sending.ConfigureAwait(false);
        }
        finally
        {
            await _watch.LookAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Reads by the table's name that shows user fields, and by the plain one where Uniconta does not know the former. What answered is remembered, and named: a row goes back where it came
    /// from, because the plain form of a row has no user fields and the other form would lose them.
    /// </summary>
    public async Task<(string Entity, T Result)> ReadTableAsync<T>(ITableSurface surface, UnicontaTable table, Func<string, Task<T>> read)
    {
        if (NameOf(surface, table) is var (name, certain) && name == table.Entity)
            return (name, await read(name).ConfigureAwait(false));
        try
        {
            return (name, await Remembered(surface, table, name, read).ConfigureAwait(false));
        }
        catch (ConnectorNotFoundException e) when (IsUnknownTable(e))
        {
            // A name that has answered before: twice no is needed to believe that the company's last user field is gone.
            try
            {
                if (certain)
                    return (name, await read(name).ConfigureAwait(false));
            }
            catch (ConnectorNotFoundException again) when (IsUnknownTable(again))
            {
            }

            return (table.Entity, await Remembered(surface, table, table.Entity, read).ConfigureAwait(false));
        }
    }

    /// <summary>The same for a new row. Where a name has answered before, another is not tried: user fields would be lost in silence.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<T> InsertIntoTableAsync<T>(ITableSurface surface, UnicontaTable table, Func<string, ValueTask<T>> insert)
    {
        var (name, certain) = NameOf(surface, table);
        try
        {
            return await insert(name).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException e) when (!certain && name != table.Entity && IsUnknownTable(e))
        {
            var result = await insert(table.Entity).ConfigureAwait(false);
            Remember(surface, table, table.Entity);
            return result;
        }
    }

    /// <summary>Whether the surface has ever picked out one row of the table by its id. Until then an empty answer may only mean that it does not know the member.</summary>
    public bool AnswersRowIds(ITableSurface surface, UnicontaTable table) => _answersRowIds.ContainsKey((surface, table.Entity));

    public void NoteAnswersRowIds(ITableSurface surface, UnicontaTable table) => _answersRowIds[(surface, table.Entity)] = true;

    /// <summary>The language whose words came last. It may change under way, when somebody changes the user's.</summary>
    public void NoteLanguage(string language)
    {
        if (_spoken?.Language != language)
            _spoken = new(language, In(language, EntitiesJson), In(language, WebJson));

        static UnicontaJsonContext In(string language, UnicontaJsonContext json) => UnicontaJson.For(UnicontaJson.DialectOf(json.Options) with { Language = language });
    }

    /// <summary>How rows are written: in the language that Uniconta was last seen to speak to the user, and in that of the credentials before any was seen.</summary>
    public UnicontaJsonContext JsonOf(ITableSurface surface)
    {
        var spoken = _spoken;
        return ReferenceEquals(surface, WebSurface) ? spoken?.Web ?? WebJson : spoken?.Entities ?? EntitiesJson;
    }

    /// <summary>The same for comparing: what was only read is written as it is, whether its words are known or not.</summary>
    public UnicontaJsonContext LenientJsonOf(ITableSurface surface) => UnicontaJson.For(UnicontaJson.DialectOf(JsonOf(surface).Options) with { AllowUnknownLabels = true });

    private static bool IsUnknownTable(ConnectorNotFoundException e) => e is { StatusCode: 404, ErrorCode: null };

    private (string Name, bool Certain) NameOf(ITableSurface surface, UnicontaTable table)
    {
        if (table.UserEntity is not { } user || !Settings.UserFields)
            return (table.Entity, true);
        if (!Names(surface).TryGetValue(table.Entity, out var known))
            return (user, false);
        return known.Name == user ? (user, true) : Clock.GetUtcNow() - known.At < NameMemory ? (table.Entity, true) : (user, false);
    }

    private ConcurrentDictionary<string, (string Name, DateTimeOffset At)> Names(ITableSurface surface) => ReferenceEquals(surface, WebSurface) ? _webNames : _entityNames;

    private async Task<T> Remembered<T>(ITableSurface surface, UnicontaTable table, string name, Func<string, Task<T>> call)
    {
        var result = await call(name).ConfigureAwait(false);
        Remember(surface, table, name);
        return result;
    }

    private void Remember(ITableSurface surface, UnicontaTable table, string name) => Names(surface)[table.Entity] = (name, Clock.GetUtcNow());

    private sealed record Spoken(string Language, UnicontaJsonContext Entities, UnicontaJsonContext Web);

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
