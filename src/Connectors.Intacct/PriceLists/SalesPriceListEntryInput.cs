using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a sales price list entry.</summary>
public record SalesPriceListEntryInput
{
    /// <summary>The list. The vendor's sample of a new entry leaves it out; give it.</summary>
    public Reference? PriceList { get; init; }

    /// <summary>The item; or a product line.</summary>
    public Reference? Item { get; init; }

    /// <summary>The product line; or an item.</summary>
    public Reference? ProductLine { get; init; }

    /// <summary>Only for this employee.</summary>
    public Reference? Employee { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>From this quantity.</summary>
    public decimal? MinimumQuantity { get; init; }

    /// <summary>To this quantity.</summary>
    public decimal? MaximumQuantity { get; init; }

    /// <summary>Price, percentage or amount, by the value type.</summary>
    public decimal? Value { get; init; }

    /// <summary>What the value is.</summary>
    public PriceValueType? ValueType { get; init; }

    /// <summary>Whether the price is fixed. Intacct writes this flag as a text.</summary>
    [JsonConverter(typeof(TextFlagConverter))]
    public bool? IsFixedPrice { get; init; }

    /// <summary>Currency, ISO code.</summary>
    public string? Currency { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
