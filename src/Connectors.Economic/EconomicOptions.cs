using Connectors.Http;

namespace Connectors.Economic;

/// <summary>How to call e-conomic, and the app's own tokens: what the vendor gave the developer, not the customer.</summary>
public sealed class EconomicOptions
{
    internal const string Demo = "demo";

    /// <summary>The REST API. A simulator or a proxy may stand in.</summary>
    public Uri BaseAddress { get; set; } = new("https://restapi.e-conomic.com/");

    /// <summary>The OpenAPI services. A simulator or a proxy may stand in.</summary>
    public Uri OpenApiBaseAddress { get; set; } = new("https://apis.e-conomic.com/");

    /// <summary>Where customers grant the app access to their agreement.</summary>
    public Uri GrantAddress { get; set; } = new("https://secure.e-conomic.com/secure/api1/requestaccess.aspx");

    /// <summary>The app's secret token, from the developer agreement. <c>demo</c> goes with a grant token <c>demo</c>. Secret.</summary>
    public string AppSecretToken { get; set; } = "";

    /// <summary>The app's public token: part of the installation address. Only <see cref="IEconomicConsent"/> needs it.</summary>
    public string? AppPublicToken { get; set; }

    /// <summary>Versions of the OpenAPI services. They are part of the addresses, and the vendor retires old ones.</summary>
    public EconomicOpenApiVersions OpenApiVersions { get; set; } = new();

    /// <summary>How long a whole call may take: waiting for the budget, every attempt, reading the answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Cost units that the client spends per minute and agreement, over both hosts. e-conomic admits 10000 in 60 seconds and tells with every answer how many are used, by all apps together.
    /// </summary>
    public int CostPerMinute { get; set; } = 9500;

    /// <summary>Calls per day and agreement, by the vendor's older rule of fair use. 0 does not count them.</summary>
    public int CallsPerDay { get; set; } = 50_000;

    /// <summary>How many of the cost units only interactive calls may use.</summary>
    public int InteractiveReserve { get; set; } = 500;

    /// <summary>
    /// How long a write may be repeated by its <c>Idempotency-Key</c>. e-conomic keeps the first answer for an hour; the default leaves ten minutes for clocks and slow answers.
    /// </summary>
    public TimeSpan IdempotencyWindow { get; set; } = TimeSpan.FromMinutes(50);

    /// <summary>The customer of the default or keyed client; not used where clients come from the factory.</summary>
    public EconomicCredentials? Credentials { get; set; }

    /// <summary>The addresses, no secret.</summary>
    public override string ToString() => $"e-conomic at {BaseAddress} and {OpenApiBaseAddress} (secrets hidden)";

    internal static bool IsDemo(string? token) => string.Equals(token?.Trim(), Demo, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the product's own settings.</summary>
    internal IEnumerable<OptionsProblem> FindProductProblems()
    {
        if (string.IsNullOrWhiteSpace(AppSecretToken))
            yield return new(nameof(AppSecretToken), "is missing: it is the secret token of the app, from the developer agreement");
        else if (AppSecretToken.Contains("://", StringComparison.Ordinal))
            yield return new(nameof(AppSecretToken), "is a web address: the secret token is shown once, when the app is made in the developer agreement");
        else if (AppSecretToken.Trim().Any(static c => char.IsWhiteSpace(c) || c is < ' ' or > '~'))
            yield return new(nameof(AppSecretToken), "holds a blank or a letter that no token has: copy it again");
        else if (!string.IsNullOrWhiteSpace(AppPublicToken) && AppPublicToken.Trim() == AppSecretToken.Trim())
            yield return new(nameof(AppSecretToken), $"and {nameof(AppPublicToken)} are the same: the public one stands in the installation address, the secret one was shown when the app was made");
        foreach (var (name, address) in new[] { (nameof(BaseAddress), BaseAddress), (nameof(OpenApiBaseAddress), OpenApiBaseAddress), (nameof(GrantAddress), GrantAddress) })
        {
            if (address is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
                yield return new(name, "must be an absolute http or https address");
        }

        foreach (var (service, version) in (OpenApiVersions ?? new()).All())
        {
            if (string.IsNullOrWhiteSpace(version) || !version.All(static c => char.IsAsciiDigit(c) || c == '.'))
                yield return new($"{nameof(OpenApiVersions)}:{service}", "is no version: three numbers with dots, such as 3.1.0");
        }

        if (CallTimeout <= TimeSpan.Zero)
            yield return new(nameof(CallTimeout), "must be longer than nothing");
        if (AttemptTimeout <= TimeSpan.Zero)
            yield return new(nameof(AttemptTimeout), "must be longer than nothing");
        if (CostPerMinute < 1)
            yield return new(nameof(CostPerMinute), "must be at least 1");
        if (CallsPerDay < 0)
            yield return new(nameof(CallsPerDay), "cannot be negative; 0 does not count");
        if (InteractiveReserve < 0)
            yield return new(nameof(InteractiveReserve), "cannot be negative");
        if (IdempotencyWindow <= TimeSpan.Zero || IdempotencyWindow > TimeSpan.FromMinutes(59))
            yield return new(nameof(IdempotencyWindow), "must be longer than nothing and at most 59 minutes: e-conomic forgets a key after an hour, and then a repeat is a second write");
    }

    /// <summary>What is wrong with the settings of a default or keyed client.</summary>
    internal IEnumerable<OptionsProblem> FindProblems()
    {
        foreach (var problem in FindProductProblems())
            yield return problem;
        if (Credentials is null)
        {
            yield return new(nameof(Credentials), $"is missing: this registration makes a client for one agreement. For agreements known at run time register AddEconomic().Configure(…) and use {nameof(IEconomicClientFactory)}");
            yield break;
        }

        foreach (var (option, problem) in Credentials.FindProblems(AppSecretToken, AppPublicToken))
            yield return new($"{nameof(Credentials)}:{option}", problem);
    }
}

/// <summary>Versions of the OpenAPI services, without the letter: <c>3.1.0</c>.</summary>
public sealed record EconomicOpenApiVersions
{
    /// <summary>Customers, contacts, delivery locations.</summary>
    public string Customers { get; set; } = "3.1.0";

    /// <summary>Products, their groups and prices.</summary>
    public string Products { get; set; } = "2.0.0";

    /// <summary>Draft invoices and the lines of documents (<c>q2capi</c>).</summary>
    public string QuoteToCash { get; set; } = "5.3.0";

    /// <summary>Webhooks.</summary>
    public string Webhooks { get; set; } = "1.0.0";

    /// <summary>Contacts and groups of suppliers.</summary>
    public string Suppliers { get; set; } = "2.0.0";

    /// <summary>Subscriptions and subscribers.</summary>
    public string Subscriptions { get; set; } = "6.0.3";

    /// <summary>Projects and their employees.</summary>
    public string Projects { get; set; } = "1.1.0";

    internal IEnumerable<(string Service, string Version)> All() =>
    [
        (nameof(Customers), Customers), (nameof(Products), Products), (nameof(QuoteToCash), QuoteToCash), (nameof(Webhooks), Webhooks), (nameof(Suppliers), Suppliers),
        (nameof(Subscriptions), Subscriptions), (nameof(Projects), Projects),
    ];
}
