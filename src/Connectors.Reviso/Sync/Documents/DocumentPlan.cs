using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>What a neutral document becomes, all of it looked up: it only needs to be put into a quotation or an order.</summary>
internal sealed record DocumentPlan
{
    public required Document Document { get; init; }

    /// <summary>The customer; null in a check whose customer does not exist yet.</summary>
    public Customer? Customer { get; init; }

    public PaymentTermsNumber? Terms { get; init; }

    public DateOnly? DueDate { get; init; }

    public decimal? ExchangeRate { get; init; }

    public LayoutNumber? Layout { get; init; }

    public EmployeeNumber? SalesPerson { get; init; }

    public Delivery? Delivery { get; init; }

    public DocumentNotes? Notes { get; init; }

    /// <summary>The customer's reference and our marker.</summary>
    public string? Reference { get; init; }

    public IReadOnlyList<SalesLine> Lines { get; init; } = [];

    public DocumentTotals? Totals { get; init; }

    /// <summary>Puts it into a document; what it does not know of one that exists already stays as it is there.</summary>
    public T Fill<T>(T document) where T : SalesDocument
    {
        var customer = Customer ?? throw new InvalidOperationException("A document is made for a customer that exists.");
        var recipient = new Recipient
        {
            Name = customer.Name,
            VatZone = customer.VatZone?.Id is { } zone ? new Reference<VatZoneNumber>(zone) : customer.VatZone,
            Address = customer.Address,
            Zip = customer.Zip,
            City = customer.City,
            Country = customer.Country,
            PublicEntryNumber = customer.PublicEntryNumber,
            Ean = customer.Ean,
        };
        return (T)(document with
        {
            Date = Document.Date,
            Currency = Document.Currency,
            Customer = new DocumentCustomer { CustomerNumber = customer.CustomerNumber!.Value, SplitPayment = customer.SplitPayment == true ? true : null },
            PaymentTerms = Terms is { } terms ? new Reference<PaymentTermsNumber>(terms) : null,
            DueDate = DueDate,
            ExchangeRate = ExchangeRate,
            PaymentType = customer.PaymentType?.Id is { } type ? new Reference<PaymentTypeNumber>(type) : customer.PaymentType,
            Layout = document.Layout ?? (Layout is { } layout ? new Reference<LayoutNumber>(layout) : null),
            Recipient = document.Recipient is { } before ? recipient with { AdditionalData = before.AdditionalData, Attention = before.Attention, MobilePhone = before.MobilePhone } : recipient,
            Delivery = Delivery ?? document.Delivery,
            Notes = Notes ?? document.Notes,
            References = Reference is null && SalesPerson is null ? document.References
                : (document.References ?? new()) with { Other = Reference ?? document.References?.Other, SalesPerson = SalesPerson is { } person ? new Reference<EmployeeNumber>(person) : document.References?.SalesPerson },
            Lines = Lines,
        });
    }
}
