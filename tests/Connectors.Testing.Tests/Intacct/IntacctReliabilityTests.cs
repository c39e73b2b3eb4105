using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Tests.Intacct;

public sealed class IntacctReliabilityTests
{
    private const string Customers = "objects/accounts-receivable/customer";
    private const string Acme = """{"id":"ACME","name":"Acme"}""";

    [Fact]
    public async Task Checklist08_The_same_key_and_body_get_the_first_answer_again_for_48_hours()
    {
        await using var api = await Api.OnSocketAsync();
        var first = (await api.PostAsync(Customers, Acme, ("Idempotency-Key", "k1"))).Is(201);
        Assert.False(first.Headers.Contains("x-ia-idempotency-cached-date"));
        api.Sim.Clock.Advance(TimeSpan.FromHours(47));
        var again = (await api.PostAsync(Customers, Acme, ("Idempotency-Key", "k1"))).Is(201);
        Assert.Equal(first.Text, again.Text);
        Assert.Single(again.Headers.GetValues("x-ia-idempotency-cached-date"));
        Assert.Single(api.Account.Customers);
        (await api.PostAsync(Customers, Acme.Replace("Acme\"", "Acme \""), ("Idempotency-Key", "k1"))).Is(409);
        (await api.PostAsync(Customers, Acme + " ", ("Idempotency-Key", "k1"))).Is(409);
        (await api.PostAsync("objects/projects/project", Acme, ("Idempotency-Key", "k1"))).Is(409);
        api.Sim.Clock.Advance(TimeSpan.FromHours(1));
        (await api.PostAsync(Customers, Acme, ("Idempotency-Key", "k1"))).Is(409);
        api.Sim.Clock.Advance(TimeSpan.FromDays(58));
        (await api.PostAsync(Customers, """{"id":"LATE","name":"Late"}""", ("Idempotency-Key", "k1"))).Is(201);
        Assert.Equal(2, api.Account.Customers.Count);
    }

    [Fact]
    public async Task Checklist08_A_failure_is_stored_too_so_a_repaired_world_needs_a_new_key()
    {
        await using var api = Api.InProcess();
        const string child = """{"id":"C","name":"C","parent":{"id":"ACME"}}""";
        var first = (await api.PostAsync(Customers, child, ("Idempotency-Key", "k1"))).Is(422);
        (await api.PostAsync(Customers, Acme)).Is(201);
        Assert.Equal(first.Text, (await api.PostAsync(Customers, child, ("Idempotency-Key", "k1"))).Is(422).Text);
        (await api.PostAsync(Customers, child, ("Idempotency-Key", "k2"))).Is(201);
    }

    [Fact]
    public async Task Checklist08_A_lost_answer_is_found_again_with_the_same_key_and_doubled_without()
    {
        await using var api = await Api.OnSocketAsync(static a => a.AutoNumber("accounts-receivable/customer", "C-"));
        api.Sim.Faults.LoseReplyAfterCommit("customers.create", times: 2);
        const string json = """{"name":"Acme"}""";
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => api.PostAsync(Customers, json, ("Idempotency-Key", "k1")));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => api.PostAsync(Customers, json));
        Assert.Equal(2, api.Account.Customers.Count);
        (await api.PostAsync(Customers, json, ("Idempotency-Key", "k1"))).Is(201);
        Assert.Equal(2, api.Account.Customers.Count);
        (await api.PostAsync(Customers, json)).Is(201);
        Assert.Equal(3, api.Account.Customers.Count);
    }

    [Fact]
    public async Task Checklist08_A_second_request_with_a_key_under_way_is_refused()
    {
        await using var api = await Api.OnSocketAsync();
        var hold = api.Sim.Faults.HoldBeforeCommit("customers.create");
        var first = api.PostAsync(Customers, Acme, ("Idempotency-Key", "k1"));
        await hold.WaitUntilHeldAsync();
        (await api.PostAsync(Customers, Acme, ("Idempotency-Key", "k1"))).Refused(409, "REST-1070");
        hold.Release();
        (await first).Is(201);
        Assert.Single(api.Account.Customers);
    }

    [Fact]
    public async Task Checklist08_Objects_that_say_so_and_the_query_ignore_the_key()
    {
        await using var api = Api.InProcess(static a => a.AutoNumber("accounts-receivable/customer", "C-"));
        api.Oddities.NotIdempotent.Add("accounts-receivable/customer");
        (await api.PostAsync(Customers, """{"name":"A"}""", ("Idempotency-Key", "k1"))).Is(201);
        (await api.PostAsync(Customers, """{"name":"A"}""", ("Idempotency-Key", "k1"))).Is(201);
        Assert.Equal(2, api.Account.Customers.Count);
        Assert.False((bool)(await api.GetAsync("services/core/model?name=accounts-receivable/customer")).Result["idempotenceSupported"]!);
        const string query = """{"object":"accounts-receivable/customer","fields":["id"]}""";
        Assert.Equal(2, (await api.QueryAsync(query, ("Idempotency-Key", "k1"))).Is(200).Rows.Count);
        (await api.PostAsync(Customers, """{"name":"B"}""")).Is(201);
        Assert.Equal(3, (await api.QueryAsync(query, ("Idempotency-Key", "k1"))).Is(200).Rows.Count);
        (await api.PostAsync("objects/projects/project", "{}", ("Idempotency-Key", new string('k', 257)))).Is(400);
    }

    [Fact]
    public async Task Checklist10_The_seventh_call_at_a_time_is_throttled()
    {
        await using var api = await Api.OnSocketAsync();
        var holds = new List<SimulatorFault>();
        var held = new List<Task<Reply>>();
        for (var i = 0; i < 6; i++)
        {
            holds.Add(api.Sim.Faults.HoldBeforeCommit("customers.list"));
            held.Add(api.GetAsync(Customers));
            await holds[^1].WaitUntilHeldAsync();
        }

        var reply = (await api.GetAsync(Customers)).Is(429);
        Assert.Equal("GW-0010", reply.Code);
        Assert.Equal("1", Assert.Single(reply.Headers.GetValues("X-IA-Throttle-Limit-RetryAfter")));
        api.Oddities.RetryAfterHeader = "X-IA-Hour-Rate-Limit-Retry-After";
        Assert.True((await api.GetAsync(Customers)).Is(429).Headers.Contains("X-IA-Hour-Rate-Limit-Retry-After"));
        holds.ForEach(static h => h.Release());
        foreach (var one in await Task.WhenAll(held))
            one.Is(200);
        (await api.GetAsync(Customers)).Is(200);
    }

    [Fact]
    public async Task Checklist10_Calls_of_others_count_towards_the_company()
    {
        await using var api = Api.InProcess();
        api.Account.ForeignCallsUnderWay = 8;
        (await api.GetAsync(Customers)).Is(429);
        api.Account.ForeignCallsUnderWay = 7;
        (await api.GetAsync(Customers)).Is(200);
        (await api.TokenAsync(("grant_type", "client_credentials"), ("username", api.Sim.UserName))).Is(200);
        api.Oddities.ConcurrentCallsPerCompany = null;
        api.Account.ForeignCallsUnderWay = 100;
        (await api.GetAsync(Customers)).Is(200);
        api.Sim.Faults.RateLimitNext(retryAfter: TimeSpan.FromSeconds(30));
        Assert.Equal("30", Assert.Single((await api.GetAsync(Customers)).Is(429).Headers.GetValues("X-IA-Throttle-Limit-RetryAfter")));
    }

    [Fact]
    public async Task Checklist10_A_gateway_page_may_stand_in_for_a_write_that_was_carried_out()
    {
        await using var api = await Api.OnSocketAsync();
        api.Sim.Faults.RespondAfterCommit("customers.create", 503, "<html>busy</html>");
        var reply = (await api.PostAsync(Customers, Acme)).Is(503);
        Assert.StartsWith("text/html", reply.ContentType);
        Assert.Single(api.Account.Customers);
    }

    [Fact]
    public async Task Roles_modules_and_read_only_users_answer_403()
    {
        await using var api = Api.InProcess();
        api.Account.ServiceUser.Denied.Add("accounts-receivable/customer");
        Assert.Equal("forbidden", (await api.GetAsync(Customers)).Is(403).Code);
        (await api.QueryAsync("""{"object":"accounts-receivable/customer","fields":["id"]}""")).Is(403);
        (await api.GetAsync("objects/accounts-receivable/term")).Is(200);
        api.Account.ServiceUser.Denied.Clear();
        api.Account.ServiceUser.IsReadOnly = true;
        (await api.GetAsync(Customers)).Is(200);
        (await api.PostAsync(Customers, Acme)).Is(403);
        api.Account.ServiceUser.IsReadOnly = false;
        api.Account.Modules.Remove("contracts");
        (await api.GetAsync("objects/contracts/contract")).Is(403);
        (await api.PostAsync("workflows/contracts/contract/post", """{"key":"1"}""")).Is(403);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Deletions_show_in_the_audit_objects_only(bool both)
    {
        await using var api = Api.InProcess(static a => a.Customer("Acme", "ACME"));
        api.Oddities.DeletesInAuditHistory = both;
        var key = api.Account.Customers[0].Key;
        (await api.PatchAsync($"{Customers}/{key}", """{"name":"Acme 2"}""")).Is(200);
        (await api.DeleteAsync($"{Customers}/{key}")).Is(204);
        var changes = (await api.QueryAsync("""{"object":"company-config/audit-history","fields":["key","changeDetails.fieldName","changeDetails.previousValue","changeDetails.newValue","changeSource.actionPerformed"]}""")).Is(200).Rows;
        Assert.Equal(both ? ["modify", "delete"] : ["modify"], changes.Select(static r => (string?)r!["changeSource.actionPerformed"]));
        Assert.Equal(("name", "Acme", "Acme 2"), ((string?)changes[0]!["changeDetails.fieldName"], (string?)changes[0]!["changeDetails.previousValue"], (string?)changes[0]!["changeDetails.newValue"]));
        var accesses = (await api.QueryAsync("""{"object":"company-config/advanced-audit-history","fields":["key","accessDetails.objectName","accessDetails.objectId","accessSource.actionPerformed"],"filters":[{"$eq":{"accessSource.actionPerformed":"delete"}}]}""")).Is(200).Rows;
        var deletion = Assert.Single(accesses)!;
        Assert.Equal(("accounts-receivable/customer", "ACME"), ((string?)deletion["accessDetails.objectName"], (string?)deletion["accessDetails.objectId"]));
        Assert.Equal("ACME", (string?)(await api.GetAsync($"objects/company-config/advanced-audit-history/{deletion["key"]}")).Is(200).Result["accessDetails"]!["objectId"]);
        Assert.Empty((await api.QueryAsync("""{"object":"accounts-receivable/customer","fields":["id"]}""")).Rows);
    }

    [Fact]
    public async Task Checklist13_Webhooks_are_signed_with_milliseconds_and_repeated_with_the_same_key()
    {
        await using var api = Api.InProcess();
        var receiver = new Receiver(HttpStatusCode.ServiceUnavailable, HttpStatusCode.RequestTimeout, HttpStatusCode.OK);
        using var http = new HttpMessageInvoker(receiver);
        api.Sim.Webhooks.Add(new Uri("https://crm.example/hook"), "accounts-receivable/customer");
        var key = (await api.PostAsync(Customers, Acme)).Is(201).Key;
        Assert.Equal(0, await api.Sim.Webhooks.DeliverAsync(http));
        Assert.Equal(0, await api.Sim.Webhooks.DeliverAsync(http));
        Assert.Single(receiver.Got);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(10));
        await api.Sim.Webhooks.DeliverAsync(http);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(29));
        await api.Sim.Webhooks.DeliverAsync(http);
        Assert.Equal(2, receiver.Got.Count);
        api.Sim.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await api.Sim.Webhooks.DeliverAsync(http));
        Assert.Equal((3, 0), (receiver.Got.Count, api.Sim.Webhooks.Pending));
        Assert.Single(receiver.Got.Select(static g => g.Headers["X-IdempotencyKey"]).Distinct());
        var last = receiver.Got[^1];
        var context = JsonNode.Parse(last.Headers["x-clientcontext"])!;
        Assert.Equal(("CUSTOMER", "accounts-receivable/customer", key, "after_create"), ((string?)context["OBJECTNAME"], (string?)context["RESTOBJECTNAME"], (string?)context["VID"], (string?)context["EVENT"]));
        var parts = last.Headers["X-IA-Sage-Signature"].Split('.');
        var claims = JsonNode.Parse(Decode(parts[1]))!;
        Assert.Equal(api.Sim.Time.GetUtcNow().ToUnixTimeMilliseconds(), (long)claims["iat"]!);
        Assert.Equal(3_600_000, (long)claims["exp"]! - (long)claims["iat"]!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(last.Body)), (string?)claims["payload_signature"]);
        Assert.Equal(HMACSHA256.HashData(Encoding.UTF8.GetBytes(api.Sim.SignIns.ClientSecret), Encoding.ASCII.GetBytes(parts[0] + "." + parts[1])), Decode(parts[2]));
    }

    [Fact]
    public async Task Checklist13_Webhooks_come_twice_out_of_order_tampered_or_not_at_all()
    {
        await using var api = Api.InProcess();
        api.Sim.Webhooks.Add(new Uri("https://crm.example/hook"), "accounts-receivable/customer", static r => r.Id);
        (await api.PostAsync(Customers, Acme)).Is(201);
        (await api.PostAsync(Customers, """{"id":"B","name":"B"}""")).Is(201);
        (api.Sim.Webhooks.SendTwice, api.Sim.Webhooks.LatestFirst, api.Sim.Webhooks.TamperWithBodies) = (true, true, true);
        (api.Oddities.WebhookSignatureHeader, api.Oddities.WebhookKeyHeader) = ("X-IA-SageSignature", "Idempotency-Key");
        var receiver = new Receiver();
        using (var http = new HttpMessageInvoker(receiver))
            Assert.Equal(2, await api.Sim.Webhooks.DeliverAsync(http));
        Assert.Equal(["B ", "B ", "ACME ", "ACME "], receiver.Got.Select(static g => Encoding.UTF8.GetString(g.Body)));
        Assert.Equal(2, receiver.Got.Select(static g => g.Headers["Idempotency-Key"]).Distinct().Count());
        var claims = JsonNode.Parse(Decode(receiver.Got[0].Headers["X-IA-SageSignature"].Split('.')[1]))!;
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData(receiver.Got[0].Body)), (string?)claims["payload_signature"]);
        (await api.PatchAsync($"{Customers}/{api.Account.Customers[0].Key}", """{"notes":"x"}""")).Is(200);
        using (var http = new HttpMessageInvoker(new Receiver(HttpStatusCode.Accepted)))
            Assert.Equal(0, await api.Sim.Webhooks.DeliverAsync(http));
        Assert.Equal(0, api.Sim.Webhooks.Pending);
    }

    [Fact]
    public async Task An_asynchronous_request_answers_a_job_and_delivers_its_answer()
    {
        await using var api = Api.InProcess();
        var job = (await api.PostAsync(Customers, Acme, ("Prefer", "respond-async"), ("X-IA-Webhook-EndpointURL", "https://crm.example/answers"))).Is(202).Result;
        Assert.Equal("queued", (string?)job["state"]);
        var receiver = new Receiver();
        using var http = new HttpMessageInvoker(receiver);
        Assert.Equal(1, await api.Sim.Webhooks.DeliverAsync(http));
        Assert.Equal("ACME", (string?)JsonNode.Parse(receiver.Got[0].Body)!["ia::result"]!["id"]);
        Assert.Equal(43, receiver.Got[0].Headers["X-IA-Sage-Signature"].Length);
        Assert.Equal("delivered", (string?)(await api.GetAsync($"services/core/async/job-status?jobId={job["jobId"]}")).Is(200).Result["state"]);
        (await api.GetAsync("services/core/async/job-status?jobId=other")).Is(404);
        (await api.PostAsync(Customers, Acme, ("Prefer", "respond-async"))).Is(400);
    }

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));

    private sealed class Receiver(params HttpStatusCode[] answers) : HttpMessageHandler
    {
        private readonly Queue<HttpStatusCode> _answers = new(answers);

        public List<(Dictionary<string, string> Headers, byte[] Body)> Got { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Got.Add((request.Headers.ToDictionary(static h => h.Key, static h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase), await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return new HttpResponseMessage(_answers.Count > 0 ? _answers.Dequeue() : HttpStatusCode.OK);
        }
    }
}
