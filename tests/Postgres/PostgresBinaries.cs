using System.Diagnostics;

namespace Connectors.TestSupport.Postgres;

/// <summary>Where the programs of a PostgreSQL server are: beside initdb on the PATH, where Debian puts them, or where pg_config says.</summary>
internal static class PostgresBinaries
{
    /// <summary>The folder; <see langword="null"/> = there is no server on this machine.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Set by <c>.ci/run</c>: there PostgreSQL is installed, and tests that do not run are a failure.</summary>
    public static bool Required { get; } = Environment.GetEnvironmentVariable("CONNECTORS_POSTGRES_REQUIRED") == "1";

    /// <summary>Why the tests of this store are skipped here; <see langword="null"/> = they run (or fail, where they are required).</summary>
    public static string? Missing { get; } = Reason();

    private static string? Reason()
    {
        if (Required)
            return null;
        if (OperatingSystem.IsWindows())
            return "These tests start a PostgreSQL server of their own, which they know how to do on Linux and macOS.";
        return Folder is null ? "PostgreSQL is not installed: no initdb on the PATH, none in /usr/lib/postgresql/*/bin, and no pg_config. Debian: apt-get install postgresql." : null;
    }

    private static string? Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(static d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(static d => Path.Combine(d, "bin"))
            : [];
        return path.Select(Real).Concat(debian).Concat(FromPgConfig()).FirstOrDefault(static folder => folder is not null && File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }

    // A link on the PATH leads to the folder that holds the rest.
    private static string? Real(string folder)
    {
        var file = new FileInfo(Path.Combine(folder, "initdb"));
        return file.Exists ? Path.GetDirectoryName(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName) : null;
    }

    private static IEnumerable<string> FromPgConfig()
    {
        string folder;
        try
        {
            using var process = Process.Start(new ProcessStartInfo("pg_config", "--bindir") { RedirectStandardOutput = true })!;
            folder = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            yield break;
        }

        yield return folder;
    }
}
