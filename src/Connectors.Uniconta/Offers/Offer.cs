using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>A sales offer (<c>DebtorOffer</c>), without its lines. It may stand on a prospect instead of a debtor.</summary>
public sealed record Offer : UnicontaRecord
{
    /// <summary>The number: the key. Left out, Uniconta gives the next one.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? OfferNumber { get; init; }

    /// <summary>The number as versions of 2016 called it. Set by Uniconta.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? OrderNumber { get; init; }

    /// <summary>The debtor (account), required.</summary>
    public string? Account { get; init; }

    /// <summary>The person it is for, text.</summary>
    public string? ContactName { get; init; }

    /// <summary>The customer's reference; 20 characters in 2016.</summary>
    public string? YourRef { get; init; }

    /// <summary>Our reference; 20 characters in 2016. A good place for a mark of your own, to find it again after a lost answer.</summary>
    public string? OurRef { get; init; }

    /// <summary>The customer's requisition number.</summary>
    public string? Requisition { get; init; }

    /// <summary>Remark; 300 characters in 2016.</summary>
    public string? Remark { get; init; }

    /// <summary>Order group (key).</summary>
    public string? Group { get; init; }

    /// <summary>When it is to be delivered.</summary>
    public DateOnly? DeliveryDate { get; init; }

    /// <summary>Delivery: name.</summary>
    public string? DeliveryName { get; init; }

    /// <summary>Delivery: first address line.</summary>
    public string? DeliveryAddress1 { get; init; }

    /// <summary>Delivery: second address line.</summary>
    public string? DeliveryAddress2 { get; init; }

    /// <summary>Delivery: third address line.</summary>
    public string? DeliveryAddress3 { get; init; }

    /// <summary>Delivery: postcode.</summary>
    public string? DeliveryZipCode { get; init; }

    /// <summary>Delivery: city.</summary>
    public string? DeliveryCity { get; init; }

    /// <summary>Delivery: country.</summary>
    public Country? DeliveryCountry { get; init; }

    /// <summary>Delivery: contact person.</summary>
    public string? DeliveryContactPerson { get; init; }

    /// <summary>Delivery: telephone.</summary>
    public string? DeliveryPhone { get; init; }

    /// <summary>Delivery: e-mail.</summary>
    public string? DeliveryContactEmail { get; init; }

    /// <summary>Terms of delivery (key).</summary>
    public string? DeliveryTerm { get; init; }

    /// <summary>Discount on the whole, percent.</summary>
    public decimal? EndDiscountPct { get; init; }

    /// <summary>Payment terms (key).</summary>
    public string? Payment { get; init; }

    /// <summary>Salesperson (number of an employee).</summary>
    public string? Employee { get; init; }

    /// <summary>Currency, three letters.</summary>
    public string? Currency { get; init; }

    /// <summary>Its lines show prices with VAT.</summary>
    public bool? PricesInclVat { get; init; }

    /// <summary>VAT code (key).</summary>
    public string? Vat { get; init; }

    /// <summary>Price list (key).</summary>
    public string? PriceList { get; init; }

    /// <summary>Layout group (key).</summary>
    public string? LayoutGroup { get; init; }

    /// <summary>Way of shipment (key).</summary>
    public string? Shipment { get; init; }

    /// <summary>Project (key).</summary>
    public string? Project { get; init; }

    /// <summary>The debtor that is invoiced instead (account).</summary>
    public string? InvoiceAccount { get; init; }

    /// <summary>Dimension 1 (key).</summary>
    public string? Dimension1 { get; init; }

    /// <summary>Dimension 2 (key).</summary>
    public string? Dimension2 { get; init; }

    /// <summary>Dimension 3 (key).</summary>
    public string? Dimension3 { get; init; }

    /// <summary>Dimension 4 (key).</summary>
    public string? Dimension4 { get; init; }

    /// <summary>Dimension 5 (key).</summary>
    public string? Dimension5 { get; init; }

    /// <summary>When it was printed. Set by Uniconta.</summary>
    public DateOnly? OfferPrinted { get; init; }

    /// <summary>The debtor's name. Set by Uniconta.</summary>
    public string? Name { get; init; }

    /// <summary>Total, as Uniconta computes it. Set by Uniconta.</summary>
    public decimal? OrderTotal { get; init; }

    /// <summary>Sales value of the lines. Set by Uniconta.</summary>
    public decimal? SalesValue { get; init; }

    /// <summary>Cost of the lines. Set by Uniconta.</summary>
    public decimal? CostValue { get; init; }

    /// <summary>Contribution margin. Set by Uniconta.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Contribution margin, percent. Set by Uniconta.</summary>
    public decimal? MarginRatio { get; init; }

    /// <summary>Number of lines. Set by Uniconta.</summary>
    public int? NoLines { get; init; }

    /// <summary>The debtor's credit limit. Set by Uniconta.</summary>
    public decimal? CreditMax { get; init; }

    /// <summary>The debtor's balance. Set by Uniconta.</summary>
    public decimal? CurBalance { get; init; }

    /// <summary>What of it is overdue. Set by Uniconta.</summary>
    public decimal? Overdue { get; init; }

    /// <summary>The id once more. Set by Uniconta.</summary>
    public int? PrimaryKeyId { get; init; }

    /// <summary>When it was created. Set by Uniconta.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed. Set by Uniconta.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>It has notes. Set by Uniconta.</summary>
    public bool? HasNotes { get; init; }

    /// <summary>It has documents. Set by Uniconta.</summary>
    public bool? HasDocs { get; init; }
}
