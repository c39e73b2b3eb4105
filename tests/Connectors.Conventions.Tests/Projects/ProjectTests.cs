using Connectors.Conventions.Tests.Support;
using Connectors.TestSupport;

namespace Connectors.Conventions.Tests.Projects;

public sealed class ProjectTests
{
    private static readonly string[] Binary = [".png", ".snk", ".xlsx", ".zip"];

    private static IEnumerable<string> TextFiles => Repository.Files.Where(static f => !Binary.Contains(Path.GetExtension(f)));

    [Fact]
    public void Every_project_is_of_the_kind_of_its_folder() => Findings.None(Repository.Projects.SelectMany(ProjectRules.Kind));

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = Repository.Read("Connectors.sln");
        Findings.None(Repository.Projects.SelectMany(p => ProjectRules.IsInSolution(p, solution)));
    }

    [Fact]
    public void Every_package_has_a_readme() => Findings.None(Repository.Packages.SelectMany(static p =>
        ProjectRules.Readme(p.Name, Repository.Files.Contains(p.Folder + "/README.md") ? Repository.Read(p.Folder + "/README.md") : null)));

    [Fact]
    public void Every_package_has_tests_of_its_own() => Findings.None(Repository.Packages
        .Where(static p => Repository.Projects.All(t => t.Path != $"tests/{p.Name}.Tests/{p.Name}.Tests.csproj" || !t.Projects.Contains(p.Name)))
        .Select(static p => new Finding(p.Path, $"has no tests/{p.Name}.Tests that references it")));

    [Fact]
    public void Libraries_are_finished() => Findings.None(Repository.Under("src/", ".cs").SelectMany(static f => SourceRules.Unfinished(f, Repository.Read(f))));

    [Fact, Acceptance("I-03")]
    public void Keys_of_calls_from_outside_are_compared_in_constant_time()
    {
        var readers = Repository.Under("src/", ".cs").Where(static f => (f.Contains("Webhook", StringComparison.Ordinal) || f.Contains("Consent", StringComparison.Ordinal)) && !f.StartsWith("src/Connectors.Testing/", StringComparison.Ordinal)).ToList();
        Findings.None(readers.SelectMany(static f => SourceRules.ComparedInSight(f, Repository.Read(f))));
        Assert.True(readers.Count(static f => Repository.Read(f).Contains("FixedTimeEquals", StringComparison.Ordinal)) >= 6);
    }

    [Fact]
    public void Files_are_read_in_one_sitting() => Findings.None(Repository.Files
        .Where(static f => f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal))
        .SelectMany(static f => SourceRules.TooLong(f, Repository.Read(f))));

    [Fact]
    public void Nothing_is_tied_to_one_machine() => Findings.None(TextFiles.SelectMany(static f => SourceRules.TiedToOneMachine(f, Repository.Read(f))));

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        var known = Repository.Files.Concat(Repository.Files.SelectMany(static f => Parents(f))).ToHashSet();
        Findings.None(Repository.Under("", ".md").SelectMany(f => SourceRules.BrokenLinks(f, Repository.Read(f), known.Contains)));

        static IEnumerable<string> Parents(string file)
        {
            for (var i = file.IndexOf('/', StringComparison.Ordinal); i > 0; i = file.IndexOf('/', i + 1))
                yield return file[..i];
        }
    }

    /// <summary>A misspelt id bans nothing, and nothing says so.</summary>
    [Fact]
    public void Every_banned_member_exists()
    {
        System.Reflection.Assembly[] assemblies = [typeof(object).Assembly, typeof(HttpClient).Assembly, typeof(Console).Assembly, typeof(System.Timers.Timer).Assembly, typeof(System.Diagnostics.Stopwatch).Assembly];
        var lines = Repository.Read("eng/BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Findings.None(lines.Select(static l => l.Split(';')[0].Trim()).Where(id => !DocumentationIds.Exists(id, assemblies)).Select(static id => new Finding(id, "does not exist")));
    }

    [Fact]
    public void No_library_switches_the_banned_members_off() => Findings.None(Repository.Files.Where(static f => f.StartsWith("src/", StringComparison.Ordinal) && !Binary.Contains(Path.GetExtension(f)))
        .SelectMany(static f => SourceRules.Suppressed(f, Repository.Read(f))));
}
