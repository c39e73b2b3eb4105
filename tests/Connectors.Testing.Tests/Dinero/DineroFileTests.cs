using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using static Connectors.Testing.Tests.Dinero.DineroInvoiceTests;

namespace Connectors.Testing.Tests.Dinero;

public sealed class DineroFileTests
{
    [Theory]
    [InlineData("socket")]
    [InlineData("handler")]
    public async Task AFileIsUploadedListedReadAndBound(string transport)
    {
        await using var api = await Api.OverAsync(transport);
        var guid = (await UploadAsync(api, "bill.pdf", "%PDF-1.4 bill"u8.ToArray())).Is(200)["FileGuid"];
        Assert.Equal(32, guid!.Length);
        Assert.Equal("%PDF-1.4 bill", (await api.GetAsync($"v1/*/files/{guid}")).Is(200).Text);
        var row = (await api.GetAsync("v1/*/files?extensions=pdf&fileStatus=Unused&uploadedAfter=2026/03/01")).Is(200).Json[0]!;
        Assert.Equal((guid, "bill", "pdf", 13), ((string?)row["FileGuid"], (string?)row["Name"], (string?)row["Extension"], (int)row["Size"]!));
        (await api.PostAsync("v1/*/vouchers/manuel", $$"""{"FileGuid":"{{guid}}","Lines":[]}""")).Is(200);
        Assert.Empty((await api.GetAsync("v1/*/files?fileStatus=Unused")).Json.AsArray());
        Assert.Single((await api.GetAsync("v1/*/files?fileStatus=Used")).Json[0]!["Linked"]!.AsArray());
        (await api.GetAsync("v1/*/files?uploadedAfter=2026-03-01")).Refused("uploadedAfter");
    }

    [Theory]
    [InlineData(true, 413)]
    [InlineData(false, 400)]
    public async Task SixMegabytesAreTheLimit(bool is413, int status)
    {
        await using var api = Api.InProcess();
        api.Oddities.TooLargeFileIs413 = is413;
        (await UploadAsync(api, "big.png", new byte[6 * 1024 * 1024])).Is(200);
        (await UploadAsync(api, "big.png", new byte[(6 * 1024 * 1024) + 1])).Is(status);
        Assert.Single(api.Account.Files);
    }

    [Fact]
    public async Task OnlyImagesAndPdfs_AndTheTypoOfTheSpecDoesNotWork()
    {
        await using var api = Api.InProcess();
        (await UploadAsync(api, "macro.docm", [1])).Refused("file");
        (await UploadAsync(api, "bill.pdf", [1], "multipart/formdata")).Refused("file");
        (await UploadAsync(api, "bill", [1], query: "?fileName=bill.pdf")).Is(200);
    }

    [Fact]
    public async Task AFreshFileMayNotBeUsableYet()
    {
        await using var api = Api.InProcess();
        api.Oddities.FileUsableAfter = TimeSpan.FromSeconds(1);
        var guid = (await UploadAsync(api, "bill.pdf", [1]))["FileGuid"];
        (await api.PostAsync("v1/*/vouchers/manuel", $$"""{"FileGuid":"{{guid}}"}""")).Refused("FileGuid");
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        (await api.PostAsync("v1/*/vouchers/manuel", $$"""{"FileGuid":"{{guid}}"}""")).Is(200);
    }

    [Fact]
    public async Task AnAttachmentIsNotInTheArchive_AndGoesWithADocument()
    {
        await using var api = Api.InProcess(Customer);
        var (invoice, _) = await CreateAsync(api);
        var guid = (await UploadAsync(api, "terms.pdf", [1], path: "v1/*/files/attachment")).Is(200)["FileGuid"];
        Assert.Empty((await api.GetAsync("v1/*/files")).Json.AsArray());
        (await api.PostAsync($"v1/*/attachments/{invoice}/{guid}/our%20terms%2F1.pdf")).Is(200);
        Assert.Equal("our terms/1.pdf", (string?)(await api.GetAsync($"v1/*/attachments/{invoice}")).Json[0]!["FileName"]);
        (await api.PostAsync($"v1/*/attachments/{Guid.NewGuid()}/{guid}/x.pdf")).Is(404);
        (await api.DeleteAsync($"v1/*/attachments/{invoice}/{guid}")).Is(200);
        (await api.DeleteAsync($"v1/*/attachments/{invoice}/{guid}")).Is(404);
    }

    [Fact]
    public async Task NotesOfAContact()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        var contact = api.Account.Contacts[0].ContactGuid;
        var path = $"v1/*/contacts/{contact}/notes";
        var note = (await api.PostAsync(path, """{"Text":"called"}""")).Is(200)["ContactGuid"];
        Assert.NotEqual(contact.ToString(), note);
        Assert.Equal(["Id", "NoteDate", "Text"], (await api.GetAsync(path)).Rows[0]!.AsObject().Select(p => p.Key));
        (await api.PutAsync($"{path}/{note}", """{"Text":"called twice"}""")).Is(200);
        Assert.Equal("called twice", (await api.GetAsync($"{path}/{note}"))["Text"]);
        (await api.DeleteAsync($"{path}/{note}")).Is(200);
        Assert.Empty((await api.GetAsync(path)).Rows);
        Assert.Single((await api.GetAsync(path + "?deletedOnly=true")).Rows);
        (await api.PostAsync(path, "{}")).Refused("Text");
        api.Oddities.NoteCreateAnswersNoteGuid = false;
        Assert.Equal(contact.ToString(), (await api.PostAsync(path, """{"Text":"x"}"""))["ContactGuid"]);
    }

    [Fact]
    public async Task TheStateOfAccountBalances()
    {
        await using var api = Api.InProcess(Customer);
        var contact = api.Account.Contacts[0].ContactGuid;
        var open = api.Account.BookInvoice(api.Account.AddInvoice(contact).Guid);
        var closed = api.Account.BookInvoice(api.Account.AddInvoice(contact).Guid);
        api.Account.PayInvoice(open.Guid, 25);
        api.Account.PayInvoice(closed.Guid, 125);
        api.Account.AddPurchase(contact, 40);
        var state = (await api.GetAsync($"v1/*/state-of-account/{contact}")).Is(200).Json;
        Assert.Equal((250m, 40m, 100m), ((decimal)state["Income"]!, (decimal)state["Expenses"]!, (decimal)state["Entries"]!.AsArray()[^1]!["Balance"]!));
        Assert.Equal(2, (await api.GetAsync($"v1/*/state-of-account/{contact}?hideClosed=true")).Json["Entries"]!.AsArray().Count);
        Assert.StartsWith("%PDF-", (await api.GetAsync($"v1/*/state-of-account/{contact}/pdf")).Is(200).Text);
        (await api.PostAsync($"v1/*/state-of-account/{contact}/email", "{}")).Is(200);
        Assert.Equal("StateOfAccount", api.Account.Mails.Single().Kind);
    }

    [Fact]
    public async Task WebhooksAreSubscribedByEvent_DeliveredWhenAsked_AndLostWhenNobodyListens()
    {
        await using var api = Api.InProcess(a => a.Contact("Acme"));
        Assert.Contains((await api.GetAsync("v1/*/webhooks/events")).Is(200).Json.AsArray(), e => (string?)e!["EventId"] == "contact-changed");
        (await api.PostAsync("v1/*/webhooks/subscribe", """{"Uri":"https://app.invalid/a","EventId":"nothing"}""")).Refused("EventId");
        (await api.PostAsync("v1/*/webhooks/subscribe", """{"Uri":"here","EventId":"contact-changed"}""")).Refused("Uri");
        (await api.PostAsync("v1/*/webhooks/subscribe", """{"Uri":"https://app.invalid/a","EventId":"contact-changed"}""")).Is(200);
        (await api.PostAsync("v1/*/webhooks/subscribe", """{"Uri":"https://app.invalid/b","EventId":"contact-changed"}""")).Is(200);
        Assert.Equal("https://app.invalid/b", (string?)(await api.GetAsync("v1/*/webhooks/subscriptions")).Is(200).Json.AsArray().Single()!["Uri"]);

        var contact = api.Account.Contacts[0].ContactGuid;
        api.Account.EditContact(contact, c => c with { City = "x" });
        api.Account.AddProduct("not subscribed", 1);
        Assert.Single(api.Account.PendingDeliveries);
        var receiver = new Receiver();
        using (var http = new HttpMessageInvoker(receiver))
            Assert.Equal(1, await api.Sim.DeliverWebhooksAsync(http));
        Assert.Equal("https://app.invalid/b", receiver.Seen.Single().Address);
        Assert.Equal(contact.ToString(), (string?)JsonNode.Parse(receiver.Seen[0].Body)!["Id"]);

        receiver.Down = true;
        api.Account.DeleteContact(contact);
        using (var http = new HttpMessageInvoker(receiver))
            Assert.Equal(0, await api.Sim.DeliverWebhooksAsync(http));
        Assert.Empty(api.Account.PendingDeliveries);

        receiver.Down = false;
        api.Oddities.WebhooksAreEmpty = true;
        api.Account.RestoreContact(contact);
        using (var http = new HttpMessageInvoker(receiver))
            Assert.Equal(1, await api.Sim.DeliverWebhooksAsync(http));
        Assert.Equal("", receiver.Seen[^1].Body);
        (await api.DeleteAsync("v1/*/webhooks/unsubscribe", """{"EventId":"contact-changed"}""")).Is(200);
        (await api.DeleteAsync("v1/*/webhooks/unsubscribe", """{"EventId":"contact-changed"}""")).Is(404);
        Assert.Empty(api.Account.Subscriptions);
    }

    private static async Task<Reply> UploadAsync(Api api, string name, byte[] content, string type = "multipart/form-data", string query = "", string path = "v1/*/files")
    {
        using var form = new MultipartFormDataContent("----boundary");
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(new StringContent("x"), "note");
        form.Add(file, "file", name);
        form.Headers.Remove("Content-Type");
        form.Headers.TryAddWithoutValidation("Content-Type", type + "; boundary=\"----boundary\"");
        using var request = new HttpRequestMessage(HttpMethod.Post, path.Replace("*", $"{api.Account.Id}") + query) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Sim.SignIns.IssueAccessToken());
        return await api.SendAsync(request);
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public List<(string Address, string Body)> Seen { get; } = [];

        public bool Down { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Down)
                throw new HttpRequestException("down");
            Seen.Add((request.RequestUri!.ToString(), await request.Content!.ReadAsStringAsync(cancellationToken)));
            return new HttpResponseMessage(System.Net.HttpStatusCode.NoContent);
        }
    }
}
