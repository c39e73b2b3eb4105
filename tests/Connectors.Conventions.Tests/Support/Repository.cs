using System.Diagnostics;
using System.Reflection;

namespace Connectors.Conventions.Tests.Support;

/// <summary>The repository on disk, as git knows it: committed files and new ones that are not ignored.</summary>
internal static class Repository
{
    private static readonly Dictionary<string, string?> Metadata = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(static a => a.Key, static a => a.Value);

    public static string Configuration { get; } = Metadata["Configuration"]!;

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Metadata["ProjectDirectory"]!, "..", ".."));

    /// <summary>Paths relative to <see cref="Root"/>, with forward slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files { get; } = ListFiles();

    public static IReadOnlyList<ProjectFile> Projects { get; } =
        [.. Files.Where(static f => f.EndsWith(".csproj", StringComparison.Ordinal)).Select(static f => ProjectFile.Parse(f, Read(f)))];

    public static IEnumerable<ProjectFile> Packages => Projects.Where(static p => p.Path.StartsWith("src/", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(FullPath(file));

    public static string FullPath(string file) => Path.Combine(Root, file);

    public static IEnumerable<string> Under(string folder, string extension) => Files.Where(f =>
        f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>The built assembly of a package, from the output folder of these tests.</summary>
    public static Assembly Load(string package) => Assembly.Load(new AssemblyName(package));

    /// <returns>The program's output; it fails when the program does.</returns>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, RedirectStandardOutput = true, RedirectStandardError = true };
        // An MSBuild that this test run leaves behind would keep its output streams open, and the run waiting.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output}\n{error.Result}");
        return output;
    }

    private static IReadOnlyList<string> ListFiles() =>
        [.. Run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Distinct().Where(static f => File.Exists(FullPath(f))).Order(StringComparer.Ordinal)];
}
