using System.Reflection;
using System.Runtime.CompilerServices;

namespace Connectors.TestSupport;

/// <summary>
/// Compares a text with the committed <c>{File}.{Member}[_{scenario}].verified.txt</c> beside the test and writes <c>.received.txt</c> when they differ:
/// the file naming of Verify.Xunit, so that a swap is mechanical.
/// </summary>
/// <remarks>Set CONNECTORS_ACCEPT_VERIFIED=1 to write the verified files instead. Never do that in CI: read the difference first.</remarks>
internal static class Verified
{
    private static readonly string ProjectDirectory = typeof(Verified).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;

    public static void Text(string actual, string? scenario = null, [CallerFilePath] string path = "", [CallerMemberName] string member = "")
    {
        path = path.Replace('\\', '/');
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
            folder = ProjectDirectory;
        var name = $"{Path.GetFileNameWithoutExtension(path)}.{member}{(scenario is null ? "" : "_" + scenario)}";
        var verified = Path.Combine(folder, name + ".verified.txt");
        var received = Path.Combine(folder, name + ".received.txt");
        var text = Normalise(actual);

        if (Environment.GetEnvironmentVariable("CONNECTORS_ACCEPT_VERIFIED") == "1")
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }

        var expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        Assert.Fail(expected is null
            ? $"There is no verified text yet. Read {Path.GetFileName(received)} and rename it to {Path.GetFileName(verified)}.\n\n{text}"
            : $"The text differs from {Path.GetFileName(verified)}: {FirstDifference(expected, text)}");
    }

    /// <summary>What was verified for another member of the same file.</summary>
    public static string Read(string member, [CallerFilePath] string path = "")
    {
        path = path.Replace('\\', '/');
        var folder = Path.GetDirectoryName(path)!;
        return Normalise(File.ReadAllText(Path.Combine(Directory.Exists(folder) ? folder : ProjectDirectory, $"{Path.GetFileNameWithoutExtension(path)}.{member}.verified.txt")));
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');

    private static string FirstDifference(string expected, string actual)
    {
        var e = expected.Split('\n');
        var a = actual.Split('\n');
        for (var i = 0; i < Math.Max(e.Length, a.Length); i++)
        {
            var left = i < e.Length ? e[i] : "(no line)";
            var right = i < a.Length ? a[i] : "(no line)";
            if (left != right)
                return $"line {i + 1}\n  verified: {left}\n  received: {right}";
        }

        return "(only line ends differ)";
    }
}
