using System.Text;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>What the simulated triggers deliver, read by the client's reader.</summary>
public sealed class WebhookTests
{
    [Theory]
    [InlineData("X-IA-Sage-Signature", "X-IdempotencyKey")]
    [InlineData("X-IA-SageSignature", "Idempotency-Key")]
    public async Task Trap13_a_delivery_is_read_repeats_have_its_key_and_the_record_is_read_anew(string signature, string key)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        (test.Sim.Oddities.WebhookSignatureHeader, test.Sim.Oddities.WebhookKeyHeader) = (signature, key);
        var receiver = new Receiver(test);
        test.Sim.Webhooks.Add(new("http://127.0.0.1:9/hook"), "accounts-receivable/customer");
        var made = await test.Client.InEntity("US").Customers.CreateAsync(new() { Id = "W1", Name = "Webbed" });

        // Refused with 503 at first: again after 10, 30 and 90 seconds, under the same key.
        receiver.Status = 503;
        foreach (var wait in (int[])[0, 10, 30])
        {
            test.Clock.Advance(TimeSpan.FromSeconds(wait));
            Assert.Equal(0, await test.Sim.Webhooks.DeliverAsync(receiver.Invoker));
        }

        receiver.Status = 200;
        test.Clock.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(1, await test.Sim.Webhooks.DeliverAsync(receiver.Invoker));
        Assert.Equal((4, 1), (receiver.Read.Count, receiver.Read.Select(static r => r.Event!.IdempotencyKey).Distinct().Count()));
        Assert.All(receiver.Read, static r => Assert.Null(r.Refusal));
        var told = receiver.Read[^1].Event!;
        Assert.Equal(("TestCo", "US", "accounts-receivable/customer", "CUSTOMER", made.Key.Value, "after_create"), (told.Company, told.Entity, told.RestObjectName, told.ObjectName, told.RecordId, told.Event));
        Assert.Equal(test.Clock.GetUtcNow(), told.IssuedAt);
        Assert.Equal("Webbed", (await test.Client.InEntity(told.Entity).Customers.GetAsync(new(told.RecordId!))).Name);
    }

    [Fact]
    public async Task Trap13_a_body_that_was_changed_another_secret_and_an_old_signature_are_refused()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var receiver = new Receiver(test);
        test.Sim.Webhooks.Add(new("http://127.0.0.1:9/hook"), "accounts-receivable/customer");
        test.Account.Customer("Seeded", "S");
        test.Account.Edit("accounts-receivable/customer", test.Account.Customers[0].Key, """{"notes":"one"}""");
        test.Sim.Webhooks.TamperWithBodies = true;
        await test.Sim.Webhooks.DeliverAsync(receiver.Invoker);
        Assert.Equal("Refused: the body is not the one that was signed.", Assert.Single(receiver.Read).Refusal);

        test.Sim.Webhooks.TamperWithBodies = false;
        receiver.Secret = "another";
        test.Account.Edit("accounts-receivable/customer", test.Account.Customers[0].Key, """{"notes":"two"}""");
        await test.Sim.Webhooks.DeliverAsync(receiver.Invoker);
        Assert.Equal("Refused: the signature is not made with this client's secret.", receiver.Read[^1].Refusal);

        receiver.Secret = test.Sim.SignIns.ClientSecret;
        receiver.Late = TimeSpan.FromMinutes(66);
        test.Account.Edit("accounts-receivable/customer", test.Account.Customers[0].Key, """{"notes":"three"}""");
        await test.Sim.Webhooks.DeliverAsync(receiver.Invoker);
        Assert.Equal("Refused: the signature has ended.", receiver.Read[^1].Refusal);
    }

    [Fact]
    public async Task Trap13_twice_and_in_the_wrong_order_is_told_apart_by_key_and_settled_by_reading()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("Seeded", "S"));
        var receiver = new Receiver(test);
        test.Sim.Webhooks.Add(new("http://127.0.0.1:9/hook"), "accounts-receivable/customer");
        (test.Sim.Webhooks.SendTwice, test.Sim.Webhooks.LatestFirst) = (true, true);
        var key = new RecordKey(test.Account.Customers[0].Key);
        await test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "one" });
        await test.Client.Customers.DeleteAsync(key);
        await test.Sim.Webhooks.DeliverAsync(receiver.Invoker);
        Assert.Equal(["after_delete", "after_delete", "after_update", "after_update"], receiver.Read.Select(static r => r.Event!.Event!));
        Assert.Equal(2, receiver.Read.Select(static r => r.Event!.IdempotencyKey).Distinct().Count());
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Customers.GetAsync(new(receiver.Read[^1].Event!.RecordId!)));
    }

    /// <summary>A receiver in the process: what the simulator posts goes through the client's reader.</summary>
    private sealed class Receiver : HttpMessageHandler
    {
        private readonly SimulatedIntacct _test;

        public Receiver(SimulatedIntacct test)
        {
            _test = test;
            Secret = test.Sim.SignIns.ClientSecret;
            Invoker = new(this);
        }

        public HttpMessageInvoker Invoker { get; }

        public List<IntacctWebhookReading> Read { get; } = [];

        public string Secret { get; set; }

        public int Status { get; set; } = 200;

        public TimeSpan Late { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            var headers = request.Headers.ToDictionary(static h => h.Key, static h => string.Join(',', h.Value));
            Read.Add(IntacctWebhooks.Read(headers, body, Secret, _test.Clock.GetUtcNow() + Late));
            Assert.True(Read[^1].Event is null || Encoding.UTF8.GetString(Read[^1].Event!.Body.Span).StartsWith('{'));
            return new((System.Net.HttpStatusCode)Status);
        }
    }
}
