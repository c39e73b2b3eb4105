using Connectors.Dinero.Sync;
using Connectors.Sync;

namespace Connectors.Dinero.Tests.Sync;

public sealed class WritingTests
{
    private static readonly Guid Intent = new("0199aaaa-1111-7111-8111-111111111111");

    private static FieldValue T(string text) => FieldValue.Of(text);

    [Fact]
    public async Task A_new_company_has_the_intents_id_our_marker_and_follows_no_register()
    {
        await using var f = await SyncFixture.StartAsync();
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("contact.company", Intent, "cx1:c:company:1",
            ("Name", T("Acme ApS")), ("CountryKey", T("DK")), ("VatNumber", T("12345678")), ("PaymentConditionType", T("Netto")), ("PaymentConditionNumberOfDays", FieldValue.Of((decimal?)14))));
        var stored = Assert.Single(f.Dinero.Account.Contacts);
        Assert.Equal((Intent, Intent.ToString()), (stored.ContactGuid, applied.Id.Value));
        Assert.Equal(("Acme ApS", "DK", "12345678", "cx1:c:company:1", false, false, false, 14), (stored.Name, stored.CountryKey, stored.VatNumber, stored.ExternalReference, stored.IsPerson, stored.UseCvr, stored.IsMember, stored.PaymentConditionNumberOfDays));
        Assert.Null(applied.Record);
    }

    [Fact]
    public async Task A_new_person_has_no_company_numbers()
    {
        await using var f = await SyncFixture.StartAsync();
        Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("contact.person", Intent, null, ("Name", T("Jens Jensen")), ("CountryKey", T("SE"))));
        var stored = Assert.Single(f.Dinero.Account.Contacts);
        Assert.True(stored.IsPerson);
        Assert.Null(stored.VatNumber);
        Assert.Null(stored.AttPerson);
    }

    [Fact, Acceptance("P-20b", Missing = "the other presets")]
    public async Task Without_a_country_nothing_is_sent_and_the_field_is_named_unless_a_default_is_configured()
    {
        await using (var f = await SyncFixture.StartAsync())
        {
            var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("contact.company", Intent, null, ("Name", T("Acme ApS"))));
            Assert.Equal(("required", "CountryKey", Fixer.User), (refused.Problems[0].Code, refused.Problems[0].Field, refused.Problems[0].WhoCanFix));
            Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("product", Intent, null, ("BaseAmountValue", FieldValue.Of((decimal?)1)), ("Unit", T("parts"))));
            Assert.Empty(f.Dinero.Calls);
        }

        // The mapping's rules carry the same defaults, where they replace an empty value and never a wrong one; here they stand in for what a CRM does not have at all.
        await using (var f = await SyncFixture.StartAsync(options: new() { DefaultCountry = "DK", DefaultSalesAccount = 1000, DefaultUnit = ProductUnit.Parts }))
        {
            Assert.False(f.Entity("contact.company").Fields.Single(x => x.Name == "CountryKey").Required);
            Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("contact.company", Intent, null, ("Name", T("Acme ApS"))));
            Assert.Equal("DK", f.Dinero.Account.Contacts[0].CountryKey);
            Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("product", Intent, null, ("BaseAmountValue", FieldValue.Of((decimal?)1))));
            Assert.Equal((1000, "parts", 1m), (f.Dinero.Account.Products[0].AccountNumber, f.Dinero.Account.Products[0].Unit, f.Dinero.Account.Products[0].Quantity));
        }
    }

    [Fact]
    public async Task An_update_is_built_from_the_read_and_changes_nothing_else()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS", c => c with { SENumber = "1", PNumber = "2", CompanyTypeKey = "PrivateLimitedCompany", Phone = "", City = "Odense", ExternalReference = "mine" }));
        var before = f.Dinero.Account.Contacts[0];
        var current = await f.PresentAsync("contact.company", before.ContactGuid);
        f.Dinero.ClearCalls();
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(current, ("City", T("Aarhus C")), ("Email", T("a@b.example"))));
        // The read that the engine made is the one that the write is built from: one call.
        Assert.Equal(["contacts.update"], f.Dinero.Calls.Select(c => c.Operation));
        var after = f.Dinero.Account.Contacts[0];
        Assert.Equal(before with { City = "Aarhus C", Email = "a@b.example", UpdatedAt = after.UpdatedAt }, after);

        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("contact.company", before.ContactGuid, ("Email", FieldValue.Null)));
        Assert.Null(f.Dinero.Account.Contacts[0].Email);
    }

    [Fact]
    public async Task Every_writable_field_arrives_with_a_value_and_can_be_cleared_where_the_schema_says_so()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Before ApS").Product("Before", 1));
        foreach (var (entity, id) in new[] { ("contact.company", f.Dinero.Account.Contacts[0].ContactGuid), ("product", f.Dinero.Account.Products[0].ProductGuid) })
        {
            foreach (var field in f.Entity(entity).Fields.Where(x => !x.ReadOnly))
            {
                var value = field.Name switch
                {
                    "CountryKey" => T("SE"),
                    "PaymentConditionType" => T("CurrentMonthOut"),
                    "PreferredInvoiceLanguageKey" => T("en"),
                    "PreferredInvoiceCurrencyKey" => T("EUR"),
                    "AccountNumber" => T("1050"),
                    "Unit" => T("litre"),
                    "VatNumber" => T("87654321"),
                    "EanNumber" => T("5790000000001"),
                    // Following the register would overwrite the name that this very test writes.
                    "UseCvr" => FieldValue.Of((bool?)false),
                    _ when field.Type == FieldType.Boolean => FieldValue.Of((bool?)true),
                    _ when field.Type is FieldType.Number or FieldType.Money => FieldValue.Of((decimal?)17),
                    _ => T("ny " + field.Name),
                };
                Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(entity, id, (field.Name, value)));
                Assert.Equal(field.Canonical(value), field.Canonical((await f.PresentAsync(entity, id))[field.Name]));
            }

            foreach (var field in f.Entity(entity).Fields.Where(x => !x.ReadOnly && x.Clearable && !x.Name.StartsWith("PaymentCondition", StringComparison.Ordinal)))
            {
                Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(entity, id, (field.Name, FieldValue.Null)));
                Assert.True(field.Canonical((await f.PresentAsync(entity, id))[field.Name]).IsNull, field.Name);
            }
        }
    }

    [Fact, Rule("R37")]
    public async Task A_bad_value_is_refused_with_the_schemas_field_name()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid, ("CountryKey", T("Danmark"))));
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("dinero.42", "CountryKey", Fixer.User), (problem.Code, problem.Field, problem.WhoCanFix));
        Assert.NotNull(problem.Remedy);
        Assert.Equal("DK", f.Dinero.Account.Contacts[0].CountryKey);
    }

    [Theory, Rule("R37")]
    [InlineData(400, """{"code":42,"message":"Validation","validationErrors":{"name":"mangler"}}""", typeof(WriteOutcome.Refused), null)]
    [InlineData(400, """{"code":58,"message":"Outdated"}""", typeof(WriteOutcome.Stale), null)]
    [InlineData(404, "<html>Not found</html>", typeof(WriteOutcome.Stale), null)]
    [InlineData(400, """{"code":65,"message":"Deleted"}""", typeof(WriteOutcome.Stale), null)]
    [InlineData(403, """{"code":90,"message":"No Pro"}""", typeof(WriteOutcome.NotSent), UnavailableReason.NotAllowed)]
    [InlineData(403, """{"code":41,"message":"No right"}""", typeof(WriteOutcome.NotSent), UnavailableReason.NotAllowed)]
    [InlineData(429, "API calls quota exceeded! maximum admitted 60 per 1m.", typeof(WriteOutcome.NotSent), UnavailableReason.Limited)]
    [InlineData(400, """{"message":"invalid_grant"}""", typeof(WriteOutcome.NotSent), UnavailableReason.CredentialsRefused)]
    [InlineData(500, """{"code":50,"message":"Oops"}""", typeof(WriteOutcome.Uncertain), null)]
    [InlineData(502, "<html>Bad gateway</html>", typeof(WriteOutcome.Uncertain), null)]
    [InlineData(480, "brownout", typeof(WriteOutcome.Uncertain), null)]
    public async Task Each_answer_has_its_outcome(int status, string body, Type outcome, UnavailableReason? reason)
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"), client: o => o.CallTimeout = TimeSpan.FromSeconds(20));
        var current = await f.PresentAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid);
        f.Dinero.Faults.RespondInstead("contacts.update", status, body, body.StartsWith('{') ? "application/json" : body.StartsWith('<') ? "text/html" : "text/plain");
        var result = await f.UpdateAsync(current, ("City", T("Aarhus")));
        Assert.IsType(outcome, result);
        Assert.Equal(reason, (result as WriteOutcome.NotSent)?.Reason);
        Assert.Equal(1, f.Dinero.CountCalls("contacts.update"));
    }

    [Fact, Rule("R24")]
    public async Task A_lost_reply_is_uncertain_and_its_evidence_settles_it()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Dinero.Faults.LoseReplyAfterCommit("contacts.create");
        f.Dinero.Faults.LoseReplyAfterCommit("products.create");
        var contact = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync("contact.company", Intent, "cx1:c:company:1", ("Name", T("Acme")), ("CountryKey", T("DK"))));
        Assert.Equal(Intent.ToString(), contact.Evidence.ClientId);
        Assert.IsType<RecordLookup.Present>(await f.GetAsync("contact.company", Guid.Parse(contact.Evidence.ClientId!)));
        var product = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync("product", Intent, "cx1:c:product:1", ("Name", T("Time")), ("BaseAmountValue", FieldValue.Of((decimal?)1)), ("AccountNumber", T("1000")), ("Unit", T("hours"))));
        Assert.Equal("cx1:c:product:1", product.Evidence.Hints["externalReference"]);
        Assert.Single(await f.SearchAsync("product", "ExternalReference", "cx1:c:product:1"));
        Assert.Equal((1, 1), (f.Dinero.CountCalls("contacts.create"), f.Dinero.CountCalls("products.create")));
    }

    [Fact]
    public async Task No_network_is_not_sent()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        var current = await f.PresentAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid);
        await f.Dinero.DisposeAsync();
        var outcome = Assert.IsType<WriteOutcome.NotSent>(await f.UpdateAsync(current, ("City", T("Aarhus"))));
        Assert.Equal(UnavailableReason.Unreachable, outcome.Reason);
    }

    [Fact, Rule("R37")]
    public async Task A_batch_answers_every_write_in_order_and_stops_at_a_limit()
    {
        await using var f = await SyncFixture.StartAsync(client: o => o.CallTimeout = TimeSpan.FromSeconds(20));
        var schema = f.Entity("contact.company");
        RecordWrite New(string? name) => new()
        {
            IntentId = Guid.NewGuid(),
            Kind = WriteKind.Create,
            Set = name is null ? [] : [new(schema.SlotOf("Name"), T(name)), new(schema.SlotOf("CountryKey"), T("DK"))],
        };
        f.Dinero.Faults.RespondInstead("contacts.create", 429, "API calls quota exceeded!", "text/plain", skip: 1);
        var outcomes = await f.Provider.WriteAsync(new(schema, [New("A"), New(null), New("B"), New("C")]), default);
        Assert.Collection(outcomes, o => Assert.IsType<WriteOutcome.Applied>(o), o => Assert.IsType<WriteOutcome.Refused>(o), o => Assert.IsType<WriteOutcome.NotSent>(o), o => Assert.IsType<WriteOutcome.NotSent>(o));
        Assert.Equal(2, f.Dinero.CountCalls("contacts.create"));
        Assert.Single(f.Dinero.Account.Contacts);
    }

    [Fact]
    public async Task A_deleted_or_turned_record_is_stale_and_a_deletion_is_applied_once()
    {
        await using var f = await SyncFixture.StartAsync(a => a.ManyContacts(2).ManyProducts(1));
        var (one, two) = (f.Dinero.Account.Contacts[0].ContactGuid, f.Dinero.Account.Contacts[1].ContactGuid);
        Assert.IsType<WriteOutcome.Applied>(await f.DeleteAsync("contact.company", one));
        Assert.NotNull(f.Dinero.Account.Contacts[0].DeletedAt);
        Assert.IsType<WriteOutcome.Applied>(await f.DeleteAsync("product", f.Dinero.Account.Products[0].ProductGuid));
        var schema = f.Entity("contact.company");
        RecordWrite Update(Guid id) => new() { IntentId = Guid.NewGuid(), Kind = WriteKind.Update, Id = new(id.ToString()), Set = [new(schema.SlotOf("City"), T("x"))] };
        f.Dinero.Account.EditContact(two, c => c with { IsPerson = true, VatNumber = null });
        Assert.All(await f.Provider.WriteAsync(new(schema, [Update(one), Update(two)]), default), o => Assert.IsType<WriteOutcome.Stale>(o));
        Assert.Equal(0, f.Dinero.CountCalls("contacts.update"));
    }

    [Fact]
    public void What_Dinero_can_do_is_declared()
    {
        var capabilities = DineroSyncProvider.Declare(new());
        Assert.Equal(["contact.company", "contact.person", "product", "invoice"], capabilities.Entities.Select(e => e.Entity));
        Assert.All(capabilities.Resources, r => Assert.Equal((CursorKind.ModifiedAt, false, DeleteVisibility.InFeed, false), (r.Cursor, r.StableOrder, r.Deletes, r.ReusesIds)));
        Assert.All(capabilities.Entities, e => Assert.Equal((WriteShape.Replace, e.Entity == "invoice" ? ConcurrencyGuard.Token : ConcurrencyGuard.None, "ExternalReference", false), (e.WriteShape, e.Concurrency, e.MarkerField, e.WriteReturnsRecord)));
        Assert.IsType<CreateSafety.ClientId>(capabilities.Find("contact.person")!.CreateSafety);
        Assert.Equal(new CreateSafety.ReadBack("ExternalReference"), capabilities.Find("product")!.CreateSafety);
    }
}
