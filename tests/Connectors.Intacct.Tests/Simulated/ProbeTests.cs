namespace Connectors.Intacct.Tests.Simulated;

/// <summary>What the probe says of a company in each condition, capability by capability.</summary>
public sealed class ProbeTests
{
    [Fact, Acceptance("P-21a", Missing = "the page"), Acceptance("P-21c"), Acceptance("P-21d")]
    public async Task Each_condition_is_told_in_a_sentence_with_who_must_do_what()
    {
        var text = new List<string>();
        await AddAsync("all is well", static _ => { });
        await AddAsync("in an entity", static _ => { }, static o => o.Credentials!.EntityId = "US");
        await AddAsync("no such entity, seen from the consent", static _ => { }, consent: true, change: static o => o.Credentials!.EntityId = "XX");
        await AddAsync("no contracts", static t => t.Account.Modules.Remove("contracts"));
        await AddAsync("no right to items", static t => t.Account.ServiceUser.Denied.Add("inventory-control/item"));
        await AddAsync("no quote", static t => t.Account.Edit("order-entry/txn-definition", t.Account.Records("order-entry/txn-definition").Single(static d => d.Id == "Sales Quote").Key, """{"status":"inactive"}"""));
        await AddAsync("sender not authorised", static t => t.Account.AuthorizedSenders.Clear());
        await AddAsync("wrong sender password", static _ => { }, static o => o.SenderPassword = "wrong");
        await AddAsync("not authorised", static t => t.Sim.SignIns.AuthorizedUsers.Clear());
        await AddAsync("wrong client secret", static _ => { }, static o => o.ClientSecret = "wrong");
        await AddAsync("consent taken over", static t => t.Sim.SignIns.GrantRefreshToken(), consent: true);
        await AddAsync("down", static t => t.Sim.Faults.RespondInstead("entities.query", 503, "<html>Maintenance</html>", times: 9));
        await AddAsync("throttled", static t => t.Sim.Faults.RateLimitNext(1, TimeSpan.FromMinutes(15), "customers.query"));
        Verified.Text(string.Join("\n\n", text));

        async Task AddAsync(string name, Action<SimulatedIntacct> condition, Action<IntacctOptions>? change = null, bool consent = false)
        {
            await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
            var token = test.Sim.SignIns.GrantRefreshToken();
            var client = test.NewClient(o =>
            {
                if (consent)
                    o.Credentials = new() { CompanyId = "TestCo", RefreshToken = token };
                change?.Invoke(o);
            });
            condition(test);
            var probe = await client.ProbeAsync();
            text.Add($"=== {name}: {(probe.Ok ? "ok" : "not ok")}\n" + string.Join('\n', probe.Capabilities.Where(static c => c.Status != ProbeStatus.Ok || c.Reason is not null)
                .Select(static c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}".TrimEnd())));
            Assert.All(test.Sim.Calls.Where(static c => c.Method != "GET" && !c.Operation.EndsWith(".query", StringComparison.Ordinal) && !c.Operation.StartsWith("token", StringComparison.Ordinal)),
                static c => Assert.StartsWith("xml.", c.Operation));
        }
    }
}
