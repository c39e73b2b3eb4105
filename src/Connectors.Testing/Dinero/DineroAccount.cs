namespace Connectors.Testing.Dinero;

/// <summary>
/// One organisation of the simulated vendor: what a test seeds, what it inspects afterwards, and what "somebody else" edits in between. Lists are copies,
/// records are immutable. Edits made here go behind the API: no call is counted, nothing is validated, but UpdatedAt and row versions move.
/// </summary>
public sealed partial class DineroAccount
{
    private readonly DineroSimulator _simulator;

    internal DineroAccount(DineroSimulator simulator, int id, string name)
    {
        _simulator = simulator;
        Id = id;
        Name = name;
        ApiKey = simulator.SignIns.AddApiKey(this);
        SeedChart();
    }

    /// <summary>The organisation id, as in every path.</summary>
    public int Id { get; }

    /// <summary>The organisation's name.</summary>
    public string Name { get; set; }

    /// <summary>Its first API key.</summary>
    public string ApiKey { get; }

    /// <summary>It has a paid plan; without one every call but the list of organisations answers 403.</summary>
    public bool IsPro { get; set; } = true;

    /// <summary>It is free of VAT.</summary>
    public bool IsVatFree { get; set; }

    /// <summary>VAT number, with its country prefix here (a contact's has none).</summary>
    public string VatNumber { get; set; } = "DK11223344";

    /// <summary>The organisation's e-mail: the sender of its documents.</summary>
    public string Email { get; set; } = "firma@example.com";

    /// <summary>Days of the standard payment condition (Netto).</summary>
    public int StandardPaymentDays { get; set; } = 8;

    internal DineroOddities Oddities => _simulator.Oddities;

    internal DateTimeOffset Now => _simulator.Now;

    /// <summary>Today in Denmark.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_simulator.Time.GetUtcNow(), DanishZone).DateTime);

    private static TimeZoneInfo DanishZone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>Takes the paid plan away, or gives it back.</summary>
    /// <param name="pro">Whether there is a plan.</param>
    /// <returns>This account.</returns>
    public DineroAccount Plan(bool pro)
    {
        IsPro = pro;
        return this;
    }

    internal Guid NextGuid() => _simulator.NextGuid();

    internal string NextTimeStamp() => _simulator.NextTimeStamp();

    private TResult Locked<TResult>(Func<TResult> action)
    {
        lock (_simulator.Gate)
            return action();
    }
}
