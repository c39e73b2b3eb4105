using System.Net;
using System.Text;
using Connectors.AspNetCore.Tests.Operations;
using Connectors.Economic.Sync;
using Connectors.Reviso.Sync;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore.Tests.Connect;

/// <summary>What is pasted into vendors' forms, what they then send, and the light beside it: over HTTP, with the vendors' own adapters.</summary>
public sealed class WebhookSetupTests
{
    private static readonly string[] Secrets = ["a secret that is at least 32 characters long"];

    [Fact, Acceptance("000-09", Missing = "the page"), Acceptance("P-12f", Missing = "the page")]
    public async Task The_forms_are_printed_ready_to_paste_and_each_light_turns_green_at_the_first_call_and_red_in_silence()
    {
        var clock = new ManualClock();
        await using var host = await StartAsync(clock);
        var hooks = (await host.GetAsync("/connectors/ciao/webhooks")).Ok();
        Assert.Equal(2, hooks.Json.GetArrayLength());
        var (customer, product) = (hooks[0], hooks[1]);
        Assert.Equal(("Customer updated", "application/json", """{"oldNumber": "[OLDNUMBER]", "newNumber": "[NEWNUMBER]"}"""), (customer.GetProperty("event").GetString(), customer.GetProperty("contentType").GetString(), customer.GetProperty("body").GetString()));
        Assert.Equal(("Product updated", "Grey"), (product.GetProperty("event").GetString(), product.GetProperty("light").GetString()));
        var url = new Uri(customer.GetProperty("url").GetString()!);
        Assert.Equal(("/RevisoCustomer", "apiKey"), (url.AbsolutePath, url.Query.TrimStart('?').Split('=')[0]));

        // A test call of the vendor counts.
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, url, """{"oldNumber": "1", "newNumber": "1"}""")).StatusCode);
        hooks = (await host.GetAsync("/connectors/ciao/webhooks?zone=Europe/Rome")).Ok();
        Assert.Equal(("Green", clock.GetUtcNow(), "Grey"), (hooks[0].GetProperty("light").GetString(), hooks[0].GetProperty("lastAt").GetDateTimeOffset(), hooks[1].GetProperty("light").GetString()));
        clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("Red", (await host.GetAsync("/connectors/ciao/webhooks")).Ok()[0].GetProperty("light").GetString());
        await PostAsync(host, url, """{"oldNumber": "1", "newNumber": "1"}""");
        Assert.Equal("Green", (await host.GetAsync("/connectors/ciao/webhooks")).Ok()[0].GetProperty("light").GetString());

        // Nobody who may not see the connection sees its key.
        (await host.As("").GetAsync("/connectors/ciao/webhooks")).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Every_vendors_forms_lead_to_an_address_that_takes_its_calls()
    {
        var clock = new ManualClock();
        await using var host = await StartAsync(clock);
        foreach (var (connection, topics) in new[] { ("eco", new[] { "EconomicCustomer", "EconomicProduct" }), ("uni", ["UnicontaDebtor", "UnicontaContact", "UnicontaItem", "UnicontaEmployee"]), ("smart", ["smartbill-stock"]) })
        {
            var hooks = (await host.GetAsync($"/connectors/{connection}/webhooks")).Ok().Json.EnumerateArray().ToList();
            Assert.Equal(topics, hooks.Select(static h => h.GetProperty("topic").GetString()!));
            Assert.All(hooks, static h => Assert.NotEmpty(h.GetProperty("place").GetString()!));
            foreach (var hook in hooks)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, hook.GetProperty("url").GetString()) { Content = new StringContent(connection switch { "smart" => """{"products":[]}""", "uni" => "", _ => """{"oldNumber":"1","newNumber":"1"}""" }, Encoding.UTF8, "application/json") };
                if (hook.TryGetProperty("token", out var token))
                    request.Headers.Authorization = new("Bearer", token.GetString());
                using var answer = await host.Http.SendAsync(request);
                Assert.True(answer.IsSuccessStatusCode, $"{hook}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }

            Assert.All((await host.GetAsync($"/connectors/{connection}/webhooks")).Ok().Json.EnumerateArray(), static h => Assert.Equal("Green", h.GetProperty("light").GetString()));
        }
    }

    [Theory, Acceptance("000-11"), Acceptance("000-14"), Acceptance("I-02"), Acceptance("000-17"), Acceptance("000-18"), Acceptance("000-19")]
    [InlineData("POST", "/RevisoCustomer", "", "application/json", """{"oldNumber": "105", "newNumber": "105"}""", "customers/105")]
    [InlineData("POST", "/RevisoCustomer", "", "application/json", """{"oldNumber": 105, "newNumber": 105}""", "customers/105")]
    [InlineData("POST", "/RevisoCustomer", "", "application/json", """{"OLDNUMBER": "105", "NewNumber": "205"}""", "customers/:105>205")]
    [InlineData("POST", "/RevisoCustomer", "", "application/json", """{"oldNumber": "", "newNumber": "7"}""", "customers/7")]
    [InlineData("POST", "/RevisoCustomer", "", "application/json", """{"oldNumber": "8", "newNumber": ""}""", "customers/8")]
    [InlineData("POST", "/RevisoCustomer", "", "application/json", "oldNumber=9&newNumber=9", "customers/9")]
    [InlineData("POST", "/RevisoCustomer", "", "application/x-www-form-urlencoded", "oldNumber=9&newNumber=9", "customers/9")]
    [InlineData("GET", "/RevisoCustomer", "&oldNumber=10&newNumber=10", null, null, "customers/10")]
    [InlineData("POST", "/revisoproduct", "", "application/json", """{"oldNumber": "01-A", "newNumber": "01-A"}""", "products/01-A")]
    [InlineData("GET", "/RevisoProduct", "&newnumber=0042", null, null, "products/0042")]
    [InlineData("POST", "/webhook/RevisoProduct", "", "application/json", """{"oldNumber": "3", "newNumber": "3"}""", "products/3")]
    public async Task A_call_of_Reviso_marks_exactly_the_record_that_it_names(string method, string path, string query, string? type, string? body, string marked)
    {
        await using var host = await StartAsync(new ManualClock());
        await ReadOnceAsync(host);
        var key = host.Services.GetRequiredService<IWebhooks>().CreateKey(new("ciao"));
        using var request = new HttpRequestMessage(new HttpMethod(method), $"{path}?APIKEY={key}{query}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type!);
        using var answer = await host.Http.SendAsync(request);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        Assert.Equal(marked, Assert.Single(await MarksAsync(host)));

        // Sent again it changes nothing: the same mark, not a second one.
        using var twice = new HttpRequestMessage(new HttpMethod(method), request.RequestUri) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, type!) };
        Assert.Equal(HttpStatusCode.OK, (await host.Http.SendAsync(twice)).StatusCode);
        Assert.Equal(marked, Assert.Single(await MarksAsync(host)));
    }

    [Theory, Acceptance("000-15", Missing = "creating a key that is valid elsewhere cannot happen"), Acceptance("000-16")]
    [InlineData("")]
    [InlineData("?apiKey=")]
    [InlineData("?apiKey=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef00")]
    public async Task Without_the_right_key_there_is_no_work_and_keys_of_two_connections_reach_two_on_one_path(string query)
    {
        await using var host = await StartAsync(new ManualClock());
        await ReadOnceAsync(host);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(host, new Uri(host.Http.BaseAddress!, "/RevisoCustomer" + query), """{"oldNumber":"1","newNumber":"1"}""")).StatusCode);
        Assert.Empty(await MarksAsync(host));
        Assert.Empty(await MarksAsync(host, "second"));

        var webhooks = host.Services.GetRequiredService<IWebhooks>();
        await PostAsync(host, new Uri(host.Http.BaseAddress!, $"/RevisoCustomer?apiKey={webhooks.CreateKey(new("second"))}"), """{"oldNumber":"2","newNumber":"2"}""");
        Assert.Empty(await MarksAsync(host));
        Assert.Equal("customers/2", Assert.Single(await MarksAsync(host, "second")));

        await host.Services.GetRequiredService<IConnections>().PauseAsync(new("ciao"));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, new Uri(host.Http.BaseAddress!, $"/RevisoCustomer?apiKey={webhooks.CreateKey(new("ciao"))}"), """{"oldNumber":"3","newNumber":"3"}""")).StatusCode);
        Assert.Empty(await MarksAsync(host));
    }

    [Fact, Acceptance("000-12"), Acceptance("000-13")]
    public async Task What_no_reader_understands_is_refused_with_a_reason_another_event_does_nothing_and_a_quote_crashes_nothing()
    {
        var clock = new ManualClock();
        await using var host = await StartAsync(clock);
        await ReadOnceAsync(host);
        var url = new Uri(host.Http.BaseAddress!, $"/RevisoProduct?apiKey={host.Services.GetRequiredService<IWebhooks>().CreateKey(new("ciao"))}");
        var refused = await PostAsync(host, url, "{}");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("[OLDNUMBER]", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // What came is kept as far as it helps: names, signs and placeholders, and nothing of a value.
        Assert.Equal("RevisoProduct, POST: The call names no number: the posted data must be {\"oldNumber\": \"[OLDNUMBER]\", \"newNumber\": \"[NEWNUMBER]\"}. It began with: {}", await UnreadableAsync(host));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(host, url, """{"oldNumbr": "Rossi 105 è", "nuovo": "[NEWNUMBER]"}""")).StatusCode);
        Assert.EndsWith("""It began with: {"oldNumbr": "xxxxx 999 x", "nuovo": "[NEWNUMBER]"}""", await UnreadableAsync(host), StringComparison.Ordinal);
        // A storm of them is one entry a minute, and a long one is cut.
        await PostAsync(host, url, """{"other": "1"}""");
        Assert.Contains("nuovo", await UnreadableAsync(host), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(host, url, $$"""{"other": "{{new string('a', 10_000)}}"}""");
        Assert.Equal(300 + 1, (await UnreadableAsync(host)).Split("It began with: ")[1].Length);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, url, """{"invoiceNo": "20001"}""")).StatusCode);
        Assert.Empty(await MarksAsync(host));
        // The name of a hook is in no call: two hooks of two names send the same.
        foreach (var body in new[] { """{"oldNumber": "4", "newNumber": "4"}""", """{"oldNumber": "4", "newNumber": "4"}""" })
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(host, url, body)).StatusCode);
        Assert.Equal("products/4", Assert.Single(await MarksAsync(host)));
        var quoted = await PostAsync(host, url, "{\"oldNumber\": \"3/8\" pipe\", \"newNumber\": \"3/8\" pipe\"}");
        Assert.Contains(quoted.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
    }

    [Fact, Acceptance("001-46"), Acceptance("001-47", Missing = "the page"), Acceptance("001-48", Missing = "the page that shows it")]
    public async Task SmartBills_stock_calls_mark_the_codes_that_they_name_and_a_wrong_token_does_no_work()
    {
        await using var host = await StartAsync(new ManualClock());
        await ReadOnceAsync(host, "smart", "stock");
        var hook = (await host.GetAsync("/connectors/smart/webhooks")).Ok()[0];
        var (url, token) = (hook.GetProperty("url").GetString()!, hook.GetProperty("token").GetString()!);
        Assert.EndsWith("/smartbill-stock", url, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(token[..^1] + (token[^1] == '0' ? '1' : '0'), """{"products":[{"productCode":"S8","quantity":1}]}"""));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("", """{"products":[{"productCode":"S8","quantity":1}]}"""));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(token, """{"products":[]}"""));
        Assert.Empty(await MarksAsync(host, "smart", "stock"));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(token, """{"products":[{"productCode":"S8","quantity":7}]}"""));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(token, """[{"productCode":"M6","quantity":0}]"""));
        Assert.Equal(["M6", "S8"], (await MarksAsync(host, "smart", "stock")).Select(static m => m[^2..]).Order(StringComparer.Ordinal));

        async Task<HttpStatusCode> SendAsync(string key, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (key.Length > 0)
                request.Headers.Authorization = new("Bearer", key);
            using var answer = await host.Http.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("?secret={key}&CompanyId=7&Table=Debtor&RowId=42&Key=D1&Action=update", "debtors/42")]
    [InlineData("?CompanyId=7?Table=DebtorClient?RowId=42?Key=D1?Operation=Update?secret={key}", "debtors/42")]
    [InlineData("?secret={key}&Table=InvItemStorage&RowId=9&Key=01-A&Action=Update", "items/9")]
    [InlineData("?secret={key}&Table=60&Key=Ann&Action=insert", "contacts/")]
    [InlineData("?secret={key}&Table=NumberSerie&RowId=1&Action=update", "")]
    [InlineData("?secret={key}", "")]
    public async Task A_Change_URL_of_Uniconta_marks_the_row_that_it_names(string query, string marked)
    {
        await using var host = await StartAsync(new ManualClock());
        await ReadOnceAsync(host, "uni", "debtors", "contacts", "items", "employees");
        var key = host.Services.GetRequiredService<IWebhooks>().CreateKey(new("uni"));
        using var answer = await host.Http.GetAsync("/UnicontaChange" + query.Replace("{key}", key, StringComparison.Ordinal));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(marked, string.Join(' ', await MarksAsync(host, "uni", "debtors", "contacts", "items", "employees")));
    }

    [Theory, Acceptance("002-63", Missing = "the page"), Acceptance("002-64", Missing = "the page")]
    [InlineData("UnicontaDebtor", "?CompanyId=7&Table=Debtor&RowId=42&Key=D1&Action=update", "debtors/42")]
    [InlineData("UnicontaDebtor", "?companyid=7?table=debtor?rowid=42?key=D1?OPERATION=Update", "debtors/42")]
    [InlineData("UnicontaDebtor", "?CompanyId=7?Table=50&RowId=42?Key=D1&operation=DELETE", "debtors/42")]
    [InlineData("UnicontaItem", "?CompanyId=7&Table=InvItem&RowId=9&Key=01-A&Action=add", "items/9")]
    [InlineData("UnicontaItem", "?CompanyId=7?Table=InvItem?RowId=9?Key=01-A?Operation=Insert", "items/9")]
    public async Task The_address_that_is_printed_for_a_table_takes_its_calls_in_every_writing_and_a_wrong_id_is_not_found(string topic, string query, string marked)
    {
        string[] tables = ["debtors", "contacts", "items", "employees"];
        await using var host = await StartAsync(new ManualClock());
        await ReadOnceAsync(host, "uni", tables);
        var printed = (await host.GetAsync("/connectors/uni/webhooks")).Ok().Json.EnumerateArray().Single(h => h.GetProperty("topic").GetString() == topic);
        Assert.StartsWith("Table ", printed.GetProperty("event").GetString(), StringComparison.Ordinal);
        var url = printed.GetProperty("url").GetString()!;
        Assert.Equal(["", topic], new Uri(url).AbsolutePath.Split('/')[..2]);

        var id = url.Split('/')[^1];
        foreach (var wrong in new[] { "42", id[..^2], (id[0] == '0' ? "1" : "0") + id[1..], new string('0', id.Length) })
        {
            using var nowhere = await host.Http.GetAsync($"/{topic}/{wrong}{query}");
            Assert.Equal((HttpStatusCode.NotFound, "There is nothing here."), (nowhere.StatusCode, System.Text.Json.JsonDocument.Parse(await nowhere.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()));
        }

        Assert.Empty(await MarksAsync(host, "uni", tables));
        using var answer = await host.Http.GetAsync(url + query);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(marked, Assert.Single(await MarksAsync(host, "uni", tables)));
    }

    [Fact, Acceptance("002-65")]
    public async Task Two_connections_and_two_topics_on_one_host_each_reach_their_own_and_an_id_is_taken_back_alone()
    {
        string[] tables = ["debtors", "items"];
        await using var host = await StartAsync(new ManualClock());
        var addresses = new Dictionary<(string, string), string>();
        foreach (var connection in new[] { "uni", "uni2" })
        {
            await ReadOnceAsync(host, connection, tables);
            foreach (var hook in (await host.GetAsync($"/connectors/{connection}/webhooks")).Ok().Json.EnumerateArray())
                addresses[(connection, hook.GetProperty("topic").GetString()!)] = hook.GetProperty("url").GetString()!;
        }

        Assert.Equal(8, addresses.Values.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, await CallAsync("uni", "UnicontaDebtor", "Debtor", 1));
        Assert.Equal(HttpStatusCode.OK, await CallAsync("uni2", "UnicontaDebtor", "Debtor", 2));
        Assert.Equal(HttpStatusCode.OK, await CallAsync("uni", "UnicontaItem", "InvItem", 3));
        Assert.Equal(HttpStatusCode.OK, await CallAsync("uni2", "UnicontaItem", "InvItem", 4));
        Assert.Equal(["debtors/1", "items/3"], await MarksAsync(host, "uni", tables));
        Assert.Equal(["debtors/2", "items/4"], await MarksAsync(host, "uni2", tables));

        // The id of one topic opens no other, nor does it the other connection.
        var debtor = addresses[("uni", "UnicontaDebtor")];
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync(debtor.Replace("UnicontaDebtor", "UnicontaItem", StringComparison.Ordinal) + "?Table=InvItem&RowId=5&Action=add")).StatusCode);

        // One is taken back: the others go on, the next one works, and the journal says who.
        (await host.PostAsync("/connectors/uni/webhooks/nobody/renew")).Expect(HttpStatusCode.NotFound);
        var renewed = (await host.PostAsync("/connectors/uni/webhooks/UnicontaDebtor/renew")).Ok()[0].GetProperty("url").GetString()!;
        Assert.Equal(HttpStatusCode.NotFound, await CallAsync("uni", "UnicontaDebtor", "Debtor", 6));
        Assert.Equal(HttpStatusCode.OK, await CallAsync("uni2", "UnicontaDebtor", "Debtor", 7));
        Assert.Equal(HttpStatusCode.OK, await CallAsync("uni", "UnicontaItem", "InvItem", 8));
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(renewed + "?Table=Debtor&RowId=9&Action=add")).StatusCode);
        Assert.Equal(["debtors/1", "debtors/9", "items/3", "items/8"], (await MarksAsync(host, "uni", tables)).Order(StringComparer.Ordinal));
        Assert.Equal(renewed, (await host.GetAsync("/connectors/uni/webhooks")).Ok()[0].GetProperty("url").GetString());
        Assert.Contains("unicontadebtor", (await host.GetAsync("/connectors/uni/journal")).Ok().Json.GetRawText(), StringComparison.Ordinal);
        Assert.NotEqual(renewed, (await host.PostAsync("/connectors/uni/webhooks/UnicontaDebtor/renew")).Ok()[0].GetProperty("url").GetString());

        async Task<HttpStatusCode> CallAsync(string connection, string topic, string table, int row) =>
            (await host.Http.GetAsync($"{addresses[(connection, topic)]}?CompanyId=7&Table={table}&RowId={row}&Action=update")).StatusCode;
    }

    private static async Task<string> UnreadableAsync(OperationsHost host) =>
        (await host.GetAsync("/connectors/ciao/journal")).Ok().Json.EnumerateArray().First(static j => j.GetProperty("event").GetString() == "webhook-unreadable").GetProperty("detail").GetString()!;

    private static Task<HttpResponseMessage> PostAsync(OperationsHost host, Uri url, string body) => host.Http.PostAsync(url, new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>What was never read is read as a whole: only then a mark is worth keeping.</summary>
    private static async Task ReadOnceAsync(OperationsHost host, string connection = "", params string[] resources)
    {
        var store = host.Services.GetRequiredService<ISyncStore>();
        foreach (var one in connection.Length > 0 ? [connection] : new[] { "ciao", "second" })
        {
            var lease = await store.TryAcquireAsync(new(one), "test", TimeSpan.FromMinutes(1), default);
            var batch = new StoreBatch();
            foreach (var resource in resources.Length > 0 ? resources : ["customers", "products"])
                batch.Cursors.Add(new CursorRow { Side = Side.Accounting, Resource = resource, Cursor = "1" });
            await store.CommitAsync(lease!, batch, default);
            await store.ReleaseAsync(lease!, default);
        }
    }

    private static async Task<List<string>> MarksAsync(OperationsHost host, string connection = "ciao", params string[] resources)
    {
        var store = host.Services.GetRequiredService<ISyncStore>();
        var found = new List<string>();
        foreach (var resource in resources.Length > 0 ? resources : ["customers", "products"])
            found.AddRange((await store.ListMarksAsync(new(connection), Side.Accounting, resource, 100, default)).Select(m => m.OldNumber is null ? $"{resource}/{m.Id}" : $"{resource}/{m.Id}:{m.OldNumber}>{m.NewNumber}"));
        return found;
    }

    private static Task<OperationsHost> StartAsync(TimeProvider clock)
    {
        var crm = new FakeSystem("crm", World.Company);
        return OperationsHost.StartAsync(clock, s => s
            .AddConnection("ciao", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).Reviso())
            .AddConnection("second", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).Reviso())
            .AddConnection("eco", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).Economic())
            .AddConnection("smart", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).Smartbill())
            .AddConnection("uni2", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).Uniconta())
            .AddConnection("uni", c => c.UseProvider(Side.Crm, (_, _) => ValueTask.FromResult(crm.Open())).Uniconta()), options: o => o.WebhookSecrets.Add(Secrets[0]));
    }
}
