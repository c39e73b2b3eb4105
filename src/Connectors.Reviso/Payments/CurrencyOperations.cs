namespace Connectors.Reviso;

/// <summary>Currencies.</summary>
public class CurrencyOperations : ReadOperations<Currency, CurrencyCode>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected CurrencyOperations()
    {
    }

    internal CurrencyOperations(RevisoApi api) : base(api, "currencies", ["currencies"])
    {
    }
}
