namespace Connectors.Economic;

/// <summary>Currencies.</summary>
public class CurrencyOperations : ReadOperations<Currency, CurrencyCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CurrencyOperations()
    {
    }

    internal CurrencyOperations(EconomicApi api) : base(api, "currencies")
    {
    }
}
