namespace Connectors.Smartbill;

/// <summary>A series of numbers.</summary>
public sealed record DocumentSeries
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it numbers.</summary>
    public SeriesType Type { get; init; }

    /// <summary>The number that comes next, as SmartBill writes it: mostly without leading zeros.</summary>
    public string? NextNumber { get; init; }

    /// <summary>
    /// The next number as it will be printed. How many digits a series prints is a setting of it that the interface does not tell; four is what SmartBill shows by default.
    /// </summary>
    /// <param name="digits">The least digits.</param>
    /// <returns>Null where no next number is known.</returns>
    public string? PrintedNextNumber(int digits = 4) => NextNumber?.PadLeft(digits, '0');
}

internal sealed record SeriesAnswer
{
    public IReadOnlyList<DocumentSeries>? List { get; init; }
}
