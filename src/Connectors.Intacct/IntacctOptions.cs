using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>How to call Sage Intacct, and the product's own credentials: the application and the Web Services licence that the vendor gave the developer.</summary>
public sealed class IntacctOptions
{
    /// <summary>The REST API with its version. A simulator or a proxy may stand in. The OAuth addresses are below it.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.intacct.com/ia/api/v1/");

    /// <summary>The XML gateway, for <see cref="XmlOperations"/>.</summary>
    public Uri XmlAddress { get; set; } = new("https://api.intacct.com/ia/xml/xmlgw.phtml");

    /// <summary>The application's client id, from the Sage developer console.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The application's client secret. Needed by every token request, also after a consent with a proof key. Secret.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The sender id of the product's Web Services licence; only the XML gateway asks for it.</summary>
    public string? SenderId { get; set; }

    /// <summary>The password of <see cref="SenderId"/>. Secret.</summary>
    public string? SenderPassword { get; set; }

    /// <summary>How long a whole call may take: waiting for the budget, every attempt, reading the answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(300);

    /// <summary>How long one attempt may take. Intacct names no time-out of its gateway; its own .NET library waits 300 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Calls at the same time for one company. The lowest performance tier admits 6 per application and 8 per company (older texts say 2); every process that uses the same client id counts together at
    /// Intacct, and apart here unless they share a budget store.
    /// </summary>
    public int ConcurrentCalls { get; set; } = 5;

    /// <summary>How many of those only interactive calls may use.</summary>
    public int InteractiveReserve { get; set; } = 1;

    /// <summary>
    /// True: every create and patch with a key is repeated by this client when its answer is lost. False (default): only those of objects whose model was read
    /// (<see cref="ModelOperations.GetAsync"/>) and says <c>idempotenceSupported</c>; all others are sent once, because an object that ignores the key would be created twice.
    /// </summary>
    public bool TrustIdempotencyKeys { get; set; }

    /// <summary>The header that names the entity of a call. Intacct's texts spell it in two ways; this is the one that is used in production.</summary>
    public string EntityHeader { get; set; } = "X-IA-API-Param-Entity";

    /// <summary>The header that makes a batch all or nothing. Spelt in two ways as well (the other: <c>X-IA-API-ParamTransaction</c>).</summary>
    public string TransactionHeader { get; set; } = "X-IA-API-Param-Transaction";

    /// <summary>The customer of the default or keyed client; not used where clients come from the factory.</summary>
    public IntacctCredentials? Credentials { get; set; }

    /// <summary>Address and client id, no secret.</summary>
    public override string ToString() => $"Intacct at {BaseAddress}, client {ClientId} (secrets hidden)";

    internal Uri OAuth(string name) => new(BaseAddress.AbsoluteUri.TrimEnd('/') + "/oauth2/" + name);

    /// <summary>What is wrong with the product's own settings.</summary>
    internal IEnumerable<OptionsProblem> FindProductProblems()
    {
        if (string.IsNullOrWhiteSpace(ClientId))
            yield return new(nameof(ClientId), "is missing: it is the client id of the application in the Sage developer console");
        if (string.IsNullOrWhiteSpace(ClientSecret))
            yield return new(nameof(ClientSecret), "is missing: it comes together with the client id, and every token request needs it");
        foreach (var (name, address) in new[] { (nameof(BaseAddress), BaseAddress), (nameof(XmlAddress), XmlAddress) })
        {
            if (address is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
                yield return new(name, "must be an absolute http or https address");
        }

        if (BaseAddress is { IsAbsoluteUri: true } && BaseAddress.AbsolutePath.Contains("/xml/", StringComparison.OrdinalIgnoreCase))
            yield return new(nameof(BaseAddress), $"is the XML gateway: that one belongs into {nameof(XmlAddress)}, here stands the REST API (https://api.intacct.com/ia/api/v1/)");
        if (string.IsNullOrWhiteSpace(SenderId) != string.IsNullOrWhiteSpace(SenderPassword))
            yield return new(string.IsNullOrWhiteSpace(SenderId) ? nameof(SenderId) : nameof(SenderPassword), "is missing: the XML gateway needs sender id and sender password together, or leave both empty");
        if (!string.IsNullOrWhiteSpace(SenderId) && SenderId == ClientId)
            yield return new(nameof(SenderId), "is the client id: the sender id is that of the Web Services licence, the client id that of the application");
        if (CallTimeout <= TimeSpan.Zero)
            yield return new(nameof(CallTimeout), "must be longer than nothing");
        if (AttemptTimeout <= TimeSpan.Zero)
            yield return new(nameof(AttemptTimeout), "must be longer than nothing");
        if (ConcurrentCalls < 1)
            yield return new(nameof(ConcurrentCalls), "must be at least 1");
        if (InteractiveReserve < 0)
            yield return new(nameof(InteractiveReserve), "cannot be negative");
        if (string.IsNullOrWhiteSpace(EntityHeader))
            yield return new(nameof(EntityHeader), "is missing: it is the name of a header");
        if (string.IsNullOrWhiteSpace(TransactionHeader))
            yield return new(nameof(TransactionHeader), "is missing: it is the name of a header");
    }

    /// <summary>What is wrong with the settings of a default or keyed client.</summary>
    internal IEnumerable<OptionsProblem> FindProblems()
    {
        foreach (var problem in FindProductProblems())
            yield return problem;
        if (Credentials is null)
        {
            yield return new(nameof(Credentials), $"is missing: this registration makes a client for one company. For companies known at run time register AddIntacct().Configure(…) and use {nameof(IIntacctClientFactory)}");
            yield break;
        }

        foreach (var (option, problem) in Credentials.FindProblems(ClientId, ClientSecret))
            yield return new($"{nameof(Credentials)}:{option}", problem);
    }
}
