using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http;

namespace Connectors.Economic;

internal sealed class EconomicClientFactory(ApiPipeline<EconomicProfile> pipeline, Func<EconomicOptions> readOptions) : IEconomicClientFactory
{
    // By account, so that it cannot outgrow the customers: a new token of an agreement whose number is known takes the place of the old one.
    private readonly ConcurrentDictionary<AccountKey, Entry> _clients = new();

    public IEconomicClient Create(EconomicCredentials credentials)
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"The e-conomic settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddEconomic().Configure(…).")
            : Create(options, credentials);
    }

    public IEconomicClient Create(EconomicOptions options, EconomicCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.FindProblems(options.AppSecretToken, options.AppPublicToken) is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        // A copy: what the caller does to its own object later must not change who signs in.
        credentials = credentials with { AgreementGrantToken = credentials.AgreementGrantToken.Trim() };
        var account = AccountOf(credentials);
        var fingerprint = Fingerprint.Of(options);
        if (_clients.TryGetValue(account, out var entry) && entry.Credentials == credentials && entry.Options == fingerprint)
            return entry.Client;
        var client = Make(options, credentials, account);
        _clients[account] = new(credentials, fingerprint, client);
        return client;
    }

    /// <summary>e-conomic counts per agreement, over both hosts and all apps. Where the number is not known, the token stands for the agreement.</summary>
    private static AccountKey AccountOf(EconomicCredentials credentials) => credentials.AgreementNumber is { } number
        ? new(EconomicApi.Vendor, number.ToString(CultureInfo.InvariantCulture))
        : AccountKey.FromSecret(EconomicApi.Vendor, credentials.AgreementGrantToken);

    private EconomicClient Make(EconomicOptions options, EconomicCredentials credentials, AccountKey account)
    {
        var secret = options.AppSecretToken.Trim();
        var authenticator = Authenticator.Headers(new KeyValuePair<string, string>("X-AppSecretToken", secret), new("X-AgreementGrantToken", credentials.AgreementGrantToken));
        var budget = EconomicBudgets.For(options);
        var rest = Session(options.BaseAddress);
        var guard = new DialectAgreementGuard(EconomicApi.Vendor, EconomicErrorCodes.WrongAgreement, credentials.AgreementNumber, async (asked, cancellationToken) =>
        {
            var call = new ApiCall("self.get", HttpMethod.Get, RequestPath.Of("self")) { Repeatability = Repeatability.Read, Options = asked, CallClass = "read" };
            return (await rest.SendAsync(call, (JsonTypeInfo<Agreement>)EconomicJson.Rest.GetTypeInfo(typeof(Agreement)), cancellationToken).ConfigureAwait(false)).AgreementNumber;
        });
        return new(
            new EconomicApi(rest, guard, options.IdempotencyWindow),
            new OpenApiApi(Session(options.OpenApiBaseAddress), guard, options.IdempotencyWindow, options.OpenApiVersions with { }),
            credentials, EconomicOptions.IsDemo(secret));

        ApiSession Session(Uri address) => new(pipeline)
        {
            BaseAddress = address,
            Account = account,
            Authenticator = authenticator,
            Budget = budget,
            CallTimeout = options.CallTimeout,
            AttemptTimeout = options.AttemptTimeout,
        };
    }

    private sealed record Entry(EconomicCredentials Credentials, Fingerprint Options, EconomicClient Client);

    /// <summary>What a client was made from, to notice a reload of the options.</summary>
    private sealed record Fingerprint(Uri Base, Uri OpenApi, string Secret, EconomicOpenApiVersions Versions, TimeSpan Call, TimeSpan Attempt, int Cost, int Day, int Reserve, TimeSpan Window)
    {
        public static Fingerprint Of(EconomicOptions o) => new(
            o.BaseAddress, o.OpenApiBaseAddress, o.AppSecretToken, o.OpenApiVersions with { }, o.CallTimeout, o.AttemptTimeout, o.CostPerMinute, o.CallsPerDay, o.InteractiveReserve, o.IdempotencyWindow);

        public override string ToString() => "(secrets hidden)";
    }
}

internal static class EconomicBudgets
{
    public const string CostPerMinute = "cost/minute";
    public const string CallsPerDay = "calls/day";

    private static readonly ConcurrentDictionary<(int Cost, int Calls, int Reserve), BudgetDefinition> Definitions = new();

    public static BudgetDefinition For(EconomicOptions options) =>
        Definitions.GetOrAdd((options.CostPerMinute, options.CallsPerDay, options.InteractiveReserve), static k => new BudgetDefinition
        {
            Limits =
            [
                BudgetLimit.Sliding(CostPerMinute, k.Cost, TimeSpan.FromMinutes(1)) with { Unit = BudgetUnit.Cost, InteractiveReserve = Math.Min(k.Reserve, k.Cost - 1) },
                .. k.Calls > 0 ? [BudgetLimit.Sliding(CallsPerDay, k.Calls, TimeSpan.FromDays(1))] : Array.Empty<BudgetLimit>(),
            ],
            DefaultBlock = TimeSpan.FromMinutes(1),
        });
}
