namespace Connectors.Intacct;

/// <summary>How the price of an evergreen contract goes on.</summary>
public sealed record EvergreenPricing
{
    /// <summary>sameAsOriginal and others.</summary>
    public string? Type { get; init; }

    /// <summary>percentageMarkup and others.</summary>
    public string? Markup { get; init; }

    /// <summary>Markup.</summary>
    public decimal? MarkupValue { get; init; }
}
