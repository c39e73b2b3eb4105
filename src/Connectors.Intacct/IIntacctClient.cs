namespace Connectors.Intacct;

/// <summary>One company of Sage Intacct, at the top level or in one entity. Thread-safe. To be faked, not implemented: members may be added in a minor version.</summary>
public interface IIntacctClient
{
    /// <summary>The company id.</summary>
    string CompanyId { get; }

    /// <summary>The entity in which the company is seen; null: the top level.</summary>
    string? EntityId { get; }

    /// <summary>
    /// The same company, seen in another entity: sign-in and budget are shared. What an entity owns is read and written there; at the top level it is hidden unless a query says
    /// <see cref="IntacctQuery.IncludePrivate"/>.
    /// </summary>
    /// <param name="entityId">The id of the entity; null: the top level, or the entity that the sign-in has by itself.</param>
    IIntacctClient InEntity(string? entityId);

    /// <summary>A contact: one table for the whole company, shared by customers, suppliers and employees.</summary>
    ContactOperations Contacts { get; }

    /// <summary>A contact as it was when a transaction used it.</summary>
    ContactVersionOperations ContactVersions { get; }

    /// <summary>A customer.</summary>
    CustomerOperations Customers { get; }

    /// <summary>A contact in the list of a customer.</summary>
    CustomerContactOperations CustomerContacts { get; }

    /// <summary>A type of customer.</summary>
    CustomerTypeOperations CustomerTypes { get; }

    /// <summary>An item: what is bought, sold or kept in stock.</summary>
    ItemOperations Items { get; }

    /// <summary>A price list for sales documents (order entry).</summary>
    SalesPriceListOperations SalesPriceLists { get; }

    /// <summary>The price of an item, or of a product line, in a sales price list.</summary>
    SalesPriceListEntryOperations SalesPriceListEntries { get; }

    /// <summary>A price list of inventory, for purchase or sales documents.</summary>
    InventoryPriceListOperations InventoryPriceLists { get; }

    /// <summary>The price of an item, or of a product line, in a price list of inventory.</summary>
    InventoryPriceListEntryOperations InventoryPriceListEntries { get; }

    /// <summary>A billing price list of contracts.</summary>
    BillingPriceListOperations BillingPriceLists { get; }

    /// <summary>The price of an item in a billing price list.</summary>
    BillingPriceListEntryOperations BillingPriceListEntries { get; }

    /// <summary>A dated price within an entry of a billing price list.</summary>
    BillingPriceListEntryLineOperations BillingPriceListEntryLines { get; }

    /// <summary>A tier of a dated price.</summary>
    BillingPriceListEntryLineTierOperations BillingPriceListEntryLineTiers { get; }

    /// <summary>A project.</summary>
    ProjectOperations Projects { get; }

    /// <summary>A task of a project.</summary>
    ProjectTaskOperations Tasks { get; }

    /// <summary>A status that projects can have.</summary>
    ProjectStatusOperations ProjectStatuses { get; }

    /// <summary>A type of project.</summary>
    ProjectTypeOperations ProjectTypes { get; }

    /// <summary>A template by which projects are billed.</summary>
    ProjectBillingTemplateOperations ProjectBillingTemplates { get; }

    /// <summary>A contract.</summary>
    ContractOperations Contracts { get; }

    /// <summary>A line of a contract: what is sold, from when to when, and how it bills.</summary>
    ContractLineOperations ContractLines { get; }

    /// <summary>A type of contract.</summary>
    ContractTypeOperations ContractTypes { get; }

    /// <summary>A template by which contract lines bill.</summary>
    BillingTemplateOperations BillingTemplates { get; }

    /// <summary>A step of a billing template, by itself.</summary>
    BillingTemplateLineOperations BillingTemplateLines { get; }

    /// <summary>A template by which evergreen contracts go on.</summary>
    EvergreenTemplateOperations EvergreenTemplates { get; }

    /// <summary>A discount, surcharge or tax of a document, by itself.</summary>
    DocumentSubtotalOperations DocumentSubtotals { get; }

    /// <summary>A transaction definition: the type of a document.</summary>
    TransactionDefinitionOperations TransactionDefinitions { get; }

    /// <summary>A template by which contracts or documents are renewed.</summary>
    RenewalTemplateOperations RenewalTemplates { get; }

    /// <summary>A payment term of receivables.</summary>
    PaymentTermOperations PaymentTerms { get; }

    /// <summary>A sales territory.</summary>
    TerritoryOperations Territories { get; }

    /// <summary>A class: one of the dimensions of accounting.</summary>
    AccountingClassOperations Classes { get; }

    /// <summary>A department.</summary>
    DepartmentOperations Departments { get; }

    /// <summary>An employee.</summary>
    EmployeeOperations Employees { get; }

    /// <summary>A location.</summary>
    LocationOperations Locations { get; }

    /// <summary>An entity: a company within the company.</summary>
    EntityOperations Entities { get; }

    /// <summary>An exchange rate type.</summary>
    ExchangeRateTypeOperations ExchangeRateTypes { get; }

    /// <summary>A currency of transactions.</summary>
    TransactionCurrencyOperations Currencies { get; }

    /// <summary>Documents of order entry: quotes, orders, invoices and others.</summary>
    DocumentOperations Documents { get; }

    /// <summary>Lines of documents.</summary>
    DocumentLineOperations DocumentLines { get; }

    /// <summary>Warehouses, product lines, tax groups and other lists that records refer to.</summary>
    ReferenceListOperations Lists { get; }

    /// <summary>What the company's objects are made of.</summary>
    ModelOperations Models { get; }

    /// <summary>Queries of any object, sums, saved views, exports, rights.</summary>
    QueryOperations Queries { get; }

    /// <summary>Several requests in one call.</summary>
    CompositeOperations Composite { get; }

    /// <summary>Bulk jobs.</summary>
    BulkOperations Bulk { get; }

    /// <summary>The history of changes, deletes among them.</summary>
    AuditOperations Audit { get; }

    /// <summary>Settings of the company.</summary>
    PreferenceOperations Preferences { get; }

    /// <summary>The XML gateway, for what REST lacks.</summary>
    XmlOperations Xml { get; }

    /// <summary>Finds out what the credentials can do here, capability by capability (<see cref="IntacctCapabilities"/>). It changes nothing and never throws for a refusal.</summary>
    Task<ProbeResult> ProbeAsync(CallOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends a request that this client does not know, through the same pipeline. The path begins below the version: <c>objects/accounts-payable/vendor/12</c>. The entity goes along unless the request's own headers name one.
    /// </summary>
    Task<RawResponse> SendAsync(RawRequest request, CallOptions? options = null, CancellationToken cancellationToken = default);
}
