using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>A line of a posted invoice (<c>DebtorInvoiceLines</c>). Which members lines show is known in part; all others are in <see cref="UnicontaRecord.Fields"/>.</summary>
public sealed record InvoiceLine : UnicontaRecord
{
    /// <summary>The invoice.</summary>
    public int? InvoiceNumber { get; init; }

    /// <summary>The order.</summary>
    [JsonConverter(typeof(OrderNumberConverter))]
    public OrderNumber? OrderNumber { get; init; }

    /// <summary>The debtor (account).</summary>
    public string? Account { get; init; }

    /// <summary>Date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The place among the lines.</summary>
    public decimal? LineNumber { get; init; }

    /// <summary>The item (number).</summary>
    public string? Item { get; init; }

    /// <summary>Text.</summary>
    public string? Text { get; init; }

    /// <summary>Quantity.</summary>
    public decimal? Qty { get; init; }

    /// <summary>What the quantity counts.</summary>
    public ItemUnit? Unit { get; init; }

    /// <summary>Price per unit.</summary>
    public decimal? Price { get; init; }

    /// <summary>Discount, percent.</summary>
    public decimal? DiscountPct { get; init; }

    /// <summary>Discount, amount.</summary>
    public decimal? Discount { get; init; }

    /// <summary>Total.</summary>
    public decimal? Total { get; init; }

    /// <summary>Cost per unit.</summary>
    public decimal? CostPrice { get; init; }

    /// <summary>Cost.</summary>
    public decimal? CostValue { get; init; }

    /// <summary>VAT code (key).</summary>
    public string? Vat { get; init; }

    /// <summary>Employee (number).</summary>
    public string? Employee { get; init; }

    /// <summary>A reference.</summary>
    public string? ReferenceNumber { get; init; }
}
