namespace Connectors.Reviso;

/// <summary>How a document looks.</summary>
public sealed record Layout : RevisoRecord
{
    /// <summary>Its number.</summary>
    public LayoutNumber? LayoutNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Not to be used any more.</summary>
    public bool? Deleted { get; init; }
}
