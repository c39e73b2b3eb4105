namespace Connectors.Conventions.Tests.Support;

/// <summary>One broken rule: where, and what to do about it.</summary>
internal sealed record Finding(string Where, string What)
{
    public override string ToString() => $"{Where}: {What}";
}

internal static class Findings
{
    /// <summary>Fails with every finding at once: one run shows the whole work.</summary>
    public static void None(IEnumerable<Finding> findings)
    {
        var lines = findings.Select(static f => f.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        if (lines.Count > 0)
            Assert.Fail($"{lines.Count} finding(s):\n  {string.Join("\n  ", lines)}");
    }

    /// <summary>For the tests of the rules: exactly one finding, which says the given words.</summary>
    public static void One(IEnumerable<Finding> findings, params string[] words)
    {
        var finding = Assert.Single(findings);
        foreach (var word in words)
            Assert.Contains(word, finding.ToString(), StringComparison.Ordinal);
    }
}
