using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>What SmartBill has no place for, of what users of a CRM look for.</summary>
internal static class MissingFields
{
    public static IReadOnlyDictionary<string, MissingField[]> All { get; } = new Dictionary<string, MissingField[]>(StringComparer.Ordinal)
    {
        ["client"] =
        [
            new("zipCode", "An address has no post code."),
            new("invoiceEmail", "A client has one e-mail address."),
            new("currency", "The currency is chosen on the document."),
            new("paymentTerms", "The due date is chosen on the document."),
            new("group", "Clients have no groups."),
            new("vatZone", "Whether a client pays VAT is all that is kept of it."),
            new("ean", "A client has no EAN or GLN."),
            new("active", "A client cannot be barred over the API."),
            new("externalReference", "It is not mapped: the link says which records belong together."),
        ],
        ["product"] =
        [
            new("description", "Stock shows no description."),
            new("price", "Stock shows no price: it is entered on the document."),
            new("cost", "Stock shows no cost price."),
            new("currency", "Stock shows no price."),
            new("vatCode", "Stock shows no VAT rate: it is entered on the document."),
            new("group", "Stock shows no groups."),
            new("barCode", "Stock shows no bar code."),
            new("active", "Goods cannot be barred over the API."),
        ],
    };
}
