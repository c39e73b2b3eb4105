namespace Connectors.Testing.Intacct;

internal enum FieldKind
{
    Text,
    Bool,

    /// <summary>A JSON number: the credit limit, task durations.</summary>
    Number,

    /// <summary>A decimal that travels as text.</summary>
    Decimal,
    Date,
    DateTime,
    Enum,
    Ref,
    Group,

    /// <summary>Records of another object that live and die with this one.</summary>
    Owned,

    /// <summary>Whatever was sent comes back: lists of words, objects that nobody here looks into.</summary>
    Raw,
}

internal sealed class FieldDefinition
{
    public required string Name { get; init; }

    /// <summary>Dotted, from the record's root.</summary>
    public required string Path { get; init; }

    public required FieldKind Kind { get; init; }

    public bool Required { get; init; }

    /// <summary>Required by the rule of the XML object only; the REST documents are silent.</summary>
    public bool RequiredByXmlRule { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>May be set at create, never afterwards.</summary>
    public bool FixedAfterCreate { get; init; }

    /// <summary>Not writable, and a write is swallowed with success.</summary>
    public bool Ignored { get; init; }

    public int? Length { get; init; }

    /// <summary>Digits behind the point that a decimal always shows.</summary>
    public int? Scale { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    public string? Default { get; init; }

    /// <summary>What a reference points to, or what is owned; <c>?</c>: an object that this simulator does not hold.</summary>
    public string Target { get; init; } = "?";

    /// <summary>In the owned record: the reference back to the owner.</summary>
    public string BackReference { get; init; } = "";

    /// <summary>Members beside key, id and href that a reference shows.</summary>
    public IReadOnlyList<string> Extras { get; init; } = [];

    /// <summary>A reference that can be written in place: the contact is created or changed with its owner.</summary>
    public bool Embedded { get; init; }

    public IReadOnlyList<FieldDefinition> Children { get; init; } = [];

    public bool PointsOutside => Kind == FieldKind.Ref && Target == "?";
}
