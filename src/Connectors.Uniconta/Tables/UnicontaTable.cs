using System.Text;
using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>What must be known of a table beside its members.</summary>
/// <param name="Name">What operations are called by: <c>debtors</c>.</param>
/// <param name="Entity">The name on the wire.</param>
internal sealed record UnicontaTable(string Name, string Entity)
{
    /// <summary>The name that shows user-defined fields; null where there is none.</summary>
    public string? UserEntity { get; init; }

    /// <summary>The business key; null where there is none.</summary>
    public string? Key { get; init; }

    /// <summary>What pages are sorted by; null is the key, else the row's id.</summary>
    public string? Order { get; init; }

    /// <summary>Members that Uniconta sets and computes by itself.</summary>
    public IReadOnlySet<string> ReadOnly { get; init; } = Common;

    /// <summary>What finds a row again whose create was not answered.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>False: rows are of several companies.</summary>
    public bool OfOneCompany { get; init; } = true;

    private byte[][]? _setByItself;
    private (string Name, byte[] Utf8)[]? _evidence;

    public string PageOrder => Order ?? Key ?? "RowId";

    private static readonly HashSet<string> Common = ["RowId", "CompanyId", "KeyName"];

    public static IReadOnlySet<string> ReadOnlyMembers(params string[] names) => new HashSet<string>([.. Common, .. names], StringComparer.Ordinal);

    /// <summary>Uniconta sets the member by itself, and an insert does not say it.</summary>
    public bool SetsByItself(ReadOnlySpan<byte> name)
    {
        foreach (var own in _setByItself ??= [.. ReadOnly.Append("KeyStr").Select(Encoding.UTF8.GetBytes)])
        {
            if (name.SequenceEqual(own))
                return true;
        }

        return false;
    }

    /// <summary>What finds a new row again; gathered when it is looked at.</summary>
    public WriteEvidence Evidence(byte[] row) => new() { Hints = new LateHints<(UnicontaTable Table, byte[] Row)>((this, row), static s => s.Table.Hints(s.Row, null)) };

    /// <summary>What finds the row again.</summary>
    public WriteEvidence Evidence(ReadOnlySpan<byte> row, string? rowId) => new() { Hints = Hints(row, rowId) };

    private Dictionary<string, string> Hints(ReadOnlySpan<byte> row, string? rowId)
    {
        var hints = new Dictionary<string, string>(Marks.Count + 3, StringComparer.Ordinal) { ["table"] = Entity };
        if (rowId is not null)
            hints["RowId"] = rowId;
        _evidence ??= [.. (Key is null ? Marks : [Key, .. Marks]).Select(static n => (n, Encoding.UTF8.GetBytes(n)))];
        for (var members = new RowMembers(row); members.Next();)
        {
            foreach (var (name, utf8) in _evidence)
            {
                if (members.Name.SequenceEqual(utf8) && members.Kind is JsonTokenType.String or JsonTokenType.Number && members.Text() is { Length: > 0 } text)
                    hints[name] = text;
            }
        }

        return hints;
    }
}
