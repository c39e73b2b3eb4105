namespace Connectors.Intacct;

/// <summary>The contacts of a location or entity by their role.</summary>
public sealed record PlaceContacts
{
    /// <summary>The person to talk to.</summary>
    public Reference? Primary { get; init; }

    /// <summary>Where goods go.</summary>
    public Reference? ShipTo { get; init; }
}
