using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>What an invoice came to and what of it is paid. Amounts are in the invoice's currency, which SmartBill does not name here.</summary>
public sealed record InvoicePaymentState
{
    /// <summary>The invoice's total.</summary>
    [JsonPropertyName("invoiceTotalAmount"), JsonRequired]
    public decimal Total { get; init; }

    /// <summary>What is paid.</summary>
    [JsonPropertyName("paidAmount")]
    public decimal Paid { get; init; }

    /// <summary>What is open. What SmartBill says of a cancelled or reversed invoice is not documented.</summary>
    [JsonPropertyName("unpaidAmount")]
    public decimal Unpaid { get; init; }

    /// <summary>Paid in full.</summary>
    [JsonPropertyName("paid")]
    public bool IsPaid { get; init; }
}

internal sealed record ReversalBody(string CompanyVatCode, string SeriesName, string Number, DateOnly? IssueDate);
