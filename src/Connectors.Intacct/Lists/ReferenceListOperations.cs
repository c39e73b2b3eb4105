namespace Connectors.Intacct;

/// <summary>
/// Lists that other records refer to and of which the package knows no more than key and id: <see cref="Warehouses"/>, <see cref="ProductLines"/>, tax groups and the like. Members beyond those are asked for by
/// name (<see cref="IntacctQuery.Fields"/>; <see cref="ModelOperations"/> tells which there are).
/// </summary>
public class ReferenceListOperations : IntacctOperations
{
    /// <summary>For fakes.</summary>
    protected ReferenceListOperations()
    {
    }

    internal ReferenceListOperations(IntacctApi api) : base(api)
    {
    }

    /// <summary>Warehouses.</summary>
    public virtual ListEntryOperations Warehouses => Of("inventory-control/warehouse");

    /// <summary>Product lines.</summary>
    public virtual ListEntryOperations ProductLines => Of("inventory-control/product-line");

    /// <summary>Groups of units.</summary>
    public virtual ListEntryOperations UnitOfMeasureGroups => Of("inventory-control/unit-of-measure-group");

    /// <summary>Units.</summary>
    public virtual ListEntryOperations UnitsOfMeasure => Of("inventory-control/unit-of-measure");

    /// <summary>Groups of accounts of items.</summary>
    public virtual ListEntryOperations ItemGlGroups => Of("inventory-control/item-gl-group");

    /// <summary>Tax groups of items.</summary>
    public virtual ListEntryOperations ItemTaxGroups => Of("tax/item-tax-group");

    /// <summary>Tax groups of contacts.</summary>
    public virtual ListEntryOperations ContactTaxGroups => Of("tax/contact-tax-group");

    /// <summary>Tax solutions.</summary>
    public virtual ListEntryOperations TaxSolutions => Of("tax/tax-solution");

    /// <summary>Tax schedules of order entry.</summary>
    public virtual ListEntryOperations OrderEntryTaxSchedules => Of("tax/order-entry-tax-schedule");

    /// <summary>Shipping methods.</summary>
    public virtual ListEntryOperations ShippingMethods => Of("accounts-receivable/shipping-method");

    /// <summary>Price schedules.</summary>
    public virtual ListEntryOperations PriceSchedules => Of("purchasing/price-schedule");

    /// <summary>Price lists for allocations of contracts.</summary>
    public virtual ListEntryOperations MeaPriceLists => Of("contracts/mea-price-list");

    /// <summary>Templates of revenue recognition of contracts.</summary>
    public virtual ListEntryOperations RevenueTemplates => Of("contracts/revenue-template");

    /// <summary>Types of employees.</summary>
    public virtual ListEntryOperations EmployeeTypes => Of("company-config/employee-type");

    /// <summary>Kinds of earnings.</summary>
    public virtual ListEntryOperations EarningTypes => Of("company-config/earning-type");

    /// <summary>Kinds of time.</summary>
    public virtual ListEntryOperations TimeTypes => Of("time/time-type");

    /// <summary>Users.</summary>
    public virtual ListEntryOperations Users => Of("company-config/user");

    /// <summary>Accounts.</summary>
    public virtual ListEntryOperations Accounts => Of("general-ledger/account");

    /// <summary>Any other object, also one of the platform's own: <c>platform-apps/nsp::my_object</c>.</summary>
    /// <param name="objectName">The object as Intacct's addresses name it.</param>
    public virtual ListEntryOperations Of(string objectName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectName);
        return new(Api, new("lists", objectName, "key id") { HasModifiedStamp = true });
    }
}

/// <summary>One of the lists that other records refer to.</summary>
public class ListEntryOperations : ReadOperations<ListEntry>
{
    /// <summary>For fakes.</summary>
    protected ListEntryOperations()
    {
    }

    internal ListEntryOperations(IntacctApi api, ObjectDefinition definition) : base(api, definition)
    {
    }
}
