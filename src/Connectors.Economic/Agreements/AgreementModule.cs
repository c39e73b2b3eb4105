namespace Connectors.Economic;

/// <summary>A module of an agreement.</summary>
public sealed record AgreementModule : EconomicRecord
{
    /// <summary>Its number.</summary>
    public ModuleNumber? ModuleNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }
}
