using System.Collections.Concurrent;
using Connectors.Http;

namespace Connectors.Smartbill;

internal sealed class SmartbillClientFactory(ApiPipeline<SmartbillProfile> pipeline, Func<SmartbillOptions> readOptions) : ISmartbillClientFactory
{
    // By company and user, so that it cannot outgrow the customers: new tokens of a user take the place of the old ones.
    private readonly ConcurrentDictionary<(string Company, string Email), Entry> _clients = new();

    public ISmartbillClient Create(SmartbillCredentials credentials)
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"The Smartbill settings are wrong: {problem.Option} {problem.Problem}. Set them by AddSmartbill().Configure(…).")
            : Create(options, credentials);
    }

    public ISmartbillClient Create(SmartbillOptions options, SmartbillCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.FindProblems() is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        var key = (credentials.CompanyVatCode.Trim(), credentials.Email.Trim().ToLowerInvariant());
        var fingerprint = Fingerprint.Of(options);
        // A copy: what the caller does to its own object later must not change who signs in.
        credentials = credentials with { };
        if (_clients.TryGetValue(key, out var entry) && entry.Credentials == credentials && entry.Options == fingerprint)
            return entry.Client;
        var client = new SmartbillClient(Api(options, credentials), credentials);
        _clients[key] = new(credentials, fingerprint, client);
        return client;
    }

    private SmartbillApi Api(SmartbillOptions options, SmartbillCredentials credentials) => new(
        Session(options, SmartbillBudgets.V1Account(credentials), Authenticator.Basic(credentials.Email.Trim(), credentials.Token.Trim()), SmartbillBudgets.V1(options)),
        credentials.HasV3 ? Session(options, SmartbillBudgets.V3Account(credentials), Authenticator.Bearer(credentials.TokenV3!.Trim()), SmartbillBudgets.V3(options)) : null,
        credentials.CompanyVatCode.Trim(),
        new SmartbillSettings(options.ReadNextNumberBeforeCreate, options.UseUndocumentedEndpoints));

    private ApiSession Session(SmartbillOptions options, AccountKey account, Authenticator authenticator, BudgetDefinition budget) => new(pipeline)
    {
        BaseAddress = options.BaseAddress,
        Account = account,
        Authenticator = authenticator,
        Budget = budget,
        CallTimeout = options.CallTimeout,
        AttemptTimeout = options.AttemptTimeout,
    };

    private sealed record Entry(SmartbillCredentials Credentials, Fingerprint Options, SmartbillClient Client);

    /// <summary>What a client was made from, to notice a reload of the options.</summary>
    private sealed record Fingerprint(Uri Base, TimeSpan Call, TimeSpan Attempt, int V1, int V3, int Day, int Reserve, bool Number, bool Undocumented)
    {
        public static Fingerprint Of(SmartbillOptions o) => new(
            o.BaseAddress, o.CallTimeout, o.AttemptTimeout, o.CallsPerTenSeconds, o.V3CallsPerTenSeconds, o.V3CallsPerDay, o.InteractiveReserve, o.ReadNextNumberBeforeCreate, o.UseUndocumentedEndpoints);
    }
}
