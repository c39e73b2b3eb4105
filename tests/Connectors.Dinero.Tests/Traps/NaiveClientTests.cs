using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Dinero.Tests.Support;
using Connectors.Testing;
using Connectors.Testing.Dinero;

namespace Connectors.Dinero.Tests.Traps;

/// <summary>
/// What the simulator does to a client that is written as one would at first: an HttpClient, the address, the JSON. It goes wrong in each of these, and the package does not. An oddity that harms nobody would prove nothing about the package.
/// Numbers as in the vendor notes' list of what goes wrong with a careless client.
/// </summary>
[Acceptance("P-22e")]
public sealed class NaiveClientTests
{
    [Fact]
    public async Task Trap01_It_lists_customers_and_takes_what_is_not_shown_for_empty()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with { City = "Aarhus", VatNumber = "12345678" }));
        using var naive = Naive(dinero);
        var row = Rows(await naive.GetAsync($"v1/{dinero.Account.Id}/contacts"))[0]!;
        Assert.Equal((null, null), ((string?)row["City"], (string?)row["VatNumber"]));

        await using var ours = TestClient.Of(dinero);
        var contact = Assert.Single((await ours.Client.Contacts.ListPageAsync()).Items);
        Assert.Equal(("Aarhus", "12345678"), (contact.City, contact.VatNumber));
    }

    [Fact]
    public async Task Trap02_It_changes_a_phone_number_and_loses_what_its_list_did_not_show()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with { SENumber = "87654321", PNumber = "1001", City = "Aarhus" }).Contact("Bravo ApS", c => c with { SENumber = "87654321", PNumber = "1001", City = "Aarhus" }));
        using var naive = Naive(dinero);
        var row = Rows(await naive.GetAsync($"v1/{dinero.Account.Id}/contacts?fields=Name,ContactGuid,CountryKey,IsPerson,IsMember,City")).First(static r => (string?)r!["Name"] == "Acme ApS")!;
        row["Phone"] = "70101010";
        await naive.SendAsync("PUT", $"v2/{dinero.Account.Id}/contacts/{row["ContactGuid"]}", row.ToJsonString());
        var harmed = dinero.Account.Contacts.Single(static c => c.Name == "Acme ApS");
        Assert.Equal(("70101010", null, null), (harmed.Phone, harmed.SENumber, harmed.PNumber));

        await using var ours = TestClient.Of(dinero);
        var listed = (await ours.Client.Contacts.ListPageAsync()).Items.Single(static c => c.Name == "Bravo ApS");
        await ours.Client.Contacts.UpdateAsync(listed.ContactGuid, c => c with { Phone = "70101010" });
        var kept = dinero.Account.Contacts.Single(static c => c.Name == "Bravo ApS");
        Assert.Equal(("70101010", "87654321", "1001"), (kept.Phone, kept.SENumber, kept.PNumber));
    }

    [Fact]
    public async Task Trap03_It_counts_a_deleted_customer_among_the_living()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Alive").Contact("Dead"));
        dinero.Account.DeleteContact(dinero.Account.Contacts[1].ContactGuid);
        using var naive = Naive(dinero);
        Assert.Equal(["Alive", "Dead"], Rows(await naive.GetAsync($"v2/{dinero.Account.Id}/contacts?fields=Name,City&deletedOnly=false")).Select(static r => (string?)r!["Name"]).Order());

        await using var ours = TestClient.Of(dinero, static o => o.ReadContactListV2 = true);
        var listed = await ours.Client.Contacts.ListAsync().ToListAsync();
        Assert.Equal(["Alive"], listed.Where(static c => c.DeletedAt is null).Select(static c => c.Name));
    }

    [Fact]
    public async Task Trap04_It_sees_a_change_in_an_empty_text_that_nobody_made()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", c => c with { City = null }));
        dinero.Oddities.EmptyTexts = DineroEmptyTexts.ReadAsEmpty;
        using var naive = Naive(dinero);
        string? before = null;
        Assert.NotEqual(before, (string?)Rows(await naive.GetAsync($"v1/{dinero.Account.Id}/contacts?fields=Name,City"))[0]!["City"]);

        await using var f = await Sync.SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with { City = null }));
        f.Dinero.Oddities.EmptyTexts = DineroEmptyTexts.ReadAsEmpty;
        var shown = Assert.Single((await f.ReadAsync("contacts")).Changes).Record!;
        Assert.True(shown.Schema[shown.Schema.SlotOf("City")].Normalisation.HasFlag(Connectors.Sync.TextNormalisation.EmptyIsNull));
        Assert.True(shown["City"].AsText() is null or "");
    }

    [Fact]
    public async Task Trap_It_asks_for_changes_with_the_month_in_place_of_the_minutes_and_misses_one()
    {
        await using var dinero = await DineroSimulator.StartAsync(static a => a.Contact("Acme ApS"));
        dinero.Clock.SetUtcNow(new(2026, 12, 2, 10, 5, 0, TimeSpan.Zero));
        dinero.Account.EditContact(dinero.Account.Contacts[0].ContactGuid, static c => c with { City = "Ribe" });
        var since = new DateTimeOffset(2026, 12, 2, 10, 4, 0, TimeSpan.Zero);
        using var naive = Naive(dinero);
        // In December its 10:04 is 10:12, and the edit of 10:05 is never asked for again.
        Assert.Empty(Rows(await naive.GetAsync($"v1/{dinero.Account.Id}/contacts?fields=Name,City&changesSince=" + since.ToString("yyyy-MM-ddTHH:MM:ss'Z'"))));

        await using var ours = TestClient.Of(dinero);
        Assert.Equal("Ribe", Assert.Single((await ours.Client.Contacts.ListPageAsync(new() { ChangedSince = since })).Items).City);
    }

    [Fact]
    public async Task Trap07_It_mails_an_invoice_with_the_version_of_before_the_booking_and_no_mail_goes_out()
    {
        await using var dinero = await DineroSimulator.StartAsync(a => a.Contact("Acme ApS", static c => c with { Email = "post@acme.example" }));
        using var naive = Naive(dinero);
        var contact = dinero.Account.Contacts[0].ContactGuid;
        var made = (await naive.SendAsync("POST", $"v1/{dinero.Account.Id}/invoices", $$"""{"ContactGuid":"{{contact}}","ProductLines":[{"Description":"Konsulent","BaseAmountValue":100,"Quantity":1,"AccountNumber":1000,"Unit":"hours"}]}""")).Json;
        var version = (string?)made["TimeStamp"];
        Assert.Equal(200, (await naive.SendAsync("POST", $"v1/{dinero.Account.Id}/invoices/{made["Guid"]}/book", $$"""{"Timestamp":"{{version}}"}""")).Status);
        Assert.InRange((await naive.SendAsync("POST", $"v1/{dinero.Account.Id}/invoices/{made["Guid"]}/email", $$"""{"Timestamp":"{{version}}"}""")).Status, 400, 409);
        Assert.Empty(dinero.Account.Mails);

        await using var ours = TestClient.Of(dinero);
        var draft = await ours.Client.Invoices.CreateAsync(new() { ContactGuid = new(contact), ProductLines = [new() { Description = "Konsulent", BaseAmountValue = 100, Quantity = 1, AccountNumber = 1000, Unit = ProductUnit.Hours }] });
        var booked = await ours.Client.Invoices.BookAsync(draft.Guid, draft.TimeStamp!.Value);
        await ours.Client.Invoices.EmailAsync(draft.Guid, new() { Timestamp = booked.TimeStamp });
        Assert.Single(dinero.Account.Mails);
    }

    [Fact]
    public async Task Trap_It_posts_again_after_a_lost_reply_and_the_customer_stands_twice()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        using var naive = Naive(dinero);
        dinero.Faults.LoseReplyAfterCommit("contacts.create");
        const string Acme = """{"Name":"Acme ApS","CountryKey":"DK","IsPerson":false,"IsMember":false,"UseCvr":false}""";
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => naive.SendAsync("POST", $"v1/{dinero.Account.Id}/contacts", Acme));
        await naive.SendAsync("POST", $"v1/{dinero.Account.Id}/contacts", Acme);
        Assert.Equal(2, dinero.Account.Contacts.Count);

        await using var other = await DineroSimulator.StartAsync();
        await using var ours = TestClient.Of(other);
        other.Faults.LoseReplyAfterCommit("contacts.create");
        var id = new ContactId(Guid.Parse("5b1f3a34-8a52-4b53-9a53-3b1f4cf1d2aa"));
        var input = new ContactInput { Name = "Acme ApS", CountryKey = "DK", IsPerson = false, ContactGuid = id };
        await Assert.ThrowsAnyAsync<ConnectorException>(() => ours.Client.Contacts.CreateAsync(input));
        // The id was chosen before: whoever asks for it knows what became of the create.
        Assert.Equal("Acme ApS", (await ours.Client.Contacts.GetAsync(id)).Name);
        Assert.Single(other.Account.Contacts);
    }

    [Fact]
    public async Task Trap_It_reads_a_page_of_HTML_as_JSON_when_the_record_is_gone()
    {
        await using var dinero = await DineroSimulator.StartAsync();
        using var naive = Naive(dinero);
        var reply = await naive.GetAsync($"v2/{dinero.Account.Id}/contacts/{Guid.Empty}");
        Assert.ThrowsAny<JsonException>(() => reply.Json);

        await using var ours = TestClient.Of(dinero);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => ours.Client.Contacts.GetAsync(new ContactId(Guid.NewGuid())));
    }

    private static NaiveClient Naive(DineroSimulator dinero) =>
        new(dinero.BaseAddress, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", dinero.SignIns.IssueAccessToken()));

    private static JsonArray Rows(NaiveReply reply) => reply.Json["Collection"]!.AsArray();
}
