using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>One field of an entity of one side: its type, its limits and its canonical form.</summary>
public sealed record FieldSchema
{
    /// <summary>The field's name on its side, compared letter by letter.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>The label that its users see, if the system tells it.</summary>
    public string? Label { get; init; }

    /// <summary>The system refuses a record without it.</summary>
    public bool Required { get; init; }

    /// <summary>It can be read and never written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>The system lets it be emptied. A field that cannot be cleared keeps its value and is shown as held.</summary>
    public bool Clearable { get; init; } = true;

    /// <summary>A field that the customer added to the system.</summary>
    public bool Custom { get; init; }

    /// <summary>The most UTF-16 characters that the system keeps.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The decimals that the system keeps.</summary>
    public int? Scale { get; init; }

    /// <summary>What the system does to a value that it is given, as far as it is known.</summary>
    public TextNormalisation Normalisation { get; init; } = TextNormalisation.Trim | TextNormalisation.EmptyIsNull;

    /// <summary>Of an amount: the field that holds its currency; <see langword="null"/> is the account's own currency.</summary>
    public string? CurrencyField { get; init; }

    /// <summary>Of a reference: the entity it refers to.</summary>
    public string? ReferencedEntity { get; init; }

    /// <summary>Of a choice: its keys. Empty: any key is taken.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>Of lines: the schema of one line.</summary>
    public EntitySchema? LineSchema { get; init; }

    /// <summary>
    /// The canonical form of a value of this field: what the system would show after it was given that value, as far as it is declared. Two values mean the same when their canonical forms are equal.
    /// </summary>
    /// <remarks>Idempotent. It is used to compare, never to write: the stored spelling is not rewritten.</remarks>
    public FieldValue Canonical(FieldValue value) => CanonicalForm.Of(this, value);
}

/// <summary>One key of a list.</summary>
/// <param name="Value">The key.</param>
/// <param name="Label">What users see.</param>
/// <param name="Active">It may be chosen; an inactive one is only readable on records that hold it.</param>
public sealed record Choice(string Value, string Label, bool Active = true);

/// <summary>What a system does to a text that it is given.</summary>
[Flags]
public enum TextNormalisation
{
    /// <summary>Nothing: it keeps every character.</summary>
    None = 0,

    /// <summary>It removes white space at both ends.</summary>
    Trim = 1,

    /// <summary>It does not tell an empty text from no value.</summary>
    EmptyIsNull = 2,

    /// <summary>It joins runs of white space to one blank.</summary>
    CollapseSpaces = 4,

    /// <summary>Letter case carries no meaning (compared in upper case, invariant culture).</summary>
    IgnoreCase = 8,

    /// <summary>It keeps digits only.</summary>
    DigitsOnly = 16,

    /// <summary>It silently cuts what is longer than <see cref="FieldSchema.MaxLength"/>.</summary>
    Truncate = 32,

    /// <summary>It turns line ends into <c>\n</c>.</summary>
    LineEnds = 64,

    /// <summary>It composes letters and their accents (Unicode form C).</summary>
    ComposeUnicode = 128,

    /// <summary>It keeps no white space at all, as numbers of companies are kept.</summary>
    RemoveSpaces = 256,
}
