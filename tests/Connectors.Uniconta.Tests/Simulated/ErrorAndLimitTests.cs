using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Refusals in every shape, and the calls and records of a day.</summary>
public sealed class ErrorAndLimitTests
{
    private static void Seed(UnicontaAccount a) => a.UserField("Debtor", "CrmId").Debtor("Acme").Contact("Bo", "1001").Item("BOLT", "Bolt", 1);

    public static TheoryData<UnicontaErrorShape, bool> Shapes
    {
        get
        {
            var data = new TheoryData<UnicontaErrorShape, bool>();
            foreach (var shape in Enum.GetValues<UnicontaErrorShape>())
            {
                data.Add(shape, true);
                if (shape < UnicontaErrorShape.OkText)
                    data.Add(shape, false);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Shapes))]
    public async Task Every_refusal_has_its_type_and_code_in_every_shape(UnicontaErrorShape shape, bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, webApi ? SimulatedCompany.ByWebApi : null, o => (o.EntityErrors, o.WebApiErrors) = (shape, shape));
        var client = company.Client;
        var acme = (await client.Debtors.GetByKeyAsync("1001"))!.RowId!.Value;
        await Fails<ConnectorConflictException>(() => client.Debtors.CreateAsync(new() { Account = "1001", Name = "x", Group = "DK" }), UnicontaErrorCodes.KeyExists, "Account");
        await Fails<ConnectorValidationException>(() => client.Debtors.CreateAsync(new() { Name = "x", Group = "DK" }), UnicontaErrorCodes.KeyIsEmpty, "Account");
        await Fails<ConnectorValidationException>(() => client.Debtors.CreateAsync(new() { Account = "7", Name = "x", Group = "DK", CompanyRegNo = "12 34" }), UnicontaErrorCodes.FieldHasinvalidValue, "CompanyRegNo");
        await Fails<ConnectorValidationException>(() => client.Orders.CreateAsync(new() { Account = "77" }), UnicontaErrorCodes.AccountDoesNotExist, "Account");
        await Fails<ConnectorConflictException>(() => client.Debtors.DeleteAsync(acme), UnicontaErrorCodes.CouldNotDeleteRecordThatIsReferred, null);
        company.User.Allow("Debtor", UnicontaRights.Read);
        await Fails<ConnectorAuthenticationException>(() => client.Debtors.UpdateAsync(acme, d => d with { City = "x" }), UnicontaErrorCodes.NoRightsToUpdate, null);
        company.User.Allow("Debtor", UnicontaRights.All);
        company.Account.Mandatory("Debtor", "Phone");
        await Fails<ConnectorValidationException>(() => client.Debtors.CreateAsync(new() { Account = "8", Name = "x", Group = "DK" }), UnicontaErrorCodes.FieldCannotBeBlank, "Phone");
        Assert.Single(company.Account.Debtors);

        async Task Fails<T>(Func<Task> call, string code, string? field) where T : ConnectorApiException
        {
            var error = await Assert.ThrowsAnyAsync<ConnectorException>(call);
            Assert.IsType<T>(error);
            var api = (T)error;
            // A sentence has no code; what it says is passed on.
            if (shape == UnicontaErrorShape.Sentence && api.ErrorCode is null)
            {
                Assert.NotEmpty(api.Message);
                return;
            }

            Assert.Equal(code, api.ErrorCode);
            if (field is not null && shape is UnicontaErrorShape.ErrObject or UnicontaErrorShape.OkErrObject)
                Assert.Equal(field, Assert.Single(api.FieldErrors).Field);
        }
    }

    [Fact]
    public async Task Trap_Too_many_new_records_stop_creating_alone_until_the_next_Danish_day()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, null, o => o.InsertsPerDay = 2);
        var client = company.Client;
        for (var i = 0; i < 2; i++)
            await client.Debtors.CreateAsync(new() { Account = $"N{i}", Name = "x", Group = "DK" });
        var refused = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => client.Debtors.CreateAsync(new() { Account = "N9", Name = "x", Group = "DK" }));
        Assert.Equal((UnicontaErrorCodes.ToManyCreatesInOneDay, false, new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero)), (refused.ErrorCode, refused.BySelf, refused.RetryAt!.Value));
        // Reading, changing and deleting go on.
        var acme = (await client.Debtors.GetByKeyAsync("N1"))!.RowId!.Value;
        await client.Debtors.UpdateAsync(acme, d => d with { City = "Ribe" });
        await client.Debtors.DeleteAsync(acme);
        company.Simulator.Clock.Advance(refused.RetryAt!.Value - company.Simulator.Clock.GetUtcNow());
        await client.Debtors.CreateAsync(new() { Account = "N9", Name = "x", Group = "DK" });
        Assert.Equal(["1001", "N0", "N9"], company.Account.Debtors.Select(d => d.Account));
    }

    [Fact]
    public async Task The_calls_of_a_day_are_counted_as_Uniconta_counts_them_and_running_low_is_logged_once()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, o => (o.CallsPerDay, o.InteractiveReserve) = (20, 0));
        for (var i = 0; i < 20; i++)
            await company.Client.Debtors.FindAsync(DebtorField.Account, "1001");
        Assert.Equal(20, company.Simulator.CallsToday());
        var refused = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => company.Client.Debtors.FindAsync(DebtorField.Account, "1001"));
        Assert.Equal((true, 20), (refused.BySelf, company.Simulator.Calls.Count));
        Assert.Equal(["Uniconta: 18 of the 20 calls of a day are used. Beyond them Uniconta slows the user down.", "Uniconta: 20 calls today, 20 are included. Uniconta answers every call about 1 s later, until a day from now."], company.Logs.Lines);
        company.Simulator.Clock.Advance(TimeSpan.FromDays(1));
        await company.Client.Debtors.FindAsync(DebtorField.Account, "1001");
        Assert.Equal(2, company.Logs.Lines.Count);
    }

    [Fact]
    public async Task Beyond_the_calls_of_a_day_it_goes_on_slowly_and_says_so_for_each_step()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed, o => (o.CallsPerDay, o.ContinueWhenSlowedDown) = (5, true), o => o.CallsPerStep = null);
        for (var i = 0; i < 11; i++)
            await company.Client.Debtors.FindAsync(DebtorField.Account, "1001");
        Assert.Equal(
        [
            "Uniconta: 4 of the 5 calls of a day are used. Beyond them Uniconta slows the user down.",
            "Uniconta: 5 calls today, 5 are included. Uniconta answers every call about 1 s later, until a day from now.",
            "Uniconta: 10 calls today, 5 are included. Uniconta answers every call about 2 s later, until a day from now.",
        ], company.Logs.Lines);
    }

    [Fact]
    public async Task SlowDown_pauses_the_user_and_nothing_is_sent_meanwhile()
    {
        await using var company = await SimulatedCompany.StartAsync(Seed);
        company.Simulator.Faults.RateLimitNext();
        var brief = new CallOptions { Timeout = TimeSpan.FromSeconds(5) };
        var slow = await Assert.ThrowsAsync<ConnectorRateLimitException>(() => company.Client.Debtors.GetByKeyAsync("1001", brief));
        Assert.Equal((UnicontaErrorCodes.SlowDown, company.Simulator.Clock.GetUtcNow().AddMinutes(1)), (slow.ErrorCode, slow.RetryAt!.Value));
        Assert.True((await Assert.ThrowsAsync<ConnectorRateLimitException>(() => company.Client.Items.GetByKeyAsync("BOLT", brief))).BySelf);
        Assert.Single(company.Simulator.Calls);
        company.Simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await company.Client.Debtors.GetByKeyAsync("1001", brief));
    }
}
