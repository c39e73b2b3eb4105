using Connectors.Sync;
using NeutralLine = Connectors.Sync.DocumentLine;

namespace Connectors.Intacct.Sync;

/// <summary>What a line is booked upon: what it says itself, else what the options say for all lines.</summary>
internal static class LinePlaces
{
    /// <summary>The dimension of the salesperson, which no line of a CRM says.</summary>
    public const string Employee = "employee";

    /// <summary>Where each is read.</summary>
    public static IReadOnlyDictionary<string, Func<IIntacctClient, RecordDoor>> Doors { get; } = new Dictionary<string, Func<IIntacctClient, RecordDoor>>(StringComparer.Ordinal)
    {
        [Crm.Line.Location.Name] = static c => c.Locations.Door,
        [Crm.Line.Warehouse.Name] = static c => c.Lists.Warehouses.Door,
        [Crm.Line.Department.Name] = static c => c.Departments.Door,
        [Crm.Line.Class.Name] = static c => c.Classes.Door,
        [Crm.Line.Project.Name] = static c => c.Projects.Door,
        [Employee] = static c => c.Employees.Door,
    };

    public static IReadOnlyDictionary<string, string> Of(NeutralLine line, IntacctSyncOptions options)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, standard) in Standards(options))
        {
            if (line.Dimensions.GetValueOrDefault(name)?.Trim() is { Length: > 0 } own)
                places[name] = own;
            else if (!string.IsNullOrWhiteSpace(standard))
                places[name] = standard.Trim();
        }

        return places;
    }

    /// <summary>What a line says itself its user corrects; what all lines say, whoever set it.</summary>
    public static Fixer FixerOf(NeutralLine line, string name) => line.Dimensions.ContainsKey(name) ? Fixer.User : Fixer.Administrator;

    public static string RemedyOf(NeutralLine line, string name) => line.Dimensions.ContainsKey(name) ? $"Choose another {name} in the line; letter case matters." : $"Correct the {name} of all lines in the options of the connection (Document{char.ToUpperInvariant(name[0])}{name[1..]}); letter case matters.";

    private static (string Name, string? Standard)[] Standards(IntacctSyncOptions options) =>
    [
        (Crm.Line.Location.Name, options.DocumentLocation), (Crm.Line.Warehouse.Name, options.DocumentWarehouse), (Crm.Line.Department.Name, options.DocumentDepartment), (Crm.Line.Class.Name, options.DocumentClass),
        (Crm.Line.Project.Name, null),
    ];
}
