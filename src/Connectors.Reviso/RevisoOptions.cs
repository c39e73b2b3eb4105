using Connectors.Http;

namespace Connectors.Reviso;

/// <summary>How to call Reviso, and the app's own tokens: what the vendor gave the developer, not the customer.</summary>
public sealed class RevisoOptions
{
    internal const string Demo = "demo";

    /// <summary>The API. A simulator or a proxy may stand in.</summary>
    public Uri BaseAddress { get; set; } = new("https://rest.reviso.com/");

    /// <summary>Where customers grant the app access to their agreement.</summary>
    public Uri GrantAddress { get; set; } = new("https://app.reviso.com/api1/requestaccess.aspx");

    /// <summary>The app's secret token, from the Developer tab of the developer agreement. <c>demo</c> goes with a grant token <c>demo</c>. Secret.</summary>
    public string AppSecretToken { get; set; } = "";

    /// <summary>The app's public token: <c>appId</c> in the request address of the Developer tab. Only <see cref="IRevisoConsent"/> needs it.</summary>
    public string? AppPublicToken { get; set; }

    /// <summary>How long a whole call may take: waiting for the budget, every attempt, reading the answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Calls per minute and agreement. Reviso publishes no limit and sends no header about one: the default is a pace of this package's own, so that a long run does not find an unpublished one. 0 does not count.
    /// </summary>
    public int CallsPerMinute { get; set; } = 300;

    /// <summary>How many of these calls only interactive ones may use.</summary>
    public int InteractiveReserve { get; set; } = 30;

    /// <summary>The customer of the default or keyed client; not used where clients come from the factory.</summary>
    public RevisoCredentials? Credentials { get; set; }

    /// <summary>The address, no secret.</summary>
    public override string ToString() => $"Reviso at {BaseAddress} (secrets hidden)";

    internal static bool IsDemo(string? token) => string.Equals(token?.Trim(), Demo, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">A setting of the product is wrong.</exception>
    internal void ThrowIfIncomplete()
    {
        foreach (var problem in FindProductProblems())
            throw new InvalidOperationException($"The Reviso settings of the product are not complete: {problem.Option} {problem.Problem}. Set them by AddReviso().Configure(…).");
    }

    /// <summary>What is wrong with the product's own settings.</summary>
    internal IEnumerable<OptionsProblem> FindProductProblems()
    {
        var secret = AppSecretToken?.Trim() ?? "";
        if (secret.Length == 0)
            yield return new(nameof(AppSecretToken), "is missing: it is the App Secret Token in the list of apps, Developer tab of the developer agreement");
        else if (secret.Contains("://", StringComparison.Ordinal))
            yield return new(nameof(AppSecretToken), "is a web address: the request address goes to customers; the App Secret Token stands beside it in the Developer tab");
        else if (secret.Any(static c => c is <= ' ' or > '~'))
            yield return new(nameof(AppSecretToken), "holds a blank or a letter that no token has: copy it again");
        else if (secret == AppPublicToken?.Trim())
            yield return new(nameof(AppSecretToken), $"and {nameof(AppPublicToken)} are the same: the public one stands behind 'appId=' in the request address, the secret one beside it in the Developer tab");
        if (AppPublicToken?.Contains("://", StringComparison.Ordinal) == true)
            yield return new(nameof(AppPublicToken), "is a web address: put only what stands behind 'appId=' in it");
        if (BaseAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
            yield return new(nameof(BaseAddress), "must be an absolute http or https address");
        if (GrantAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
            yield return new(nameof(GrantAddress), "must be an absolute http or https address");
        if (CallTimeout <= TimeSpan.Zero)
            yield return new(nameof(CallTimeout), "must be longer than nothing");
        if (AttemptTimeout <= TimeSpan.Zero)
            yield return new(nameof(AttemptTimeout), "must be longer than nothing");
        if (CallsPerMinute < 0)
            yield return new(nameof(CallsPerMinute), "cannot be negative; 0 does not count");
        if (InteractiveReserve < 0)
            yield return new(nameof(InteractiveReserve), "cannot be negative");
    }

    /// <summary>What is wrong with the settings of a default or keyed client.</summary>
    internal IEnumerable<OptionsProblem> FindProblems()
    {
        foreach (var problem in FindProductProblems())
            yield return problem;
        if (Credentials is null)
        {
            yield return new(nameof(Credentials), $"is missing: this registration makes a client for one agreement. For agreements known at run time register AddReviso().Configure(…) and use {nameof(IRevisoClientFactory)}");
            yield break;
        }

        foreach (var (option, problem) in Credentials.FindProblems(AppSecretToken, AppPublicToken))
            yield return new($"{nameof(Credentials)}:{option}", problem);
    }
}
