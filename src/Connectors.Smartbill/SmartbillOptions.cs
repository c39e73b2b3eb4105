using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>How to call SmartBill. The vendor gives a product nothing of its own: no client id, no secret. All credentials are the customer's.</summary>
public sealed class SmartbillOptions
{
    /// <summary>The API, V1 and V3. A simulator or a proxy may stand in.</summary>
    public Uri BaseAddress { get; set; } = new("https://ws.smartbill.ro/SBORO/api/");

    /// <summary>How long a whole call may take: waiting for the budget, every attempt, reading the answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>How long one attempt may take. Generous, because stock without filters and PDFs are slow, and a create that is given up is an unknown outcome.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// V1 calls in any ten seconds, per token. SmartBill admits 30 and blocks the token for ten minutes when they are exceeded, for all its companies and programs: shop plugins count too.
    /// Processes count apart here unless they share a budget store.
    /// </summary>
    public int CallsPerTenSeconds { get; set; } = 25;

    /// <summary>How many of those calls, and of those of V3, only interactive calls may use.</summary>
    public int InteractiveReserve { get; set; } = 5;

    /// <summary>V3 calls in any ten seconds, per user and company. SmartBill admits 60 reads.</summary>
    public int V3CallsPerTenSeconds { get; set; } = 50;

    /// <summary>V3 calls per day of Bucharest, per user and company. SmartBill admits 50,000.</summary>
    public int V3CallsPerDay { get; set; } = 49_000;

    /// <summary>
    /// Reads the series' next number before every numbered document (one call more), so that an unknown outcome can be settled. True by default; false saves the call and leaves only what the document itself says.
    /// A single document can say otherwise.
    /// </summary>
    public bool ReadNextNumberBeforeCreate { get; set; } = true;

    /// <summary>Allows the calls that only the vendor's own shop plugin uses. They may go without notice.</summary>
    public bool UseUndocumentedEndpoints { get; set; }

    /// <summary>The customer of the default or keyed client; not used where clients come from the factory.</summary>
    public SmartbillCredentials? Credentials { get; set; }

    /// <summary>The address, no secret.</summary>
    public override string ToString() => $"Smartbill at {BaseAddress} (secrets hidden)";

    /// <summary>What is wrong with the settings beside the credentials.</summary>
    internal IEnumerable<OptionsProblem> FindProductProblems()
    {
        if (BaseAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
            yield return new(nameof(BaseAddress), "must be an absolute http or https address");
        if (CallTimeout <= TimeSpan.Zero)
            yield return new(nameof(CallTimeout), "must be longer than nothing");
        if (AttemptTimeout <= TimeSpan.Zero)
            yield return new(nameof(AttemptTimeout), "must be longer than nothing");
        if (CallsPerTenSeconds is < 1 or > 30)
            yield return new(nameof(CallsPerTenSeconds), "must be 1 to 30: SmartBill blocks the token for ten minutes above that");
        if (V3CallsPerTenSeconds < 1)
            yield return new(nameof(V3CallsPerTenSeconds), "must be at least 1");
        if (V3CallsPerDay < 1)
            yield return new(nameof(V3CallsPerDay), "must be at least 1");
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
            yield return new(nameof(Credentials), $"is missing: this registration makes a client for one company. For companies known at run time register AddSmartbill() and use {nameof(ISmartbillClientFactory)}");
            yield break;
        }

        foreach (var (option, problem) in Credentials.FindProblems())
            yield return new($"{nameof(Credentials)}:{option}", problem);
    }
}
