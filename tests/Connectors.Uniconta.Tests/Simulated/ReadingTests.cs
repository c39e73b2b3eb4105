using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>Pages, filters, order, and what looking for a row id may do.</summary>
public sealed class ReadingTests
{
    private const int Many = 2500;

    [Theory]
    [InlineData(false, 0, null, 1)]
    [InlineData(false, 0, 400, 7)]
    [InlineData(false, 500, null, 6)]
    [InlineData(false, 300, 100, 25)]
    [InlineData(true, 0, null, 1)]
    [InlineData(true, 400, null, 7)]
    public async Task Two_thousand_five_hundred_debtors_come_once_each(bool webApi, int pageSize, int? serverPage, int calls)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.ManyDebtors(Many), o => o.UseWebApi = webApi, o => (o.ODataPageSize, o.CallsPerStep) = (serverPage, null));
        // The first call finds out that this company has no user-defined fields.
        await company.Client.Debtors.ListPageAsync(new() { PageSize = 1 });
        company.Simulator.ClearCalls();
        var names = new List<string?>();
        await foreach (var debtor in company.Client.Debtors.ListAsync(new() { PageSize = pageSize }))
            names.Add(debtor.Name);
        Assert.Equal(Many, names.Count);
        Assert.Equal(Many, names.Distinct().Count());
        Assert.Equal(company.Account.Debtors.Select(d => d.Name).Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));
        Assert.Equal(calls, company.Simulator.CountCalls("debtors.list"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Filters_and_order_mean_the_same_on_both_surfaces_wherever_they_are_applied(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(
            a => a.UserField("Debtor", "CrmId").UserField("Debtor", "Score", UnicontaFieldType.Money)
                .Debtor("Smith", d => (d with { Account = "1000", City = "Aarhus", CreditMax = 100, LastInvoice = new DateOnly(2026, 1, 5) }).With("CrmId", "a").With("Score", 1m))
                .Debtor("Søn's", d => (d with { Account = "2000", City = "Odense", CreditMax = 250, Blocked = true, CurBalance = 5 }).With("CrmId", "b..c"))
                .Debtor("Sand", d => d with { Account = "10000", City = "Odense", CreditMax = 500, CurBalance = 7 }),
            o => o.UseWebApi = webApi);
        Assert.Equal("2000", await Find(DebtorField.Account.Is("2000")));
        Assert.Equal("1000 2000", await Find(DebtorField.Account.IsAnyOf("1000", "2000")));
        Assert.Equal("2000", await Find(DebtorField.Name.Is("Søn's")));
        Assert.Equal("10000", await Find(DebtorField.City.Is("odense").And(DebtorField.Blocked.Is(false))));
        Assert.Equal("10000 2000", await Find(DebtorField.CreditMax.AtLeast(250)));
        Assert.Equal("2000", await Find(DebtorField.CreditMax.AtLeast(250).And(DebtorField.CreditMax.AtMost(499.99m))));
        Assert.Equal("10000", await Find(DebtorField.CurBalance.AtLeast(6)));
        Assert.Equal("10000 1000", await Find(DebtorField.Name.StartsWith("s").And(DebtorField.Name.IsNot("Søn's")), DebtorField.Name));
        Assert.Equal("2000", await Find(new UnicontaField("CrmId").Is("b..c")));
        Assert.Equal("10000 2000 1000", await Find(null, DebtorField.CreditMax, descending: true));
        Assert.Equal("1000 10000 2000", await Find(null, DebtorField.Account));
        Assert.Equal("2000 10000 1000", await Find(null, DebtorField.Account, descending: true));
        Assert.Equal("2000", string.Join(' ', (await company.Client.Debtors.FindAsync(new("CrmId"), "b..c")).Select(d => d.Account)));
        var unknown = await Assert.ThrowsAsync<ConnectorApiException>(() => Find(new UnicontaField("CrmID2").Is("a")));
        Assert.Equal(UnicontaErrorCodes.FilterIgnored, unknown.ErrorCode);

        async Task<string> Find(UnicontaFilter? filter, UnicontaField? by = null, bool descending = false)
        {
            var found = (await company.Client.Debtors.ListAsync(new() { Filter = filter, OrderBy = by, Descending = descending }).ToListAsync()).Select(d => d.Account!);
            return string.Join(' ', by is null ? found.Order(StringComparer.Ordinal) : found);
        }
    }

    /// <summary>A range, a wildcard and a list of the Web API's small language; what they would find stands beside them.</summary>
    [Theory]
    [InlineData("1000..3000", false)]
    [InlineData("1000..3000", true)]
    [InlineData("*", false)]
    [InlineData("*", true)]
    [InlineData("20*", true)]
    [InlineData("1000;2000", false)]
    [InlineData("1000;2000", true)]
    public async Task Trap_A_value_that_the_Web_API_reads_as_an_expression_finds_its_equal_only(string value, bool exists)
    {
        await using var company = await SimulatedCompany.StartAsync(
            a =>
            {
                a.Debtor("One", d => d with { Account = "1000" }).Debtor("Two", d => d with { Account = "2000" });
                if (exists)
                    a.Debtor("Odd", d => d with { Account = value });
            },
            o => o.UseWebApi = true);
        Assert.Equal(exists ? ["Odd"] : [], (await company.Client.Debtors.ListAsync(new() { Filter = DebtorField.Account.Is(value) }).ToListAsync()).Select(d => d.Name));
        Assert.Equal(exists ? ["Odd"] : [], (await company.Client.Debtors.FindAsync(DebtorField.Account, value)).Select(d => d.Name));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_changed_is_read_by_its_stamp_with_an_overlap(bool webApi)
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Old").Debtor("Same"), o => o.UseWebApi = webApi);
        company.Simulator.Clock.Advance(TimeSpan.FromDays(1));
        var since = company.Simulator.Clock.GetUtcNow();
        company.Account.EditDebtor("1001", d => d with { City = "Ribe" });
        company.Account.AddDebtor("New");
        Assert.Equal(["New", "Old"], (await company.Client.Debtors.ListAsync(new() { Filter = DebtorField.UpdatedAt.AtLeast(since.AddHours(-2)) }).ToListAsync()).Select(d => d.Name).Order());
    }

    [Theory]
    [InlineData(UnicontaRowIdFilter.Works)]
    [InlineData(UnicontaRowIdFilter.MatchesEverything)]
    [InlineData(UnicontaRowIdFilter.MatchesNothing)]
    [InlineData(UnicontaRowIdFilter.Refused)]
    public async Task Trap_A_row_is_found_by_its_id_and_gone_only_when_it_is_gone_whatever_looking_for_RowId_does(UnicontaRowIdFilter reading)
    {
        foreach (var webApi in new[] { false, true })
        {
            await using var company = await SimulatedCompany.StartAsync(
                a => a.UserField("Debtor", "CrmId").ManyDebtors(30), SimulatedCompany.ByWebApi, o => (o.RowIdFilter, o.ODataPageSize) = (reading, 10));
            var client = webApi ? company.Client : company.Connect();
            var stored = company.Account.Debtors[17];
            Assert.Equal(stored.Account, (await client.Debtors.GetAsync(new(stored.RowId))).Account);
            await client.Debtors.UpdateAsync(new(stored.RowId), d => d.WithField("CrmId", "o-1"));
            Assert.Equal("o-1", company.Account.Debtors[17].Text("CrmId"));
            await client.Debtors.DeleteAsync(new(stored.RowId));
            Assert.Equal(29, company.Account.Debtors.Count);
            await Assert.ThrowsAsync<ConnectorNotFoundException>(() => client.Debtors.GetAsync(new(stored.RowId)));
            await Assert.ThrowsAsync<ConnectorNotFoundException>(() => client.Debtors.UpdateAsync(new(stored.RowId), d => d with { City = "x" }));
        }
    }

    [Fact]
    public async Task Where_row_ids_are_answered_a_missing_row_costs_one_call()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.UserField("Debtor", "CrmId").ManyDebtors(5));
        await company.Client.Debtors.GetAsync(new(company.Account.Debtors[0].RowId));
        company.Simulator.ClearCalls();
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => company.Client.Debtors.GetAsync(new(99_999)));
        Assert.Single(company.Simulator.Calls);
    }

    [Fact]
    public async Task Trap_Companies_are_apart_and_a_row_of_another_is_refused()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Ours"));
        var other = company.Simulator.AddAccount("Other A/S", a => a.Debtor("Theirs"));
        var theirs = company.Connect(o => o.Credentials!.CompanyId = $"{other.Id}");
        Assert.Equal(("Ours", "Theirs"), ((await company.Client.Debtors.ListAsync().ToListAsync())[0].Name, (await theirs.Debtors.ListAsync().ToListAsync())[0].Name));
        var stranger = await Assert.ThrowsAsync<ConnectorAuthenticationException>(() => company.Connect(o => o.Credentials!.CompanyId = "99999").Debtors.ListPageAsync());
        Assert.Equal((403, UnicontaErrorCodes.NoCompanyId), (stranger.StatusCode, stranger.ErrorCode));
    }

    [Fact]
    public async Task Trap_Several_contacts_share_an_email_and_a_creditors_is_not_the_debtors()
    {
        await using var company = await SimulatedCompany.StartAsync(a => a.Debtor("Acme")
            .Contact("Bo", "1001", c => c with { Email = "info@acme.dk" }).Contact("Åse", "1001", c => c with { Email = "INFO@acme.dk" }).Contact("Supplier", "1001", c => c with { DCType = 2 }));
        Assert.Equal(2, (await company.Client.Contacts.FindAsync(ContactField.Email, "info@acme.dk")).Count);
        Assert.Equal(["Bo", "Åse"], (await company.Client.Contacts.ListByDebtorAsync("1001")).Select(c => c.Name));
    }
}
