using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Discount for early payment.</summary>
public sealed record TermDiscount
{
    /// <summary>Days.</summary>
    public int? Days { get; init; }

    /// <summary>From when.</summary>
    public TermStart? From { get; init; }

    /// <summary>Percentage or amount.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? Amount { get; init; }

    /// <summary>What the amount is.</summary>
    public TermUnit? Unit { get; init; }

    /// <summary>Days of grace.</summary>
    public int? GraceDays { get; init; }

    /// <summary>What it is taken of: lineItemsTotal and others.</summary>
    public string? CalculateOn { get; init; }
}
