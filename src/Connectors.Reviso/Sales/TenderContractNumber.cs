using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A public contract.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<TenderContractNumber>))]
public readonly record struct TenderContractNumber(int Value) : INumberId<TenderContractNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static TenderContractNumber INumberId<TenderContractNumber>.From(int value) => new(value);
}
