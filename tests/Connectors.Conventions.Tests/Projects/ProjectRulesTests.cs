using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Projects;

/// <summary>Each rule is fed something deliberately wrong and must find exactly that. The wrong texts are put together here, so that this file does not hold them.</summary>
public sealed class ProjectRulesTests
{
    [Theory]
    [InlineData("src/A/A.csproj", "Test", "needs <ProjectType>Library</ProjectType>")]
    [InlineData("tests/A/A.csproj", "", "needs <ProjectType>Test</ProjectType>")]
    [InlineData("elsewhere/A.csproj", "Library", "no folder for projects")]
    public void A_wrong_kind_is_found(string path, string type, string expected) => Findings.One(ProjectRules.Kind(Project(path, type)), path, expected);

    [Fact]
    public void A_project_that_the_solution_does_not_know_is_found()
    {
        Findings.One(ProjectRules.IsInSolution(Project("src/A/A.csproj", "Library"), "\"src\\AA\\A.csproj\""), "not in Connectors.sln");
        Assert.Empty(ProjectRules.IsInSolution(Project("src/A/A.csproj", "Library"), "\"src\\A\\A.csproj\""));
    }

    [Theory]
    [InlineData(null, "has no README.md")]
    [InlineData("A\n\nText.", "does not begin with '# A'")]
    [InlineData("# A\n\n", "says nothing")]
    public void A_poor_readme_is_found(string? text, string expected) => Findings.One(ProjectRules.Readme("A", text), expected);

    [Theory]
    [InlineData("// TO" + "DO: later")]
    [InlineData("throw new NotImplemented" + "Exception();")]
    public void Unfinished_code_is_found(string line) => Findings.One(SourceRules.Unfinished("A.cs", "first\n" + line), "A.cs:2");

    [Fact]
    public void A_name_that_only_sounds_unfinished_passes() => Assert.Empty(SourceRules.Unfinished("A.cs", "var todoList = 1; // Todos"));

    [Theory]
    [InlineData("path = \"/ho" + "me/jens/x\"")]
    [InlineData("C:" + "\\Users\\jens")]
    [InlineData("https://feed.example/v3/index" + ".json")]
    [InlineData("from nuget" + ".org")]
    public void A_tie_to_one_machine_is_found(string text) => Findings.One(SourceRules.TiedToOneMachine("A.md", text), "A.md:1");

    [Theory]
    [InlineData("https://api.example/home/x")]
    [InlineData("src/tmp/x")]
    [InlineData("/v1/home")]
    public void An_address_or_relative_path_passes(string text) => Assert.Empty(SourceRules.TiedToOneMachine("A.md", text));

    [Fact]
    public void A_long_file_is_found()
    {
        Findings.One(SourceRules.TooLong("A.cs", new string('\n', SourceRules.LongestFile + 1)), "A.cs");
        Assert.Empty(SourceRules.TooLong("A.cs", new string('\n', SourceRules.LongestFile)));
    }

    [Fact]
    public void A_link_to_nothing_is_found() => Findings.One(SourceRules.BrokenLinks("docs/a.md", "[b](b.md) [c](../src/c.md#x) [d](https://d.example/x) [e](#e)", static f => f == "docs/b.md"), "../src/c.md");

    [Theory]
    [InlineData("if (token == given) { }", true)]
    [InlineData("return string.Equals(secret, given, StringComparison.Ordinal);", true)]
    [InlineData("return signature.SequenceEqual(given);", true)]
    [InlineData("if (token == null || secret != \"\") { }", false)]
    [InlineData("if (key == name && FixedTimeEquals(token, given)) { }", false)]
    public void A_secret_that_is_compared_letter_by_letter_is_found(string line, bool wrong) => Assert.Equal(wrong ? 1 : 0, SourceRules.ComparedInSight("A.cs", line).Count());

    [Fact]
    public void A_switched_off_ban_is_found() => Findings.One(SourceRules.Suppressed("A.cs", "#pragma warning disable RS" + "0030"), "A.cs:1");

    [Theory]
    [InlineData("M:System.Threading.Tasks.Task.Wait(System.Int32)", true)]
    [InlineData("M:System.Threading.Tasks.Task.Wait(System.String)", false)]
    [InlineData("P:System.Threading.Tasks.Task`1.Result", true)]
    [InlineData("P:System.Threading.Tasks.Task.Result", false)]
    [InlineData("M:System.Threading.Timer.#ctor", false)]
    [InlineData("T:System.Threading.Timers", false)]
    public void A_documentation_id_is_looked_up(string id, bool exists) => Assert.Equal(exists, DocumentationIds.Exists(id, [typeof(object).Assembly]));

    private static ProjectFile Project(string path, string type) => ProjectFile.Parse(path, $"<Project><PropertyGroup><ProjectType>{type}</ProjectType></PropertyGroup></Project>");
}
