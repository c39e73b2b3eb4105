using Connectors.Testing.Intacct;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Each kind of error, in both envelopes, as the exception that it is.</summary>
public sealed class ErrorTests
{
    [Theory]
    [InlineData(IntacctErrorEnvelope.InsideResult)]
    [InlineData(IntacctErrorEnvelope.BesideResult)]
    public async Task Every_refusal_is_a_typed_exception_with_status_code_fields_and_support_id(IntacctErrorEnvelope envelope)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Sim.Oddities.ErrorEnvelope = envelope;
        var client = test.Client;
        var acme = new RecordKey(test.Account.Customers.Single(static c => c.Id == "ACME").Key);

        // Nothing there.
        Is<ConnectorNotFoundException>(await Refused(() => client.Customers.GetAsync(new("999999"))), 404, "REST-1018");
        Is<ConnectorNotFoundException>(await Refused(() => client.Customers.UpdateAsync(new("999999"), static c => c with { Notes = "x" })), 404, "REST-1018");
        Is<ConnectorNotFoundException>(await Refused(() => client.Customers.DeleteAsync(new("999999"))), 404, "REST-1018");
        // The form of what was sent, by field.
        var missing = await Refused(() => client.Customers.CreateAsync(new() { Id = "X", Name = null }));
        Is<ConnectorValidationException>(missing, 400, "REST-1009");
        Assert.Equal("name", Assert.Single(missing.FieldErrors).Field);
        var tooLong = await Refused(() => client.Customers.CreateAsync(new() { Id = new string('x', 21), Name = "X" }));
        Assert.Equal(("id", "REST-1016"), (tooLong.FieldErrors[0].Field, tooLong.ErrorCode));
        Is<ConnectorValidationException>(await Refused(() => client.Customers.CreateAsync(new() { Id = "X", Name = "X", Status = new("asleep") })), 400, "REST-1017");
        Is<ConnectorValidationException>(await Refused(() => client.Customers.ListPageAsync(new() { Filter = new QueryField<string>("nothing").Is("x") })), 400, null);
        Is<ConnectorValidationException>(await Refused(() => client.Documents.ListPageAsync(new() { Fields = [new("lines.unitPrice")] })), 400, null);
        // Rules of the business.
        Is<ConnectorValidationException>(await Refused(() => client.Contacts.CreateAsync(new() { Id = "X", PrintAs = "X", Email1 = "nowhere" })), 422, IntacctErrorCodes.IllegalFormat);
        Is<ConnectorValidationException>(await Refused(() => client.Customers.CreateAsync(new() { Id = "X", Name = "X", Term = Reference.OfId("N999") })), 422, IntacctErrorCodes.IllegalFormat);
        Is<ConnectorValidationException>(await Refused(() => client.Customers.DeleteAsync(acme)), 422, "BL03000130");
        // What there is already.
        Is<ConnectorConflictException>(await Refused(() => client.Customers.CreateAsync(new() { Id = "ACME", Name = "Again" })), 409, IntacctErrorCodes.Duplicate);
        // Rights.
        test.Account.ServiceUser.Denied.Add("projects/project");
        Is<ConnectorAuthenticationException>(await Refused(() => client.Projects.ListPageAsync()), 403, "REST-1005");
        test.Account.Modules.Remove("contracts");
        Is<ConnectorAuthenticationException>(await Refused(() => client.Contracts.ListPageAsync()), 403, "REST-1005");
        test.Account.ServiceUser.IsReadOnly = true;
        Is<ConnectorAuthenticationException>(await Refused(() => client.Customers.UpdateAsync(acme, static c => c with { Notes = "x" })), 403, "REST-1005");
        // A verb that the object has not.
        Is<ConnectorValidationException>(await Refused(() => client.SendAsync(new(HttpMethod.Put, "objects/accounts-receivable/customer/" + acme))), 405, "REST-1004");
        Assert.Equal(2, test.Account.Customers.Count);

        static void Is<T>(ConnectorApiException error, int status, string? code)
        {
            Assert.IsType<T>(error);
            Assert.True(error.StatusCode == status && (code is null || error.ErrorCode == code), $"{error.StatusCode} {error.ErrorCode}: {error.Message}");
            Assert.StartsWith("kXq", error.RequestId);
            Assert.False(error.MayHaveBeenApplied);
        }
    }

    [Theory]
    [InlineData(409, "BL34000061")]
    [InlineData(422, "BL34000061")]
    [InlineData(422, "PL05000104")]
    [InlineData(409, "BL01001973")]
    public async Task An_id_that_is_taken_is_a_conflict_whatever_status_and_code_say_it(int status, string code)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("A", "A"));
        (test.Sim.Oddities.DuplicateIdStatus, test.Sim.Oddities.DuplicateIdCode) = (status, code);
        var taken = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Customers.CreateAsync(new() { Id = "A", Name = "B" }));
        Assert.Equal((status, code), (taken.StatusCode, taken.ErrorCode));
    }

    [Fact]
    public async Task A_business_rule_that_may_be_a_duplicate_or_not_is_no_conflict_by_its_code_alone()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("A", "A"));
        (test.Sim.Oddities.DuplicateIdStatus, test.Sim.Oddities.DuplicateIdCode) = (422, IntacctErrorCodes.BusinessRule);
        var taken = await Refused(() => test.Client.Customers.CreateAsync(new() { Id = "A", Name = "B" }));
        Assert.Equal((422, IntacctErrorCodes.BusinessRule), (taken.StatusCode, taken.ErrorCode));
        Assert.Contains("already exists", taken.Message);
    }

    [Theory]
    [InlineData("X-IA-Throttle-Limit-RetryAfter")]
    [InlineData("X-IA-Hour-Rate-Limit-Retry-After")]
    [InlineData("X-IA-TENANT-Throttle-Limit-Retry-After")]
    [InlineData("Retry-After")]
    public async Task Trap10_a_limit_says_when_it_ends_and_a_write_waits_for_the_next_call(string header)
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("A", "A"));
        test.Sim.Oddities.RetryAfterHeader = header;
        await test.Client.Customers.ListPageAsync();
        // A read waits out what is short.
        test.Sim.Faults.RateLimitNext(1, TimeSpan.FromSeconds(5), "customers.query");
        var began = test.Clock.GetUtcNow();
        await test.Client.Customers.ListPageAsync();
        Assert.True(test.Clock.GetUtcNow() - began >= TimeSpan.FromSeconds(5));
        // A create is sent once; nothing was done, and the time is told.
        test.Sim.Faults.RateLimitNext(1, TimeSpan.FromMinutes(10), "customers.create");
        var limit = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Customers.CreateAsync(new() { Id = "B", Name = "B" }));
        Assert.Equal((429, IntacctErrorCodes.Throttled, false), (limit.StatusCode, limit.ErrorCode, limit.BySelf));
        Assert.InRange(limit.RetryAt!.Value, test.Clock.GetUtcNow().AddSeconds(598), test.Clock.GetUtcNow().AddSeconds(600));
        // Until then the account is at rest: nothing more goes out.
        var sent = test.Sim.Calls.Count;
        var own = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => test.Client.Customers.ListPageAsync());
        Assert.Equal((true, limit.RetryAt), (own.BySelf, own.RetryAt));
        Assert.Equal(sent, test.Sim.Calls.Count);
        test.Clock.Advance(TimeSpan.FromMinutes(10));
        await test.Client.Customers.CreateAsync(new() { Id = "B", Name = "B" });
        Assert.Equal(2, test.Account.Customers.Count);
    }

    [Fact]
    public async Task Trap10_calls_at_a_time_stay_below_the_tier_and_a_crowd_of_others_is_waited_out()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a => a.Customer("A", "A"));
        await test.Client.Customers.ListPageAsync();
        var key = new RecordKey(test.Account.Customers[0].Key);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => test.Client.Customers.GetAsync(key)));
        Assert.Equal(40, test.Sim.CountCalls("customers.get"));
        Assert.All(test.Sim.Calls, static c => Assert.Equal(200, c.Status));
        // Others fill the company: 429 without a time.
        test.Account.ForeignCallsUnderWay = 8;
        var refused = test.Sim.Before("customers.query", _ => test.Account.ForeignCallsUnderWay = 0);
        var limit = await Assert.ThrowsAnyAsync<ConnectorException>(() => test.Client.Customers.CreateAsync(new() { Id = "B", Name = "B" }));
        Assert.IsType<ConnectorRateLimitException>(limit);
        Assert.Single(test.Account.Customers);
        refused.Cancel();
        test.Account.ForeignCallsUnderWay = 0;
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await test.Client.Customers.CreateAsync(new() { Id = "B", Name = "B" });
    }

    [Fact]
    public async Task A_web_page_instead_of_an_answer_is_an_outage_and_its_words_are_not_taken_for_data()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        test.Sim.Faults.RespondInstead("customers.query", 200, "<html>Please sign in</html>", times: 9);
        var page = await Assert.ThrowsAnyAsync<ConnectorException>(() => test.Client.Customers.ListPageAsync());
        Assert.Equal(ConnectorErrorCodes.HtmlAnswer, ((page as ConnectorApiException) ?? (page.InnerException as ConnectorApiException))!.ErrorCode);
    }

    private static async Task<ConnectorApiException> Refused(Func<Task> call) => await Assert.ThrowsAnyAsync<ConnectorApiException>(call);
}
