// Plays the world around a newcomer's host: a simulated SmartBill, her old offers, a user who accepts some of them, and a machine that dies in the middle of an invoice.
//   Check <the host's program> <folder>
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Connectors.Testing;
using Connectors.Testing.Smartbill;
using Microsoft.EntityFrameworkCore;

const int Old = 3_000;
var (program, folder) = (args[0], args[1]);
using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
await using var smartbill = await SmartbillSimulator.StartAsync(static a => a.AddSeries("CRM", "f", next: 42), TimeProvider.System, patience.Token);
var account = smartbill.Account;
// The check is quicker than any user: the vendor's limit of calls is not what it is about.
smartbill.Oddities.CallsPerWindow = null;
var database = $"Data Source={Path.Combine(folder, "shop.db")}";
await FillAsync();

using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}/"), Timeout = TimeSpan.FromMinutes(1) };
using var host = new Host(program, http.BaseAddress, new()
{
    ["Shop"] = database,
    ["Sync"] = Path.Combine(folder, "sync.db"),
    ["Smartbill__BaseAddress"] = smartbill.ApiAddress.ToString(),
    ["Smartbill__CallsPerTenSeconds"] = "30",
    ["Smartbill__InteractiveReserve"] = "0",
    ["Smartbill__Credentials__CompanyVatCode"] = account.Cif,
    ["Smartbill__Credentials__Email"] = account.Email,
    ["Smartbill__Credentials__Token"] = account.Token,
    ["Invoicing__version"] = "1",
    ["Invoicing__documents__invoice-from-offer__enabled"] = "true",
    ["Invoicing__documents__invoice-from-offer__series"] = "CRM",
    ["Invoicing__documents__invoice-from-offer__trigger__0"] = "Accepted",
    ["Invoicing__documents__invoice-from-offer__book"] = "true",
    ["Logging__LogLevel__Default"] = "Warning",
});
try
{
    await StartAsync();
    await CallAsync(HttpMethod.Put, "connectors/shop/mode", """{ "mode": "Live" }""");
    await RunAsync();
    await RunAsync();
    Claim($"{Old:N0} offers that were accepted long ago send nothing", smartbill.CountCalls("invoices.create") == 0 && account.Invoices.Count == 0);

    await AcceptAsync(1);
    var first = await ShownAsync(1);
    var invoice = account.Invoices.SingleOrDefault();
    Claim("a status change issues one invoice", smartbill.CountCalls("invoices.create") == 1 && invoice is { Series: "CRM", Number: "0042", Client.Name: "Acme SRL" });
    Claim("its number, link, PDF and state stand in her table", first is { InvoiceNumber: "CRM 0042", InvoiceState: "issued", InvoiceMessage: null } && IsPdf(first.InvoicePdf), first);
    Claim("the link shows it", (await http.GetStringAsync(new Uri(first.InvoiceLink!))).Contains("CRM0042", StringComparison.Ordinal));

    account.Collect("CRM", "0042", 10m);
    var send = (string)(await CallAsync(HttpMethod.Get, "connectors/shop/documents/sends?record=offer:1"))!.AsArray().Single()!["id"]!;
    await CallAsync(HttpMethod.Post, $"connectors/shop/documents/sends/{send}/refresh", "{}");
    await RunAsync();
    first = await OfferAsync(1);
    Claim("what was paid stands there too", first is { InvoiceState: "part-paid", Paid: 10m } && first.StillOpen == invoice!.Total - 10m, first);

    // Killed while the vendor works on it; after he has made it and before he could say so.
    await KillAsync(2, "while SmartBill makes the invoice", smartbill.Faults.HoldBeforeCommit("invoices.create"));
    await KillAsync(3, "after SmartBill made it and before its answer", smartbill.Faults.HoldAfterCommit("invoices.create"));

    await RunAsync();
    var offers = await ShopAsync(static db => db.Offers.AsNoTracking().ToListAsync());
    var numbers = offers.Where(static o => o.InvoiceNumber is not null).Select(static o => (o.Id, o.InvoiceNumber)).Order().ToList();
    Claim("in the end three invoices, each sent once, and nothing of the old ones", smartbill.CountCalls("invoices.create") == 3 && numbers.SequenceEqual(account.Invoices.Select(static (i, at) => (at + 1, (string?)$"{i.Series} {i.Number}"))) && numbers.Count == 3);
}
catch (Exception e) when (e is not ClaimFailed)
{
    Console.WriteLine($"FAILED: {e}");
    Environment.ExitCode = 1;
}
catch (ClaimFailed)
{
    Environment.ExitCode = 1;
}
finally
{
    host.Kill();
    if (Environment.ExitCode != 0)
        Console.WriteLine(host.Said);
}

return Environment.ExitCode;

async Task KillAsync(int offer, string when, SimulatorFault fault)
{
    await AcceptAsync(offer);
    // The call of the run that gets there is never answered.
    var held = fault.WaitUntilHeldAsync(patience.Token);
    var pressed = RunAsync();
    while (await Task.WhenAny(held, pressed) != held)
        pressed = RunAsync();
    await held;
    host.Kill();
    await pressed.ContinueWith(static t => t.Exception, TaskScheduler.Default);
    fault.Release();
    await StartAsync();
    var shown = await ShownAsync(offer);
    var number = $"CRM {40 + offer + 1:0000}";
    Claim($"killed {when}: it was issued once and stands in her table", smartbill.CountCalls("invoices.create") == offer && account.Invoices.Count == offer && shown.InvoiceNumber == number && shown is { InvoiceState: "issued", InvoiceMessage: null } && IsPdf(shown.InvoicePdf)
        // SmartBill says the link in that one answer and nowhere else.
        && shown.InvoiceLink is null, shown);
}

async Task FillAsync()
{
    await ShopAsync(static async db =>
    {
        await db.Database.EnsureCreatedAsync();
        var acme = new Customer { Name = "Acme SRL", Cui = "RO12345674", Street = "Str. Mare 1", City = "Cluj-Napoca", County = "Cluj", Country = "Romania" };
        for (var i = 0; i < 4; i++)
            db.Add(New(acme, "Offered"));
        await db.SaveChangesAsync();
        for (var i = 0; i < Old; i++)
            db.Add(New(acme, "Accepted"));
        return await db.SaveChangesAsync();
    });

    static Offer New(Customer customer, string status) => new() { Customer = customer, Status = status, Lines = [new() { Code = "S8", Text = "Surub M8", Quantity = 3, Price = 10.50m }] };
}

async Task<T> ShopAsync<T>(Func<ShopDb, Task<T>> work)
{
    await using var db = new ShopDb(new DbContextOptionsBuilder<ShopDb>().UseSqlite(database).Options);
    return await work(db);
}

Task<Offer> OfferAsync(int id) => ShopAsync(db => db.Offers.AsNoTracking().SingleAsync(o => o.Id == id));

// What she sees when all of it has come: runs until then, as the schedule would.
async Task<Offer> ShownAsync(int offer)
{
    while (true)
    {
        await RunAsync();
        if (await OfferAsync(offer) is { InvoiceNumber: not null, InvoicePdf: not null } shown)
            return shown;
        if (await OfferAsync(offer) is { InvoiceMessage: { } message })
            Console.WriteLine($"         it waits: {message}");
        await Task.Delay(500, patience.Token);
    }
}

async Task StartAsync()
{
    host.Start();
    while (true)
    {
        try
        {
            await CallAsync(HttpMethod.Get, "connectors/shop");
            return;
        }
        catch (HttpRequestException e) when (e.StatusCode is null && !host.HasEnded)
        {
            await Task.Delay(50, patience.Token);
        }
    }
}

Task AcceptAsync(int offer) => CallAsync(HttpMethod.Post, $"offers/{offer}/accept");

async Task RunAsync()
{
    var report = await CallAsync(HttpMethod.Post, "connectors/shop/run", "{}");
    if ((string?)report!["state"] == "Failed")
        throw new InvalidOperationException(report.ToJsonString());
}

async Task<JsonNode?> CallAsync(HttpMethod method, string path, string? body = null)
{
    using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
    using var response = await http.SendAsync(request, patience.Token);
    var text = await response.Content.ReadAsStringAsync(patience.Token);
    return response.IsSuccessStatusCode ? text.Length == 0 ? null : JsonNode.Parse(text) : throw new HttpRequestException($"{method} {path}: {text}", null, response.StatusCode);
}

static bool IsPdf(byte[]? file) => file is { Length: > 4 } && Encoding.ASCII.GetString(file, 0, 4) == "%PDF";

static int FreePort()
{
    using var listener = new TcpListener(IPAddress.Loopback, 0);
    listener.Start();
    return ((IPEndPoint)listener.LocalEndpoint).Port;
}

static void Claim(string what, bool holds, Offer? shown = null)
{
    Console.WriteLine($"{(holds ? "  holds " : "  FAILED")} {what}");
    if (!holds && shown is not null)
        Console.WriteLine($"         {shown.InvoiceNumber} {shown.InvoiceState} {shown.InvoiceLink} paid {shown.Paid} open {shown.StillOpen} PDF {shown.InvoicePdf?.Length} {shown.InvoiceMessage}");
    if (!holds)
        throw new ClaimFailed();
}

internal sealed class ClaimFailed : Exception;

/// <summary>Her program in a process of its own.</summary>
internal sealed class Host(string program, Uri address, Dictionary<string, string> settings) : IDisposable
{
    private readonly StringBuilder _said = new();
    private Process? _process;

    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public bool HasEnded => _process is { HasExited: true };

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Heard;
        _process.ErrorDataReceived += Heard;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>As a machine dies: without a word.</summary>
    public void Kill()
    {
        if (_process is not { HasExited: false } running)
            return;
        running.Kill();
        running.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process?.Dispose();
    }

    private void Heard(object sender, DataReceivedEventArgs e)
    {
        lock (_said)
            _said.AppendLine(e.Data);
    }
}
