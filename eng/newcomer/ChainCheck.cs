// Plays the world around a host of many tenants: a simulated Dinero with an organisation for each, one whose key was revoked, and one whose settings are broken. Nobody asks for a run.
//   ChainCheck <the host's program> <folder>
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.EntityFrameworkCore;

const int Count = 200;
const int Revoked = 70;
const int Broken = 130;
var (program, folder) = (args[0], args[1]);
using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
await using var dinero = await DineroSimulator.StartAsync(time: TimeProvider.System, cancellationToken: patience.Token);
dinero.Oddities.PersonalCallsPerMinute = null;
var database = $"Data Source={Path.Combine(folder, "chain.db")}";
var organizations = new List<DineroAccount>();
await using (var db = new ChainDb(new DbContextOptionsBuilder<ChainDb>().UseSqlite(database).Options))
{
    await db.Database.EnsureCreatedAsync(patience.Token);
    for (var i = 0; i < Count; i++)
    {
        var organization = dinero.AddAccount($"Shop {i} ApS");
        organizations.Add(organization);
        db.Add(new Tenant
        {
            Id = Id(i), Changed = i + 1, Organization = $"{organization.Id}", ApiKey = organization.ApiKey,
            Settings = i == Broken ? """{ "version": 1, "flow": "Sideways" }""" : """{ "version": 1, "flow": "Both", "winner": "Crm" }""",
        });
        db.Add(new Buyer { Tenant = Id(i), Name = $"Customer of {Id(i)}", Country = "DK", Email = $"post@{Id(i)}.example" });
    }

    await db.SaveChangesAsync(patience.Token);
}

dinero.SignIns.RevokeApiKey(organizations[Revoked].ApiKey);

var address = $"http://127.0.0.1:{FreePort()}/";
var said = new StringBuilder();
var start = new ProcessStartInfo("dotnet", [program, "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true };
foreach (var (name, value) in new Dictionary<string, string>
{
    ["Chain"] = database,
    ["Sync"] = Path.Combine(folder, "chain-sync.db"),
    ["Dinero__BaseAddress"] = dinero.BaseAddress.ToString(),
    ["Dinero__TokenAddress"] = dinero.TokenAddress.ToString(),
    ["Dinero__ClientId"] = dinero.SignIns.PersonalClientId,
    ["Dinero__ClientSecret"] = dinero.SignIns.PersonalClientSecret,
    ["Logging__LogLevel__Default"] = "Warning",
})
{
    start.Environment[name] = value;
}

var watch = Stopwatch.StartNew();
using var host = Process.Start(start)!;
host.OutputDataReceived += (_, e) => Heard(e.Data);
host.ErrorDataReceived += (_, e) => Heard(e.Data);
host.BeginOutputReadLine();
host.BeginErrorReadLine();
try
{
    while (organizations.Count(static o => o.Contacts.Count > 0) < Count - 2 && !host.HasExited)
        await Task.Delay(100, patience.Token);
    Claim($"{Count - 2} of {Count} tenants have their customer in their own Dinero after {watch.Elapsed.TotalSeconds:0} s, and nobody asked for a run",
        organizations.Index().Where(static o => o.Index is not (Revoked or Broken)).All(static o => o.Item.Contacts.Select(static c => c.Name).SequenceEqual([$"Customer of {Id(o.Index)}"])));
    while (Line(Revoked) is null || Line(Broken) is null)
        await Task.Delay(100, patience.Token);
    Claim("of the one whose key was revoked the host says that it is red, and why", Line(Revoked)!.Contains("API key", StringComparison.Ordinal));
    Claim("of the one whose settings are broken it says the same, and what is wrong", Line(Broken)!.Contains("flow", StringComparison.Ordinal));
    Claim("it and the one whose settings are broken have nothing, and no other one is red", organizations[Revoked].Contacts.Count == 0 && organizations[Broken].Contacts.Count == 0
        && Enumerable.Range(0, Count).All(o => o is Revoked or Broken || Line(o) is null));
}
catch (Exception e)
{
    Console.WriteLine($"FAILED: {(e as ClaimFailed)?.Message ?? e.ToString()} ({organizations.Count(static o => o.Contacts.Count > 0)} of {Count} after {watch.Elapsed.TotalSeconds:0} s)");
    Console.WriteLine(Said());
    Environment.ExitCode = 1;
}
finally
{
    if (!host.HasExited)
        host.Kill();
    host.WaitForExit();
}

return Environment.ExitCode;

string? Line(int tenant) => Said().Split('\n').FirstOrDefault(l => l.Contains($"{Id(tenant)} is red: ", StringComparison.Ordinal));

string Said()
{
    lock (said)
        return said.ToString();
}

void Heard(string? line)
{
    lock (said)
        said.AppendLine(line);
}

static string Id(int tenant) => $"tenant-{tenant:000}";

static void Claim(string what, bool holds)
{
    Console.WriteLine($"{(holds ? "  holds " : "  FAILED")} {what}");
    if (!holds)
        throw new ClaimFailed(what);
}

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

internal sealed class ClaimFailed(string what) : Exception(what);
