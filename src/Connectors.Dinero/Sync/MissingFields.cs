using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>What Dinero has no place for, of what users of a CRM look for.</summary>
internal static class MissingFields
{
    private static readonly MissingField Reference = new("externalReference", "It holds the mark by which a record that was made here is known again.");

    public static IReadOnlyDictionary<string, MissingField[]> All { get; } = new Dictionary<string, MissingField[]>(StringComparer.Ordinal)
    {
        [ContactResource.CompanyEntity] =
        [
            new("number", "Dinero gives contacts no number."),
            new("registrationNumber", "A contact has one number of the register: it is the VAT number."),
            new("region", "An address has no region."),
            new("invoiceEmail", "A contact has one e-mail address."),
            new("group", "Contacts have no groups."),
            new("active", "A contact cannot be barred: it is deleted, and can be restored in Dinero."),
            Reference,
        ],
        [ContactResource.PersonEntity] =
        [
            new("mobile", "A contact has one telephone number."),
            new("title", "A contact has no role."),
            new("company", "A private person is a customer of his own."),
            new("active", "A contact cannot be barred: it is deleted, and can be restored in Dinero."),
        ],
        [ProductResource.Entity] =
        [
            new("cost", "A product has no cost price."),
            new("currency", "Prices of products are in Danish kroner."),
            new("vatCode", "The sales account decides the VAT."),
            new("group", "Products have no groups."),
            new("barCode", "A product has no bar code."),
            new("stock", "Dinero keeps no stock."),
            new("active", "A product cannot be barred: it is deleted, and can be restored in Dinero."),
        ],
    };
}
