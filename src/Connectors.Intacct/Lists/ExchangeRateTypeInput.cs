using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of an exchange rate type.</summary>
public record ExchangeRateTypeInput
{
    /// <summary>Its name: contracts and documents take the name. A new one has no id of its own.</summary>
    public required string? Name { get; init; }

    /// <summary>Whether it is the usual one.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
