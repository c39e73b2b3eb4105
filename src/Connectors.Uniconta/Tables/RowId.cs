using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>
/// The id of a row (<c>RowId</c>): stable, and unique within its table and company only. It vanishes when a user joins two accounts.
/// </summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(RowIdConverter))]
public readonly record struct RowId(int Value)
{
    /// <summary>Reads digits.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static RowId Parse(string text) => new(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The number of an order or offer. Uniconta gives the next one where none is given.</summary>
/// <param name="Value">The number.</param>
public readonly record struct OrderNumber(int Value)
{
    /// <summary>Reads digits.</summary>
    /// <exception cref="FormatException">They are none.</exception>
    public static OrderNumber Parse(string text) => new(int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
