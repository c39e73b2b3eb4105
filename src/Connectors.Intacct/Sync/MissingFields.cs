using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>What Intacct has no place for, of what users of a CRM look for.</summary>
internal static class MissingFields
{
    private static readonly MissingField Reference = new("externalReference", "It is not mapped: the link says which records belong together.");

    public static IReadOnlyDictionary<string, MissingField[]> All { get; } = new Dictionary<string, MissingField[]>(StringComparer.Ordinal)
    {
        ["contact"] =
        [
            new("title", "A contact has no role."),
            new("company", "A contact stands for itself: customers name their contacts."),
        ],
        ["customer"] =
        [
            new("vatNumber", "A customer has one tax number: it is the registration number."),
            new("invoiceEmail", "Mail addresses stand in the contacts that a customer names."),
            new("vatZone", "The place of the contact that is shipped to decides the tax."),
            new("ean", "A customer has no EAN or GLN."),
            Reference,
        ],
        ["item"] =
        [
            new("currency", "The base price is in the currency of the entity; others stand in price lists."),
            new("group", "Items are sorted by their type and their general ledger group, which are not mapped."),
        ],
        ["billing-price-list"] =
        [
            new("currency", "Each entry of a list says its currency."),
            new("validFrom", "Each line of an entry says from when it holds."),
            new("validTo", "A line of an entry holds until the next one begins."),
        ],
        ["price-list"] =
        [
            new("currency", "Each entry of a list says its currency."),
        ],
        ["task"] =
        [
            new("active", "A task cannot be switched off: it has a status."),
        ],
        ["contract-line"] =
        [
            new("active", "A line of a contract cannot be switched off: it has a status."),
        ],
    };
}
