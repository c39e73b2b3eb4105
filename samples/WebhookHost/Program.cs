using System.Security.Cryptography;
using Connectors.AspNetCore;
using Connectors.Sync;
using Connectors.Sync.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WebhookHost.Pages;
using WebhookHost.Tenants;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddJsonFile("webhookhost.json").AddUserSecrets<Program>(optional: true).AddEnvironmentVariables().AddCommandLine(args);
// A webhook's key stands in its address, and the request log of ASP.NET Core writes addresses: whatever the settings say, it stays quiet, and what it does say holds no key. So does the client that the simulated vendors call with.
builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning).MaskWebhookKeys();
builder.Services.AddSingleton(TimeProvider.System);
var dataFolder = builder.Configuration["Data"] ?? Directory.CreateTempSubdirectory("connectors-webhook-host-").FullName;
Directory.CreateDirectory(dataFolder);

// Without an account in the settings: six tenants with a simulated one each. With accounts: the tenants that have one.
Tenant[] known = [new EconomicTenant(), new SmartbillTenant(), new RevisoTenant(), new UnicontaTenant(), new IntacctTenant(), new DineroTenant()];
var tenants = known.Where(t => !string.IsNullOrEmpty(builder.Configuration[t.AccountSetting])).ToArray();
var isDemo = tenants.Length == 0;
if (isDemo)
{
    tenants = known;
    foreach (var tenant in tenants)
        await tenant.SimulateAsync(builder.Configuration);
}

foreach (var tenant in tenants)
    tenant.Register(builder.Services, builder.Configuration, dataFolder);
builder.Services.AddConnectorSync(sync =>
{
    sync.WebhookSecrets.Add(builder.Configuration["Webhooks:Secret"] ?? Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    // Somebody watches: a second is long.
    if (isDemo)
        sync.WebhookDelay = sync.SchedulerInterval = TimeSpan.FromSeconds(1);
}).AddOperations(operations => operations.AllowAnonymousOperations = isDemo);
builder.Services.AddSqliteSyncStore(store =>
{
    store.Path = Path.Combine(dataFolder, "sync.db");
    store.MigrateOnStart = true;
});
builder.Services.AddHealthChecks().AddConnectors();
builder.Services.AddSingleton<WebhookLog>();

var app = builder.Build();
app.UseMiddleware<WebhookLogMiddleware>();
app.MapConnectorWebhooks();
app.MapHealthChecks("/health");
// Simulated accounts on loopback are anybody's. With real ones the operations stand behind a sign-in of yours: MapConnectorOperations().RequireAuthorization(…).
if (isDemo)
    app.MapConnectorOperations();
app.MapStatusPage(tenants);

foreach (var tenant in tenants)
{
    await using var crm = await tenant.OpenCrmAsync(app.Services);
    await crm.Database.EnsureCreatedAsync();
}

await app.StartAsync();
if (isDemo)
{
    var connections = app.Services.GetRequiredService<IConnections>();
    foreach (var tenant in tenants)
    {
        var addresses = new Dictionary<string, Uri>();
        foreach (var topic in tenant.Topics)
            addresses[topic] = await StatusPage.AddressOfAsync(app, tenant, topic);
        tenant.Subscribe(topic => addresses[topic], app.Services.GetRequiredService<IWebhooks>().CreateKey(tenant.Connection));
        // A simulated account may be written to; a real one waits until somebody has looked at a plan.
        await connections.SetModeAsync(tenant.Connection, ConnectionMode.Live, "demo");
    }
}

Console.WriteLine($"{(isDemo ? "Six simulated accounts" : $"{tenants.Length} accounts")}; the page is {app.Urls.First()}, the data are in {dataFolder}");
if (isDemo)
{
    // The first look at each; from here on webhooks and the schedule.
    var engine = app.Services.GetRequiredService<ISyncEngine>();
    try
    {
        foreach (var tenant in tenants)
            await engine.RunAsync(tenant.Connection, new RunRequest { User = "demo" }, app.Lifetime.ApplicationStopping);
    }
    catch (OperationCanceledException)
    {
        // Ctrl+C.
    }
}

await app.WaitForShutdownAsync();
foreach (var tenant in tenants)
    await tenant.DisposeAsync();
