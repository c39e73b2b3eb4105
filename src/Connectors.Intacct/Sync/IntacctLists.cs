using System.Text.Json;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>The lists of a company that its records refer to and that CRMs show as choices. Intacct owns them: CRMs follow.</summary>
/// <remarks>Project templates, which Sage's own integration lists, are no object of the REST interface: there is no list of them here.</remarks>
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

    /// <summary>Where each list is read, and which members make its label.</summary>
    internal static IReadOnlyDictionary<string, ListTable> Tables { get; } = new Dictionary<string, ListTable>(StringComparer.Ordinal)
    {
        [PaymentTerms] = new(static c => c.PaymentTerms.Door, ["id", "status"]),
        [BillingTemplates] = new(static c => c.BillingTemplates.Door, ["id", "status"]),
        [Classes] = new(static c => c.Classes.Door, ["id", "name", "status"]),
        [Departments] = new(static c => c.Departments.Door, ["id", "name", "status"]),
        [Employees] = new(static c => c.Employees.Door, ["id", "name", "status"]),
        [Entities] = new(static c => c.Entities.Door, ["id", "name", "status"]),
        [Locations] = new(static c => c.Locations.Door, ["id", "name", "status"]),
        [ExchangeRateTypes] = new(static c => c.ExchangeRateTypes.Door, ["name"], "name"),
        [ProjectStatuses] = new(static c => c.ProjectStatuses.Door, ["id", "status"]),
        [ProjectTypes] = new(static c => c.ProjectTypes.Door, ["id", "status"]),
        [RenewalTemplates] = new(static c => c.RenewalTemplates.Door, ["name", "status"]),
        [Territories] = new(static c => c.Territories.Door, ["id", "name", "status"]),
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
internal sealed record ListTable(Func<IIntacctClient, RecordDoor> Door, string[] Fields, string Key = "key");

/// <summary>Reads lists, whole and by key.</summary>
internal static class ListReader
{
    public static async Task<IReadOnlyList<Connectors.Sync.ListEntry>> ReadAsync(IIntacctClient client, IntacctSyncOptions options, string list, CancellationToken cancellationToken)
    {
        if (!IntacctLists.Tables.TryGetValue(list, out var table))
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, NearestName.Find(list, IntacctLists.Tables.Keys) is { } near ? $"Intacct has no list '{list}'. Did you mean '{near}'?" : $"Intacct has no list '{list}'.");
        try
        {
            return await ReadAsync(client, options, table, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException e) when (IntacctOutcomes.Instance.IsUnavailable(e))
        {
            throw IntacctOutcomes.Instance.Unavailable(e);
        }
        catch (ConnectorApiException e) when (e is ConnectorValidationException or ConnectorNotFoundException)
        {
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, $"This company has no list '{list}': {e.Message}", inner: e);
        }
    }

    private static async Task<IReadOnlyList<Connectors.Sync.ListEntry>> ReadAsync(IIntacctClient client, IntacctSyncOptions options, ListTable table, CancellationToken cancellationToken)
    {
        var entries = new List<Connectors.Sync.ListEntry>();
        var key = new QueryField<RecordKey>("key");
        string? last = null;
        while (true)
        {
            var page = await table.Door(client).QueryAsync(new()
            {
                Fields = [.. table.Fields.Prepend("key").Select(static f => new QueryField(f))],
                Filter = last is null ? null : key.MoreThan(new(last)),
                PageSize = IntacctQuery.MaxPageSize,
                IncludePrivate = options.IncludePrivate ? true : null,
            }, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
            {
                if (ObjectValues.Text(row, table.Key) is { } named)
                    entries.Add(new(named, Label(row, named), !string.Equals(ObjectValues.Text(row, "status"), "inactive", StringComparison.OrdinalIgnoreCase)));
            }

            if (!page.More || page.Rows.Count == 0)
                return entries;
            last = ObjectValues.Text(page.Rows[^1], "key");
        }
    }

    /// <summary>Names are not always unique, ids are.</summary>
    private static string Label(JsonElement row, string key) => (ObjectValues.Text(row, "id"), ObjectValues.Text(row, "name")) switch
    {
        ({ } id, { } name) when id != name => $"{name} ({id})",
        (var id, var name) => name ?? id ?? key,
    };
}
