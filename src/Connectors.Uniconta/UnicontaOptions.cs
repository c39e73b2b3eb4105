using Connectors.Http;

namespace Connectors.Uniconta;

/// <summary>How to call Uniconta, and what belongs to the product and not to a customer.</summary>
public sealed class UnicontaOptions
{
    /// <summary>The host of OData and Entities: reading and writing tables, signed in by user name and password.</summary>
    public Uri BaseAddress { get; set; } = new("https://odata.uniconta.com/");

    /// <summary>The host of the Web API: posting invoices, their PDFs, and tables too where <see cref="UseWebApi"/> says so. Signed in by a token.</summary>
    public Uri WebApiAddress { get; set; } = new("https://api.uniconta.com/");

    /// <summary>
    /// The product's own application id (a GUID that Uniconta gives to partners). Only the Web API takes it, and whether it must have it is not certain: one client in production signs in
    /// without. Sent when set. Secret.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Reads and writes tables by the Web API instead of OData and Entities. Posting invoices uses the Web API in either case.</summary>
    public bool UseWebApi { get; set; }

    /// <summary>
    /// Updates by the Web API too (<c>PUT /Crud/Update</c>). No source shows that endpoint, so that by default updates go to Entities, also with <see cref="UseWebApi"/>.
    /// </summary>
    public bool AllowWebApiUpdate { get; set; }

    /// <summary>
    /// What an update sends. False (default): the whole record as it was read, with the changes, which is how Uniconta describes it and right whatever it does with what is left out.
    /// True: the identifying members and the changes only; right only if Uniconta leaves alone what is missing, which no source says.
    /// </summary>
    public bool UpdatesSendOnlyChanges { get; set; }

    /// <summary>
    /// Reads and writes the tables' <c>…User</c> form, the only one that shows user-defined fields. Where a company has none and the form is unknown (404), the plain one is taken for an hour.
    /// </summary>
    public bool UserFields { get; set; } = true;

    /// <summary>Names the company in the path of OData reads as well (<c>/odata/4415/…</c>), beside the user name.</summary>
    public bool CompanyInPath { get; set; } = true;

    /// <summary>
    /// How many digits the company has in the user name, filled up with zeros. 0 (default): two zeros before the number, as Uniconta describes it. One client in production fills up to 7.
    /// </summary>
    public int CompanyIdDigits { get; set; }

    /// <summary>
    /// Writes countries as Uniconta's number instead of its English name. Null: by name to Entities and by number to the Web API, as the known clients do. A record that showed the other form
    /// is written in its own.
    /// </summary>
    public bool? CountryAsNumber { get; set; }

    /// <summary>
    /// Writes labels that are not in the package's vocabulary. Off: Uniconta may store its first choice in silence for a label that it does not know, so an unknown one is refused before
    /// it is sent. What was only read goes back as it came in either case.
    /// </summary>
    public bool AllowUnknownLabels { get; set; }

    /// <summary>The zone of times without one (<c>Created</c>, <c>UpdatedAt</c>), an IANA name. Uniconta does not document it.</summary>
    public string ZonelessTimesZone { get; set; } = "UTC";

    /// <summary>Whose midnight begins a new day of calls, an IANA name. Uniconta says midnight and not whose; it is a Danish service.</summary>
    public string CallDayZone { get; set; } = "Europe/Copenhagen";

    /// <summary>
    /// Server calls per user and day before Uniconta slows the user down. 5,000 are included, more can be bought up to 75,000. Every program that signs in as the user counts together at
    /// Uniconta, and apart here unless they share a budget store.
    /// </summary>
    public int CallsPerDay { get; set; } = 5000;

    /// <summary>How many of those calls only interactive calls may use.</summary>
    public int InteractiveReserve { get; set; } = 250;

    /// <summary>
    /// Goes on beyond <see cref="CallsPerDay"/>: Uniconta then answers every call a second later for each full 5,000, until a day later. Off: calls are refused with nothing sent until the day is over.
    /// </summary>
    public bool ContinueWhenSlowedDown { get; set; }

    /// <summary>How long a whole call may take: waiting for the budget, every attempt, reading the answer.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>How long one attempt may take. Whole tables and a slowed-down user need more than a minute.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The customer of the default or keyed client; not used where clients come from the factory.</summary>
    public UnicontaCredentials? Credentials { get; set; }

    /// <summary>The addresses, no secret.</summary>
    public override string ToString() => $"Uniconta at {BaseAddress} and {WebApiAddress} (secrets hidden)";

    /// <summary>What is wrong with the product's own settings.</summary>
    internal IEnumerable<OptionsProblem> FindProductProblems()
    {
        foreach (var (name, address) in new[] { (nameof(BaseAddress), BaseAddress), (nameof(WebApiAddress), WebApiAddress) })
        {
            if (address is not { IsAbsoluteUri: true, Scheme: "https" or "http" })
                yield return new(name, "must be an absolute http or https address");
        }

        if (ApiKey is { Length: > 0 } key && !Guid.TryParse(key.Trim(), out _))
            yield return new(nameof(ApiKey), "is no GUID: it is the application id that Uniconta gives to partners, not a password; leave it out if you have none");
        if (CompanyIdDigits is < 0 or > 10)
            yield return new(nameof(CompanyIdDigits), "must be 0 (two zeros before the number) or the number of digits to fill up to");
        if (CallTimeout <= TimeSpan.Zero)
            yield return new(nameof(CallTimeout), "must be longer than nothing");
        if (AttemptTimeout <= TimeSpan.Zero)
            yield return new(nameof(AttemptTimeout), "must be longer than nothing");
        if (CallsPerDay < 1)
            yield return new(nameof(CallsPerDay), "must be at least 1");
        if (InteractiveReserve < 0)
            yield return new(nameof(InteractiveReserve), "cannot be negative");
        foreach (var (name, zone) in new[] { (nameof(ZonelessTimesZone), ZonelessTimesZone), (nameof(CallDayZone), CallDayZone) })
        {
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "", out _))
                yield return new(name, $"is no time zone: '{zone}'. Write an IANA name such as UTC or Europe/Copenhagen");
        }
    }

    /// <summary>What is wrong with the settings of a default or keyed client.</summary>
    internal IEnumerable<OptionsProblem> FindProblems()
    {
        foreach (var problem in FindProductProblems())
            yield return problem;
        if (Credentials is null)
        {
            yield return new(nameof(Credentials), $"is missing: this registration makes a client for one company. For companies known at run time register AddUniconta().Configure(…) and use {nameof(IUnicontaClientFactory)}");
            yield break;
        }

        foreach (var (option, problem) in Credentials.FindProblems())
            yield return new($"{nameof(Credentials)}:{option}", problem);
    }
}
