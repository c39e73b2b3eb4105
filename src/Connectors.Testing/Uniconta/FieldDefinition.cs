namespace Connectors.Testing.Uniconta;

internal enum FieldKind
{
    Text,
    Number,
    Integer,
    Flag,

    /// <summary>A date or an instant, without a zone; unset is 0001-01-01T00:00:00.</summary>
    Date,

    /// <summary>A place in a list of labels; a text on the wire.</summary>
    Label,

    /// <summary>A place in the list of countries.</summary>
    Country,
}

/// <summary>One property of a table, as the wire and the rules see it.</summary>
internal sealed record FieldDefinition(string Name, FieldKind Kind)
{
    public int? Length { get; init; }

    public bool Required { get; init; }

    /// <summary>Sent by the server, ignored when a caller sends it.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Computed by the vendor's library and not in its database: no filter and no order on the server.</summary>
    public bool NoSql { get; init; }

    /// <summary>The table whose key this is.</summary>
    public string? References { get; init; }

    public LabelSet? Labels { get; init; }

    /// <summary>Left out of answers when it has no value (all texts are).</summary>
    public bool Optional { get; init; }

    public bool IsUserField { get; init; }

    /// <summary>The only texts that are allowed.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Shown only while a switch says so.</summary>
    public Func<UnicontaOddities, bool>? Shown { get; init; }

    /// <summary>The property that it stands for under another name.</summary>
    public string? AliasOf { get; init; }

    /// <summary>Its name in the dialect of fields.</summary>
    public string Backing { get; init; } = "_" + Name;

    public Func<UnicontaAccount, UnicontaRecord, object?>? Computed { get; init; }
}
