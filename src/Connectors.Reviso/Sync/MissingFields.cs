using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>What Reviso has no place for, of what users of a CRM look for.</summary>
internal static class MissingFields
{
    private static readonly MissingField Reference = new("externalReference", "It is not mapped: the link says which records belong together.");

    public static IReadOnlyDictionary<string, MissingField[]> All { get; } = new Dictionary<string, MissingField[]>(StringComparer.Ordinal)
    {
        [CustomerResource.EntityName] =
        [
            new("invoiceEmail", "A customer has one e-mail address, and invoices go to it."),
            Reference,
        ],
        [ContactResource.EntityName] =
        [
            new("mobile", "A contact has one telephone number."),
            new("title", "A contact has no role."),
            new("active", "A contact cannot be barred: it is deleted."),
        ],
        [ProductResource.EntityName] =
        [
            new("vatCode", "The product's group and the customer's VAT zone decide the VAT."),
        ],
    };
}
