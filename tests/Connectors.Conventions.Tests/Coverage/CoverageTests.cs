using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Coverage;

public sealed class CoverageTests
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
