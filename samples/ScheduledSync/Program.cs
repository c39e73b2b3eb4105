using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScheduledSync.Crm;
using ScheduledSync.Hosting;
using ScheduledSync.Terminal;
using ScheduledSync.Vendors;

Arguments arguments;
Vendor vendor;
try
{
    arguments = Arguments.Parse(args);
    vendor = Vendor.Find(arguments.Vendor ?? "dinero");
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"{e.Message}\n\n{Arguments.Usage}");
    return 2;
}

if (arguments.Verb == "help")
{
    Console.WriteLine(Arguments.Usage);
    return 0;
}

// Settings of the program's own folder, then user secrets, then the environment (Dinero__Credentials__ApiKey).
var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
builder.Configuration.AddUserSecrets<Program>(optional: true).AddEnvironmentVariables();
builder.Services.AddSingleton(TimeProvider.System);
Screen.Accounting = vendor.Title;
Screen.CallsPerMinute = vendor.CallsPerMinute;
var isDemo = vendor.IsSimulated(builder.Configuration);
var dataFolder = arguments.DataFolder ?? Path.Combine(
    isDemo ? Path.GetTempPath() : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), vendor.Name == "dinero" ? "connectors-scheduled-sync" : $"connectors-scheduled-sync-{vendor.Name}");

// The story tells itself what is out of the ordinary; the log would tell it a second time.
builder.Logging.AddFilter("Microsoft", isDemo ? LogLevel.Error : LogLevel.Warning).AddFilter("Connectors", isDemo ? LogLevel.Error : LogLevel.Information);

using var stopping = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stopping.Cancel();
};

try
{
    switch (arguments.Verb)
    {
        case "simulate":
            return await vendor.SimulateAsync(dataFolder, stopping.Token);
        case "verify":
            return await vendor.VerifyAsync(builder, dataFolder, stopping.Token);
        case "" when isDemo:
            return await vendor.PlayAsync(builder, dataFolder, stopping.Token);
    }

    Directory.CreateDirectory(dataFolder);
    using var account = isDemo ? await vendor.StartSimulatedAsync(builder, dataFolder, stopping.Token) : null;
    if (!isDemo)
    {
        builder.Services.AddCrmAndStore(builder.Configuration, dataFolder);
        vendor.Register(builder.Services, builder.Configuration, arguments.Verb.Length == 0 ? vendor.Schedule : Connectors.Sync.Schedule.Manual, isSimulated: false);
    }

    using var host = builder.Build();
    await using (var db = await host.Services.GetRequiredService<IDbContextFactory<CrmDb>>().CreateDbContextAsync(stopping.Token))
        await db.Database.EnsureCreatedAsync(stopping.Token);
    await host.StartAsync(stopping.Token);
    if (arguments.Verb.Length > 0)
    {
        var exitCode = await new Verbs(host.Services, vendor.Connection).RunAsync(arguments, stopping.Token);
        await host.StopAsync(stopping.Token);
        return exitCode;
    }

    // Now, and then on the vendor's schedule until Ctrl+C.
    await new Verbs(host.Services, vendor.Connection).OnceAsync(new Connectors.Sync.RunRequest(), stopping.Token);
    Screen.Line($"Goes on by itself, every {(vendor.Schedule as Connectors.Sync.Schedule.Interval)?.Period:h\\:mm} hours. Ctrl+C ends the program.");
    await host.WaitForShutdownAsync(stopping.Token);
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Screen.Line("Ended. Started again, it goes on where it was.");
    return 130;
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
