using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a billing price list entry line.</summary>
public record BillingPriceListEntryLineInput
{
    /// <summary>The entry.</summary>
    public Reference? BillingPriceListEntry { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Flat amount.</summary>
    public decimal? FlatAmount { get; init; }

    /// <summary>Rate per unit.</summary>
    public decimal? VariableUnitRate { get; init; }

    /// <summary>Units that the flat amount includes.</summary>
    public decimal? IncludedUnits { get; init; }

    /// <summary>Memo.</summary>
    public string? Memo { get; init; }

    /// <summary>Tiers. They come with a full read.</summary>
    public IReadOnlyList<BillingPriceTier>? Tiers { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
