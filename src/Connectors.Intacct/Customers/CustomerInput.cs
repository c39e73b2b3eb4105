using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What can be written of a customer.</summary>
public record CustomerInput
{
    /// <summary>Its number. Left out, the company's numbering sequence gives one, where there is one; it cannot be changed later.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public required string? Name { get; init; }

    /// <summary>Whether it may be used.</summary>
    public RecordStatus? Status { get; init; }

    /// <summary>The customer above it.</summary>
    public Reference? Parent { get; init; }

    /// <summary>Its type.</summary>
    public Reference? CustomerType { get; init; }

    /// <summary>The employee who sells to it.</summary>
    public Reference? SalesRepresentative { get; init; }

    /// <summary>Its territory.</summary>
    public Reference? Territory { get; init; }

    /// <summary>Its payment term.</summary>
    public Reference? Term { get; init; }

    /// <summary>Tax number.</summary>
    public string? TaxId { get; init; }

    /// <summary>Resale number.</summary>
    public string? CustomerResaleNumber { get; init; }

    /// <summary>Credit limit, in the customer's currency.</summary>
    [JsonConverter(typeof(NumberConverter))]
    public decimal? CreditLimit { get; init; }

    /// <summary>Currency, ISO code.</summary>
    public string? Currency { get; init; }

    /// <summary>How invoices are delivered: print, e-mail, or both.</summary>
    public string? DeliveryOptions { get; init; }

    /// <summary>Sales price list.</summary>
    public Reference? PriceList { get; init; }

    /// <summary>Price schedule.</summary>
    public Reference? PriceSchedule { get; init; }

    /// <summary>Discount in percent.</summary>
    public decimal? DiscountPercent { get; init; }

    /// <summary>Whether nothing more is to be sold to it.</summary>
    public bool? IsOnHold { get; init; }

    /// <summary>Whether it is used once.</summary>
    public bool? IsOneTimeUse { get; init; }

    /// <summary>Notes.</summary>
    public string? Notes { get; init; }

    /// <summary>Account group.</summary>
    public Reference? AccountGroup { get; init; }

    /// <summary>Account label.</summary>
    public Reference? AccountLabel { get; init; }

    /// <summary>Default revenue account.</summary>
    [JsonPropertyName("defaultRevenueGLAccount")]
    public Reference? DefaultRevenueGlAccount { get; init; }

    /// <summary>Receivables account instead of the company's.</summary>
    [JsonPropertyName("overrideOffsetGLAccount")]
    public Reference? OverrideOffsetGlAccount { get; init; }

    /// <summary>Shipping method.</summary>
    public Reference? ShippingMethod { get; init; }

    /// <summary>In which entities it may be used.</summary>
    public CustomerRestriction? CustomerRestriction { get; init; }

    /// <summary>Message on its invoices.</summary>
    public Reference? CustomerMessage { get; init; }

    /// <summary>Whether it agreed to e-mail.</summary>
    public bool? EmailOptIn { get; init; }

    /// <summary>Its contacts.</summary>
    public CustomerContacts? Contacts { get; init; }

    /// <summary>Further contacts. Contacts without key are added, those that are gone from the list are taken off the customer; the contacts themselves stay.</summary>
    public IReadOnlyList<CustomerContactEntry>? ContactList { get; init; }

    /// <summary>Members that this version of the package does not know, such as custom fields (<c>nsp::NAME</c>). They can be changed like the others.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
