namespace Connectors.Economic;

/// <summary>Units.</summary>
public class UnitOperations : WriteOperations<Unit, UnitNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected UnitOperations()
    {
    }

    internal UnitOperations(EconomicApi api) : base(api, "units")
    {
    }

    private protected override UnitNumber? KeyOf(Unit record) => record.UnitNumber;

    private protected override Unit WithKey(Unit record, UnitNumber id) => record.UnitNumber is null ? record with { UnitNumber = id } : record;
}
