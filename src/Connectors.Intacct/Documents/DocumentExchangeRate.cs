namespace Connectors.Intacct;

/// <summary>The exchange rate of a document.</summary>
public sealed record DocumentExchangeRate
{
    /// <summary>Day of the rate.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The rate.</summary>
    public decimal? Rate { get; init; }

    /// <summary>Exchange rate type, by id.</summary>
    public string? TypeId { get; init; }

    /// <summary>Exchange rate type, by name.</summary>
    public string? TypeName { get; init; }
}
