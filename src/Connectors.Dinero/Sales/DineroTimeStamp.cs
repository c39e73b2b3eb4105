using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>
/// The version of a voucher: 16 hexadecimal digits that change with every write. It is no time, whatever its name says. A write with an outdated one is refused
/// with <see cref="DineroErrorCodes.TimeStampOutdated"/>.
/// </summary>
/// <param name="Value">Opaque.</param>
[JsonConverter(typeof(OpenTextConverter<DineroTimeStamp>))]
public readonly record struct DineroTimeStamp(string Value) : IOpenText<DineroTimeStamp>
{
    /// <summary>The text as Dinero gave it.</summary>
    public override string ToString() => Value ?? "";

    static DineroTimeStamp IOpenText<DineroTimeStamp>.From(string value) => new(value);
}
