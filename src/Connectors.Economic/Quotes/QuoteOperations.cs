namespace Connectors.Economic;

/// <summary>Quotes.</summary>
public class QuoteOperations : DocumentOperations<Quote, QuoteNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected QuoteOperations()
    {
    }

    internal QuoteOperations(EconomicApi api) : base(api, "quotes", "quoteNumber")
    {
    }

    private protected override QuoteNumber? NumberOf(Quote document) => document.QuoteNumber;
}
