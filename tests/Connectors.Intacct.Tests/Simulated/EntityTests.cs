using Connectors.Testing.Intacct;
using static Connectors.Intacct.Tests.Simulated.RoundTripTests;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>The top level and the entities of one company.</summary>
public sealed class EntityTests
{
    [Theory]
    [InlineData(IntacctHeaderSpelling.Both)]
    [InlineData(IntacctHeaderSpelling.Hyphenated)]
    [InlineData(IntacctHeaderSpelling.Compact)]
    public async Task Trap12_private_records_live_in_their_entity(IntacctHeaderSpelling spelling)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed, o =>
        {
            if (spelling == IntacctHeaderSpelling.Compact)
                (o.EntityHeader, o.TransactionHeader) = ("X-IA-API-ParamEntity", "X-IA-API-ParamTransaction");
        });
        test.Sim.Oddities.HeaderSpelling = spelling;
        var (top, us) = (test.Client, test.Client.InEntity("US"));
        var made = await us.Customers.CreateAsync(new() { Id = "PRIV", Name = "Private" });
        Assert.Equal("US", (await us.Customers.GetAsync(made.Key)).Entity!.Id);
        Assert.Contains(await ReadAll(us.Customers.ListAsync()), static c => c.Id == "PRIV");
        Assert.DoesNotContain(await ReadAll(top.Customers.ListAsync()), static c => c.Id == "PRIV");
        Assert.Contains(await ReadAll(top.Customers.ListAsync(new() { IncludePrivate = true })), static c => c is { Id: "PRIV", Entity.Id: "US" });
        // Written where it lives.
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => top.Customers.UpdateAsync(made.Key, static c => c with { Notes = "top" }));
        Assert.Equal("BL03000122", refused.ErrorCode);
        await us.Customers.UpdateAsync(made.Key, static c => c with { Notes = "us" });
        Assert.Equal("us", test.Account.Customers.Single(static c => c.Id == "PRIV")["notes"]);
        // The list of entities makes sense at the top only.
        Assert.Contains(await ReadAll(us.Entities.ListAsync()), static e => e.Id == "US");
        Assert.All(test.Sim.Calls.Where(static c => c.Operation == "entities.query"), static c => Assert.DoesNotContain(c.Headers.Keys, static h => h.StartsWith("X-IA-API-Param", StringComparison.OrdinalIgnoreCase)));
        // One sign-in for both.
        Assert.Equal(1, test.Sim.CountCalls("token.clientCredentials"));
        var unknown = await Assert.ThrowsAsync<ConnectorValidationException>(() => top.InEntity("XX").Customers.ListPageAsync());
        Assert.Equal(400, unknown.StatusCode);
    }

    [Fact]
    public async Task Trap12_a_customer_that_is_restricted_cannot_be_used_in_another_entity()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Account.Edit("accounts-receivable/customer", test.Account.Customers.Single(static c => c.Id == "ACME").Key, """{"customerRestriction":"rootOnly"}""");
        var refused = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.InEntity("US").Documents.OfType("Sales Order").CreateAsync(DocumentTests.Quote("HOUR", 1)));
        Assert.Equal((422, "BL03000121"), (refused.StatusCode, refused.ErrorCode));
        await test.Client.Documents.OfType("Sales Order").CreateAsync(DocumentTests.Quote("HOUR", 1));
    }

    [Fact]
    public async Task Two_companies_are_apart_in_tokens_records_and_budgets()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var other = test.Sim.AddAccount("Other", static a => a.Customer("Only there", "O"));
        test.Sim.SignIns.AuthorizedUsers.Add($"{other.ServiceUser.Id}@Other");
        var factory = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IIntacctClientFactory>(SignInTests.Product(test));
        var (here, there) = (factory.Create(new() { CompanyId = "TestCo", UserId = "xmlgateway" }), factory.Create(new() { CompanyId = "Other", UserId = "xmlgateway" }));
        test.Sim.Faults.RateLimitNext(1, TimeSpan.FromMinutes(10), "customers.create");
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => here.Customers.CreateAsync(new() { Id = "X", Name = "X" }));
        Assert.Equal("Only there", Assert.Single(await ReadAll(there.Customers.ListAsync())).Name);
        await Assert.ThrowsAsync<ConnectorRateLimitException>(() => here.Customers.ListPageAsync());
    }
}
