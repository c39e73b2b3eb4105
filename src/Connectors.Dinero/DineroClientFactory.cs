using System.Collections.Concurrent;
using Connectors.Http;

namespace Connectors.Dinero;

internal sealed class DineroClientFactory(ApiPipeline<DineroProfile> pipeline, Func<DineroOptions> readOptions) : IDineroClientFactory
{
    // By organisation, so that it cannot outgrow the customers: new credentials of an organisation take the place of the old ones.
    private readonly ConcurrentDictionary<(string ClientId, OrganizationId Organization), Entry> _clients = new();

    // A Visma sign-in serves many organisations: their clients share its authenticator while any of them lives.
    private readonly ConcurrentDictionary<AccountKey, WeakReference<Authenticator>> _signIns = new();

    public IDineroClient Create(DineroCredentials credentials) => Create(ReadProductOptions(), credentials);

    public IDineroClient Create(DineroOptions options, DineroCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.FindProblems(options.ClientId) is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        var key = (options.ClientId, credentials.Organization);
        var fingerprint = Fingerprint.Of(options);
        // A copy: what the caller does to its own object later must not change who signs in.
        credentials = credentials with { };
        if (_clients.TryGetValue(key, out var entry) && entry.Credentials == credentials && entry.Options == fingerprint)
            return entry.Client;
        var client = new DineroClient(Api(options, credentials, credentials.Organization), credentials);
        _clients[key] = new(credentials, fingerprint, client);
        return client;
    }

    public async Task<IReadOnlyList<OrganizationDetails>> ListOrganizationsAsync(DineroCredentials credentials, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var product = ReadProductOptions();
        if (credentials.FindProblems(product.ClientId).Where(static p => p.Setting != nameof(DineroCredentials.OrganizationId)).ToArray() is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        return await new OrganizationOperations(Api(product, credentials with { }, credentials.Organization)).ListDetailsAsync(options, cancellationToken).ConfigureAwait(false);
    }

    private DineroOptions ReadProductOptions()
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"The Dinero settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddDinero().Configure(…).")
            : options;
    }

    private DineroApi Api(DineroOptions options, DineroCredentials credentials, OrganizationId organization) => new(
        new ApiSession(pipeline)
        {
            BaseAddress = options.BaseAddress,
            Account = new(DineroApi.Vendor, $"{options.ClientId}/{organization}"),
            Authenticator = SignIn(options, credentials),
            Budget = DineroBudgets.For(options, credentials),
            CallTimeout = options.CallTimeout,
            AttemptTimeout = options.AttemptTimeout,
        },
        organization,
        new DineroSettings(options.ZonelessTimesZone, options.ReadContactListV2));

    private Authenticator SignIn(DineroOptions options, DineroCredentials credentials)
    {
        var account = DineroSignIn.AccountOf(options, credentials);
        if (_signIns.TryGetValue(account, out var known) && known.TryGetTarget(out var existing))
            return existing;
        Authenticator made = DineroSignIn.Create(pipeline, account, options, credentials);
        var kept = made;
        _signIns.AddOrUpdate(account, static (_, m) => new(m), (_, reference, m) => reference.TryGetTarget(out kept!) ? reference : new((kept = m)!), made);
        foreach (var (key, reference) in _signIns.Count > 2 * _clients.Count + 64 ? _signIns.ToArray() : [])
        {
            if (!reference.TryGetTarget(out _))
                _signIns.TryRemove(new(key, reference));
        }

        return kept ?? made;
    }

    private sealed record Entry(DineroCredentials Credentials, Fingerprint Options, DineroClient Client);

    /// <summary>What a client was made from, to notice a reload of the options.</summary>
    private sealed record Fingerprint(Uri Base, Uri PersonalToken, Uri Token, string Secret, TimeSpan Call, TimeSpan Attempt, int Personal, int Visma, int Reserve, bool V2, string Zone)
    {
        public static Fingerprint Of(DineroOptions o) => new(
            o.BaseAddress, o.TokenAddress, o.VismaTokenAddress, o.ClientSecret, o.CallTimeout, o.AttemptTimeout, o.PersonalCallsPerMinute, o.VismaCallsPerMinute, o.InteractiveReserve,
            o.ReadContactListV2, o.ZonelessTimesZone);

        public override string ToString() => "(secrets hidden)";
    }
}

internal static class DineroBudgets
{
    public const string CallsPerMinute = "calls/minute";

    private static readonly ConcurrentDictionary<(int Calls, int Reserve), BudgetDefinition> Definitions = new();

    public static BudgetDefinition For(DineroOptions options, DineroCredentials credentials) =>
        Definitions.GetOrAdd((credentials.IsPersonal ? options.PersonalCallsPerMinute : options.VismaCallsPerMinute, options.InteractiveReserve), static k => new BudgetDefinition
        {
            Limits = [BudgetLimit.Sliding(CallsPerMinute, k.Calls, TimeSpan.FromMinutes(1)) with { InteractiveReserve = Math.Min(k.Reserve, k.Calls - 1) }],
            DefaultBlock = TimeSpan.FromMinutes(1),
        });
}
