using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A kind of document within its type.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<EntrySubtypeNumber>))]
public readonly record struct EntrySubtypeNumber(int Value) : INumberId<EntrySubtypeNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static EntrySubtypeNumber INumberId<EntrySubtypeNumber>.From(int value) => new(value);
}
