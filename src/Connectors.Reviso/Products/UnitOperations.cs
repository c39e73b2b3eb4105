namespace Connectors.Reviso;

/// <summary>Units.</summary>
public class UnitOperations : WriteOperations<Unit, UnitNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected UnitOperations()
    {
    }

    internal UnitOperations(RevisoApi api) : base(api, "units", ["units"])
    {
    }

    private protected override UnitNumber? KeyOf(Unit record) => record.UnitNumber;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(Unit record) => [("name", record.Name)];
}
