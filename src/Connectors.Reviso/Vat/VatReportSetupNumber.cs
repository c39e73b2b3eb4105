using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A line of the VAT report.</summary>
/// <param name="Value">The number.</param>
[JsonConverter(typeof(NumberIdConverter<VatReportSetupNumber>))]
public readonly record struct VatReportSetupNumber(int Value) : INumberId<VatReportSetupNumber>
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    static VatReportSetupNumber INumberId<VatReportSetupNumber>.From(int value) => new(value);
}
