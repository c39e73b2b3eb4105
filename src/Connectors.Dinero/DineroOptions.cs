using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>How to call Dinero, and the product's own credentials: what the vendor gave the developer, not the customer.</summary>
public sealed class DineroOptions
{
    /// <summary>The API. A simulator or a proxy may stand in.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.dinero.dk/");

    /// <summary>Where API keys are exchanged for tokens (personal integrations).</summary>
    public Uri TokenAddress { get; set; } = new("https://authz.dinero.dk/dineroapi/oauth/token");

    /// <summary>Where customers consent (Visma Connect).</summary>
    public Uri VismaAuthorizeAddress { get; set; } = new("https://connect.visma.com/connect/authorize");

    /// <summary>Where codes and refresh tokens are exchanged for tokens (Visma Connect).</summary>
    public Uri VismaTokenAddress { get; set; } = new("https://connect.visma.com/connect/token");

    /// <summary>The product's client id: from Dinero for a personal integration, from the Visma developer portal (<c>isv_…</c>) for Visma Connect.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The product's client secret. Secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>How long a whole call may take: waiting for the budget, every attempt, reading the answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Calls per minute, organisation and client id that a personal integration spends. Dinero admits 60. Every process that uses the client id counts together at Dinero, and apart here
    /// unless they share a budget store.
    /// </summary>
    public int PersonalCallsPerMinute { get; set; } = 55;

    /// <summary>Calls per minute, organisation and client id that a Visma Connect application spends. Dinero admits 100.</summary>
    public int VismaCallsPerMinute { get; set; } = 90;

    /// <summary>How many of those calls only interactive calls may use.</summary>
    public int InteractiveReserve { get; set; } = 5;

    /// <summary>Lists contacts by version 2 of the endpoint, which shows living and deleted ones together. Version 1 (default) takes a pass for each.</summary>
    public bool ReadContactListV2 { get; set; }

    /// <summary>
    /// The zone of the times that Dinero writes without one (<c>CreatedAt</c>, <c>UpdatedAt</c>, <c>DeletedAt</c>): an IANA name. Dinero does not document it; UTC is what its own
    /// <c>changesSince</c> uses.
    /// </summary>
    public string ZonelessTimesZone { get; set; } = "UTC";

    /// <summary>The customer of the default or keyed client; not used where clients come from the factory.</summary>
    public DineroCredentials? Credentials { get; set; }

    /// <summary>Addresses and client id, no secret.</summary>
    public override string ToString() => $"Dinero at {BaseAddress}, client {ClientId} (secrets hidden)";

    /// <summary>What is wrong with the product's own settings.</summary>
    internal IEnumerable<OptionsProblem> FindProductProblems()
    {
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new(nameof(ClientId), "is missing: it is the product's client id, from Dinero (personal integration) or from the Visma developer portal (Visma Connect)");
        if (string.IsNullOrWhiteSpace(ClientSecret))
            yield return new(nameof(ClientSecret), "is missing: it comes together with the client id");
        foreach (var (name, address) in new[] { (nameof(BaseAddress), BaseAddress), (nameof(TokenAddress), TokenAddress), (nameof(VismaAuthorizeAddress), VismaAuthorizeAddress), (nameof(VismaTokenAddress), VismaTokenAddress) })
        {
            if (address is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
                yield return new(name, "must be an absolute http or https address");
        }

        if (CallTimeout <= TimeSpan.Zero)
            yield return new(nameof(CallTimeout), "must be longer than nothing");
        if (AttemptTimeout <= TimeSpan.Zero)
            yield return new(nameof(AttemptTimeout), "must be longer than nothing");
        if (PersonalCallsPerMinute < 1)
            yield return new(nameof(PersonalCallsPerMinute), "must be at least 1");
        if (VismaCallsPerMinute < 1)
            yield return new(nameof(VismaCallsPerMinute), "must be at least 1");
        if (InteractiveReserve < 0)
            yield return new(nameof(InteractiveReserve), "cannot be negative");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(ZonelessTimesZone ?? "", out _))
            yield return new(nameof(ZonelessTimesZone), $"is no time zone: '{ZonelessTimesZone}'. Write an IANA name such as UTC or Europe/Copenhagen");
    }

    /// <summary>What is wrong with the settings of a default or keyed client.</summary>
    internal IEnumerable<OptionsProblem> FindProblems()
    {
        foreach (var problem in FindProductProblems())
            yield return problem;
        if (Credentials is null)
        {
            yield return new(nameof(Credentials), $"is missing: this registration makes a client for one organisation. For organisations known at run time register AddDinero().Configure(…) and use {nameof(IDineroClientFactory)}");
            yield break;
        }

        foreach (var (option, problem) in Credentials.FindProblems(ClientId))
            yield return new($"{nameof(Credentials)}:{option}", problem);
    }
}
