using System.Collections.Concurrent;
using Connectors.Http;
using Microsoft.Extensions.Logging;

namespace Connectors.Uniconta;

internal sealed class UnicontaClientFactory(ApiPipeline<UnicontaProfile> pipeline, Func<UnicontaOptions> readOptions, ILogger logger) : IUnicontaClientFactory
{
    // By company and user, so that it cannot outgrow the customers: a new password takes the place of the old one.
    private readonly ConcurrentDictionary<(int Company, string User), Entry> _clients = new();

    public IUnicontaClient Create(UnicontaCredentials credentials) => Create(ReadProductOptions(), credentials);

    public IUnicontaClient Create(UnicontaOptions options, UnicontaCredentials credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        if (credentials.FindProblems() is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        // A copy: what the caller does to its own object later must not change who signs in.
        credentials = credentials with { };
        var key = (credentials.Company, credentials.Login.ToUpperInvariant());
        var fingerprint = Fingerprint.Of(options);
        if (_clients.TryGetValue(key, out var entry) && entry.Credentials == credentials && entry.Options == fingerprint)
            return entry.Client;
        var client = new UnicontaClient(UnicontaApi.Create(pipeline, options, credentials, logger), credentials);
        _clients[key] = new(credentials, fingerprint, client);
        return client;
    }

    public async Task<IReadOnlyList<Company>> ListCompaniesAsync(UnicontaCredentials credentials, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var withoutCompany = string.IsNullOrWhiteSpace(credentials.CompanyId);
        if (credentials.FindProblems().Where(p => !withoutCompany || p.Setting != nameof(UnicontaCredentials.CompanyId)).ToArray() is [var problem, ..])
            throw new ArgumentException($"{problem.Setting} {problem.Problem}.", nameof(credentials));
        // OData, whatever the tables are read by: it is the surface that a user without a company can ask.
        var product = ReadProductOptions();
        var api = UnicontaApi.Create(pipeline, product, credentials with { }, logger, forceEntities: true);
        return await new CompanyOperations(api).ListAsync(null, options, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    private UnicontaOptions ReadProductOptions()
    {
        var options = readOptions();
        return options.FindProductProblems().ToArray() is [var problem, ..]
            ? throw new InvalidOperationException($"A Uniconta setting of the product is wrong: {problem.Option} {problem.Problem}. Set it by AddUniconta().Configure(…).")
            : options;
    }

    private sealed record Entry(UnicontaCredentials Credentials, Fingerprint Options, UnicontaClient Client);

    /// <summary>What a client was made from, to notice a reload of the options.</summary>
    private sealed record Fingerprint(Uri Base, Uri WebApi, string? ApiKey, UnicontaSettings Settings, TimeSpan Call, TimeSpan Attempt, int Calls, int Reserve, bool Slow, string DayZone, int Digits)
    {
        public static Fingerprint Of(UnicontaOptions o) => new(
            o.BaseAddress, o.WebApiAddress, o.ApiKey, UnicontaSettings.Of(o), o.CallTimeout, o.AttemptTimeout, o.CallsPerDay, o.InteractiveReserve, o.ContinueWhenSlowedDown, o.CallDayZone, o.CompanyIdDigits);

        public override string ToString() => "(secrets hidden)";
    }
}

internal static class UnicontaBudgets
{
    public const string CallsPerDay = "calls/day";

    // So many that it never refuses, and still a count that the probe can show.
    private const int Endless = 10_000_000;

    private static readonly ConcurrentDictionary<(int Calls, int Reserve, string Zone), BudgetDefinition> Definitions = new();

    public static BudgetDefinition For(UnicontaOptions options) =>
        Definitions.GetOrAdd((options.ContinueWhenSlowedDown ? Endless : options.CallsPerDay, options.ContinueWhenSlowedDown ? 0 : options.InteractiveReserve, options.CallDayZone), static k => new BudgetDefinition
        {
            Limits = [BudgetLimit.Daily(CallsPerDay, k.Calls, TimeZoneInfo.FindSystemTimeZoneById(k.Zone)) with { InteractiveReserve = Math.Min(k.Reserve, k.Calls - 1) }],
            DefaultBlock = TimeSpan.FromMinutes(1),
        });
}
