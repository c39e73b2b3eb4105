using Connectors.Economic.Sync;
using Connectors.Sync;

namespace Connectors.Economic.Tests.Sync;

public sealed class WritingTests
{
    private static readonly Guid Intent = new("0199aaaa-1111-7111-8111-111111111111");

    private static readonly (string, FieldValue)[] Valid = [("name", T("Acme ApS")), ("currency", T("EUR")), ("customerGroup", T("2")), ("paymentTerms", T("2")), ("vatZone", T("2"))];

    [Fact]
    public async Task A_new_customer_carries_the_intents_key_and_comes_back_with_its_number()
    {
        await using var f = await SyncFixture.StartAsync();
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", Intent, [.. Valid, ("corporateIdentificationNumber", T("12345678")), ("ean", T("5790000123456")), ("pNumber", T("1002003004")), ("barred", FieldValue.Of((bool?)true))]));
        var stored = Assert.Single(f.Account.Customers);
        Assert.Equal($"{stored.CustomerNumber}", applied.Id.Value);
        Assert.Equal(("Acme ApS", "EUR", 2, 2, 2, "12345678", "5790000123456", "1002003004", true),
            (stored.Name, stored.Currency, stored.CustomerGroupNumber, stored.PaymentTermsNumber, stored.VatZoneNumber, stored.CorporateIdentificationNumber, stored.Ean, stored.PNumber, stored.Barred));
        Assert.Equal(stored.CustomerNumber.ToString(), applied.Record!["customerNumber"].AsText());
        Assert.Equal(Intent.ToString(), Assert.Single(f.Economic.Calls).Headers["Idempotency-Key"]);
    }

    [Fact, Acceptance("P-20b", Missing = "the other presets"), Acceptance("P-20d")]
    public async Task Without_what_is_required_nothing_is_sent_and_all_of_it_is_named_unless_defaults_are_configured()
    {
        await using (var f = await SyncFixture.StartAsync())
        {
            var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("customer", Intent, ("name", T("Acme ApS"))));
            Assert.Equal(["currency", "customerGroup", "paymentTerms", "vatZone"], refused.Problems.Select(p => p.Field));
            Assert.All(refused.Problems, p => Assert.Equal(("required", Fixer.User), (p.Code, p.WhoCanFix)));
            Assert.Equal(["productNumber", "productGroup"], Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("product", Intent, ("name", T("Time")))).Problems.Select(p => p.Field));
            Assert.Equal(["customer"], Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("contact", Intent, ("name", T("Åse")))).Problems.Select(p => p.Field));
            Assert.Empty(f.Economic.Calls);
        }

        var options = new EconomicSyncOptions { DefaultCurrency = "SEK", DefaultCustomerGroup = new(1), DefaultPaymentTerms = new(3), DefaultVatZone = new(4), DefaultProductGroup = new(2) };
        await using (var f = await SyncFixture.StartAsync(options: options))
        {
            Assert.Equal(["name"], f.Entity("customer").Fields.Where(x => x.Required).Select(x => x.Name));
            Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", Intent, ("name", T("Acme ApS"))));
            var stored = Assert.Single(f.Account.Customers);
            Assert.Equal(("SEK", 1, 3, 4), (stored.Currency, stored.CustomerGroupNumber, stored.PaymentTermsNumber, stored.VatZoneNumber));
            Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("product", Guid.CreateVersion7(), ("name", T("Time")), ("productNumber", T("00/1"))));
            Assert.Equal((2, false), (f.Account.Products[0].ProductGroupNumber, f.Account.Products[0].Barred));
        }
    }

    [Fact]
    public async Task An_update_is_built_from_the_read_and_changes_nothing_else()
    {
        await using var f = await SyncFixture.StartAsync(a =>
        {
            a.Customer("Acme ApS", c => c with { City = "Odense", Address = "Havnen 7\nBaghuset", Email = "a@b.example c@d.example", SalesPersonNumber = 2, LayoutNumber = 19, CreditLimit = 5000, Barred = true });
            a.Contact(1, "Åse Ærø").EditCustomer(1, c => c with { AttentionNumber = a.Contacts[0].CustomerContactNumber });
        });
        var before = f.Account.Customers[0];
        var current = await f.PresentAsync("customer", "1");
        f.Economic.ClearCalls();
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(current, ("city", T("Aarhus C")), ("email", FieldValue.Null)));
        // The read that the engine made is the one that the write is built from: one call.
        Assert.Equal(["customers.update"], f.Economic.Calls.Select(c => c.Operation));
        var after = f.Account.Customers[0];
        Assert.Equal(before with { City = "Aarhus C", Email = null, LastUpdated = after.LastUpdated }, after);
        Assert.Equal("Aarhus C", applied.Record!["city"].AsText());
    }

    [Theory]
    [InlineData("customer")]
    [InlineData("contact")]
    [InlineData("product")]
    public async Task Every_writable_field_arrives_with_a_value_and_can_be_cleared_where_the_schema_says_so(string entity)
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Before ApS").Contact(1, "Før").Product("P-1", "Before", 1));
        var id = entity switch { "customer" => "1", "contact" => $"{f.Account.Contacts[0].CustomerContactNumber}", _ => "P-1" };
        foreach (var field in f.Entity(entity).Fields.Where(x => !x.ReadOnly && x.Name is not ("productNumber" or "customer")))
        {
            var value = field.Name switch
            {
                "currency" => T("EUR"),
                "customerGroup" or "paymentTerms" or "vatZone" or "productGroup" or "unit" or "salesPerson" => T("2"),
                "layout" => T("19"),
                "pNumber" => T("1002003004"),
                "ean" => T("5790000123456"),
                "email" => T("ny@example.org"),
                _ when field.Type == FieldType.Boolean => FieldValue.Of((bool?)true),
                _ when field.Type == FieldType.Money => FieldValue.Of((decimal?)17.25m),
                _ => T("ny " + field.Name[..Math.Min(field.Name.Length, 7)]),
            };
            Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(entity, id, (field.Name, value)));
            Assert.Equal(value, (await f.PresentAsync(entity, id))[field.Name]);
            if (!field.Clearable)
                continue;
            Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(entity, id, (field.Name, FieldValue.Null)));
            Assert.True((await f.PresentAsync(entity, id))[field.Name].IsNull, field.Name);
        }
    }

    [Fact]
    public async Task What_is_given_for_good_is_locked_with_the_reason()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Acme").Customer("Other").Contact(1, "Åse").Product("P-1", "Time", 1));
        var product = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("product", "P-1", ("productNumber", T("P-2"))));
        Assert.Equal(("immutable", "productNumber"), (product.Problems[0].Code, product.Problems[0].Field));
        var contact = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("contact", $"{f.Account.Contacts[0].CustomerContactNumber}", ("customer", FieldValue.Of(new RecordRef("customer", "2")))));
        Assert.Equal(("immutable", "customer"), (contact.Problems[0].Code, contact.Problems[0].Field));
        Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("customer", "1", ("customerNumber", T("7"))));
        Assert.DoesNotContain(f.Economic.Calls, c => c.Method != "GET");
    }

    [Fact, Rule("R37")]
    public async Task A_bad_value_is_refused_with_the_schemas_field_name_and_a_taken_name_is_no_lost_race()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Acme ApS").Contact(1, "Åse").Contact(1, "Bo").Product("P-1", "Time", 1));
        var problem = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("customer", "1", ("pNumber", T("123")))).Problems);
        Assert.Equal(("economic.E04300", "pNumber", Fixer.User), (problem.Code, problem.Field, problem.WhoCanFix));
        Assert.NotNull(problem.Remedy);
        var unknown = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("customer", "1", ("layout", T("dansk")))).Problems);
        Assert.Equal(("choice-unknown", "layout"), (unknown.Code, unknown.Field));
        var taken = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("contact", $"{f.Account.Contacts[1].CustomerContactNumber}", ("name", T("åse")))).Problems);
        Assert.Equal("name", taken.Field);
        var number = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("product", Intent, ("productNumber", T("P-1")), ("name", T("Time")), ("productGroup", T("1")))).Problems);
        Assert.Equal("productNumber", number.Field);
    }

    [Fact, Rule("R24")]
    public async Task A_lost_reply_is_uncertain_with_its_key_and_a_repeat_of_the_intent_finds_the_first_record()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Economic.Faults.LoseReplyAfterCommit("customers.create", times: int.MaxValue);
        var lost = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync("customer", Intent, Valid));
        Assert.Equal(Intent.ToString(), lost.Evidence.Key);
        Assert.Equal(TimeSpan.FromMinutes(50), lost.Evidence.KeyValidUntil - f.Economic.Time.GetUtcNow());
        f.Economic.Faults.Clear();
        Assert.Equal("1", Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", Intent, Valid)).Id.Value);
        Assert.Single(f.Account.Customers);
    }

    [Fact, Rule("R11")]
    public async Task An_update_that_brings_a_deleted_customer_back_is_told_as_that()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Acme ApS"));
        var current = await f.PresentAsync("customer", "1");
        f.Account.DeleteCustomer(1);
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(current, ("city", T("Odense"))));
        Assert.True(applied.AnsweredAsCreate);
        // Where there are versions nothing comes back to life.
        f.Account.Customer("Beta").Contact(2, "Åse").Product("P-1", "Time", 1);
        var contact = await f.PresentAsync("contact", $"{f.Account.Contacts[0].CustomerContactNumber}");
        var product = await f.PresentAsync("product", "P-1");
        f.Account.DeleteContact(f.Account.Contacts[0].CustomerContactNumber);
        f.Account.DeleteProduct("P-1");
        Assert.IsType<WriteOutcome.Stale>(await f.UpdateAsync(contact, ("phone", T("1"))));
        Assert.IsType<WriteOutcome.Stale>(await f.UpdateAsync(product, ("description", T("x"))));
        Assert.Equal((0, 0), (f.Account.Contacts.Count, f.Account.Products.Count));
    }

    [Fact]
    public async Task Where_e_conomic_keeps_versions_a_lost_race_is_stale()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Acme ApS").Contact(1, "Åse").Product("P-1", "Time", 1));
        var contact = await f.PresentAsync("contact", $"{f.Account.Contacts[0].CustomerContactNumber}");
        var product = await f.PresentAsync("product", "P-1");
        f.Account.EditContact(f.Account.Contacts[0].CustomerContactNumber, c => c with { Email = "theirs@example.org" });
        f.Account.EditProduct("P-1", p => p with { BarCode = "theirs" });
        Assert.IsType<WriteOutcome.Stale>(await f.UpdateAsync(contact, ("phone", T("1"))));
        Assert.IsType<WriteOutcome.Stale>(await f.UpdateAsync(product, ("description", T("x"))));
        Assert.Equal(("theirs@example.org", null, "theirs", null), (f.Account.Contacts[0].Email, f.Account.Contacts[0].Phone, f.Account.Products[0].BarCode, f.Account.Products[0].Description));
    }

    [Fact, Rule("R11")]
    public async Task A_repeated_delete_does_not_take_the_record_that_got_the_number()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Acme ApS"));
        Assert.IsType<WriteOutcome.Applied>(await f.DeleteAsync("customer", "1", Intent));
        f.Account.Customer("Stranger A/S");
        Assert.Equal(1, Assert.Single(f.Account.Customers).CustomerNumber);
        await f.DeleteAsync("customer", "1", Intent);
        Assert.Equal("Stranger A/S", Assert.Single(f.Account.Customers).Name);
    }

    [Fact]
    public async Task A_delete_that_is_refused_says_why()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Customer("Acme ApS").DraftInvoice(1));
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.DeleteAsync("customer", "1"));
        Assert.Contains("documents", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    private static FieldValue T(string text) => FieldValue.Of(text);
}
