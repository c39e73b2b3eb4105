using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>What Uniconta has no place for, of what users of a CRM look for.</summary>
internal static class MissingFields
{
    private static readonly MissingField Reference = new("externalReference", "It is not mapped: the link says which records belong together.");

    public static IReadOnlyDictionary<string, MissingField[]> All { get; } = new Dictionary<string, MissingField[]>(StringComparer.Ordinal)
    {
        [DebtorResource.EntityName] =
        [
            new("region", "An address has no region."),
            Reference,
        ],
        [ContactResource.EntityName] =
        [
            new("phone", "A contact has one telephone number: the mobile one."),
            new("active", "A contact cannot be blocked: it is deleted."),
        ],
        [ItemResource.EntityName] =
        [
            new("vatCode", "The item's group and the debtor's VAT zone decide the VAT."),
        ],
    };
}
