using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Connectors.TestSupport.Postgres;

/// <summary>
/// A server of this test process alone, made from the installed programs: its own folder, a free port of the loopback, no password. A watchman ends it and removes the folder when the test process is
/// gone, whatever ended that.
/// </summary>
internal sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer>> Started = new(static () => Task.Run(StartAsync));

    private int _databases;

    private PostgresServer(string folder, int port)
    {
        Folder = folder;
        Port = port;
    }

    public string Folder { get; }

    public int Port { get; }

    /// <summary>The one server of this process.</summary>
    public static Task<PostgresServer> Current => Started.Value;

    public string ConnectionString(string database, int? port = null) => string.Create(CultureInfo.InvariantCulture,
        $"Host=127.0.0.1;Port={port ?? Port};Username=postgres;Database={database};SSL Mode=Disable;GSS Encryption Mode=Disable;Maximum Pool Size=30;Timeout=60;Include Error Detail=true");

    /// <summary>A new database.</summary>
    /// <param name="template">What it is a copy of; <see langword="null"/> = it is empty.</param>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _databases)}");
        await AdministerAsync($"CREATE DATABASE {name}" + (template is null ? "" : $" TEMPLATE {template}"));
        return name;
    }

    public Task DropDatabaseAsync(string name) => AdministerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    /// <summary>As the owner of the server, outside of any test's database.</summary>
    public async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A setting as it stands.</summary>
    public async Task<string> ShowAsync(string setting)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT current_setting('{setting}')", connection);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var binaries = PostgresBinaries.Folder ?? throw new InvalidOperationException("PostgreSQL is required (CONNECTORS_POSTGRES_REQUIRED=1) and not installed: apt-get install postgresql.");
        // Short: the path of a socket is limited to about a hundred characters.
        var folder = Directory.CreateTempSubdirectory("cpg-").FullName;
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres:postgres", folder);
        await AsOwnerAsync(Path.Combine(binaries, "initdb"), "-D", folder + "/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        // Killed processes lose nothing without fsync; only a killed machine would, and that no test does. In the file, and not on the command line, whose word ALTER SYSTEM cannot change.
        await File.AppendAllTextAsync(folder + "/data/postgresql.conf", "fsync = off\nmax_connections = 400\nlog_min_messages = fatal\ndeadlock_timeout = 100ms\n");
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePort();
            var settings = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -k {folder}");
            try
            {
                await AsOwnerAsync(Path.Combine(binaries, "pg_ctl"), "-D", folder + "/data", "-l", folder + "/log", "-w", "-t", "120", "-o", settings, "start");
                Watch(binaries, folder);
                return new PostgresServer(folder, port);
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                // Somebody took the port in between.
            }
        }
    }

    // The postmaster would outlive a test process that is killed. The watchman belongs to nobody's output and ends what it watches by its own folder.
    private static void Watch(string binaries, string folder)
    {
        var script = string.Create(CultureInfo.InvariantCulture,
            $"exec </dev/null >/dev/null 2>&1; while kill -0 {Environment.ProcessId} || [ -d /proc/{Environment.ProcessId} ]; do sleep 0.5; done; '{binaries}/pg_ctl' -D '{folder}/data' -m immediate -w stop; rm -rf '{folder}'");
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = "/" };
        foreach (var argument in Owner("sh", "-c", script))
            start.ArgumentList.Add(argument);
        Process.Start(start)!.Dispose();
    }

    private static Task AsOwnerAsync(params string[] command) => RunAsync(Owner(command));

    // The server refuses to run as root.
    private static string[] Owner(params string[] command) =>
        Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--reset-env", .. command] : command;

    private static async Task RunAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {await error}{await output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
