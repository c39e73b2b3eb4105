using System.Text.RegularExpressions;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Projects;

/// <summary>What no committed file may hold.</summary>
internal static partial class SourceRules
{
    public const int LongestFile = 600;

    public static IEnumerable<Finding> Unfinished(string file, string text) => Matches(file, text, UnfinishedPattern(), "is unfinished");

    public static IEnumerable<Finding> Suppressed(string file, string text) =>
        Matches(file, text, SuppressedPattern(), "switches off the list of banned members (eng/BannedSymbols.txt)");

    /// <summary>How long a comparison takes must not say how much of a secret was right: <c>CryptographicOperations.FixedTimeEquals</c> compares it.</summary>
    public static IEnumerable<Finding> ComparedInSight(string file, string text) => Matches(file, text, ComparedPattern(), "compares a secret letter by letter");

    /// <summary>A fresh clone works anywhere: no folder of one machine, no address of a package source.</summary>
    public static IEnumerable<Finding> TiedToOneMachine(string file, string text) =>
        Matches(file, text, FolderPattern(), "names a folder of one machine").Concat(Matches(file, text, SourcePattern(), "names a package source"));

    public static IEnumerable<Finding> TooLong(string file, string text)
    {
        var lines = text.Count(static c => c == '\n');
        if (lines > LongestFile)
            yield return new(file, $"has {lines} lines, more than {LongestFile}: too long for one sitting");
    }

    /// <summary>A link inside the repository leads somewhere.</summary>
    /// <param name="exists">Whether a path relative to the repository is a file or a folder of it.</param>
    public static IEnumerable<Finding> BrokenLinks(string file, string text, Func<string, bool> exists)
    {
        foreach (Match link in LinkPattern().Matches(text))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length == 0 || target.Contains("://", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal))
                continue;
            var folder = Path.GetDirectoryName("/" + file)!;
            if (!exists(Path.GetFullPath(Path.Combine(folder, target)).TrimStart('/').TrimEnd('/')))
                yield return new(file, $"links to {target}, which is not there");
        }
    }

    private static IEnumerable<Finding> Matches(string file, string text, Regex pattern, string what) =>
        pattern.Matches(text).Select(m => new Finding($"{file}:{1 + text.AsSpan(0, m.Index).Count('\n')}", $"{what}: {m.Value.Trim()}"));

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b|\bNotImplementedException\b")]
    private static partial Regex UnfinishedPattern();

    [GeneratedRegex(@"\bRS0030\b")]
    private static partial Regex SuppressedPattern();

    [GeneratedRegex(@"\b\w*(secret|token|signature|apikey)\w*\s*[!=]=\s*(?!null\b|default\b|""|\d)\w+|\bstring\.Equals\(\s*\w*(secret|token|signature|apikey)\w*\s*,|\b\w*(secret|token|signature|apikey)\w*\.(SequenceEqual|Equals)\(", RegexOptions.IgnoreCase)]
    private static partial Regex ComparedPattern();

    [GeneratedRegex(@"(?<![.\w/])/(work|root|home|Users|tmp)/\w|\b[A-Z]:\\+Users\b")]
    private static partial Regex FolderPattern();

    [GeneratedRegex(@"https?://[^\s""'<>]+/index\.json|\bnuget\.org\b|\bregistry\.npmjs\b|\bpkgs\.dev\.azure\b")]
    private static partial Regex SourcePattern();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkPattern();
}
