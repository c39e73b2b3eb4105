using System.Collections.Concurrent;
using System.Globalization;
using Connectors.Http;

namespace Connectors.Reviso;

internal sealed class RevisoClientFactory(ApiPipeline<RevisoProfile> pipeline, Func<RevisoOptions> readOptions) : IRevisoClientFactory
{
    // By agreement: a renewed grant takes the place of the one that died.
    private readonly ConcurrentDictionary<AccountKey, Made> _clients = new();

    public IRevisoClient Create(RevisoCredentials credentials)
    {
        var options = readOptions();
        options.ThrowIfIncomplete();
        return Create(options, credentials);
    }

    public IRevisoClient Create(RevisoOptions options, RevisoCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.FindProblems(options.AppSecretToken, options.AppPublicToken) is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        // A copy: what the caller does to its own object later must not change who signs in.
        credentials = credentials with { AgreementGrantToken = credentials.AgreementGrantToken.Trim() };
        var account = credentials.AgreementNumber is { } number
            ? new AccountKey(RevisoApi.Vendor, number.ToString(CultureInfo.InvariantCulture))
            : AccountKey.FromSecret(RevisoApi.Vendor, credentials.AgreementGrantToken);
        var setting = (options.BaseAddress, options.AppSecretToken, options.CallTimeout, options.AttemptTimeout, options.CallsPerMinute, options.InteractiveReserve);
        if (_clients.TryGetValue(account, out var made) && made.Credentials == credentials && made.Setting == setting)
            return made.Client;
        var secret = options.AppSecretToken.Trim();
        var client = new RevisoClient(
            new RevisoApi(new(pipeline)
            {
                BaseAddress = options.BaseAddress,
                Account = account,
                Authenticator = Authenticator.Headers(new KeyValuePair<string, string>("X-AppSecretToken", secret), new("X-AgreementGrantToken", credentials.AgreementGrantToken)),
                Budget = RevisoBudgets.For(options),
                CallTimeout = options.CallTimeout,
                AttemptTimeout = options.AttemptTimeout,
            }, credentials.AgreementNumber),
            credentials,
            RevisoOptions.IsDemo(secret),
            options.CallsPerMinute > 0 ? options.CallsPerMinute : null);
        _clients[account] = new(credentials, setting, client);
        return client;
    }

    /// <summary>A client and what it was made from, to notice a renewed grant and a reload of the options.</summary>
    private sealed record Made(RevisoCredentials Credentials, (Uri Base, string Secret, TimeSpan Call, TimeSpan Attempt, int PerMinute, int Reserve) Setting, RevisoClient Client)
    {
        public override string ToString() => "(secrets hidden)";
    }
}

internal static class RevisoBudgets
{
    public const string CallsPerMinute = "calls/minute";

    private static readonly ConcurrentDictionary<(int Calls, int Reserve), BudgetDefinition> Definitions = new();

    public static BudgetDefinition For(RevisoOptions options) => Definitions.GetOrAdd((options.CallsPerMinute, options.InteractiveReserve), static k => new BudgetDefinition
    {
        Limits = k.Calls > 0
            ? [BudgetLimit.Sliding(CallsPerMinute, k.Calls, TimeSpan.FromMinutes(1)) with { InteractiveReserve = Math.Min(k.Reserve, k.Calls - 1) }]
            : [],
        DefaultBlock = TimeSpan.FromMinutes(1),
    });
}
