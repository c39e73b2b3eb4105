using System.Text.RegularExpressions;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Docs;

/// <summary>A page for users: its prose, its code spans, its sections.</summary>
internal sealed partial record DocPage(string File, string Text)
{
    public static DocPage Read(string file) => new(file, Repository.Read(file).ReplaceLineEndings("\n"));

    /// <summary>Code spans of the prose, without those in blocks of code.</summary>
    public IEnumerable<string> CodeSpans => Span().Matches(Fence().Replace(Text, "")).Select(static m => m.Groups[1].Value).Distinct();

    /// <summary>The blocks of code of a language.</summary>
    public IEnumerable<string> Blocks(string language) => Fence().Matches(Text).Select(static m => m.Value).Where(b => b.StartsWith($"```{language}\n", StringComparison.Ordinal));

    /// <summary>Identifiers within a code span, with their dots: <c>ISyncEngine.PlanAsync</c>. Texts in quotes are values and no names.</summary>
    public static IEnumerable<string> Identifiers(string span) => Identifier().Matches(Quoted().Replace(span, "")).Select(static m => m.Value.TrimEnd('.'))
        // r.Flow: a member of what a lambda is given.
        .Select(static name => name is [_, '.', ..] ? name[2..] : name);

    /// <summary>What stands below a heading, up to the next one of its level or above.</summary>
    public string Section(string heading)
    {
        var start = Text.IndexOf($"{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{File} has no '{heading}'.");
        var level = heading.TakeWhile(static c => c == '#').Count();
        var end = Heading().Matches(Text).Where(m => m.Index > start && m.Groups[1].Length <= level).Select(static m => m.Index).FirstOrDefault(Text.Length);
        return Text[start..end];
    }

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![\w:/$@.-])[A-Za-z_]\w*(\.\w+)*\.?(?![\w/-])")]
    private static partial Regex Identifier();

    [GeneratedRegex("^(#+) ", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
