using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>A posted invoice or credit note (<c>DebtorInvoice</c>). Nothing of it can be changed.</summary>
public sealed record Invoice : UnicontaRecord
{
    /// <summary>The number.</summary>
    public int? InvoiceNumber { get; init; }

    /// <summary>The debtor (account).</summary>
    public string? Account { get; init; }

    /// <summary>The debtor's name.</summary>
    public string? Name { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The order it came from.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? OrderNumber { get; init; }

    /// <summary>The offer it came from.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? Offer { get; init; }

    /// <summary>Currency; null is the company's.</summary>
    public string? Currency { get; init; }

    /// <summary>Rate of the currency.</summary>
    public decimal? ExchangeRate { get; init; }

    /// <summary>Amount without VAT.</summary>
    public decimal? NetAmount { get; init; }

    /// <summary>VAT.</summary>
    public decimal? VatAmount { get; init; }

    /// <summary>Amount with VAT; negative on a credit note.</summary>
    public decimal? TotalAmount { get; init; }

    /// <summary>Sum of the lines.</summary>
    public decimal? LineAmount { get; init; }

    /// <summary>Amount in the company's currency.</summary>
    public decimal? AmountLocalCur { get; init; }

    /// <summary>VAT, percent.</summary>
    public decimal? VatPct { get; init; }

    /// <summary>VAT of the first rate.</summary>
    public decimal? VatTotal { get; init; }

    /// <summary>Discount on the whole, percent.</summary>
    public decimal? EndDiscountPct { get; init; }

    /// <summary>Cost.</summary>
    public decimal? CostValue { get; init; }

    /// <summary>Sales value.</summary>
    public decimal? SalesValue { get; init; }

    /// <summary>Contribution margin.</summary>
    public decimal? Margin { get; init; }

    /// <summary>Contribution margin, percent.</summary>
    public decimal? MarginRatio { get; init; }

    /// <summary>Its lines show prices with VAT.</summary>
    public bool? PricesInclVat { get; init; }

    /// <summary>Payment terms (key).</summary>
    public string? Payment { get; init; }

    /// <summary>Salesperson (number).</summary>
    public string? Employee { get; init; }

    /// <summary>The customer's reference.</summary>
    public string? YourRef { get; init; }

    /// <summary>Our reference.</summary>
    public string? OurRef { get; init; }

    /// <summary>The customer's requisition number.</summary>
    public string? Requisition { get; init; }

    /// <summary>Remark.</summary>
    public string? Remark { get; init; }

    /// <summary>The person it is for.</summary>
    public string? ContactName { get; init; }

    /// <summary>Number of the delivery note.</summary>
    public int? PackNote { get; init; }

    /// <summary>Voucher number.</summary>
    public int? Voucher { get; init; }

    /// <summary>Id of the posting.</summary>
    public int? JournalPostedId { get; init; }

    /// <summary>Layout group (key).</summary>
    public string? LayoutGroup { get; init; }

    /// <summary>Project (key).</summary>
    public string? Project { get; init; }

    /// <summary>When it was delivered.</summary>
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

    /// <summary>When it was mailed.</summary>
    public DateTimeOffset? SendTime { get; init; }

    /// <summary>The id once more.</summary>
    public int? PrimaryKeyId { get; init; }
}
