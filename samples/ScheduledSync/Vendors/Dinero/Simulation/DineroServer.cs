using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Testing;
using Connectors.Testing.Dinero;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using ScheduledSync.Demo.Simulation;

namespace ScheduledSync.Vendors.Dinero.Simulation;

/// <summary>
/// The verb <c>simulate</c>: a simulated Dinero in a process of its own, as the real one is on a machine of its own. It goes on when the sync host is killed, and ends
/// when it is told to or when nobody has called it for a while; its account is kept in the data folder.
/// </summary>
public sealed class DineroServer(string dataFolder)
{
    private readonly AccountFile _file = new(dataFolder);

    public Task<int> RunAsync(CancellationToken cancellationToken) => SimulatorLife.HoldAsync(dataFolder, () => KeepAsync(cancellationToken));

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(dataFolder);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var dinero = await DineroSimulator.StartAsync(FillAccount, TimeProvider.System, cancellationToken);
        // A test organisation that nobody slows down: the demonstration is quick. The plan still says how long the real limit would take.
        dinero.Oddities.PersonalCallsPerMinute = null;
        await using var control = BuildControl(dinero, stopping);
        await control.StartAsync(cancellationToken);

        new DineroAddress
        {
            Api = dinero.BaseAddress,
            Token = dinero.TokenAddress,
            Control = new Uri(control.Urls.Single()),
            ProcessId = Environment.ProcessId,
            OrganizationId = dinero.Account.Id,
            ApiKey = dinero.Account.ApiKey,
            ClientId = dinero.SignIns.PersonalClientId,
            ClientSecret = dinero.SignIns.PersonalClientSecret,
        }.Write(dataFolder);

        await SimulatorLife.KeepAsync(dinero, () => _file.Write(dinero.Account), stopping);
        _file.Write(dinero.Account);
        File.Delete(DineroAddress.FileIn(dataFolder));
    }

    private void FillAccount(DineroAccount account)
    {
        if (!_file.Read(account))
            DineroSeed.Fill(account, DemoWorld.Generate(), TimeProvider.System.GetUtcNow());
    }

    private static WebApplication BuildControl(DineroSimulator dinero, CancellationTokenSource stopping)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var control = builder.Build();

        control.MapGet("/account", () => new AccountView(dinero.Account.Contacts, dinero.Account.Products));
        control.MapGet("/calls", () => CallCount.Of(dinero.Calls, static c => c.Method != "GET"));
        control.MapPost("/contacts/{id:guid}", (Guid id, JsonObject changes) => dinero.Account.EditContact(id, contact => Changed(contact, changes)));
        control.MapPost("/contacts", (StoredContact contact) =>
            dinero.Account.AddContact(contact.Name, made => contact with { ContactGuid = contact.ContactGuid == default ? made.ContactGuid : contact.ContactGuid, CreatedAt = made.CreatedAt, UpdatedAt = made.UpdatedAt }));
        control.MapPost("/faults/lose-reply/{operation}", Ok (string operation) =>
        {
            dinero.Faults.LoseReplyAfterCommit(operation);
            return TypedResults.Ok();
        });
        control.MapDelete("/faults", Ok () =>
        {
            dinero.Faults.Clear();
            return TypedResults.Ok();
        });
        control.MapPost("/stop", async Task<Ok> (HttpContext http) =>
        {
            http.Response.OnCompleted(stopping.CancelAsync);
            await Task.CompletedTask;
            return TypedResults.Ok();
        });
        return control;
    }

    /// <summary>As a user would in Dinero's own pages: only what the changes name.</summary>
    private static StoredContact Changed(StoredContact contact, JsonObject changes)
    {
        var json = JsonSerializer.SerializeToNode(contact)!.AsObject();
        foreach (var (name, value) in changes)
            json[name] = value?.DeepClone();
        return json.Deserialize<StoredContact>()!;
    }
}

/// <summary>What stands in the account, deleted records included.</summary>
public sealed record AccountView(IReadOnlyList<StoredContact> Contacts, IReadOnlyList<StoredProduct> Products);
