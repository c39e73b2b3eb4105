using Connectors.Testing;
using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Traps;

/// <summary>What is easily done wrong when rows are read, each by the name of the trap.</summary>
public sealed class ReadingTraps
{
    [Fact]
    public async Task Trap_Unset_dates_are_the_first_day_of_the_year_one_and_read_as_none()
    {
        var debtor = await OneAsync("""{"RowId":1,"LastInvoice":"0001-01-01T00:00:00","Created":"0001-01-01T00:00:00","UpdatedAt":"2026-01-31T10:11:12","UserDate":"0001-01-01T00:00:00"}""");
        Assert.Equal((null, null), (debtor.LastInvoice, debtor.Created));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 10, 11, 12, TimeSpan.Zero), debtor.UpdatedAt);
        Assert.Null(debtor.GetDate("UserDate"));
    }

    [Fact]
    public async Task Times_without_a_zone_take_the_one_of_the_settings()
    {
        var debtor = await OneAsync("""{"RowId":1,"UpdatedAt":"2026-01-31T10:11:12"}""", o => o.ZonelessTimesZone = "Europe/Copenhagen");
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 9, 11, 12, TimeSpan.Zero), debtor.UpdatedAt);
    }

    [Fact]
    public async Task Trap_Doubles_come_with_noise_and_compare_equal()
    {
        var debtor = await OneAsync("""{"RowId":1,"EndDiscountPct":12.500000000000002,"CreditMax":1E5,"CurBalance":-0.10000000000000009,"Score":0.30000000000000004}""");
        Assert.Equal((12.5m, 100000m, -0.1m, 0.3m), (debtor.EndDiscountPct, debtor.CreditMax, debtor.CurBalance, debtor.GetNumber("Score")));
        Assert.Equal("12.5", debtor.EndDiscountPct!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("57")]
    [InlineData("\"57\"")]
    [InlineData("\"Denmark\"")]
    [InlineData("\"denmark\"")]
    public async Task Trap_A_country_is_a_number_a_name_or_a_number_as_text(string country)
    {
        var debtor = await OneAsync($$"""{"RowId":1,"Country":{{country}}}""");
        Assert.Equal((Country.Denmark, 57, "DK", "Denmark"), (debtor.Country!.Value, debtor.Country.Value.Number, debtor.Country.Value.Iso2, debtor.Country.Value.ToString()));
    }

    [Fact]
    public void Trap_Countries_are_numbered_by_Unicontas_own_alphabet()
    {
        Assert.Equal([57, 78, 208, 160, 228, 229, 175, 102, 202, 73], new[] { "DK", "DE", "SE", "NO", "GB", "US", "RO", "IT", "ES", "FR" }.Select(i => Country.FromIso2(i)!.Value.Number!.Value));
        Assert.Equal(("Cotedlvoire", "BR", "UY", "TJ"), (Country.FromIso2("CI")!.Value.Name, Country.FromNumber(31).Iso2, Country.FromNumber(230).Iso2, Country.FromNumber(211).Iso2));
        Assert.Null(Country.FromIso2("ZZ"));
        Assert.Equal(("900", null, null), (Country.FromNumber(900).ToString(), Country.FromNumber(900).Name, Country.FromNumber(900).Iso2));
        Assert.NotEqual(Country.FromNumber(900), Country.Denmark);
    }

    [Theory]
    [InlineData("Domestic")]
    [InlineData("Indland")]
    [InlineData("INDLAND")]
    public async Task Trap_Words_of_lists_come_in_the_users_language_and_mean_the_same(string word)
    {
        var debtor = await OneAsync($$"""{"RowId":1,"VatZone":"{{word}}"}""");
        Assert.Equal((VatZone.Domestic, "Domestic", word), (debtor.VatZone!.Value, debtor.VatZone.Value.Member, debtor.VatZone.Value.Value));
        Assert.Equal(VatZone.Domestic.GetHashCode(), debtor.VatZone.Value.GetHashCode());
    }

    [Fact]
    public void A_word_that_is_not_known_is_equal_to_itself_only()
    {
        Assert.Null(new VatZone("Månen").Member);
        Assert.Equal(new VatZone("Månen"), new VatZone("månen"));
        Assert.NotEqual(new VatZone("Månen"), VatZone.Domestic);
        // "Net cash" is NetCash: blanks do not count.
        Assert.Equal(PaymentMethod.NetCash, new PaymentMethod("Net cash"));
    }

    [Theory]
    [InlineData("1007")]
    [InlineData("\"1007\"")]
    [InlineData("1007.0")]
    public async Task Trap_An_orders_number_is_a_number_or_a_text(string number)
    {
        var wire = new WireHandler().Answer($$"""[{"RowId":1,"OrderNumber":{{number}}}]""");
        await using var test = TestClient.On(wire);
        Assert.Equal(new OrderNumber(1007), (await test.Client.OrderLines.GetAsync(new(1))).OrderNumber);
    }

    [Fact]
    public async Task Trap_A_contacts_mobile_has_had_two_names()
    {
        var wire = new WireHandler().Answer("""[{"RowId":1,"Mobil":"11"}]""").Answer("""[{"RowId":2,"Mobile":"22"}]""");
        await using var test = TestClient.On(wire);
        Assert.Equal("11", (await test.Client.Contacts.GetAsync(new(1))).MobilePhone);
        Assert.Equal("22", (await test.Client.Contacts.GetAsync(new(2))).MobilePhone);
    }

    [Fact]
    public async Task Trap_Contacts_of_a_creditor_with_the_same_account_are_not_the_debtors()
    {
        var wire = new WireHandler().Answer("""[{"RowId":1,"DCType":"Debitor","DCAccount":"1"},{"RowId":2,"DCType":"Kreditor","DCAccount":"1"},{"RowId":3,"DCAccount":"1"},{"RowId":4,"DCAccount":"11"}]""");
        await using var test = TestClient.On(wire);
        Assert.Equal([1, 3], (await test.Client.Contacts.ListByDebtorAsync("1")).Select(c => c.RowId!.Value.Value));
    }

    [Fact]
    public async Task Trap_User_fields_show_in_the_User_table_only_and_without_any_the_plain_one_is_taken_and_remembered()
    {
        var wire = new WireHandler().Answer("", 404).Answer("""[{"RowId":1,"Name":"A"}]""").Answer("""[{"RowId":1,"Name":"A"}]""").Answer("""{"RowId":1}""").Answer("""{"value":[]}""");
        var clock = new ManualTimeProvider();
        await using var test = TestClient.On(wire, clock: clock);
        await test.Client.Debtors.GetAsync(new(1));
        await test.Client.Debtors.UpdateAsync(new(1), d => d with { Name = "B" });
        Assert.Equal(["DebtorClientUser", "DebtorClient", "DebtorClient", "Update/DebtorClient"], wire.Requests.Select(Table));
        // A field may be made meanwhile.
        clock.Advance(TimeSpan.FromHours(2));
        await test.Client.Debtors.ListPageAsync();
        Assert.Equal("DebtorClientUser", Table(wire.Requests[^1]).Split('/')[^1]);

        static string Table(string request) => new Uri(request.Split('\n')[0].Split(' ')[1]).AbsolutePath.Replace("/api/Entities/", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trap_A_missing_record_is_not_a_missing_table()
    {
        // Nothing found by the id, and nothing in the whole table: only then is it missing.
        var wire = new WireHandler().Answer("[]").Answer("""{"value":[]}""").Answer("\"CouldNotFind\"", 404);
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Debtors.GetAsync(new(1)));
        var coded = await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Debtors.GetAsync(new(1)));
        Assert.Equal(UnicontaErrorCodes.CouldNotFind, coded.ErrorCode);
        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap_A_filter_on_a_name_that_Uniconta_does_not_know_returns_everything()
    {
        var wire = new WireHandler().Answer("""{"value":[{"RowId":1,"Account":"1"},{"RowId":2,"Account":"2"}]}""").Answer("""[{"RowId":1},{"RowId":2}]""").Answer("""[{"RowId":1,"Account":"1"},{"RowId":2,"Account":"2"}]""")
            .Answer("""[{"RowId":5,"Name":"x"},{"RowId":6,"Name":"y"}]""").Answer("""{"value":[{"RowId":1,"Account":"1"},{"RowId":2,"Account":"2"}]}""");
        await using var test = TestClient.On(wire);
        var listed = await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Debtors.ListPageAsync(new() { Filter = new UnicontaField("CrmID").Is("o-7") }));
        Assert.Equal((UnicontaErrorCodes.FilterIgnored, true), (listed.ErrorCode, listed.Message.Contains("'CrmID'", StringComparison.Ordinal)));
        Assert.Equal(UnicontaErrorCodes.FilterIgnored, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Debtors.FindAsync(new("CrmID"), "o-7"))).ErrorCode);
        // Known and honoured or not: what does not match does not come out.
        Assert.Equal("2", (await test.Client.Debtors.GetByKeyAsync("2"))!.Account);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Debtors.GetAsync(new(7)));
        Assert.Single((await test.Client.Debtors.ListPageAsync(new() { Filter = DebtorField.Account.Is("1") })).Items);
    }

    [Fact]
    public async Task Trap_Keys_are_texts_and_zeros_count()
    {
        var wire = new WireHandler().Answer("""[{"RowId":1,"Account":"007"},{"RowId":2,"Account":"7"}]""");
        await using var test = TestClient.On(wire);
        Assert.Equal(new RowId(2), (await test.Client.Debtors.GetByKeyAsync("7"))!.RowId);
    }

    [Fact]
    public async Task Trap_Computed_members_are_not_asked_for_but_compared_here()
    {
        var wire = new WireHandler().Answer("""{"value":[{"RowId":1,"CurBalance":10.0},{"RowId":2},{"RowId":3,"CurBalance":200.0}]}""");
        await using var test = TestClient.On(wire);
        Assert.Equal([new RowId(3)], (await test.Client.Debtors.ListPageAsync(new() { Filter = DebtorField.CurBalance.AtLeast(100) })).Items.Select(d => d.RowId!.Value));
        Assert.DoesNotContain("filter", wire.Requests[0]);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Debtors.ListPageAsync(new() { OrderBy = DebtorField.CurBalance }));
    }

    [Fact]
    public async Task Trap_Filters_that_no_source_shows_for_Uniconta_are_applied_here()
    {
        const string Rows = """{"value":[{"RowId":1,"Name":"O'Hara"},{"RowId":2,"Name":"Ole"},{"RowId":3}]}""";
        var wire = new WireHandler().Answer(Rows).Answer(Rows).Answer(Rows).Answer(Rows);
        await using var test = TestClient.On(wire);
        Assert.Equal([1], await Ids(DebtorField.Name.Is("o'hara")));
        Assert.Equal([1, 2], await Ids(DebtorField.Name.StartsWith("o")));
        Assert.Equal([1], await Ids(DebtorField.Name.Contains("HARA")));
        Assert.Equal([1, 3], await Ids(DebtorField.Name.IsNot("Ole")));
        Assert.All(wire.Requests, r => Assert.DoesNotContain("filter", r));

        async Task<IEnumerable<int>> Ids(UnicontaFilter filter) => (await test.Client.Debtors.ListPageAsync(new() { Filter = filter })).Items.Select(d => d.RowId!.Value.Value);
    }

    [Fact]
    public void Or_takes_forty_values_and_a_name_of_a_field_holds_no_expression()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => DebtorField.Account.IsAnyOf([.. Enumerable.Range(0, 41).Select(i => $"{i}")]));
        Assert.Throws<ArgumentException>(() => new UnicontaField("Account eq '1' or Name").Is("2"));
        Assert.Throws<ArgumentException>(() => DebtorField.Account.Is(""));
        Assert.Equal("(Account eq '1' or Account eq '2') and UpdatedAt ge datetime'2026-01-02T03:04:05' and CreditMax le 12.5",
            DebtorField.Account.IsAnyOf("1", "2").And(DebtorField.UpdatedAt.AtLeast(new DateTimeOffset(2026, 1, 2, 4, 4, 5, TimeSpan.FromHours(1)))).And(DebtorField.CreditMax.AtMost(12.5m)).ToString());
    }

    [Fact]
    public async Task Trap_A_change_without_a_stamp_is_not_lost_by_the_filter()
    {
        var wire = new WireHandler().Answer("""{"value":[{"RowId":1},{"RowId":2,"UpdatedAt":"2026-01-01T00:00:00"},{"RowId":3,"UpdatedAt":"2026-03-01T00:00:00"}]}""");
        await using var test = TestClient.On(wire);
        var changed = await test.Client.Items.ListPageAsync(new() { Filter = ItemField.UpdatedAt.AtLeast(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero)) });
        Assert.Equal([1, 3], changed.Items.Select(i => i.RowId!.Value.Value));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"value":null}""")]
    [InlineData("\"\"")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("<feed/>")]
    public async Task Trap_What_is_no_list_is_not_an_empty_one(string answer)
    {
        var wire = new WireHandler().Answer(() => WireHandler.Body(answer, "application/json"));
        await using var test = TestClient.On(wire);
        Assert.Equal(ConnectorErrorCodes.UnreadableAnswer, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.DebtorGroups.ListPageAsync())).ErrorCode);
    }

    [Fact]
    public async Task Trap_A_row_of_another_company_is_not_this_ones()
    {
        var wire = new WireHandler().Answer("""{"value":[{"RowId":1,"CompanyId":4415},{"RowId":2,"CompanyId":9}]}""").Answer("""[{"RowId":1,"CompanyId":9}]""");
        await using var test = TestClient.On(wire);
        Assert.Equal(UnicontaErrorCodes.OtherCompany, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Debtors.ListPageAsync())).ErrorCode);
        Assert.Equal(UnicontaErrorCodes.OtherCompany, (await Assert.ThrowsAsync<ConnectorApiException>(() => test.Client.Debtors.UpdateAsync(new(1), d => d with { Name = "B" }))).ErrorCode);
        Assert.Equal(2, wire.Requests.Count);
    }

    private static async Task<Debtor> OneAsync(string row, Action<UnicontaOptions>? change = null)
    {
        var wire = new WireHandler().Answer($"[{row}]");
        await using var test = TestClient.On(wire, change);
        return await test.Client.Debtors.GetAsync(new(1));
    }
}
