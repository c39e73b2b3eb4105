namespace Connectors.Pairs.Tests.Suite;

/// <summary>
/// The fields that a comparison of a pair must have seen, by the unit's name in the CRM: the neutral minimum as far as the vendor has the field, and what the vendor demands. What accounting alone gives
/// (numbers, stock of Reviso) has tests of its own.
/// </summary>
internal static class PairMinimum
{
    private static readonly Dictionary<(string Vendor, string Mapping), string[]> Fields = new()
    {
        [("dinero", "company")] = ["name", "country", "vatNumber", "ean", "pNumber", "address", "phone", "email", "website", "attention", "currency", "isMember"],
        [("dinero", "person")] = ["name", "country", "address", "phone", "email"],
        [("dinero", "product")] = ["code", "name", "description", "price", "defaultQuantity", "unit", "salesAccount"],
        [("economic", "company")] = ["name", "address", "country", "registrationNumber", "vatNumber", "pNumber", "ean", "publicEntryNumber", "phone", "email", "currency", "group", "paymentTerms", "vatZone", "active"],
        [("economic", "product")] = ["name", "description", "barCode", "price", "group", "unit", "active"],
        [("reviso", "company")] =
            ["name", "vatNumber", "registrationNumber", "address", "place", "phone", "email", "ean", "publicEntryNumber", "italianCertifiedEmail", "splitPayment", "active", "currency", "group", "paymentTerms", "paymentType", "vatZone", "priceGroup"],
        [("reviso", "product")] = ["name", "description", "unit", "price", "cost", "group", "barCode", "active"],
        [("uniconta", "company")] = ["name", "registrationNumber", "vatNumber", "address", "country", "phone", "currency", "vatZone", "invoiceEmail", "active"],
        [("uniconta", "person")] = ["name", "email", "mobile", "title"],
        [("uniconta", "user")] = ["name", "email", "mobile", "title", "active"],
        [("uniconta", "product")] = ["code", "name", "unit", "price", "cost", "group", "barCode", "stock", "active"],
        [("intacct", "company")] = ["registrationNumber", "printAs", "address", "region", "country", "phone", "email", "currency", "paymentTerms", "territory", "salesRepresentative", "creditLimit", "isOnHold", "active"],
        [("intacct", "person")] = ["prefix", "firstName", "lastName", "companyName", "email", "phone", "mobile", "address", "region", "country", "active"],
        [("intacct", "product")] = ["description", "unit", "price", "cost", "taxGroup", "active"],
        [("intacct", "project")] = ["description", "type", "manager", "status", "class", "department", "location", "start", "end", "billingType", "contractAmount", "active"],
        [("intacct", "task")] = ["start", "end", "billable", "isMilestone", "priority"],
        [("intacct", "contract")] = ["end", "currency", "exchangeRateType", "active"],
        [("intacct", "contractLine")] = ["quantity", "price", "billingFrequency", "billingTemplate", "start", "end"],
        [("intacct", "contractPriceList")] = ["active"],
        [("intacct", "salesPriceList")] = ["validFrom", "validTo", "active"],
    };

    public static IReadOnlyList<string> Of(string vendor, string mapping) => Fields.TryGetValue((vendor, mapping), out var names) ? names : throw new InvalidOperationException($"The pair {vendor}.{mapping} has no minimum: a comparison of it would pass with nothing in it.");

    public static IEnumerable<(string Vendor, string Mapping)> All => Fields.Keys;

    /// <summary>What every comparison of a pair goes through: of nothing, or of less than the minimum, it is no comparison.</summary>
    /// <param name="vendor">The vendor.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="fields">The fields that are compared.</param>
    /// <param name="crm">How many records the CRM has.</param>
    /// <param name="accounting">How many records accounting has.</param>
    public static void Check(string vendor, string mapping, IReadOnlyCollection<string> fields, int crm, int accounting)
    {
        Assert.True(crm > 0 && accounting > 0, $"{vendor}.{mapping}: {crm} records in the CRM and {accounting} in accounting are nothing to compare.");
        var missing = Of(vendor, mapping).Except(fields, StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"{vendor}.{mapping}: the minimum fields {string.Join(", ", missing)} are not compared.");
        Assert.Equal(crm, accounting);
    }
}
