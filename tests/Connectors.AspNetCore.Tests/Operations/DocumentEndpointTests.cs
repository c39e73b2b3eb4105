using System.Net;
using Connectors.Sync;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.AspNetCore.Tests.Operations;

/// <summary>The button "send to accounting".</summary>
public sealed class DocumentEndpointTests
{
    private const string Send = "/connectors/acme/documents/invoice/send";

    [Fact, Acceptance("000-40"), Acceptance("004-06"), Acceptance("004-08")]
    public async Task A_press_sends_one_document_and_a_second_press_finds_it()
    {
        await using var world = new DocumentWorld(static f => f with { TriggerStatuses = [], Book = true }, static b => b.CanDraft = false);
        var offer = world.AddOffer();
        await using var host = await OperationsHost.StartAsync(world.World.Services);
        // Neither status nor edit nor a run sends: only a press does.
        world.SetStatus(offer, "3");
        world.Edit(offer, ("qty", "3"));
        await world.RunAsync();
        Assert.Empty(world.Books.All);
        var check = (await host.PostAsync("/connectors/acme/documents/invoice/check", $$"""{"record":"offer:{{offer}}"}""")).Ok();
        Assert.Equal(0, check["problems"].GetArrayLength());
        Assert.Empty(world.Books.All);

        var sent = (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok();
        var again = (await host.As("bob").PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok();
        Assert.Equal(("Sent", sent["id"].GetString()), (sent["state"].GetString(), again["id"].GetString()));
        Assert.Single(world.Books.All);
        Assert.Equal(sent["number"].GetString(), world.Shown(offer, "number"));
        Assert.Single((await host.GetAsync($"/connectors/acme/documents/sends?record=offer:{offer}")).Ok().Json.EnumerateArray());
        Assert.Equal("invoice", (await host.GetAsync("/connectors/acme/documents")).Ok().Json[0].GetProperty("name").GetString());
    }

    [Fact, Acceptance("004-06"), Acceptance("004-08")]
    public async Task Everything_that_stands_in_the_way_is_in_the_answer()
    {
        await using var world = new DocumentWorld();
        var offer = world.AddOffer(values: [("currency", "EURO"), ("vat", "S99"), ("unit", "barrel")]);
        await using var host = await OperationsHost.StartAsync(world.World.Services);
        var refused = (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok();
        Assert.Equal("Refused", refused["state"].GetString());
        Assert.Contains(refused["problems"].EnumerateArray(), static p => p.GetProperty("code").GetString() == "currency" && p.GetProperty("remedy").GetString()!.Contains("EUR", StringComparison.Ordinal));
        Assert.Empty(world.Books.All);
        (await host.PostAsync("/connectors/acme/documents/nonsense/send", $$"""{"record":"offer:{{offer}}"}""")).Refused(HttpStatusCode.NotFound, "flow");
        (await host.PostAsync(Send, """{"record":"company:1"}""")).Refused(HttpStatusCode.UnprocessableEntity, "document-entity");
        (await host.PostAsync(Send, "{}")).Refused(HttpStatusCode.BadRequest, "input");
    }

    [Fact, Acceptance("P-28", Missing = "the action in a CRM")]
    public async Task Without_the_sales_module_there_is_no_send_action_and_sending_is_refused()
    {
        await using var world = new DocumentWorld();
        var offer = world.AddOffer();
        var on = false;
        await using var host = await OperationsHost.StartAsync(world.World.Services, o => o.SalesModule = (_, _) => ValueTask.FromResult(on));
        Assert.DoesNotContain("documents.send", await ActionsAsync(host));
        var refused = (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Refused(HttpStatusCode.Conflict, "sales-module");
        Assert.Contains("sales module is switched off", refused["detail"].GetString(), StringComparison.Ordinal);
        Assert.Empty(world.Books.All);
        on = true;
        Assert.Contains("documents.send", await ActionsAsync(host));
        Assert.Equal("Sent", (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok()["state"].GetString());
    }

    [Fact, Acceptance("P-28", Missing = "the action in a CRM")]
    public async Task The_settings_of_the_connection_switch_the_sales_module_too_and_no_status_sends_meanwhile()
    {
        await using var world = new DocumentWorld();
        var offer = world.AddOffer();
        await using var host = await OperationsHost.StartAsync(world.World.Services);
        await world.RunAsync();
        var version = (await host.GetAsync("/connectors/acme/settings")).Ok()["version"].GetInt32();
        Assert.Equal("salesModule", (await host.PutAsync("/connectors/acme/settings", $$"""{"version":{{version}},"settings":{"salesModule":"perhaps"} }""")).Refused(HttpStatusCode.UnprocessableEntity, "settings")["problems"][0].GetProperty("field").GetString());
        (await host.PutAsync("/connectors/acme/settings", $$"""{"version":{{version}},"settings":{"salesModule":false} }""")).Ok();
        Assert.DoesNotContain("documents.send", await ActionsAsync(host));
        (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Refused(HttpStatusCode.Conflict, "sales-module");
        world.SetStatus(offer, "3");
        await world.RunAsync();
        Assert.Empty(world.Books.All);

        (await host.PutAsync("/connectors/acme/settings", $$"""{"version":{{version + 1}},"settings":{} }""")).Ok();
        Assert.Contains("documents.send", await ActionsAsync(host));
        Assert.Equal("Sent", (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok()["state"].GetString());
        Assert.Single(world.Books.All);
    }

    [Fact, Acceptance("P-45"), Acceptance("004-06"), Acceptance("004-09")]
    public async Task Who_presses_is_checked_and_recorded()
    {
        await using var world = new DocumentWorld();
        var offer = world.AddOffer();
        await using var host = await OperationsHost.StartAsync(world.World.Services, static o => o.MayDo = static (http, _, operation) => ValueTask.FromResult(operation != "documents.send" || http.User.Identity!.Name == "ann"));
        (await host.As("bob").PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Refused(HttpStatusCode.Forbidden, "not-allowed");
        Assert.Empty(world.Books.All);
        var sent = (await host.As("ann").PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok();
        var history = await world.World.Store.ListHistoryAsync(World.Id, sent["id"].GetGuid(), 10, default);
        Assert.Contains(history, static h => h is { Event: "sent", User: "ann" });
        Assert.DoesNotContain(history, static h => h.User == "bob");
    }

    [Fact]
    public async Task A_question_is_answered_and_a_cancelled_document_is_sent_anew_with_a_reason()
    {
        await using var world = new DocumentWorld();
        var offer = world.AddOffer();
        await using var host = await OperationsHost.StartAsync(world.World.Services);
        var sent = (await host.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""")).Ok();
        var path = $"/connectors/acme/documents/sends/{sent["id"].GetString()}";
        (await host.PostAsync(path + "/answer", """{"answer":"perhaps"}""")).Refused(HttpStatusCode.BadRequest, "input");
        (await host.PostAsync(path + "/answer", """{"answer":"wasSent"}""")).Refused(HttpStatusCode.BadRequest, "input");
        (await host.PostAsync(path + "/answer", """{"answer":"send"}""")).Refused(HttpStatusCode.UnprocessableEntity, "answer");
        (await host.PostAsync(path + "/again", "{}")).Refused(HttpStatusCode.BadRequest, "input");
        (await host.PostAsync(path + "/again", """{"reason":"wrong address"}""")).Refused(HttpStatusCode.Conflict, "send-not-closed");
        world.Books.All.Single().Status = DocumentStatus.Gone;
        Assert.Equal("Gone", (await host.PostAsync(path + "/refresh")).Ok()["state"].GetString());
        var second = (await host.PostAsync(path + "/again", """{"reason":"wrong address"}""")).Ok();
        Assert.Equal((2, "wrong address", "Sent"), (second["generation"].GetInt32(), second["reason"].GetString(), second["state"].GetString()));
        (await host.PostAsync($"/connectors/acme/documents/sends/{Guid.NewGuid()}/refresh")).Refused(HttpStatusCode.NotFound, "no-send");
    }

    private static async Task<List<string>> ActionsAsync(OperationsHost host) => [.. (await host.GetAsync("/connectors/acme")).Ok()["actions"].EnumerateArray().Select(static a => a.GetString()!)];
}
