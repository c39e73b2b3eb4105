using Connectors.Pairs.Tests.Crm;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A sales document of Intacct, as the CRM shows it.</summary>
public sealed class SalesDocument : Row
{
    public string? Kind { get; set; }

    public string? Type { get; set; }

    public string? Number { get; set; }

    public DateOnly? Date { get; set; }

    public DateOnly? DueDate { get; set; }

    public DateOnly? DeliveryDate { get; set; }

    public int? CompanyId { get; set; }

    public int? SourceId { get; set; }

    public string? PaymentTerms { get; set; }

    public string? Reference { get; set; }

    public string? YourReference { get; set; }

    public string? OurReference { get; set; }

    public string? Comment { get; set; }

    public string? Currency { get; set; }

    public decimal? ExchangeRate { get; set; }

    public decimal? Net { get; set; }

    public decimal? Vat { get; set; }

    public decimal? Gross { get; set; }

    public string? State { get; set; }

    public string? AccountingState { get; set; }

    public string? PaymentState { get; set; }

    public decimal? Paid { get; set; }

    public decimal? Open { get; set; }

    public string? Link { get; set; }

    public List<SalesLine> Lines { get; set; } = [];
}

public sealed class SalesLine
{
    public int Id { get; set; }

    public int Position { get; set; }

    public string? Code { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public string? Unit { get; set; }

    public decimal? UnitPrice { get; set; }

    public decimal? Discount { get; set; }

    public string? Location { get; set; }

    public string? Warehouse { get; set; }

    public string? Department { get; set; }

    public string? Class { get; set; }

    public string? Project { get; set; }
}

/// <summary>An opportunity with products, and what became of it.</summary>
public sealed class Opportunity : Row
{
    public string? Number { get; set; }

    public string? Status { get; set; }

    public DateOnly? Date { get; set; }

    public DateOnly? ValidUntil { get; set; }

    public int? CompanyId { get; set; }

    public string? Currency { get; set; }

    public string? PaymentTerms { get; set; }

    public string? YourReference { get; set; }

    public List<OpportunityLine> Lines { get; set; } = [];

    public string? AccountingId { get; set; }

    public string? AccountingNumber { get; set; }

    public string? AccountingState { get; set; }

    public string? AccountingMessage { get; set; }

    public byte[]? Pdf { get; set; }

    public string? PdfName { get; set; }
}

public sealed class OpportunityLine
{
    public int Id { get; set; }

    public int Position { get; set; }

    public int? ProductId { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public decimal? Discount { get; set; }

    public string? Location { get; set; }

    public string? Warehouse { get; set; }

    public string? Department { get; set; }

    public string? Class { get; set; }

    public int? ProjectId { get; set; }
}

/// <summary>An option of one of the CRM's selection lists: an object of its own, which records refer to by its id.</summary>
public sealed class Choice
{
    public int Id { get; set; }

    public string List { get; set; } = "";

    public string? Key { get; set; }

    public string? Label { get; set; }

    public bool Active { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Parent { get; set; }

    public string? Status { get; set; }

    public string? One { get; set; }

    public string? Two { get; set; }

    public string? Three { get; set; }

    public string? Four { get; set; }
}
