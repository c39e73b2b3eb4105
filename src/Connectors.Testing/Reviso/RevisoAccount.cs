using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>
/// One agreement of the simulated vendor: what a test seeds, what it inspects afterwards, and what "somebody else" edits in between. Lists are copies,
/// records are immutable. Edits made here go behind the API: no call is counted, nothing is validated, but <c>lastUpdated</c> and webhooks move.
/// </summary>
public sealed partial class RevisoAccount : IDialectBooks
{
    private readonly RevisoSimulator _simulator;
    private readonly List<(int App, string Token, DateTimeOffset IssuedAt)> _grants = [];
    private int _nextId = 7000;

    internal RevisoAccount(RevisoSimulator simulator, int number, string name)
    {
        _simulator = simulator;
        AgreementNumber = number;
        Name = name;
        SeedReferences();
    }

    /// <summary>The agreement number, as <c>/self</c> tells.</summary>
    public int AgreementNumber { get; }

    /// <summary>The company's name.</summary>
    public string Name { get; }

    /// <summary>The latest grant of the simulator's first app, for <c>X-AgreementGrantToken</c>.</summary>
    public string GrantToken => Locked(() => _grants.LastOrDefault(g => g.App == _simulator.App.Number).Token ?? "");

    /// <summary>When that grant was issued; the vendor does not tell this to a client.</summary>
    public DateTimeOffset GrantIssuedAt => Locked(() => _grants.LastOrDefault(g => g.App == _simulator.App.Number).IssuedAt);

    /// <summary>The currency of the books.</summary>
    public string BaseCurrency { get; set; } = "EUR";

    /// <summary>An administrator's agreement: its grant reaches <c>/self</c> and <c>/studio</c> only.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>The agreement numbers its products itself: a number that is sent does not count, and a shop's code belongs into <c>barCode</c>. Seen in production.</summary>
    public bool NumbersProducts { get; set; }

    /// <summary>Modules by name, as <c>/self</c> lists them. Stock is <c>Lager</c>; dimensions begin with <c>Dimension</c>.</summary>
    public ISet<string> Modules { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "Lager" };

    /// <summary>The user declines on the installation page: the browser comes back without a token. What the vendor really sends then is not documented.</summary>
    public bool DeclinesGrants { get; set; }

    internal RevisoOddities Oddities => _simulator.Oddities;

    internal DateTimeOffset Now => _simulator.Now;

    /// <summary>Today in Italy.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_simulator.Time.GetUtcNow(), ItalianZone).DateTime);

    internal CallWindow Window { get; } = new();

    IReadOnlyDictionary<string, DialectTable> IDialectBooks.Tables => Tables;

    private static TimeZoneInfo ItalianZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Rome");

    /// <summary>Grants an app access, as an accounting user does on the installation page; again, when the old grant nears its end.</summary>
    /// <param name="app">The app; null: the first.</param>
    /// <returns>The grant token.</returns>
    public string GrantTo(RevisoApp? app = null) => Locked(() =>
    {
        var number = (app ?? _simulator.App).Number;
        var old = _grants.FindLastIndex(g => g.App == number);
        var token = old >= 0 && !Oddities.RenewalGivesNewToken ? _grants[old].Token : _simulator.NextToken("grant");
        if (old >= 0 && (!Oddities.RenewalGivesNewToken || Oddities.NewTokenEndsOld))
            _grants.RemoveAll(g => g.App == number);
        _grants.Add((number, token, _simulator.Time.GetUtcNow()));
        return token;
    });

    /// <summary>Takes an app's access away: its calls answer 401.</summary>
    /// <param name="app">The app; null: the first.</param>
    public void RevokeGrant(RevisoApp? app = null) => Locked(() => _grants.RemoveAll(g => g.App == (app ?? _simulator.App).Number));

    /// <returns>Null: not a grant of this agreement; else whether it still lives.</returns>
    internal bool? GrantLives(RevisoApp app, string token)
    {
        var at = _grants.FindIndex(g => g.App == app.Number && g.Token == token);
        return at < 0 ? null : _simulator.Time.GetUtcNow() - _grants[at].IssuedAt < Oddities.GrantLife;
    }

    internal DialectRecord NewRecord(JsonObject? data = null) => new(data ?? []) { Id = ++_nextId };

    DialectRecord IDialectBooks.NewRecord(JsonObject? data) => NewRecord(data);

    int IDialectBooks.NextNumber(DialectTable table) => NextNumber(table);

    void IDialectBooks.Touch(DialectTable table, DialectRecord record) => Touch(table, record);

    void IDialectBooks.Changed(string eventType, string? oldNumber, string? newNumber) => Changed(eventType, oldNumber, newNumber);

    /// <summary>Internal ids never come again; numbers that people see do.</summary>
    internal int NextNumber(DialectTable table, int first = 1) =>
        table.Key == "id" ? ++_nextId : Oddities.Numbering == RevisoNumbering.LowestFree ? table.LowestFree(first) : table.NextNumber(first);

    internal void Touch(DialectTable table, DialectRecord record)
    {
        record.Touch(Now);
        if (table == CustomersTable || table == ProductsTable || table == OrdersTable || table == QuotationsTable || table == Drafts)
            record.Data["lastUpdated"] = Now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    internal static DialectRecord Known(DialectTable table, int number) => table.Find(number) ?? throw new ArgumentException($"There is no {table.Key} {number}.", nameof(number));

    private TResult Locked<TResult>(Func<TResult> action)
    {
        lock (_simulator.Gate)
            return action();
    }

    private RevisoAccount Seed(Action action)
    {
        lock (_simulator.Gate)
            action();
        return this;
    }
}

/// <summary>A minute in which calls are counted, opened by its first call.</summary>
internal sealed class CallWindow
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private DateTimeOffset _opened;
    private int _used;

    /// <returns>Null when the call may pass, else how long until the window ends.</returns>
    public TimeSpan? Charge(int? most, DateTimeOffset now)
    {
        if (now - _opened >= Length || now < _opened)
            (_opened, _used) = (now, 0);
        return ++_used > most ? _opened + Length - now : null;
    }
}
