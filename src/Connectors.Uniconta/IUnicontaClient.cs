namespace Connectors.Uniconta;

/// <summary>One company of Uniconta as one user sees it. Thread-safe; keep it as long as you like.</summary>
public interface IUnicontaClient
{
    /// <summary>The company's number.</summary>
    int CompanyId { get; }

    /// <summary>Customers.</summary>
    DebtorOperations Debtors { get; }

    /// <summary>Persons of customers, suppliers and prospects.</summary>
    ContactOperations Contacts { get; }

    /// <summary>Employees, salespersons among them.</summary>
    EmployeeOperations Employees { get; }

    /// <summary>Items.</summary>
    ItemOperations Items { get; }

    /// <summary>Sales orders.</summary>
    OrderOperations Orders { get; }

    /// <summary>Lines of sales orders.</summary>
    OrderLineOperations OrderLines { get; }

    /// <summary>Sales offers.</summary>
    OfferOperations Offers { get; }

    /// <summary>Lines of sales offers.</summary>
    OfferLineOperations OfferLines { get; }

    /// <summary>Posted invoices, posting, PDFs.</summary>
    InvoiceOperations Invoices { get; }

    /// <summary>Lines of posted invoices.</summary>
    InvoiceLineOperations InvoiceLines { get; }

    /// <summary>Debtor groups.</summary>
    DebtorGroupOperations DebtorGroups { get; }

    /// <summary>Payment terms.</summary>
    PaymentTermOperations PaymentTerms { get; }

    /// <summary>Item groups.</summary>
    ItemGroupOperations ItemGroups { get; }

    /// <summary>VAT codes.</summary>
    VatCodeOperations VatCodes { get; }

    /// <summary>Layout groups.</summary>
    LayoutGroupOperations LayoutGroups { get; }

    /// <summary>The companies that the user reaches.</summary>
    CompanyOperations Companies { get; }

    /// <summary>User-defined fields.</summary>
    UserFieldOperations UserFields { get; }

    /// <summary>Change URLs: who is called when master data change.</summary>
    ChangeUrlOperations ChangeUrls { get; }

    /// <summary>Any other table, by its name as Uniconta's client classes are called.</summary>
    /// <param name="entity">The name: <c>CreditorClient</c>, <c>InvItemStorageClient</c>, <c>DebtorClientUser</c> …</param>
    TableOperations Table(string entity);

    /// <summary>Finds out what the credentials can do. Changes nothing and never throws for a refusal; ten to twelve calls.</summary>
    Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request that this client does not know to the host of OData and Entities, through the same pipeline. The path begins there: <c>api/Entities/…</c>
    /// </summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>The same to the host of the Web API: <c>Query/Get/…</c></summary>
    Task<RawResponse> SendToWebApiAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
