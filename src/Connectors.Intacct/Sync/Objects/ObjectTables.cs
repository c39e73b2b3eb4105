namespace Connectors.Intacct.Sync;

/// <summary>All objects that take part, what others refer to before those that refer.</summary>
internal static class ObjectTables
{
    public static IReadOnlyList<ObjectTable> All { get; } =
    [
        PartyTables.Contact, PartyTables.Customer, ItemTables.Item, PriceTables.ContractList, PriceTables.ContractPrice, PriceTables.SalesList, PriceTables.SalesPrice, ProjectTables.Project, ProjectTables.Task,
        ContractTables.Contract, ContractTables.Line, SaleTables.Document,
    ];
}
