namespace Connectors.Reviso;

/// <summary>A kind of document within its type: the electronic invoice is one.</summary>
public sealed record EntrySubtype : RevisoRecord
{
    /// <summary>Its number.</summary>
    public EntrySubtypeNumber? EntrySubtypeNumber { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }
}
