using Connectors.Sync;
using static Connectors.Intacct.Tests.Sync.SyncFixture;

namespace Connectors.Intacct.Tests.Sync;

/// <summary>What is sent for which value. The bodies are written by hand from Intacct's documents: money and quantities are texts, a credit limit is a number, references go by key or id, null empties.</summary>
public sealed class WritingTests
{
    [Fact]
    public async Task A_new_customer_is_one_call_with_its_display_contact_in_place()
    {
        await using var f = await StartAsync();
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer",
            ("id", T("C-1")), ("name", T("Acme")), ("creditLimit", N(5000.50m)), ("isOnHold", B(true)), ("discountPercent", N(2.5m)), ("term", T(f.Account.Records("accounts-receivable/term")[0].Key)), ("taxId", FieldValue.Null),
            ("contacts.default.email1", T("post@acme.example")), ("contacts.default.mailingAddress.city", T("Chicago")), ("contacts.default.mailingAddress.isoCountryCode", T("US"))));
        var stored = Assert.Single(f.Account.Customers);
        Assert.Equal(applied.Id.Value, stored.Key);
        Assert.Equal($$$$"""
            {"id":"C-1","name":"Acme","creditLimit":5000.50,"isOnHold":true,"discountPercent":"2.5","term":{"key":"{{{{f.Account.Records("accounts-receivable/term")[0].Key}}}}"},"contacts":{"default":{"email1":"post@acme.example","mailingAddress":{"city":"Chicago","isoCountryCode":"US"},"printAs":"Acme"}}}
            """, f.LastBody("customers.create"));
        Assert.Equal(("Acme", "Chicago", "United States", "us"), (stored["contacts.default.printAs"], stored["contacts.default.mailingAddress.city"], stored["contacts.default.mailingAddress.country"], stored["contacts.default.mailingAddress.isoCountryCode"]));
    }

    [Fact]
    public async Task An_update_names_what_changed_and_null_empties_also_a_reference_by_its_id()
    {
        await using var f = await StartAsync(static a => a.Customer("Acme", "C-1", """{"term":{"id":"N30"},"taxId":"12-3","notes":"x"}"""));
        var key = f.Account.Customers[0].Key;
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("customer", key, ("term.id", FieldValue.Null), ("taxId", FieldValue.Null), ("notes", T("y"))));
        Assert.Equal("""{"term":null,"taxId":null,"notes":"y"}""", f.LastBody("customers.update"));
        Assert.Equal((null, null, "y"), (f.Account.Customers[0]["term.id"], f.Account.Customers[0]["taxId"], f.Account.Customers[0]["notes"]));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("customer", key, ("term.id", T("N30"))));
        Assert.Equal("""{"term":{"id":"N30"}}""", f.LastBody("customers.update"));
    }

    [Fact]
    public async Task What_was_given_at_the_creation_is_locked_and_a_group_that_repeats_it_does_not_send_it()
    {
        await using var f = await StartAsync(static a => a.Contact("Ada", """{"printAs":"Ada L."}"""));
        var record = await f.ReadAsync("contact", f.Account.Contacts[0].Key);
        Assert.Equal("Intacct keeps 'id' as it was when the contact was created.", Assert.Single(record.Locks).Reason);
        var schema = f.Of("contact");
        RecordWrite Write(string id) => new()
        {
            IntentId = Guid.CreateVersion7(),
            Kind = WriteKind.Update,
            Id = record.Id,
            Current = record,
            Set = [new(schema.SlotOf("id"), T(id)), new(schema.SlotOf("printAs"), T("Ada Lovelace"))],
        };
        Assert.IsType<WriteOutcome.Applied>((await f.Provider.WriteAsync(new(schema, [Write("Ada")]), default)).Single());
        Assert.Equal("""{"printAs":"Ada Lovelace"}""", f.LastBody("contacts.update"));
        var refused = Assert.IsType<WriteOutcome.Refused>((await f.Provider.WriteAsync(new(schema, [Write("Bea")]), default)).Single());
        Assert.Equal(("immutable", "id"), (refused.Problems[0].Code, refused.Problems[0].Field));
    }

    [Fact]
    public async Task All_that_is_known_to_be_wrong_is_said_at_once_and_nothing_is_sent()
    {
        await using var f = await StartAsync();
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("item", ("name", T(new string('x', 101))), ("costMethod", T("fifo"))));
        Assert.Equal(["costMethod choice-unknown", "id required", "itemType required", "name too-long"], refused.Problems.Select(static p => $"{p.Field} {p.Code}").Order(StringComparer.Ordinal));
        Assert.Contains("Did you mean 'FIFO'?", refused.Problems.Single(static p => p.Field == "costMethod").Remedy, StringComparison.Ordinal);
        Assert.Equal(0, f.Sim.CountCalls("items.create"));
        var termed = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("contract", ("termType", T("termed"))));
        var end = termed.Problems.Single(static p => p is { Field: "endDate", Code: "required" });
        Assert.Equal(("A contract with a term needs the day on which it ends.", "Fill in the end date, or make it an evergreen contract."), (end.Message, end.Remedy));
    }

    [Theory]
    [InlineData(409, "BL34000061")]
    [InlineData(422, "BL34000061")]
    [InlineData(409, "BL01001973")]
    public async Task A_number_that_is_taken_is_refused_by_its_field_however_Intacct_says_it(int status, string code)
    {
        await using var f = await StartAsync(static a => a.Customer("Acme", "C-1"), readings: o => (o.DuplicateIdStatus, o.DuplicateIdCode) = (status, code));
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("customer", ("id", T("C-1")), ("name", T("Other"))));
        Assert.Equal("id", refused.Problems[0].Field);
        Assert.Single(f.Account.Customers);
    }

    [Fact]
    public async Task What_Intacct_refuses_names_the_field_of_the_schema_and_a_remedy()
    {
        await using var f = await StartAsync();
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("contact", ("id", T("Ada")), ("printAs", T("Ada")), ("email1", T("no address"))));
        Assert.Contains("not valid", refused.Problems[0].Message, StringComparison.Ordinal);
        Assert.Empty(f.Account.Contacts);
    }

    [Fact]
    public async Task Where_the_company_numbers_records_itself_no_number_is_needed()
    {
        var options = new Connectors.Intacct.Sync.IntacctSyncOptions();
        options.NumberedByIntacct.Add("customer");
        await using var f = await StartAsync(static a => a.AutoNumber("accounts-receivable/customer", "K"), options);
        Assert.False(f.Of("customer")[f.Of("customer").SlotOf("id")].Required);
        Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", ("name", T("Acme"))));
        Assert.Equal("K00001", f.Account.Customers[0].Id);
    }

    [Fact]
    public async Task An_object_whose_model_ignores_keys_promises_nothing_and_is_sent_without_one()
    {
        await using var f = await StartAsync(readings: static o => o.NotIdempotent.Add("accounts-receivable/customer"));
        Assert.Equal(CreateSafety.Nothing, f.Provider.Capabilities.Find("customer")!.CreateSafety);
        Assert.IsType<CreateSafety.IdempotencyKey>(f.Provider.Capabilities.Find("item")!.CreateSafety);
        f.Sim.Faults.LoseReplyAfterCommit("customers.create", times: 3);
        var uncertain = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync("customer", ("id", T("C-1")), ("name", T("Acme"))));
        Assert.Equal((null, "C-1"), (uncertain.Evidence.Key, uncertain.Evidence.Hints["id"]));
        Assert.Equal(1, f.Sim.CountCalls("customers.create"));
    }

    [Fact]
    public async Task A_key_that_is_spent_is_uncertain_and_never_a_second_record()
    {
        await using var f = await StartAsync();
        var schema = f.Of("customer");
        var write = new RecordWrite { IntentId = Guid.CreateVersion7(f.Clock.GetUtcNow()), Kind = WriteKind.Create, Set = [new(schema.SlotOf("id"), T("C-1")), new(schema.SlotOf("name"), T("Acme"))] };
        Assert.IsType<WriteOutcome.Applied>((await f.Provider.WriteAsync(new(schema, [write]), default)).Single());
        f.Clock.Advance(TimeSpan.FromHours(49));
        var uncertain = Assert.IsType<WriteOutcome.Uncertain>((await f.Provider.WriteAsync(new(schema, [write]), default)).Single());
        Assert.Equal("Intacct has seen this write before and does not say any more what became of it. Look for the record.", uncertain.Evidence.Message);
        Assert.Single(f.Account.Customers);
    }

    [Fact]
    public async Task Prices_of_a_contract_price_list_keep_their_lines_and_tiers()
    {
        await using var f = await StartAsync(static a => a.Item("Call", 1m, "CALL").Add("contracts/billing-price-list", """{"id":"Standard"}"""));
        var lines = f.Of("billing-price-list-entry")[f.Of("billing-price-list-entry").SlotOf("lines")].LineSchema!;
        LineSet Lines(params (string Day, decimal? Flat, decimal? From, decimal? Rate)[] rows) => new([.. rows.Select((r, i) => SyncRecord.Create(lines, new($"{i}"))
            .Set("startDate", FieldValue.Of((DateOnly?)DateOnly.Parse(r.Day, System.Globalization.CultureInfo.InvariantCulture))).Set("flatAmount", FieldValue.Of(r.Flat)).Set("variableUnitRate", FieldValue.Null).Set("includedUnits", FieldValue.Null).Set("memo", FieldValue.Null)
            .Set("beginQuantity", FieldValue.Of(r.From)).Set("tierRate", FieldValue.Of(r.Rate)).Build())]);
        var first = Lines(("2026-01-01", 10m, null, null), ("2026-07-01", 12m, 0m, 0.5m), ("2026-07-01", 12m, 100m, 0.4m));
        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("billing-price-list-entry",
            ("billingPriceList", R("billing-price-list", f.Account.Records("contracts/billing-price-list")[0].Key)), ("item", R("item", f.Account.Items[0].Key)), ("currency.txnCurrency", T("USD")), ("priceType", T("tiered")), ("lines", FieldValue.Of(first))));
        Assert.Equal(first, (await f.ReadAsync("billing-price-list-entry", made.Id.Value))["lines"].AsLines());

        // One line goes, one tier changes, one tier and one line come: what stays keeps its keys.
        var kept = f.Account.Records("contracts/billing-price-list-entry-line").Single(static l => l["startDate"] == "2026-07-01").Key;
        var second = Lines(("2026-07-01", 12m, 0m, 0.45m), ("2026-07-01", 12m, 200m, 0.3m), ("2027-01-01", 15m, null, null));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("billing-price-list-entry", made.Id.Value, ("lines", FieldValue.Of(second))));
        Assert.Equal(second, (await f.ReadAsync("billing-price-list-entry", made.Id.Value))["lines"].AsLines());
        Assert.Equal(kept, f.Account.Records("contracts/billing-price-list-entry-line").Single(static l => l["startDate"] == "2026-07-01").Key);
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("billing-price-list-entry", made.Id.Value, ("lines", FieldValue.Of(Lines(("2026-07-01", 1m, 0m, 1m), ("2026-07-01", 2m, 5m, null))))));
        Assert.Equal(["price-line", "price-tier"], refused.Problems.Select(static p => p.Code).Order());
    }

    /// <summary>Rows of a price (day, flat amount, first quantity, rate of the tier), and what is said of them: field, code, message and remedy.</summary>
    public static TheoryData<string, (string? Day, decimal? Flat, decimal? From, decimal? Rate)[], string> WrongPrices => new()
    {
        { "no day", [(null, 1, null, null)], "lines[1].startDate required: A price needs the day from which it holds. | Fill in the day." },
        { "no rate", [("2026-01-01", 1, null, null), ("2026-07-01", 1, 0, null)], "lines[2].tierRate price-tier: A tier needs both its first quantity and its rate. | Fill in both, or empty both." },
        { "no first quantity", [("2026-07-01", 1, null, 0.5m)], "lines[1].tierRate price-tier: A tier needs both its first quantity and its rate. | Fill in both, or empty both." },
        {
            "two prices of a day", [("2026-07-01", 1, 0, 0.5m), ("2026-07-01", 2, 10, 0.4m)],
            "lines price-line: The rows of 2026-07-01 are tiers of one price, and say different amounts, rates or units for it. | Write the same flat amount, unit rate, included units and memo in all rows of a day."
        },
        { "two tiers from one quantity", [("2026-07-01", 1, 10, 0.5m), ("2026-07-01", 1, 10, 0.4m)], "lines price-tier: Two rows of 2026-07-01 begin at the same quantity. | Keep one of them." },
    };

    [Theory, MemberData(nameof(WrongPrices))]
    public async Task A_price_that_cannot_be_said_is_refused_by_its_row(string what, (string? Day, decimal? Flat, decimal? From, decimal? Rate)[] rows, string expected)
    {
        await using var f = await StartAsync(static a => a.Item("Call", 1m, "CALL").Add("contracts/billing-price-list", """{"id":"Standard"}"""));
        var schema = f.Of("billing-price-list-entry")[f.Of("billing-price-list-entry").SlotOf("lines")].LineSchema!;
        var lines = rows.Select((r, i) => SyncRecord.Create(schema, new($"{i}")).Set("startDate", FieldValue.Of(r.Day is null ? null : DateOnly.ParseExact(r.Day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))
            .Set("flatAmount", FieldValue.Of(r.Flat)).Set("beginQuantity", FieldValue.Of(r.From)).Set("tierRate", FieldValue.Of(r.Rate)).Build());
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("billing-price-list-entry",
            ("billingPriceList", R("billing-price-list", f.Account.Records("contracts/billing-price-list")[0].Key)), ("item", R("item", f.Account.Items[0].Key)), ("currency.txnCurrency", T("USD")), ("priceType", T("tiered")), ("lines", FieldValue.Of(new LineSet([.. lines])))));
        var problem = Assert.Single(refused.Problems);
        Assert.True((expected, Fixer.User) == ($"{problem.Field} {problem.Code}: {problem.Message} | {problem.Remedy}", problem.WhoCanFix), $"{what}: {problem}");
        Assert.Equal(0, f.Sim.CountCalls("billingPriceListEntries.create"));
    }

    [Fact]
    public async Task A_sales_document_is_not_made_as_a_record_and_one_without_its_type_is_not_changed()
    {
        await using var f = await StartAsync(static a => a.Customer("Acme", "C-1").Item("Call", 1m, "CALL").Document("Sales Order", "C-1", "CALL"));
        Assert.False(f.Provider.Capabilities.Find("document")!.CanCreate);
        var needs = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("document"));
        Assert.Equal(["A sales document needs 'customer'.", "A sales document needs 'txnDate'."], needs.Problems.Select(static p => p.Message).Order(StringComparer.Ordinal));
        // Which of the company's definitions writes it is said by its type alone.
        var key = f.Account.Documents[0].Key;
        f.Sim.Faults.RespondInstead("documents.get", 200, $$$"""{"ia::result":{"key":"{{{key}}}","memo":"old"},"ia::meta":{"totalCount":1,"totalSuccess":1,"totalError":0}}""", "application/json");
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("document", key, ("memo", T("new"))));
        Assert.Equal(("intacct.refused", "The document does not say its type."), (Assert.Single(refused.Problems).Code, refused.Problems[0].Message));
        Assert.Equal(0, f.Sim.CountCalls("documents.update"));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("document", key, ("memo", T("new"))));
        Assert.Equal("new", f.Account.Documents[0]["memo"]);
    }

    [Fact]
    public async Task Sales_prices_and_their_lists_are_made_changed_and_deleted_and_contract_prices_stay()
    {
        await using var f = await StartAsync(static a => a.Item("Call", 1m, "CALL").Add("contracts/billing-price-list", """{"id":"Standard"}"""));
        var list = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("price-list", ("id", T("Retail")), ("startDate", D(2026, 1, 1)))).Id.Value;
        var price = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("price-list-entry", ("priceList", R("price-list", list)), ("item", R("item", f.Account.Items[0].Key)), ("value", N(9.12345678m)), ("minimumQuantity", N(10)), ("currency", T("USD")))).Id.Value;
        Assert.Equal($$$"""{"priceList":{"key":"{{{list}}}"},"item":{"key":"{{{f.Account.Items[0].Key}}}"},"value":"9.12345678","minimumQuantity":"10","currency":"USD"}""", f.LastBody("priceListEntries.create"));
        var read = await f.ReadAsync("price-list-entry", price);
        Assert.Equal((9.12345678m, "salesOrder", new RecordRef("price-list", list)), (read["value"].AsNumber(), read["kind"].AsText(), read["priceList"].AsReference()));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("price-list-entry", price, ("value", N(8)), ("minimumQuantity", FieldValue.Null)));
        Assert.Equal("""{"value":"8","minimumQuantity":null}""", f.LastBody("priceListEntries.update"));
        var contracts = await f.ReadAllAsync("billing-price-list");
        Assert.Equal("contract", Assert.Single(contracts[0].Changes).Record!["kind"].AsText());
    }
}
