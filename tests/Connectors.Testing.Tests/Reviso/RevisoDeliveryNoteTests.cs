using static Connectors.Testing.Tests.Reviso.RevisoApi;

namespace Connectors.Testing.Tests.Reviso;

public sealed class RevisoDeliveryNoteTests
{
    private const string Path = "delivery-notes/sales";

    [Fact]
    public async Task A_note_is_made_issued_and_numbered()
    {
        await using var api = WithMasters();
        var made = (await api.PostAsync(Path, Note(",\"carrierInfo\":null,\"metaData\":null"))).Is(201);
        Assert.Equal(("Draft", null), (made["status"], made["number"]));
        Assert.True(made.Json.AsObject().ContainsKey("metaData"));
        var issued = (await api.PostAsync($"{Path}/issue?{Filter($"id$eq:{made.Id}")}", "")).Is(200).Json.AsArray();
        Assert.Equal("BeingIssued", (string?)issued.Single()!["status"]);
        Assert.Equal("BeingIssued", (await api.GetAsync($"{Path}/{made.Id}"))["status"]);
        var done = (await api.GetAsync($"{Path}/{made.Id}")).Is(200);
        Assert.Equal(("Issued", "1"), (done["status"], done["number"]));
        Assert.Equal((made.Id, "Issued", 1), api.Account.DeliveryNotes.Single());
        Assert.StartsWith("%PDF-", (await api.GetAsync($"{Path}/{made.Id}/pdf")).Text, StringComparison.Ordinal);
        api.Oddities.ReadsWhileBeingIssued = 0;
        var second = (await api.PostAsync(Path, Note())).Id;
        Assert.Equal("2", (await api.PostAsync($"{Path}/issue?{Filter($"id$eq:{second}")}", "")).Json[0]!["number"]!.ToString());
    }

    [Fact]
    public async Task Checklist11_Refusals_come_with_200_and_an_error_code()
    {
        await using var api = WithMasters();
        var note = (await api.PostAsync(Path, Note())).Id;
        var issue = $"{Path}/issue?{Filter($"id$eq:{note}")}";
        (await api.PostAsync(issue, "")).Is(200);
        var again = (await api.PostAsync(issue, "")).Is(200);
        Assert.Equal(("E00500", "400"), (again.Code, again["httpStatusCode"]));
        Assert.Equal("E06000", (await api.PostAsync($"{Path}/issue?{Filter("id$eq:1")}", "")).Is(200).Code);
        Assert.Equal("E06000", (await api.PostAsync(Path, Note().Replace("\"id\":1", "\"id\":99", StringComparison.Ordinal))).Is(200).Code);
        Assert.Equal("E04300", (await api.PostAsync(Path, """{"customer":{"id":1},"lines":[]}""")).Is(200).Code);
        Assert.Equal("E00500", (await api.DeleteAsync($"{Path}/{note}")).Is(200).Code);
        Assert.Single(api.Account.DeliveryNotes);
        api.Oddities.NoteRefusalsAnswer200 = false;
        Assert.Equal("E00500", (await api.PostAsync(issue, "")).Is(400).Code);
    }

    [Fact]
    public async Task Only_self_delivers()
    {
        await using var api = WithMasters();
        Assert.Equal("E00500", (await api.PostAsync(Path, Note(",\"deliveredBy\":\"Carrier\""))).Is(400).Code);
        Assert.Equal("Self", (await api.PostAsync(Path, Note(",\"deliveredBy\":\"Self\""))).Is(201)["deliveredBy"]);
    }

    [Fact]
    public async Task Checklist11_Links_name_a_foreign_host_and_a_client_that_follows_them_is_caught()
    {
        await using var api = await OnSocketAsync(a => a.Customer("Acme").Product("A-1", "Cosa"));
        for (var i = 0; i < 3; i++)
            (await api.PostAsync(Path, Note())).Is(201);
        var list = (await api.GetAsync($"{Path}?pagesize=2")).Is(200);
        var next = (string)list.Json["pagination"]!["nextPage"]!;
        Assert.StartsWith("https://delivery-notes.azurewebsites.invalid/api/delivery-notes/sales?", next, StringComparison.Ordinal);
        Assert.StartsWith("https://delivery-notes.azurewebsites.invalid/api/", (string?)list.Rows[0]!["self"], StringComparison.Ordinal);
        Assert.StartsWith("https://delivery-notes.azurewebsites.invalid/api/", (string?)list.Rows[0]!["pdf"]!["download"], StringComparison.Ordinal);

        // A careful client keeps path and query, drops /api, and asks the host it knows.
        Assert.Single((await api.GetAsync(new Uri(next).PathAndQuery["/api/".Length..])).Is(200).Rows);
        Assert.Equal(0, api.Sim.TokensSentToForeignHost);
        api.Sim.DeliveryNoteHost = api.Sim.BaseAddress;
        var trap = (string)(await api.GetAsync(Path)).Rows[0]!["self"]!;
        (await api.GetAsync(new Uri(trap).PathAndQuery[1..])).Is(404);
        Assert.Equal(1, api.Sim.TokensSentToForeignHost);
        api.Oddities.NoteLinksNameForeignHost = false;
        Assert.Equal($"{api.Sim.BaseAddress}{Path}/{api.Account.DeliveryNotes[0].Id}", (string?)(await api.GetAsync(Path)).Rows[0]!["self"]);
        (await api.DeleteAsync($"{Path}/{api.Account.DeliveryNotes[0].Id}")).Is(204);
        Assert.Equal(2, api.Account.DeliveryNotes.Count);
    }

    private static string Note(string more = "") => $$$"""{"date":"2026-03-02","customer":{"id":1},"lines":[{"product":{"id":"A-1"},"quantity":2}]{{{more}}}}""";
}
