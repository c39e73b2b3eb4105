namespace Connectors.Testing.EconomicDialect;

/// <summary>What a member of a body may hold.</summary>
internal enum DialectKind
{
    Text,
    Whole,
    Number,
    Flag,

    /// <summary><c>yyyy-MM-dd</c>; an instant is cut to its date.</summary>
    Date,

    /// <summary>One of a list of words; letter case counts.</summary>
    Word,

    /// <summary>An object with an identifier, a <c>self</c> link, or both.</summary>
    Reference,

    Object,

    /// <summary>A list of objects.</summary>
    Rows,

    /// <summary>A list of words.</summary>
    Words,

    /// <summary>Whatever is sent, as it is: its members are not known.</summary>
    Anything,
}

/// <summary>One member of a body that is written. What is in no shape is dropped without a word.</summary>
internal sealed record DialectField(string Name, DialectKind Kind)
{
    public bool Required { get; init; }

    /// <summary>Longest text.</summary>
    public int? Longest { get; init; }

    /// <summary>Shortest text.</summary>
    public int Shortest { get; init; }

    public long? Least { get; init; }

    public long? Most { get; init; }

    /// <summary>Decimal places that are accepted and written.</summary>
    public int? Decimals { get; init; }

    /// <summary>More decimals are rounded away instead of refused, and no zeros are added beyond two places.</summary>
    public bool Rounds { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Members of an object, of a row, or what else a reference may carry.</summary>
    public DialectShape? Inner { get; init; }

    /// <summary>The identifier of a reference: <c>customerNumber</c>.</summary>
    public string Key { get; init; } = "";

    /// <summary>The identifier is a text.</summary>
    public bool TextKey { get; init; }

    /// <summary>The collection that a reference points to; empty: existence is not checked.</summary>
    public string Collection { get; init; } = "";

    /// <summary>The code when the record of the reference does not exist.</summary>
    public string UnknownCode { get; init; } = "E06000";

    public DialectField Must() => this with { Required = true };

    public static DialectField Text(string name, int longest, int shortest = 0) => new(name, DialectKind.Text) { Longest = longest, Shortest = shortest };

    /// <summary>A whole number of at least one: zero for an identifier is refused by the vendor.</summary>
    public static DialectField Number1(string name, long most = 999_999_999) => new(name, DialectKind.Whole) { Least = 1, Most = most };

    public static DialectField Whole(string name, long? least = null) => new(name, DialectKind.Whole) { Least = least };

    public static DialectField Number(string name, int decimals = 2) => new(name, DialectKind.Number) { Decimals = decimals };

    /// <summary>Keeps up to ten decimals; what is beyond is rounded.</summary>
    public static DialectField LongNumber(string name) => new(name, DialectKind.Number) { Decimals = 10, Rounds = true };

    /// <summary>A list of any words.</summary>
    public static DialectField Tags(string name) => new(name, DialectKind.Words);

    public static DialectField Flag(string name) => new(name, DialectKind.Flag);

    public static DialectField Date(string name) => new(name, DialectKind.Date);

    public static DialectField Word(string name, params string[] words) => new(name, DialectKind.Word) { Words = words };

    public static DialectField Reference(string name, string key, string collection = "", bool textKey = false) =>
        new(name, DialectKind.Reference) { Key = key, Collection = collection, TextKey = textKey };

    public static DialectField Object(string name, params DialectField[] members) => new(name, DialectKind.Object) { Inner = new DialectShape(members) };

    /// <summary>Kept as it is sent, since nobody has told what it looks like.</summary>
    public static DialectField Anything(string name) => new(name, DialectKind.Anything);

    public static DialectField Rows(string name, DialectShape row) => new(name, DialectKind.Rows) { Inner = row };
}

/// <summary>The members of a body, in the order in which answers write them.</summary>
internal sealed class DialectShape(params DialectField[] fields)
{
    public IReadOnlyList<DialectField> Fields { get; } = fields;

    public DialectShape With(params DialectField[] more) => new([.. Fields, .. more]);

    public DialectShape Without(params string[] names) => new([.. Fields.Where(f => !names.Contains(f.Name))]);

    /// <summary>The same members, none of them required.</summary>
    public DialectShape Relaxed() => new([.. Fields.Select(static f => f with { Required = false })]);

    public DialectShape Requiring(params string[] names) => new([.. Fields.Select(f => names.Contains(f.Name) ? f.Must() : f)]);
}
