namespace Connectors.Intacct.Sync;

/// <summary>The lists of a company that its records refer to and that CRMs show as choices. Intacct owns them: CRMs follow.</summary>
/// <remarks>Entries carry what Intacct says of them beside their label, for CRMs that keep it: see <c>Details</c> of each list on the vendor's page. References among the details are the ids that people read.</remarks>
public static class IntacctLists
{
    /// <summary>Payment terms of receivables.</summary>
    public const string PaymentTerms = "paymentTerms";

    /// <summary>Billing templates of contracts.</summary>
    public const string BillingTemplates = "billingTemplates";

    /// <summary>Classes.</summary>
    public const string Classes = "classes";

    /// <summary>Departments.</summary>
    public const string Departments = "departments";

    /// <summary>Employees: key, id and name, nothing else of them is read.</summary>
    public const string Employees = "employees";

    /// <summary>Entities.</summary>
    public const string Entities = "entities";

    /// <summary>Locations.</summary>
    public const string Locations = "locations";

    /// <summary>Types of exchange rates, by name: contracts and documents name them so.</summary>
    public const string ExchangeRateTypes = "exchangeRateTypes";

    /// <summary>Statuses of projects.</summary>
    public const string ProjectStatuses = "projectStatuses";

    /// <summary>
    /// Templates of projects, which Sage's own integration lists. The REST interface has no such object and the XML gateway no documented one: reading it says so, and only what uses it is held.
    /// </summary>
    public const string ProjectTemplates = "projectTemplates";

    /// <summary>Types of projects.</summary>
    public const string ProjectTypes = "projectTypes";

    /// <summary>Templates of renewals.</summary>
    public const string RenewalTemplates = "renewalTemplates";

    /// <summary>Territories.</summary>
    public const string Territories = "territories";

    /// <summary>Types of customers.</summary>
    public const string CustomerTypes = "customerTypes";

    /// <summary>Types of contracts.</summary>
    public const string ContractTypes = "contractTypes";

    /// <summary>Transaction currencies, by their ISO codes.</summary>
    public const string Currencies = "currencies";

    /// <summary>Groups of units of measure.</summary>
    public const string UnitGroups = "unitGroups";

    /// <summary>Tax groups of items.</summary>
    public const string ItemTaxGroups = "itemTaxGroups";

    /// <summary>Tax groups of contacts.</summary>
    public const string ContactTaxGroups = "contactTaxGroups";

    /// <summary>Warehouses.</summary>
    public const string Warehouses = "warehouses";

    /// <summary>Product lines.</summary>
    public const string ProductLines = "productLines";

    /// <summary>Sales price lists, as choices of a customer.</summary>
    public const string SalesPriceLists = "salesPriceLists";

    private static ListDetail Id => new("id", "id");

    private static ListDetail Name => new("name", "name");

    private static ListDetail Description => new("description", "description");

    private static ListDetail Parent => new("parent", "parent.id");

    private static ListDetail Status => new("status", "status");

    /// <summary>Where each list is read, and which members make its label.</summary>
    internal static IReadOnlyDictionary<string, ListTable> Tables { get; } = new Dictionary<string, ListTable>(StringComparer.Ordinal)
    {
        [PaymentTerms] = new(static c => c.PaymentTerms.Door, ["id", "status"]) { Details = [Id, Description, Status, new("dueDays", "due.days"), new("dueFrom", "due.from")] },
        [BillingTemplates] = new(static c => c.BillingTemplates.Door, ["id", "status"]) { Details = [Id, Description, Status, new("method", "method")], Join = ListReader.BillingStepsAsync },
        [Classes] = new(static c => c.Classes.Door, ["id", "name", "status"]) { Details = [Id, Name, Description, Parent, Status] },
        [Departments] = new(static c => c.Departments.Door, ["id", "name", "status"]) { Details = [Id, Name, Parent, Status] },
        [Employees] = new(static c => c.Employees.Door, ["id", "name", "status"]) { Details = [Id, Name, new("department", "department.id"), new("location", "location.id"), Status] },
        [Entities] = new(static c => c.Entities.Door, ["id", "name", "status"]) { Details = [Id, Name, Status] },
        [Locations] = new(static c => c.Locations.Door, ["id", "name", "status"]) { Details = [Id, Name, Parent, new("entity", "entity.id"), Status] },
        [ExchangeRateTypes] = new(static c => c.ExchangeRateTypes.Door, ["name"], "name") { Details = [new("id", "key"), Name, new("default", "isDefault")] },
        [ProjectStatuses] = new(static c => c.ProjectStatuses.Door, ["id", "status"])
        {
            Details =
            [
                Id, Description, Status, new("disableTimesheetEntry", "disableTimesheetEntry"), new("disableExpenseEntry", "disableExpenseEntry"), new("disablePurchasingAPEntry", "disablePurchasingAPEntry"),
                new("disableGenerateInvoice", "disableGenerateInvoice"),
            ],
        },
        [ProjectTypes] = new(static c => c.ProjectTypes.Door, ["id", "status"]) { Details = [Id, Parent, Status] },
        [RenewalTemplates] = new(static c => c.RenewalTemplates.Door, ["name", "status"])
        {
            Details = [new("id", "key"), Name, Description, new("transactionType", "transactionType"), new("termLength", "defaultTerm.length"), new("termPeriod", "defaultTerm.period"), Status],
        },
        [Territories] = new(static c => c.Territories.Door, ["id", "name", "status"]) { Details = [Id, Name, Parent, Status] },
        [CustomerTypes] = new(static c => c.CustomerTypes.Door, ["id", "status"]),
        [ContractTypes] = new(static c => c.ContractTypes.Door, ["id", "status"]),
        [Currencies] = new(static c => c.Currencies.Door, ["id"], "id"),
        [UnitGroups] = new(static c => c.Lists.UnitOfMeasureGroups.Door, ["id"]),
        [ItemTaxGroups] = new(static c => c.Lists.ItemTaxGroups.Door, ["id"]),
        [ContactTaxGroups] = new(static c => c.Lists.ContactTaxGroups.Door, ["id"]),
        [Warehouses] = new(static c => c.Lists.Warehouses.Door, ["id", "name", "status"]),
        [ProductLines] = new(static c => c.Lists.ProductLines.Door, ["id"]),
        [SalesPriceLists] = new(static c => c.SalesPriceLists.Door, ["id", "status"]),
    };
}

/// <summary>One list.</summary>
/// <param name="Door">Where it is read.</param>
/// <param name="Fields">The members to ask for.</param>
/// <param name="Key">The member by which records name an entry.</param>
internal sealed record ListTable(Func<IIntacctClient, RecordDoor> Door, string[] Fields, string Key = "key")
{
    /// <summary>What else is said of an entry.</summary>
    public ListDetail[] Details { get; init; } = [];

    /// <summary>What is said of entries elsewhere: a detail's name, and its texts by the entry's key.</summary>
    public Func<IIntacctClient, IntacctSyncOptions, CancellationToken, Task<(string Name, IReadOnlyDictionary<string, string> Texts)>>? Join { get; init; }
}

/// <summary>A detail of an entry.</summary>
/// <param name="Name">Its name for CRMs.</param>
/// <param name="Path">The member to ask for.</param>
internal sealed record ListDetail(string Name, string Path);
