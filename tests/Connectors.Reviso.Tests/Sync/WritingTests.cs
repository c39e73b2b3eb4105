using Connectors.Reviso.Sync;
using Connectors.Reviso.Tests.Conformance;
using Connectors.Sync;

namespace Connectors.Reviso.Tests.Sync;

public sealed class WritingTests
{
    private static readonly (string Field, FieldValue Value)[] Needed =
    [
        ("name", T("Caffè Rossi S.r.l.")), ("currency", T("EUR")), ("customerGroup", T("1")), ("paymentTerms", T("2")), ("vatZone", T("1")),
    ];

    /// <summary>A field, two values that are nobody's default, and what Reviso then stores; whether it can be emptied.</summary>
    public static TheoryData<string, string, string, bool> Fields => new()
    {
        { "name", "Bar Blu S.p.A.", "Bar Verde", false },
        { "currency", "USD", "CHF", false },
        { "customerGroup", "2", "1", false },
        { "paymentTerms", "3", "2", false },
        { "vatZone", "2", "3", false },
        { "paymentType", "4", "2", true },
        { "priceGroup", "2", "1", true },
        { "address", "Via Po 2\nscala B", "Via Dora 3", true },
        { "zip", "00184", "10121", true },
        { "city", "Roma", "Torino", true },
        { "province", "RM", "TO", true },
        { "country", "Italia", "San Marino", true },
        { "countryCode", "IT", "SM", true },
        { "corporateIdentificationNumber", "RSSMRA80A01B157X", "00743110157", true },
        { "vatNumber", "12345678903", "00743110157", true },
        { "publicEntryNumber", "ABC1234", "0000000", true },
        { "italianCertifiedEmail", "a@pec.example", "b@pec.example", true },
        { "italianCustomerType", "B2B", "Consumer", true },
        { "ean", "8001234500013", "8001234500020", true },
        { "email", "a@example.org b@example.org", "c@example.org", true },
        { "telephoneAndFaxNumber", "+39 06 1", "+39 06 2", true },
        { "mobilePhone", "+39 340 1", "+39 340 2", true },
        { "website", "https://a.example", "https://b.example", true },
        { "iban", "IT60X0542811101000000123456", "SM86U0322509800000000270100", true },
        { "swift", "BLOPIT22", "UNCRITMM", true },
    };

    private static FieldValue T(string text) => FieldValue.Of(text);

    [Fact, Acceptance("P-19a")]
    public async Task A_customer_whom_an_e_invoice_could_not_reach_is_refused_when_it_is_saved_with_all_that_is_missing()
    {
        await using var f = await SyncFixture.StartAsync(options: new() { CheckEInvoice = true });
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("customer", [.. Needed, ("countryCode", T("IT"))]));
        Assert.Equal(["province", "publicEntryNumber", "vatNumber"], refused.Problems.Select(static p => p.Field).Order());
        Assert.All(refused.Problems, static p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
        Assert.Empty(f.Account.Customers);
        Assert.DoesNotContain(f.Reviso.Calls, static c => c.Method != "GET");

        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", [.. Needed, ("countryCode", T("IT")), ("province", T("RM")), ("zip", T("00184")), ("vatNumber", T("12345678903")), ("italianCertifiedEmail", T("a@pec.example"))]));
        var worse = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("customer", made.Id.Value, ("italianCertifiedEmail", FieldValue.Null)));
        Assert.Equal("publicEntryNumber", Assert.Single(worse.Problems).Field);
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("customer", made.Id.Value, ("italianCertifiedEmail", FieldValue.Null), ("publicEntryNumber", T("ABC1234"))));

        // Off, as it comes, nobody is refused for it; a document to the customer says it as a warning.
        f.Renew();
        var bare = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", [.. Needed.Skip(1), ("name", T("Bar Blu")), ("countryCode", T("IT"))]));
        var request = new DocumentRequest
        {
            Flow = RevisoPreset.Version1.Flows.Single(static x => x.Name == RevisoFlows.Quotation),
            Stage = DocumentStage.Draft,
            Customer = bare.Id,
            Marker = "m",
            Document = new() { Source = new("offer", "1"), Kind = DocumentKind.Quote, Customer = new("company", "1"), Date = new(2026, 3, 2), Currency = "EUR", Lines = [] },
        };
        var check = await f.Documents.CheckAsync(request, default);
        Assert.DoesNotContain(check.Problems, static p => p.Code.StartsWith("e-invoice.", StringComparison.Ordinal));
        Assert.Equal(["customer.province", "customer.publicEntryNumber", "customer.vatNumber", "customer.zip"], check.Warnings.Select(static p => p.Field).Order());
        f.Renew(new() { CheckEInvoice = true });
        check = await f.Documents.CheckAsync(request, default);
        Assert.Equal(["customer.province", "customer.publicEntryNumber", "customer.vatNumber"], check.Problems.Where(static p => p.Code.StartsWith("e-invoice.", StringComparison.Ordinal)).Select(static p => p.Field).Order());
    }

    private static Task<DocumentCheck> CheckOfferAsync(SyncFixture f, Connectors.Sync.RecordId customer) => f.Documents.CheckAsync(
        new()
        {
            Flow = RevisoPreset.Version1.Flows.Single(static x => x.Name == RevisoFlows.Quotation),
            Stage = DocumentStage.Draft,
            Customer = customer,
            Marker = "m",
            Document = new() { Source = new("offer", "1"), Kind = DocumentKind.Quote, Customer = new("company", "1"), Date = new(2026, 3, 2), Currency = "EUR", Lines = [] },
        }, default);

    [Theory]
    [Acceptance("P-19b")]
    [InlineData("ABC1234", "B2B", null, false)]
    [InlineData("UFABC1", null, null, true)]
    [InlineData("UFABC1", "none", null, true)]
    [InlineData("ABC1234", "PA", null, true)]
    [InlineData("UFABC1", null, true, false)]
    [InlineData("UFABC1", null, false, true)]
    [InlineData("UFABC1", "B2B", null, true)]
    public async Task Of_a_public_body_it_is_asked_who_pays_the_VAT(string recipient, string? type, bool? split, bool asked)
    {
        await using var f = await SyncFixture.StartAsync(options: new() { CheckEInvoice = true });
        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer",
        [
            .. Needed, ("countryCode", T("IT")), ("province", T("RM")), ("zip", T("00184")), ("corporateIdentificationNumber", T("RSSMRA85T10A562S")), ("publicEntryNumber", T(recipient)),
            ("italianCustomerType", FieldValue.Of(type)), ("splitPayment", FieldValue.Of(split)),
        ]));
        var check = await CheckOfferAsync(f, made.Id);
        Assert.Equal(asked ? ["e-invoice.split-payment customer.splitPayment"] : [], check.Warnings.Select(static w => $"{w.Code} {w.Field}"));
    }

    [Fact, Acceptance("P-19a")]
    public async Task What_an_e_invoice_finds_wrong_is_named_by_the_field_that_Reviso_has_for_it()
    {
        await using var f = await SyncFixture.StartAsync(options: new() { CheckEInvoice = true });
        // The last character of this tax code should be an S: a warning, which keeps nobody from making the customer and stands beside the document.
        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync(
            "customer", [.. Needed, ("countryCode", T("IT")), ("province", T("RM")), ("zip", T("00184")), ("corporateIdentificationNumber", T("RSSMRA85T10A562T")), ("publicEntryNumber", T("ABC1234"))]));
        var check = await CheckOfferAsync(f, made.Id);
        var warning = Assert.Single(check.Warnings);
        Assert.Equal(("e-invoice.check-digit", "customer.corporateIdentificationNumber"), (warning.Code, warning.Field));

        var nameless = Assert.Single(Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("customer", made.Id.Value, ("name", T("   ")))).Problems);
        Assert.Equal(("e-invoice.name", "name"), (nameless.Code, nameless.Field));
        Assert.DoesNotContain(f.Reviso.Calls, static c => c.Method == "PUT");
    }

    [Theory, MemberData(nameof(Fields))]
    public async Task A_field_of_a_customer_is_made_changed_and_cleared(string field, string first, string second, bool clearable)
    {
        await using var f = await SyncFixture.StartAsync();
        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", [.. Needed.Where(n => n.Field != field), (field, T(first))]));
        Assert.Equal(RevisoRows.Set(f.Account.Customers[0], field, T(first)), f.Account.Customers[0]);
        Assert.Equal(first, made.Record![field].AsText());
        Assert.Equal(f.Account.Customers[0].CustomerNumber.ToString(), made.Id.Value);

        Assert.Equal(second, Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("customer", made.Id.Value, (field, T(second)))).Record![field].AsText());
        Assert.Equal(RevisoRows.Set(f.Account.Customers[0], field, T(second)), f.Account.Customers[0]);

        var cleared = await f.UpdateAsync("customer", made.Id.Value, (field, FieldValue.Null));
        if (clearable)
            Assert.True(Assert.IsType<WriteOutcome.Applied>(cleared).Record![field].IsNull);
        else
            Assert.Equal(("required", field), (Assert.IsType<WriteOutcome.Refused>(cleared).Problems[0].Code, ((WriteOutcome.Refused)cleared).Problems[0].Field));
        Assert.Equal(clearable, (await f.PresentAsync("customer", made.Id.Value))[field].IsNull);
    }

    [Theory]
    [InlineData("splitPayment")]
    [InlineData("barred")]
    public async Task A_flag_is_set_and_taken_back(string field)
    {
        await using var f = await SyncFixture.StartAsync();
        var id = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("customer", [.. Needed, (field, FieldValue.Of((bool?)true))])).Id.Value;
        Assert.True((await f.PresentAsync("customer", id))[field].AsBoolean());
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("customer", id, (field, FieldValue.Of((bool?)false))));
        Assert.False((await f.PresentAsync("customer", id))[field].AsBoolean());
    }

    [Fact, Acceptance("000-30", Missing = "documents with their customer"), Acceptance("P-20d")]
    public async Task All_that_is_missing_is_said_at_once_and_nothing_is_sent()
    {
        await using var f = await SyncFixture.StartAsync();
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("customer", ("city", T("Roma"))));
        Assert.Equal(["currency", "customerGroup", "name", "paymentTerms", "vatZone"], refused.Problems.Select(static p => p.Field).Order());
        Assert.All(refused.Problems, static p => Assert.Equal(("required", Fixer.User, true), (p.Code, p.WhoCanFix, p.Remedy!.Length > 0)));
        Assert.Empty(f.Reviso.Calls);
    }

    [Theory]
    [InlineData("customerGroup", "77")]
    [InlineData("customerGroup", "Clienti Italia")]
    [InlineData("paymentTerms", "77")]
    [InlineData("vatZone", "77")]
    [InlineData("currency", "XXX")]
    [InlineData("province", "ZZ")]
    [InlineData("paymentType", "bonifico")]
    [InlineData("countryCode", "QQ")]
    public async Task A_key_that_no_list_has_is_refused_by_its_field(string field, string key)
    {
        await using var f = await SyncFixture.StartAsync();
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("customer", [.. Needed.Where(n => n.Field != field), (field, T(key))]));
        Assert.Equal(field, Assert.Single(refused.Problems).Field);
        Assert.False(string.IsNullOrEmpty(refused.Problems[0].Remedy));
        Assert.Empty(f.Account.Customers);
    }

    [Fact]
    public async Task An_update_is_built_from_the_read_and_changes_nothing_else()
    {
        await using var f = await SyncFixture.StartAsync(static a => a
            .Customer("Acme", static c => c with { Tags = ["vip"], PriceGroupNumber = 2, Iban = "IT60", Barred = true, SplitPayment = true, ProvinceNumber = 5, CountryCode = "IT" })
            .Contact(1, "Anna"));
        f.Account.EditCustomer(1, static c => c with { AttentionNumber = 101 });
        var current = await f.PresentAsync("customer", "1");
        var before = f.Account.Customers[0];
        f.Reviso.ClearCalls();
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(current, ("city", T("Lodi"))));
        // The read that the engine made is the one that the write is built from: one call.
        Assert.Equal(["customers.update"], f.Reviso.Calls.Select(static c => c.Operation));
        var after = f.Account.Customers[0];
        Assert.Equal(before with { City = "Lodi", Tags = after.Tags, LastUpdated = after.LastUpdated }, after);
        Assert.Equal("vip", Assert.Single(after.Tags!));
    }

    [Fact, Rule("R11"), Rule("R37")]
    public async Task An_update_that_meets_no_customer_and_makes_a_new_one_says_so()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme"));
        var current = await f.PresentAsync("customer", "1");
        f.Account.DeleteCustomer(1);
        Assert.True(Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(current, ("city", T("Lodi")))).AnsweredAsCreate);
    }

    [Fact]
    public async Task A_customer_with_documents_is_not_deleted_and_the_reason_is_Revisos()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme").Product("A-1", "Ora", 80).Quotation(1, Simulated.Given.SeedLine));
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.DeleteAsync("customer", "1"));
        Assert.Contains("documents", refused.Problems[0].Message);
        Assert.Single(f.Account.Customers);
    }

    [Fact, Rule("R24")]
    public async Task A_lost_create_leaves_what_a_person_can_look_for()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Reviso.Faults.LoseReplyAfterCommit("customers.create");
        var uncertain = Assert.IsType<WriteOutcome.Uncertain>(await f.CreateAsync("customer", [.. Needed, ("vatNumber", T("12345678903"))]));
        Assert.Equal(("Caffè Rossi S.r.l.", "12345678903"), (uncertain.Evidence.Hints["name"], uncertain.Evidence.Hints["vatNumber"]));
        Assert.Single(f.Account.Customers);
    }

    [Fact]
    public async Task A_contact_is_made_below_its_customer_and_stays_there()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme").Customer("Beta"));
        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("contact", ("name", T("Anna")), ("email", T("a@b.example")), ("phone", T("+39 1")), ("notes", T("x")), ("eInvoiceId", T("E1")), ("customer", Customer("2"))));
        Assert.Equal("2/101", made.Id.Value);
        Assert.Equal((2, "Anna", "a@b.example", "+39 1", "x"), (f.Account.Contacts[0].CustomerNumber, f.Account.Contacts[0].Name, f.Account.Contacts[0].Email, f.Account.Contacts[0].Phone, f.Account.Contacts[0].Notes));
        Assert.Equal("E1", made.Record!["eInvoiceId"].AsText());

        var moved = Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync("contact", "2/101", ("customer", Customer("1"))));
        Assert.Equal(("immutable", "customer"), (moved.Problems[0].Code, moved.Problems[0].Field));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("contact", "2/101", ("email", FieldValue.Null), ("customer", Customer("2"))));
        Assert.Null(f.Account.Contacts[0].Email);

        var none = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("contact", ("name", T("Bruno")), ("customer", Customer("9"))));
        Assert.Equal("customer", none.Problems[0].Field);
    }

    [Fact]
    public async Task A_product_keeps_its_number_and_a_taken_one_is_named()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Product("A/1 è", "Sedia", 10));
        Assert.Equal(("reviso.E06010", "productNumber"), Problem(await f.CreateAsync("product", ("productNumber", T("A/1 è")), ("name", T("x")), ("productGroup", T("1")))));
        Assert.Equal(("immutable", "productNumber"), Problem(await f.UpdateAsync("product", "A/1 è", ("productNumber", T("A/2")))));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync("product", "A/1 è", ("salesPrice", FieldValue.Of((decimal?)12.345678m)), ("unit", T("2"))));
        Assert.Equal((12.345678m, 2), (f.Account.Products[0].SalesPrice, f.Account.Products[0].UnitNumber));
        Assert.Equal("EUR", (await f.PresentAsync("product", "A/1 è"))["currency"].AsText());
    }

    [Fact]
    public async Task Where_the_agreement_numbers_products_itself_no_number_is_asked_for()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.NumbersProducts = true, new() { ArticleCode = RevisoArticleCode.BarCode });
        Assert.True(f.Entity("product").Fields.Single(static x => x.Name == "productNumber").ReadOnly);
        var made = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("product", ("barCode", T("SED-1")), ("name", T("Sedia")), ("productGroup", T("1"))));
        Assert.Equal(("1", "SED-1"), (made.Id.Value, f.Account.Products[0].BarCode));
    }

    private static (string, string?) Problem(WriteOutcome outcome)
    {
        var problem = Assert.Single(Assert.IsType<WriteOutcome.Refused>(outcome).Problems);
        return (problem.Code, problem.Field);
    }

    private static FieldValue Customer(string number) => FieldValue.Of(new RecordRef("customer", number));
}
