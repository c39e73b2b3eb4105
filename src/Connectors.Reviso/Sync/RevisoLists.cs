namespace Connectors.Reviso.Sync;

/// <summary>The lists of an agreement that can be mirrored into a CRM: the <c>Accounting</c> name of a <see cref="Connectors.Sync.ManagedList"/>. Keys are Reviso's numbers and codes.</summary>
public static class RevisoLists
{
    /// <summary>Currencies, by their three letters.</summary>
    public const string Currencies = "currencies";

    /// <summary>Customer groups.</summary>
    public const string CustomerGroups = "customer-groups";

    /// <summary>Payment terms.</summary>
    public const string PaymentTerms = "payment-terms";

    /// <summary>Ways to pay (modalità di pagamento).</summary>
    public const string PaymentTypes = "payment-types";

    /// <summary>VAT zones. Those that are not enabled for customers are not offered.</summary>
    public const string VatZones = "vat-zones";

    /// <summary>Price groups.</summary>
    public const string PriceGroups = "price-groups";

    /// <summary>VAT codes of sales. Barred ones are not offered.</summary>
    public const string VatCodes = "vat-accounts";

    /// <summary>Units.</summary>
    public const string Units = "units";

    /// <summary>Product groups.</summary>
    public const string ProductGroups = "product-groups";

    /// <summary>Layouts of documents. Deleted ones are not offered.</summary>
    public const string Layouts = "layouts";

    /// <summary>Employees. Barred ones are not offered.</summary>
    public const string Employees = "employees";

    /// <summary>Countries, by their two letters.</summary>
    public const string Countries = "country-codes";
}
