using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ScheduledSync.Crm;
using ScheduledSync.Demo;
using ScheduledSync.Demo.Simulation;
using ScheduledSync.Hosting;
using ScheduledSync.Terminal;

Arguments arguments;
try
{
    arguments = Arguments.Parse(args);
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
var isDemo = string.IsNullOrEmpty(builder.Configuration["Dinero:Credentials:OrganizationId"]);
var dataFolder = arguments.DataFolder
    ?? (isDemo ? DemoHost.DefaultFolder : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "connectors-scheduled-sync"));

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
            return await new DineroServer(dataFolder).RunAsync(stopping.Token);
        case "verify":
            return await DemoHost.VerifyAsync(builder, dataFolder, stopping.Token);
        case "" when isDemo:
            return await DemoHost.PlayAsync(builder, dataFolder, stopping.Token);
    }

    Directory.CreateDirectory(dataFolder);
    using var dinero = isDemo ? await DemoHost.StartAsync(builder, dataFolder, stopping.Token) : null;
    if (!isDemo)
        builder.Services.AddDineroSync(builder.Configuration, dataFolder, arguments.Verb.Length == 0 ? Schedule.Every(TimeSpan.FromHours(3)) : Schedule.Manual);

    using var host = builder.Build();
    await using (var db = await host.Services.GetRequiredService<IDbContextFactory<CrmDb>>().CreateDbContextAsync(stopping.Token))
        await db.Database.EnsureCreatedAsync(stopping.Token);
    await host.StartAsync(stopping.Token);
    if (arguments.Verb.Length > 0)
        return await new Verbs(host.Services).RunAsync(arguments, stopping.Token);

    // Now, and then every three hours until Ctrl+C.
    await new Verbs(host.Services).OnceAsync(new RunRequest(), stopping.Token);
    Screen.Line("Next run in three hours. Ctrl+C ends the program.");
    await host.WaitForShutdownAsync(stopping.Token);
    return 0;
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    Screen.Line("Ended. Started again, it goes on where it was.");
    return 130;
}
