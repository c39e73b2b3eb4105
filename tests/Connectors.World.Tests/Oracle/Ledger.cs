using Connectors.World.Systems;

namespace Connectors.World.Oracle;

/// <summary>An edit of one field by somebody who is not the engine. Its token appears in no other edit.</summary>
internal sealed class Edit
{
    public required int Number { get; init; }

    public required Side Side { get; init; }

    public required Row Row { get; init; }

    public required UnitRules Unit { get; init; }

    public required long At { get; init; }

    /// <summary>The digits that identify it; <see langword="null"/> = somebody emptied the field.</summary>
    public required string? Token { get; init; }

    /// <summary>As it was typed and stored.</summary>
    public required string? Raw { get; init; }

    /// <summary>An empty field of a new record: nobody's opinion.</summary>
    public bool IsBlank { get; init; }

    /// <summary>The edits whose values its author had before him, directly or through others.</summary>
    public HashSet<Edit> Knows { get; } = [];

    /// <summary>The number that both records of one company carry, each in its own spelling.</summary>
    public bool IsShared { get; set; }

    /// <summary>Why it may be gone; <see langword="null"/> = it may not.</summary>
    public string? Excuse { get; private set; }

    public bool Counts => Excuse is null && !IsBlank;

    public void MayGo(string why) => Excuse ??= why;

    public override string ToString() => $"edit {Number} of {Row} {Unit.Name}='{Raw}'";
}

/// <summary>A value that stood in a field of a record for a while.</summary>
internal sealed record Showing(long At, Edit? Origin, string? Raw, Actor By)
{
    /// <summary>The engine's write that made it.</summary>
    public Guid? Intent { get; init; }
}

/// <summary>Everything that a field of a record ever showed.</summary>
internal sealed class Cell
{
    public List<Showing> Showings { get; } = [];

    public Showing Now => Showings[^1];
}

/// <summary>Something of the real world that records stand for: a company, a person. The records of both systems that mean it belong to it.</summary>
internal sealed class Thing(int number, MappingRules mapping)
{
    public int Number => number;

    public MappingRules Mapping => mapping;

    public List<Row> Crm { get; } = [];

    public List<Row> Books { get; } = [];

    /// <summary>When both records first showed one value, by field.</summary>
    public Dictionary<string, long> AgreedAt { get; } = [];

    /// <summary>Somebody made the same record at the moment at which the engine made it: nobody could have known.</summary>
    public bool IsRace { get; set; }

    /// <summary>What the engine can have known of both systems when it first joined two records of it.</summary>
    public long? KnownUpTo { get; set; }

    /// <summary>When the engine first joined two records of it.</summary>
    public long? LinkedAt { get; set; }

    /// <summary>States that somebody else than the engine gave one of its records.</summary>
    public int ForeignVersions { get; set; }

    /// <summary>Writes of the engine that were accepted, by record.</summary>
    public Dictionary<Row, int> Writes { get; } = [];

    /// <summary>When the engine last sent a change of one of its records, by side.</summary>
    public Dictionary<Side, long> SentAt { get; } = [];

    public List<Row> On(Side side) => side == Side.Crm ? Crm : Books;

    public override string ToString() => $"{mapping.Name} #{number}";
}

/// <summary>Tokens: eight digits that mark one edit through every spelling that a system may give a text.</summary>
internal static class Tokens
{
    public const int First = 10_000_000;

    public static string? In(string? raw)
    {
        if (raw is null)
            return null;
        Span<char> digits = stackalloc char[8];
        var n = 0;
        foreach (var c in raw)
        {
            if (char.IsAsciiDigit(c))
                digits[n++] = c;
            if (n == 8)
                return new string(digits);
        }

        return null;
    }
}
