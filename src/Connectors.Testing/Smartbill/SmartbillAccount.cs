namespace Connectors.Testing.Smartbill;

/// <summary>
/// One company of the simulated account: what a test seeds, what it inspects afterwards, and what a colleague does in between in the web application.
/// Lists are copies, records are immutable. Edits made here go behind the API: no call is counted and nothing is validated.
/// </summary>
public sealed partial class SmartbillAccount
{
    private readonly SmartbillSimulator _simulator;

    internal SmartbillAccount(SmartbillSimulator simulator, string cif, string name)
    {
        _simulator = simulator;
        Cif = cif;
        Name = name;
        ActivatedOn = Today;
        V3Token = simulator.SignIns.IssueV3Token(simulator.SignIns.First, this);
        SeedRegister();
    }

    /// <summary>The CIF as stored, with or without RO; requests must spell it so.</summary>
    public string Cif { get; }

    /// <summary>The company's name.</summary>
    public string Name { get; }

    /// <summary>E-mail of the first user, the name in Basic authentication.</summary>
    public string Email => _simulator.SignIns.First.Email;

    /// <summary>V1 token of the first user. It reaches every company, and its limit is shared by all of them.</summary>
    public string Token => _simulator.SignIns.First.Token;

    /// <summary>The first user's V3 token for this company.</summary>
    public string V3Token { get; }

    /// <summary>The company is registered for VAT. Documents remember how it was when they were issued.</summary>
    public bool IsVatPayer { get; set; } = true;

    /// <summary>"Foloseste cod produs": stock is matched by code, and lines need one.</summary>
    public bool UsesProductCodes { get; set; } = true;

    /// <summary>The stock module (Gestiune) is active.</summary>
    public bool HasStockModule { get; set; } = true;

    /// <summary>An e-mail server is configured.</summary>
    public bool HasEmailServer { get; set; } = true;

    /// <summary>A payment provider is configured, so that <c>Generate URL</c> makes a link.</summary>
    public bool HasPaymentProvider { get; set; } = true;

    /// <summary>How many documents the plan allows in 30 days, counted from <see cref="ActivatedOn"/>; null: no limit.</summary>
    public int? DocumentLimit { get; set; }

    /// <summary>The day from which the windows of 30 days are counted.</summary>
    public DateOnly ActivatedOn { get; set; }

    /// <summary>Last day of the closed period; null: none is closed.</summary>
    public DateOnly? ClosedThrough { get; set; }

    /// <summary>The day of the first import of stock; documents before it may not move stock. Null: no such day.</summary>
    public DateOnly? StockImportedOn { get; set; }

    /// <summary>Languages of print; the first is the default.</summary>
    public IReadOnlyList<string> Languages { get; set; } = ["RO", "EN", "DE", "FR", "IT", "ES"];

    /// <summary>RON for one unit of a currency, where a request gives no rate. What is not in it counts as 1.</summary>
    public IReadOnlyDictionary<string, decimal> ExchangeRates { get; set; } = new Dictionary<string, decimal> { ["EUR"] = 5.1m, ["USD"] = 4.4m };

    internal SmartbillOddities Oddities => _simulator.Oddities;

    internal SmartbillSimulator Simulator => _simulator;

    internal DateTimeOffset Now => _simulator.Time.GetUtcNow();

    /// <summary>Today in Romania.</summary>
    internal DateOnly Today => _simulator.Today;

    internal decimal RateOf(string currency) => currency == "RON" ? 1 : ExchangeRates.GetValueOrDefault(currency, 1);

    private TResult Locked<TResult>(Func<TResult> action)
    {
        lock (_simulator.Gate)
            return action();
    }

    private SmartbillAccount Seeded(Action action)
    {
        lock (_simulator.Gate)
            action();
        return this;
    }
}
