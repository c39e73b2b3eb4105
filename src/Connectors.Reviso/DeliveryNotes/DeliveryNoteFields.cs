namespace Connectors.Reviso;

/// <summary>What a list of DeliveryNote records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class DeliveryNoteFields
{
    /// <summary><c>id</c></summary>
    public static NumberField<DeliveryNote> Id { get; } = new("id");
}
