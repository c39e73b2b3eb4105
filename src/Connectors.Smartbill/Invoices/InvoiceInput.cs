using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>What an invoice is issued with.</summary>
public sealed record InvoiceInput : DocumentInput
{
    /// <summary>When the customer paid, for the VAT of companies that owe it on collection.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>Discharges stock of every line that is no service: each needs its <see cref="DocumentLine.WarehouseName"/>, and the unit of the catalogue.</summary>
    public bool? UseStock { get; init; }

    /// <summary>A payment that is recorded together with the invoice.</summary>
    public InvoicePayment? Payment { get; init; }

    /// <summary>VAT is owed on collection.</summary>
    public bool? UsePaymentTax { get; init; }

    /// <summary>The taxable amount collected. SmartBill does not check it.</summary>
    public decimal? PaymentBase { get; init; }

    /// <summary>The VAT collected. SmartBill does not check it.</summary>
    [JsonPropertyName("colectedTax")]
    public decimal? CollectedTax { get; init; }

    /// <summary>The total collected. SmartBill does not check it.</summary>
    public decimal? PaymentTotal { get; init; }

    /// <summary>Takes customer and lines from <see cref="Estimate"/>.</summary>
    public bool? UseEstimateDetails { get; init; }

    /// <summary>The proforma that is invoiced.</summary>
    public EstimateReference? Estimate { get; init; }

    /// <summary>The invoice of a proforma: customer and lines are the proforma's.</summary>
    /// <param name="series">The invoice's series.</param>
    /// <param name="estimate">The proforma.</param>
    /// <param name="useStock">Discharges stock; null leaves it to SmartBill. The vendor's texts do not say which of two places counts, so both say the same.</param>
    public static InvoiceInput FromEstimate(string series, SmartbillDocumentId estimate, bool? useStock = null) => new()
    {
        SeriesName = series,
        UseEstimateDetails = true,
        UseStock = useStock,
        Estimate = new() { SeriesName = estimate.Series, Number = estimate.Number, UseStock = useStock },
    };
}

/// <summary>A proforma that an invoice is made of.</summary>
public sealed record EstimateReference
{
    /// <summary>The proforma's series.</summary>
    public required string SeriesName { get; init; }

    /// <summary>The proforma's number as printed.</summary>
    public required string Number { get; init; }

    /// <summary>Discharges stock.</summary>
    public bool? UseStock { get; init; }
}

/// <summary>A payment that is recorded together with the invoice. The vendor's texts disagree on what may be left out, so all three are asked for.</summary>
public sealed record InvoicePayment
{
    /// <summary>The amount, in the invoice's currency.</summary>
    public required decimal Value { get; init; }

    /// <summary>How it was paid.</summary>
    public required PaymentType Type { get; init; }

    /// <summary>In cash.</summary>
    public required bool IsCash { get; init; }

    /// <summary>The series of the receipt, where <see cref="Type"/> is <see cref="PaymentType.Receipt"/>.</summary>
    public string? PaymentSeries { get; init; }
}
