using Connectors.Conventions.Tests.Support;
using Connectors.TestSupport;

namespace Connectors.Conventions.Tests.Coverage;

public sealed partial class CoverageTests
{
    private const string Folder = "tests/Connectors.Conventions.Tests/Coverage/";

    private static readonly string[] Rows = Lines("acceptance-rows.txt");
    private static readonly string[] Rules = Lines("engine-rules.txt");

    private static readonly IReadOnlyList<TestMark> Marks = [.. Repository.Under("tests/", ".cs").SelectMany(static f => TestMark.Read(f, Repository.Read(f)))];

    [Fact]
    public void Marks_name_known_rows_and_rules() => Findings.None(CoverageTable.Unknown(Marks, "Acceptance", Rows)
        .Concat(CoverageTable.Unknown(Marks, "Rule", [.. Rules.Select(static r => r.Split(' ')[0])])));

    [Fact]
    public void The_acceptance_table_is_up_to_date() => UpToDate("docs/acceptance.md", _ => CoverageTable.Acceptance(Rows, Marks));

    [Fact]
    public void The_table_of_rules_is_up_to_date() => UpToDate("docs/reliability.md", d => CoverageTable.Replace(d, CoverageTable.Rules(Rules, Marks)));

    /// <summary>A row is held, said to be held in part, or said to be left: none is forgotten.</summary>
    [Fact, Acceptance("P-22a")]
    public void Every_row_has_a_test_or_a_line_that_leaves_it_to_a_later_issue()
    {
        var later = LaterRows(Repository.Read("docs/later.md"));
        var marked = Marks.Where(static m => m.Kind == "Acceptance").Select(static m => m.Id).ToHashSet(StringComparer.Ordinal);
        Findings.None(
        [
            .. Rows.Where(r => !marked.Contains(r) && !later.Contains(r)).Select(static r => new Finding("docs/later.md", $"{r} has no test and no line here")),
            .. later.Except(Rows).Select(static r => new Finding("docs/later.md", $"{r} is no row")),
        ]);
    }

    [Fact]
    public void A_line_without_the_sentence_leaves_nothing_to_later() =>
        Assert.Equal(["P-01"], LaterRows("| row | what is left |\n|---|---|\n| P-01 | later issue: pages |\n| P-02 | some day |\n| P-03 |\n"));

    /// <summary>A minimum of a pair counts only where a suite plays the pair: each is named by a suite or a test in its vendor's folder, which goes through the comparison that asks for the minimum.</summary>
    [Fact, Acceptance("P-22a")]
    public void Every_pair_with_minimum_fields_is_played_by_a_suite_of_its_vendor()
    {
        const string Pairs = "tests/Connectors.Pairs.Tests/";
        var minimum = Repository.Read(Pairs + "Suite/PairMinimum.cs");
        var all = MinimumPair().Matches(minimum).Select(static m => (Vendor: m.Groups[1].Value, Mapping: m.Groups[2].Value)).ToList();
        Assert.True(all.Count > 15, $"{all.Count}");
        Assert.Contains("PairMinimum.Check(Vendor, Mapping,", Repository.Read(Pairs + "Suite/PairSuite.cs"), StringComparison.Ordinal);
        Findings.None(all.Where(static p => !Repository.Under($"{Pairs}{char.ToUpperInvariant(p.Vendor[0])}{p.Vendor[1..]}/", ".cs").Any(f => Plays(Repository.Read(f), p.Mapping)))
            .Select(static p => new Finding(Pairs + "Suite/PairMinimum.cs", $"{p.Vendor}.{p.Mapping} has minimum fields and no suite that compares them")));
    }

    [System.Text.RegularExpressions.GeneratedRegex("""\[\("([a-z]+)", "([A-Za-z]+)"\)\] =""")]
    private static partial System.Text.RegularExpressions.Regex MinimumPair();

    /// <summary>It hands the mapping's name to a suite: <c>(pair, "company"</c>, or to the method that plays one.</summary>
    private static bool Plays(string text, string mapping) => text.Split('\n').Any(l => l.Contains($", \"{mapping}\",", StringComparison.Ordinal) && (l.Contains("Suite<", StringComparison.Ordinal) || l.Contains("PlayAsync(", StringComparison.Ordinal)));

    private static List<string> LaterRows(string text) =>
        [.. text.Split('\n').Select(static l => l.Split('|')).Where(static c => c.Length > 3 && c[2].Contains("later issue", StringComparison.Ordinal)).Select(static c => c[1].Trim())];

    private static void UpToDate(string file, Func<string, string> write)
    {
        var path = Repository.FullPath(file);
        var before = File.Exists(path) ? File.ReadAllText(path) : "";
        var after = write(before);
        if (Environment.GetEnvironmentVariable("CONNECTORS_ACCEPT_VERIFIED") == "1")
            File.WriteAllText(path, after);
        else if (before != after)
            Assert.Fail($"{file} is out of date. Run these tests once with CONNECTORS_ACCEPT_VERIFIED=1 and read the difference. First one:\n  {FirstDifference(before, after)}");
    }

    private static string FirstDifference(string before, string after)
    {
        var (old, current) = (before.Split('\n'), after.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, current.Length)).First(i => At(old, i) != At(current, i));
        return $"line {line + 1}\n  it says:   {At(old, line)}\n  should be: {At(current, line)}";

        static string At(string[] lines, int index) => index < lines.Length ? lines[index] : "(nothing)";
    }

    private static string[] Lines(string file) => Repository.Read(Folder + file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
