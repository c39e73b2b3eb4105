using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What a product is written with, new or changed.</summary>
/// <remarks>A change replaces the whole product: what is null here is empty afterwards.</remarks>
public sealed record ProductInput
{
    /// <summary>Your own product number, free text.</summary>
    public string? ProductNumber { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>Price per unit without VAT, DKK.</summary>
    public required decimal BaseAmountValue { get; init; }

    /// <summary>The quantity that a new line proposes. No stock.</summary>
    public decimal Quantity { get; init; } = 1;

    /// <summary>The account that it is posted to. It decides the VAT.</summary>
    public required int AccountNumber { get; init; }

    /// <summary>What the quantity counts.</summary>
    public required ProductUnit Unit { get; init; }

    /// <summary>Your own key, at most 128 characters. The only safe place for one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>A comment, at most 128 characters.</summary>
    public string? Comment { get; init; }

    /// <summary>Members that this version of the package does not know. They go back with an update, so that it loses nothing.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
