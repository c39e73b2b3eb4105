using System.Collections.Concurrent;
using Connectors.Http;

namespace Connectors.Intacct;

internal sealed class IntacctClientFactory(ApiPipeline<IntacctProfile> pipeline, Func<IntacctOptions> readOptions) : IIntacctClientFactory
{
    // By company, entity and user, so that it cannot outgrow the customers: new credentials of one take the place of the old ones.
    private readonly ConcurrentDictionary<(string ClientId, string Company, string? Entity, string? User), Entry> _clients = new();

    // Clients of several entities share the sign-in of one consent while any of them lives.
    private readonly ConcurrentDictionary<AccountKey, WeakReference<Authenticator>> _signIns = new();

    public IIntacctClient Create(IntacctCredentials credentials)
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"The Intacct settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddIntacct().Configure(…).")
            : Create(options, credentials);
    }

    public IIntacctClient Create(IntacctOptions options, IntacctCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.FindProblems(options.ClientId, options.ClientSecret) is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        var fingerprint = IntacctFingerprint.Of(options);
        // A copy: what the caller does to its own object later must not change who signs in.
        credentials = credentials with { };
        var key = (options.ClientId, credentials.CompanyId, credentials.EntityId, credentials.UserId);
        if (_clients.TryGetValue(key, out var entry) && entry.Credentials == credentials && entry.Options == fingerprint)
            return entry.Client;
        var client = new IntacctClient(Api(options, credentials), credentials);
        _clients[key] = new(credentials, fingerprint, client);
        return client;
    }

    private IntacctApi Api(IntacctOptions options, IntacctCredentials credentials)
    {
        // What counts is the application's use of a company, whoever of its users signs in.
        var account = new AccountKey(IntacctApi.Vendor, $"{options.ClientId}/{credentials.CompanyId.Trim()}");
        var budget = IntacctBudgets.For(options.ConcurrentCalls, options.InteractiveReserve);
        var xml = new XmlAuthenticator(options.SenderPassword, credentials.Password, options.ClientSecret, credentials.RefreshToken);
        return new(
            new ApiSession(pipeline)
            {
                BaseAddress = options.BaseAddress,
                Account = account,
                Authenticator = SignIn(options, credentials),
                Budget = budget,
                CallTimeout = options.CallTimeout,
                AttemptTimeout = options.AttemptTimeout,
            },
            IntacctSettings.Of(options, credentials),
            new ApiSession(pipeline)
            {
                BaseAddress = options.XmlAddress,
                Account = account,
                Authenticator = xml,
                Budget = budget,
                CallTimeout = options.CallTimeout,
                AttemptTimeout = options.AttemptTimeout,
            },
            xml);
    }

    private Authenticator SignIn(IntacctOptions options, IntacctCredentials credentials)
    {
        var account = IntacctSignIn.AccountOf(options, credentials);
        if (_signIns.TryGetValue(account, out var known) && known.TryGetTarget(out var existing))
            return existing;
        Authenticator made = IntacctSignIn.Create(pipeline, account, options, credentials);
        var kept = made;
        _signIns.AddOrUpdate(account, static (_, m) => new(m), (_, reference, m) => reference.TryGetTarget(out kept!) ? reference : new((kept = m)!), made);
        foreach (var (key, reference) in _signIns.Count > 2 * _clients.Count + 64 ? _signIns.ToArray() : [])
        {
            if (!reference.TryGetTarget(out _))
                _signIns.TryRemove(new(key, reference));
        }

        return kept ?? made;
    }

    private sealed record Entry(IntacctCredentials Credentials, IntacctFingerprint Options, IntacctClient Client);
}

/// <summary>What a client was made from, to notice a reload of the options.</summary>
internal sealed record IntacctFingerprint(
    Uri Base, Uri Xml, string Secret, string? Sender, string? SenderPassword, TimeSpan Call, TimeSpan Attempt, int Concurrent, int Reserve, bool Trust, string Entity, string Transaction)
{
    public static IntacctFingerprint Of(IntacctOptions o) => new(
        o.BaseAddress, o.XmlAddress, o.ClientSecret, o.SenderId, o.SenderPassword, o.CallTimeout, o.AttemptTimeout, o.ConcurrentCalls, o.InteractiveReserve, o.TrustIdempotencyKeys, o.EntityHeader,
        o.TransactionHeader);

    public override string ToString() => "(secrets hidden)";
}

internal static class IntacctBudgets
{
    public const string ConcurrentCalls = "concurrent calls";

    private static readonly ConcurrentDictionary<(int Calls, int Reserve), BudgetDefinition> Definitions = new();

    public static BudgetDefinition For(int calls, int reserve) => Definitions.GetOrAdd((calls, reserve), static k => new BudgetDefinition
    {
        Limits = [BudgetLimit.Concurrent(ConcurrentCalls, k.Calls) with { InteractiveReserve = Math.Min(k.Reserve, k.Calls - 1) }],
        // A throttled call without a time is one too many at that moment, not a used-up hour.
        DefaultBlock = TimeSpan.FromSeconds(5),
    });
}
