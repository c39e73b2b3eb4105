using System.Text.Json.Nodes;
using Connectors.Uniconta.Tests.Support;

namespace Connectors.Uniconta.Tests.Traps;

/// <summary>What is easily done wrong when a row is written, each by the name of the trap.</summary>
public sealed class WritingTraps
{
    private static readonly RowId Id = new(101);

    private const string Stored = """
        {"RowId":101,"CompanyId":4415,"KeyStr":"1","Account":"1","Name":"A","Phone":"11","EndDiscountPct":5.0,"Blocked":true,"Country":57,"VatZone":"Fremmed zone","CrmId":"o-7","UserDate":"2026-01-02T00:00:00",
        "Score":3,"LastInvoice":"0001-01-01T00:00:00","Unknown":{"a":[1,null]},"CurBalance":12.5,"@odata.etag":"x"}
        """;

    [Fact]
    public async Task Trap_Null_is_left_out_and_a_whole_row_goes_back_with_what_nobody_knows()
    {
        var sent = await UpdateAsync(d => d with { Name = "B" });
        var expected = JsonNode.Parse(Stored)!.AsObject();
        expected["Name"] = "B";
        expected.Remove("@odata.etag");
        Assert.True(JsonNode.DeepEquals(expected, sent), sent.ToJsonString());
    }

    [Fact]
    public async Task Trap_A_cleared_field_is_sent_as_its_empty_value_because_leaving_out_and_null_may_mean_as_it_was()
    {
        var sent = await UpdateAsync(d => (d with { Phone = null, EndDiscountPct = null, Blocked = null, Country = null }).WithField("CrmId", (string?)null).WithField("UserDate", (DateOnly?)null).WithField("Score", (decimal?)null));
        Assert.Equal("", (string?)sent["Phone"]);
        Assert.Equal(0, (int)sent["EndDiscountPct"]!);
        Assert.False((bool)sent["Blocked"]!);
        Assert.Equal(0, (int)sent["Country"]!);
        Assert.Equal("", (string?)sent["CrmId"]);
        Assert.Equal("0001-01-01T00:00:00", (string?)sent["UserDate"]);
        Assert.Equal(0, (int)sent["Score"]!);
        var named = await UpdateAsync(d => d with { Country = null, DeliveryCountry = null }, Stored.Replace("57", "\"Denmark\"", StringComparison.Ordinal));
        Assert.Equal("Unknown", (string?)named["Country"]);
        Assert.False(named.ContainsKey("DeliveryCountry"));
    }

    [Fact]
    public async Task Trap_The_update_by_differences_sends_what_identifies_the_row_and_nothing_else()
    {
        var sent = await UpdateAsync(d => d with { Phone = null }, change: o => o.UpdatesSendOnlyChanges = true);
        Assert.Equal("""{"RowId":101,"CompanyId":4415,"KeyStr":"1","Account":"1","Phone":""}""", sent.ToJsonString());
    }

    [Fact]
    public async Task An_update_that_changes_nothing_sends_nothing()
    {
        var wire = new WireHandler().Answer($"[{Stored}]");
        await using var test = TestClient.On(wire);
        Assert.Equal("A", (await test.Client.Debtors.UpdateAsync(Id, d => d with { Name = "A" })).Name);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap_NoChange_after_an_update_is_a_success()
    {
        var wire = new WireHandler().Answer($"[{Stored}]").Answer("\"NoChange\"");
        await using var test = TestClient.On(wire);
        Assert.Equal("B", (await test.Client.Debtors.UpdateAsync(Id, d => d with { Name = "B" })).Name);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("balance")]
    [InlineData("id")]
    public async Task Trap_What_Uniconta_sets_by_itself_cannot_be_changed_and_nothing_is_sent(string what)
    {
        var wire = new WireHandler().Answer($"[{Stored}]");
        await using var test = TestClient.On(wire);
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Debtors.UpdateAsync(Id, d => what switch { "key" => d with { Account = "2" }, "id" => d with { RowId = new(5) }, _ => d with { CurBalance = 0 } }));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap_A_word_that_is_not_known_survives_an_update_and_is_refused_where_it_is_set()
    {
        Assert.Equal("Fremmed zone", (string?)(await UpdateAsync(d => d with { Name = "B" }))["VatZone"]);
        var wire = new WireHandler().Answer($"[{Stored}]").Answer($"[{Stored}]").Answer($"[{Stored}]").Answer(Stored);
        await using var test = TestClient.On(wire);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Debtors.UpdateAsync(Id, d => d with { VatZone = new("Domestik") }));
        Assert.Contains("'Domestik' has no known word in the user's language (en)", refused.Message);
        Assert.Contains("Domestic, EU, Foreign", refused.Message);
        // Its English word has several parts that no source shows.
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Debtors.UpdateAsync(Id, d => d with { VatZone = VatZone.VatFree }));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Debtors.CreateAsync(new() { VatZone = new("Domestik") }));
        Assert.DoesNotContain(wire.Requests, r => !r.StartsWith("GET", StringComparison.Ordinal));
        await using var lax = TestClient.On(wire, o => o.AllowUnknownLabels = true);
        await lax.Client.Debtors.UpdateAsync(Id, d => d with { VatZone = new("Domestik") });
        Assert.Contains("\"VatZone\": \"Domestik\"", wire.Requests[^1]);
    }

    [Theory]
    [InlineData("en", "Domestic", "Sales", "Pcs")]
    [InlineData("da", "Indland", "Salg", "Stk")]
    public async Task Trap_Words_of_lists_are_written_in_the_users_language(string language, string zone, string title, string unit)
    {
        var wire = new WireHandler().Answer("""{"RowId":1}""").Answer("""{"RowId":1}""").Answer("""{"RowId":1}""");
        await using var test = TestClient.On(wire, o => o.Credentials!.Language = language);
        await test.Client.Debtors.CreateAsync(new() { VatZone = VatZone.Domestic });
        await test.Client.Employees.CreateAsync(new() { Number = "1", Title = new("Salg") });
        await test.Client.Items.CreateAsync(new() { Number = "1", Unit = new("stk") });
        Assert.Contains($"\"VatZone\": \"{zone}\"", wire.Requests[0]);
        Assert.Contains($"\"Title\": \"{title}\"", wire.Requests[1]);
        Assert.Contains($"\"Unit\": \"{unit}\"", wire.Requests[2]);
    }

    [Fact]
    public async Task Trap_A_country_goes_back_in_the_form_in_which_the_row_showed_its_own()
    {
        Assert.Equal(208, (int)(await UpdateAsync(d => d with { Country = Country.FromIso2("se") }))["Country"]!);
        Assert.Equal("Sweden", (string?)(await UpdateAsync(d => d with { Country = Country.Sweden }, Stored.Replace("57", "\"Denmark\"", StringComparison.Ordinal)))["Country"]);
        Assert.Equal("Sweden", (string?)(await UpdateAsync(d => d with { DeliveryCountry = Country.Sweden }))["DeliveryCountry"]);
        Assert.Equal(208, (int)(await UpdateAsync(d => d with { DeliveryCountry = Country.Sweden }, change: o => o.CountryAsNumber = true))["DeliveryCountry"]!);
    }

    [Fact]
    public async Task Trap_Names_that_Uniconta_ignores_in_silence_come_out_of_a_create_and_an_update()
    {
        var wire = new WireHandler().Answer("""{"RowId":1,"Account":"1","Name":"A"}""");
        await using var test = TestClient.On(wire);
        var created = await test.Client.Debtors.CreateAsync(new Debtor { Account = "1", Name = "A", EndDiscountPct = 0, Blocked = false }.WithField("CrmID", "o-7").WithField("Empty", ""));
        Assert.Equal(["CrmID"], created.NotKept);
        wire.Answer($"[{Stored}]").Answer(Stored);
        Assert.Equal(["CrmID"], (await test.Client.Debtors.UpdateAsync(Id, d => (d with { Name = "B" }).WithField("CrmID", "o-8"))).NotKept);
    }

    [Fact]
    public async Task A_create_that_is_answered_with_nothing_gives_back_what_was_sent_without_an_id()
    {
        var wire = new WireHandler().Answer(() => WireHandler.Empty(204));
        await using var test = TestClient.On(wire);
        var created = await test.Client.Debtors.CreateAsync(new() { RowId = new(9), Account = "1" });
        Assert.Equal((null, "1"), (created.RowId, created.Account));
        Assert.DoesNotContain("RowId", wire.Requests[0]);
    }

    [Theory]
    [InlineData("62", "CouldNotDeleteRecordThatHasTransactions")]
    [InlineData("47", "CouldNotDeleteRecordThatIsReferred")]
    public async Task Trap_A_debtor_with_activity_cannot_be_deleted_which_is_a_stable_refusal(string number, string code)
    {
        var wire = new WireHandler().Answer($"[{Stored}]").Answer(number, 400);
        await using var test = TestClient.On(wire);
        var refused = await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Debtors.DeleteAsync(Id));
        Assert.Equal(code, refused.ErrorCode);
        Assert.True(UnicontaErrorCodes.IsDeletionRefused(refused.ErrorCode));
        Assert.Null(refused.RetryAt);
    }

    [Fact]
    public async Task Trap_Deleting_lines_that_breaks_off_leaves_some_and_says_which_row_is_uncertain()
    {
        var wire = new WireHandler().Answer("""[{"RowId":1,"OrderNumber":"7"},{"RowId":2,"OrderNumber":"7","ReferenceNumber":"r"},{"RowId":3,"OrderNumber":"7"}]""").Answer(() => WireHandler.Empty(200))
            .Answer(static () => throw new IOException("broken"));
        await using var test = TestClient.On(wire);
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.OrderLines.DeleteManyAsync(new(7), [new(1), new(2), new(3)]));
        Assert.Equal(("2", "7", "r"), (unknown.Evidence.Hints["RowId"], unknown.Evidence.Hints["OrderNumber"], unknown.Evidence.Hints["ReferenceNumber"]));
        Assert.Equal(3, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap_A_lost_insert_is_not_sent_again_and_names_what_to_look_for()
    {
        var wire = new WireHandler().Answer(static () => throw new IOException("broken")).Answer(static () => throw new IOException("broken"));
        await using var test = TestClient.On(wire);
        var order = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Orders.CreateAsync(new() { Account = "1", OurRef = "crm-9", YourRef = "y" }));
        Assert.Equal("Account=1 OurRef=crm-9 YourRef=y table=DebtorOrderClient", string.Join(' ', order.Evidence.Hints.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => $"{h.Key}={h.Value}")));
        var lines = await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.OrderLines.CreateManyAsync([new() { OrderNumber = new(7), Item = "A" }, new() { OrderNumber = new(7), Item = "B" }]));
        Assert.Equal(("7", "2"), (lines.Evidence.Hints["OrderNumber"], lines.Evidence.Hints["rows"]));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public void Trap_An_order_takes_nothing_from_its_debtor_unless_it_is_copied()
    {
        var debtor = new Debtor
        {
            Account = "1",
            Currency = "EUR",
            EndDiscountPct = 5,
            Payment = "14",
            LayoutGroup = "L",
            PriceList = "P",
            PricesInclVat = true,
            Employee = "S1",
            Dimension1 = "D",
            DeliveryCity = "Odense",
            DeliveryCountry = Country.Denmark,
            Phone = "1",
        }.WithField("CrmId", "o-7").WithField("Other", "x");
        var order = OrderDefaults.From(debtor, "CrmId", "NotThere");
        Assert.Equal(
            ("1", "EUR", 5m, "14", "L", "P", true, "S1"),
            (order.Account, order.Currency, order.EndDiscountPct, order.Payment, order.LayoutGroup, order.PriceList, order.PricesInclVat, order.Employee));
        Assert.Equal(("D", "Odense", Country.Denmark, "o-7"), (order.Dimension1, order.DeliveryCity, order.DeliveryCountry, order.GetText("CrmId")));
        Assert.Equal(["CrmId"], order.Fields!.Keys);
        Assert.Null(order.RowId);
    }

    private static async Task<JsonObject> UpdateAsync(Func<Debtor, Debtor> edit, string stored = Stored, Action<UnicontaOptions>? change = null)
    {
        var wire = new WireHandler().Answer($"[{stored}]").Answer(() => WireHandler.Empty());
        await using var test = TestClient.On(wire, change);
        await test.Client.Debtors.UpdateAsync(Id, edit);
        Assert.StartsWith("PUT https://odata.uniconta.com/api/Entities/Update/DebtorClientUser\n", wire.Requests[1]);
        var body = wire.Requests[1][(wire.Requests[1].IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
        return JsonNode.Parse(body)!.AsObject();
    }
}
