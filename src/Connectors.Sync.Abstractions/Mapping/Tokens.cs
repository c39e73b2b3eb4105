namespace Connectors.Sync;

/// <summary>The typed name of an entity of one side.</summary>
/// <param name="Name">Its name in the side's schema.</param>
public sealed record Entity(string Name)
{
    /// <summary>A field of this entity by name, for custom fields.</summary>
    /// <typeparam name="T">The type of its values: <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, <see cref="RecordRef"/> or <see cref="LineSet"/>.</typeparam>
    public Field<T> Custom<T>(string name) => new(Name, name);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>The typed name of a field, so that a mapping that joins text to a date does not compile.</summary>
/// <typeparam name="T">The type of its values.</typeparam>
/// <param name="Entity">The entity's name.</param>
/// <param name="Name">The field's name in the side's schema.</param>
public sealed record Field<T>(string Entity, string Name) : IField
{
    /// <inheritdoc />
    public FieldType? Type => typeof(T) == typeof(string) ? FieldType.Text
        : typeof(T) == typeof(bool) ? FieldType.Boolean
        : typeof(T) == typeof(decimal) ? FieldType.Number
        : typeof(T) == typeof(DateOnly) ? FieldType.Date
        : typeof(T) == typeof(DateTimeOffset) ? FieldType.Instant
        : typeof(T) == typeof(RecordRef) ? FieldType.Reference
        : typeof(T) == typeof(LineSet) ? FieldType.Lines
        : null;

    /// <inheritdoc />
    public override string ToString() => $"{Entity}.{Name}";
}

/// <summary>A field's name, whatever the type of its values.</summary>
public interface IField
{
    /// <summary>The entity's name.</summary>
    string Entity { get; }

    /// <summary>The field's name.</summary>
    string Name { get; }

    /// <summary>What its values are, as far as the name tells: a text may be a choice, and a number an amount. <see langword="null"/> = none of the engine's types.</summary>
    FieldType? Type { get; }
}
