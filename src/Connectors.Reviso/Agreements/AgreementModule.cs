namespace Connectors.Reviso;

/// <summary>A module.</summary>
public sealed record AgreementModule : RevisoRecord
{
    /// <summary>Its number.</summary>
    public ModuleNumber? ModuleNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
