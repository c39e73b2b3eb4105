namespace Connectors.Sync;

/// <summary>The immutable id that a system gave a record. Composite ids are encoded into one text by their provider. Compared letter by letter.</summary>
/// <param name="Value">The id's text, never empty.</param>
public readonly record struct RecordId(string Value)
{
    /// <summary>The id's text.</summary>
    public override string ToString() => Value;
}

/// <summary>A record of one side: its entity and its id. Which side is said by the place where the reference stands.</summary>
/// <param name="Entity">The entity's name on that side, such as <c>company</c> or <c>contact.person</c>.</param>
/// <param name="Id">The record's id within its physical resource.</param>
public sealed record RecordRef(string Entity, RecordId Id)
{
    /// <summary>Makes a reference from an entity's name and an id's text.</summary>
    public RecordRef(string entity, string id) : this(entity, new RecordId(id)) { }

    /// <summary>Reads <c>company:42</c>; the id may itself contain colons.</summary>
    /// <exception cref="FormatException">The text has no colon, or nothing before or behind it.</exception>
    public static RecordRef Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == text.Length - 1)
            throw new FormatException($"'{text}' is not a record: write entity:id, such as company:42.");
        return new RecordRef(text[..colon], text[(colon + 1)..]);
    }

    /// <summary><c>company:42</c></summary>
    public override string ToString() => $"{Entity}:{Id.Value}";
}
