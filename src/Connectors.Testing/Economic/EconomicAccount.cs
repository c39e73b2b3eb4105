using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>
/// One agreement of the simulated vendor: what a test seeds, what it inspects afterwards, and what "somebody else" edits in between. Lists are copies,
/// records are immutable. Edits made here go behind the API: no call is counted, nothing is validated, but <c>lastUpdated</c>, versions and webhooks move.
/// </summary>
public sealed partial class EconomicAccount : IDialectBooks
{
    private readonly EconomicSimulator _simulator;
    private readonly Dictionary<int, string> _grants = [];
    private int _nextId = 1000;

    internal EconomicAccount(EconomicSimulator simulator, int number, string name)
    {
        _simulator = simulator;
        AgreementNumber = number;
        Name = name;
        Company = new JsonObject
        {
            ["name"] = name,
            ["addressLine1"] = "Havnegade 1",
            ["zip"] = "8000",
            ["city"] = "Aarhus C",
            ["country"] = "Danmark",
            ["email"] = "firma@example.com",
            ["companyIdentificationNumber"] = "11223344",
        };
        SeedReferences();
    }

    /// <summary>The agreement number, as <c>/self</c> tells.</summary>
    public int AgreementNumber { get; }

    /// <summary>The company's name.</summary>
    public string Name { get; }

    /// <summary>The grant of the simulator's first app, for <c>X-AgreementGrantToken</c>.</summary>
    public string GrantToken => _grants.TryGetValue(_simulator.App.Number, out var token) ? token : "";

    /// <summary>The currency of the books.</summary>
    public string BaseCurrency { get; set; } = "DKK";

    /// <summary>Modules by name; <c>Inventory</c> and <c>Project</c> change what is accepted.</summary>
    public ISet<string> Modules { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Project" };

    /// <summary>The user declines on the installation page: the browser comes back without a token. What the vendor really sends then is not documented.</summary>
    public bool DeclinesGrants { get; set; }

    IReadOnlyDictionary<string, DialectTable> IDialectBooks.Tables => Tables;

    internal CallMeter Meter { get; } = new();

    internal IdempotencyKeys Keys { get; } = new();

    internal JsonObject Company { get; set; }

    internal JsonObject BankInformation { get; set; } = new() { ["bankName"] = "Sydbank", ["bankAccountNumber"] = "0001234567" };

    internal JsonObject User { get; set; } = new() { ["loginId"] = "SEED", ["name"] = "Anna Andersen", ["email"] = "anna@example.com" };

    internal EconomicOddities Oddities => _simulator.Oddities;

    internal DateTimeOffset Now => _simulator.Now;

    /// <summary>Today in Denmark.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_simulator.Time.GetUtcNow(), DanishZone).DateTime);

    private static TimeZoneInfo DanishZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>Grants an app access, as an accounting user does on the installation page.</summary>
    /// <param name="app">The app.</param>
    /// <returns>The grant token; the same one while the grant stands.</returns>
    public string GrantTo(EconomicApp app) => Locked(() =>
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!_grants.TryGetValue(app.Number, out var token))
            _grants.Add(app.Number, token = _simulator.NextToken("grant"));
        return token;
    });

    /// <summary>Takes an app's access away: its calls answer 401.</summary>
    /// <param name="app">The app; null: the first.</param>
    public void RevokeGrant(EconomicApp? app = null) => Locked(() => _grants.Remove((app ?? _simulator.App).Number));

    internal bool HasGrant(EconomicApp app, string token) => _grants.TryGetValue(app.Number, out var own) && own == token;

    internal int NextId() => ++_nextId;

    /// <summary>A new record with an internal id.</summary>
    internal DialectRecord NewRecord(JsonObject? data = null) => new(data ?? []) { Id = NextId() };

    internal int NextNumber(DialectTable table, int first = 1) => Oddities.Numbering == EconomicNumbering.LowestFree ? table.LowestFree(first) : table.NextNumber(first);

    /// <summary>The version moves, and <c>lastUpdated</c> with it where REST shows one.</summary>
    internal void Touch(DialectTable table, DialectRecord record)
    {
        record.Touch(Now);
        if (table == CustomersTable || table == ProductsTable || (IsDocument(table) && record.Owner != "booked"))
            record.Data["lastUpdated"] = Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    internal bool Exists(string collection, string key) => Tables.TryGetValue(collection, out var table) && table.Find(key) is not null;

    DialectRecord IDialectBooks.NewRecord(JsonObject? data) => NewRecord(data);

    int IDialectBooks.NextNumber(DialectTable table) => NextNumber(table);

    void IDialectBooks.Touch(DialectTable table, DialectRecord record) => Touch(table, record);

    void IDialectBooks.Changed(string eventType, string? oldNumber, string? newNumber) => Changed(eventType, oldNumber, newNumber);

    private bool IsDocument(DialectTable table) => table == Drafts || table == OrdersTable || table == QuotesTable;

    private TResult Locked<TResult>(Func<TResult> action)
    {
        lock (_simulator.Gate)
            return action();
    }

    private EconomicAccount Seed(Action action)
    {
        lock (_simulator.Gate)
            action();
        return this;
    }
}
