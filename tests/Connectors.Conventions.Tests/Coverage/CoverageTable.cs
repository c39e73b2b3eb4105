using System.Text;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Coverage;

/// <summary>Writes which tests hold which rows and rules. A table is never edited by hand: it follows the marks.</summary>
internal static class CoverageTable
{
    public const string Begin = "<!-- rules and their tests: written by the conventions tests -->";
    public const string End = "<!-- end of rules and their tests -->";

    private static readonly (string Prefix, string Name)[] Guides =
    [
        ("000", "Reviso and CRM in Cloud"), ("001", "Smartbill and MiniCRM"), ("002", "Uniconta and webCRM"), ("003", "Dinero and Simply CRM"),
        ("004", "Sage Intacct and Salesforce"), ("I", "implied needs"), ("P", "practice"),
    ];

    /// <summary>A mark with an id that nobody knows proves nothing.</summary>
    public static IEnumerable<Finding> Unknown(IEnumerable<TestMark> marks, string kind, IReadOnlyList<string> ids) => marks
        .Where(m => m.Kind == kind && !ids.Contains(m.Id))
        .Select(m => new Finding(m.Where, m.Id.Length == 0 ? $"[{kind}] needs its id as a plain text" : $"[{kind}] names {m.Id}, which is no row or rule"));

    /// <summary>The text of docs/acceptance.md.</summary>
    public static string Acceptance(IReadOnlyList<string> rows, IEnumerable<TestMark> marks)
    {
        var byRow = marks.Where(static m => m.Kind == "Acceptance").GroupBy(static m => m.Id).ToDictionary(static g => g.Key, static g => g.ToList());
        var text = new StringBuilder("""
            # Acceptance

            Which rows of the acceptance list are held by tests. Each test named here is marked `[Acceptance("row")]` and would fail if the behaviour of its row were removed.
            This file is written by the conventions tests (`CONNECTORS_ACCEPT_VERIFIED=1`), which fail when it is out of date.

            | list | rows | held | in part | open |
            |---|---|---|---|---|

            """);
        foreach (var (prefix, name) in Guides)
        {
            var own = rows.Where(r => IsOf(r, prefix)).ToList();
            text.Append(null, $"| {prefix} {name} | {own.Count} | {own.Count(IsHeld)} | {own.Count(r => byRow.ContainsKey(r) && !IsHeld(r))} | {own.Count(r => !byRow.ContainsKey(r))} |\n");
        }

        foreach (var (prefix, name) in Guides)
        {
            var own = rows.Where(r => IsOf(r, prefix)).ToList();
            text.Append(null, $"\n## {prefix} {name}\n\n");
            if (own.Any(byRow.ContainsKey))
                text.Append("| row | tests | missing |\n|---|---|---|\n");
            foreach (var row in own.Where(byRow.ContainsKey))
                text.Append(null, $"| {row} | {Join(byRow[row].Select(static m => m.Test))} | {Cell(string.Join("; ", Missing(row)))} |\n");
            var open = own.Where(r => !byRow.ContainsKey(r)).ToList();
            if (open.Count > 0)
                text.Append(null, $"{(open.Count < own.Count ? "\n" : "")}Open: {string.Join(' ', open)}\n");
        }

        return text.ToString();

        bool IsHeld(string row) => byRow.TryGetValue(row, out var tests) && tests.Any(static m => m.Missing.Length == 0);
        IEnumerable<string> Missing(string row) => IsHeld(row) ? [] : byRow[row].Select(static m => m.Missing).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>The section of docs/reliability.md between <see cref="Begin"/> and <see cref="End"/>, both included.</summary>
    /// <param name="rules">Lines of a rule's id and its name.</param>
    public static string Rules(IReadOnlyList<string> rules, IEnumerable<TestMark> marks)
    {
        var byRule = marks.Where(static m => m.Kind == "Rule").ToLookup(static m => m.Id, static m => m.Test);
        var text = new StringBuilder(Begin).Append("\n\n| rule | name | tests |\n|---|---|---|\n");
        foreach (var rule in rules)
        {
            var id = rule.Split(' ')[0];
            // A rule without a test is a gap to see. A property or a demand on the simulation is named where a test holds it.
            if (!byRule[id].Any() && id[0] != 'R')
                continue;
            text.Append(null, $"| {id} | {rule[(id.Length + 1)..]} | {(byRule[id].Any() ? Join(byRule[id]) : "open")} |\n");
        }

        return text.Append('\n').Append(End).ToString();
    }

    /// <summary>The document with its section replaced, or appended when it has none.</summary>
    public static string Replace(string document, string section)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? $"{document.TrimEnd()}\n\n{section}\n" : document[..begin] + section + document[(end + End.Length)..];
    }

    private static bool IsOf(string row, string prefix) => row.StartsWith(prefix + "-", StringComparison.Ordinal);

    private static string Join(IEnumerable<string> tests) => string.Join("<br>", tests.Distinct().Order(StringComparer.Ordinal).Select(static t => $"`{t}`"));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
