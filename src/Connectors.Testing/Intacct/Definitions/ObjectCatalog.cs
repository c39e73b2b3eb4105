namespace Connectors.Testing.Intacct;

/// <summary>All objects that this simulator holds.</summary>
internal static class ObjectCatalog
{
    private static readonly Dictionary<string, ObjectDefinition> ByName = Build();

    public static IEnumerable<ObjectDefinition> All => ByName.Values;

    public static ObjectDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    public static ObjectDefinition Get(string name) => ByName[name];

    private static Dictionary<string, ObjectDefinition> Build()
    {
        var all = new Dictionary<string, ObjectDefinition>(StringComparer.Ordinal);
        foreach (var definition in (IEnumerable<ObjectDefinition>)[.. CompanyObjects.All, .. CustomerObjects.All, .. ItemObjects.All, .. ProjectObjects.All, .. ContractObjects.All, .. OrderObjects.All, .. TaxObjects.All])
            all.Add(definition.Name, definition);
        foreach (var owner in all.Values)
        {
            foreach (var field in owner.AllFields.Where(static f => f.Kind == FieldKind.Owned))
            {
                all[field.Target].Owner = owner;
                all[field.Target].OwnerField = field;
            }
        }

        return all;
    }
}
