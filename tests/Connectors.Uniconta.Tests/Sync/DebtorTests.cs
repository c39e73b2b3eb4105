using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;
using static Connectors.Uniconta.Tests.Sync.SyncFixture;

namespace Connectors.Uniconta.Tests.Sync;

public sealed class DebtorTests
{
    [Fact, Acceptance("002-15", Missing = "the CRM side, which the pair suite shows"), Acceptance("P-39", Missing = "the CRM side, which the pair suite shows")]
    public async Task A_number_that_is_given_is_used_with_its_zeros_and_one_that_is_taken_is_refused_by_name()
    {
        await using var f = await StartAsync(static a => a.Debtor("Gammel ApS", static d => d with { Account = "0042" }));
        Row(await f.CreateAsync("debtor", ("Account", T("0043")), ("Name", T("Ny ApS")), ("Country", T("DK"))));
        Assert.Equal("0043", f.Account.Debtors[1].Account);

        var problem = Only(await f.CreateAsync("debtor", ("Account", T("0042")), ("Name", T("Anden ApS")), ("Country", T("DK"))));
        Assert.Equal(("key-taken", "Account"), (problem.Code, problem.Field));
        Assert.Contains("0042", problem.Message);
        Assert.Equal(2, f.Account.Debtors.Count);
    }

    [Fact, Acceptance("002-14", Missing = "the report to a user"), Rule("R2")]
    public async Task Where_the_group_has_a_series_Uniconta_gives_the_number_and_the_answer_shows_it()
    {
        await using var f = await StartAsync(static a => a.AutoNumber("DebtorGroup", "DK", "D", 6, 7));
        Assert.False(Field(f, "Account").Required);
        var applied = Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("debtor", ("Name", T("Ny ApS")), ("Country", T("DK"))));
        Assert.Equal("D00007", applied.Record!["Account"].AsText());
        Assert.Equal(("D00007", "DK"), (f.Account.Debtors[0].Account, f.Account.Debtors[0].Group));
    }

    [Fact, Acceptance("002-27", Missing = "the CRM side"), Acceptance("P-20d")]
    public async Task Without_series_default_group_and_defaults_all_that_is_missing_is_said_at_once_and_nothing_is_sent()
    {
        await using var f = await StartAsync(static a => a.Edit(a.Rows("DebtorGroup")[0], static g => g.With("IsDefault", false)));
        Assert.True(Field(f, "Account").Required);
        Assert.True(Field(f, "Group").Required);
        var refused = Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("debtor", ("Phone", T("12345678"))));
        Assert.Equal(["Account", "Country", "Group", "Name"], refused.Problems.Select(static p => p.Field!).Order(StringComparer.Ordinal));
        Assert.All(refused.Problems, static p => Assert.NotNull(p.Remedy));
        Assert.Empty(f.Calls);
    }

    [Fact, Acceptance("P-20a", Missing = "explain"), Acceptance("P-39", Missing = "the CRM side, which the pair suite shows")]
    public async Task Configured_defaults_fill_what_nobody_gave_and_numbers_are_made_after_the_highest()
    {
        var options = new UnicontaSyncOptions { DefaultCountry = "DK", DefaultDebtorGroup = "EU", DefaultPaymentTerms = "N30", NewAccounts = new() { Prefix = "K", First = 100, Digits = 4 } };
        await using var f = await StartAsync(static a => a.Debtor("Gammel", static d => d with { Account = "K0107" }).Debtor("Anden", static d => d with { Account = "9999" }), options);
        Assert.Equal("K0108", Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("debtor", ("Name", T("Ny ApS")))).Record!["Account"].AsText());
        var made = f.Account.Debtors.Single(static d => d.Name == "Ny ApS");
        Assert.Equal(("EU", "N30", 57), (made.Group, made.Payment, made.Integer("Country")));
    }

    [Fact, Acceptance("P-39", Missing = "the CRM side, which the pair suite shows")]
    public async Task Two_creates_that_race_for_a_number_get_two()
    {
        await using var f = await StartAsync(options: new() { DefaultCountry = "DK", NewAccounts = new() { First = 500 } });
        // Somebody else takes the number between our look and our insert.
        f.Company.Simulator.Before("debtors.insert", _ => f.Account.AddDebtor("Hurtig ApS", static d => d with { Account = "500" }), times: 1);
        Row(await f.CreateAsync("debtor", ("Name", T("Langsom ApS"))));
        Assert.Equal([("500", "Hurtig ApS"), ("501", "Langsom ApS")], f.Account.Debtors.Select(static d => (d.Account!, d.Name!)));
    }

    [Fact, Acceptance("002-15", Missing = "the CRM side, which the pair suite shows")]
    public async Task Renumbering_keeps_the_record_and_the_number_cannot_be_changed_from_outside()
    {
        await using var f = await StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "100" }));
        var row = f.Account.Debtors[0].RowId;
        f.Account.RenumberDebtor("100", "00200");
        var record = await f.PresentAsync("debtor", row);
        Assert.Equal("00200", record["Account"].AsText());
        var problem = Only(await f.UpdateAsync(record, ("Account", T("300"))));
        Assert.Equal(("immutable", "Account"), (problem.Code, problem.Field));
        Assert.Equal("00200", f.Account.Debtors[0].Account);
    }

    [Theory]
    [InlineData("Name", "Nyt navn A/S"), InlineData("CompanyRegNo", "87654321"), InlineData("VatNumber", "DK87654321"), InlineData("Address1", "Havnegade 1"), InlineData("Address2", "2. sal"), InlineData("Address3", "Bagbygningen")]
    [InlineData("ZipCode", "0900"), InlineData("City", "København C"), InlineData("Phone", "+45 87 65 43 21"), InlineData("MobilPhone", "20304050"), InlineData("ContactPerson", "Åse Ærø"), InlineData("ContactEmail", "a@b.example;c@d.example")]
    [InlineData("InvoiceEmail", "f@b.example;g@d.example"), InlineData("Www", "https://a.example"), InlineData("EAN", "5790000000001"), InlineData("Payment", "N30"), InlineData("Group", "EU"), InlineData("Vat", "U25"), InlineData("Currency", "NOK")]
    [InlineData("EORI", "DK12345678"), InlineData("Employee", "M1")]
    [Acceptance("002-16", Missing = "the CRM side"), Acceptance("002-24", Missing = "the CRM side")]
    public async Task Each_text_arrives_changed_and_cleared_and_nothing_else_moves(string field, string value)
    {
        await using var f = await StartAsync(Full);
        var before = f.Account.Debtors[0];
        Row(await f.UpdateAsync("debtor", before.RowId, (field, T(value))));
        Assert.Equal(value, Shown(f.Account.Debtors[0], field));
        Assert.Equal(Texts(before, field), Texts(f.Account.Debtors[0], field));
        Assert.Equal(value, (await f.PresentAsync("debtor", before.RowId))[field].AsText());

        var cleared = await f.UpdateAsync("debtor", before.RowId, (field, FieldValue.Null));
        if (!Field(f, field).Clearable)
        {
            Assert.Equal(field, Only(cleared).Field);
            Assert.Equal(value, Shown(f.Account.Debtors[0], field));
            return;
        }

        Row(cleared);
        Assert.True(string.IsNullOrEmpty(Shown(f.Account.Debtors[0], field)));
        Assert.True((await f.PresentAsync("debtor", before.RowId))[field].IsNull);
        Assert.Equal(Texts(before, field), Texts(f.Account.Debtors[0], field));
    }

    [Fact, Acceptance("002-16", Missing = "the CRM side")]
    public async Task A_CVR_number_is_kept_without_blanks_and_compared_without_them()
    {
        await using var f = await StartAsync(Full);
        var row = f.Account.Debtors[0].RowId;
        Row(await f.UpdateAsync("debtor", row, ("CompanyRegNo", T("12 34 56 78"))));
        Assert.Equal("12345678", f.Account.Debtors[0].Text("CompanyRegNo"));
        Assert.Equal(Field(f, "CompanyRegNo").Canonical(T("12 34 56 78")), Field(f, "CompanyRegNo").Canonical((await f.PresentAsync("debtor", row))["CompanyRegNo"]));
    }

    [Theory, InlineData(UnicontaCountryForm.Number), InlineData(UnicontaCountryForm.Name)]
    [Acceptance("002-20", Missing = "the CRM side")]
    public async Task Countries_are_two_letters_whichever_form_Uniconta_shows(UnicontaCountryForm form)
    {
        await using var f = await StartAsync(Full, oddities: o => o.CountryForm = form);
        var row = f.Account.Debtors[0].RowId;
        Assert.Equal("DK", (await f.PresentAsync("debtor", row))["Country"].AsText());
        foreach (var iso in new[] { "CI", "GG", "WS", "GB", "RO" })
        {
            Row(await f.UpdateAsync("debtor", row, ("Country", T(iso))));
            Assert.Equal(iso, (await f.PresentAsync("debtor", row))["Country"].AsText());
        }

        Assert.Equal("Country", Only(await f.UpdateAsync("debtor", row, ("Country", T("XX")))).Field);
    }

    [Theory, InlineData(UnicontaLanguage.English, "en", "Domestic"), InlineData(UnicontaLanguage.Danish, "da", "Indland")]
    [Acceptance("002-23", Missing = "the CRM side")]
    public async Task A_VAT_zone_has_one_key_in_every_language_and_is_written_in_the_users(UnicontaLanguage language, string code, string word)
    {
        await using var f = await StartAsync(Full);
        f.Company.User.Language = language;
        await f.RestartAsync(o => o.Credentials!.Language = code);
        var row = f.Account.Debtors[0].RowId;
        f.Account.EditDebtor(f.Account.Debtors[0].Account!, static d => d with { VatZone = 1 });
        // Which Danish word Uniconta has for this zone, no source shows: what is not known stays as it came.
        Assert.Equal(code == "en" ? "EU" : "EU-medlem", (await f.PresentAsync("debtor", row))["VatZone"].AsText());
        Row(await f.UpdateAsync("debtor", row, ("VatZone", T("Domestic"))));
        Assert.Contains($"\"VatZone\":\"{word}\"", f.Company.Simulator.Calls.Last(static c => c.Operation == "debtors.update").BodyText, StringComparison.Ordinal);
        Assert.Equal(0, f.Account.Debtors[0].VatZone);
    }

    [Fact]
    public async Task A_word_that_Uniconta_might_replace_in_silence_is_refused_before_it_is_sent()
    {
        await using var f = await StartAsync(Full);
        var current = await f.PresentAsync("debtor", f.Account.Debtors[0].RowId);
        foreach (var word in new[] { "Nowhere", "NoVatReg" })
        {
            var problem = Only(await f.UpdateAsync(current, ("VatZone", T(word))));
            Assert.Equal(("choice-unknown", "VatZone"), (problem.Code, problem.Field));
        }

        Assert.DoesNotContain("debtors.update", f.Calls);
    }

    [Fact, Acceptance("002-22", Missing = "the CRM side, which the pair suite shows")]
    public async Task A_currency_that_Uniconta_may_not_have_is_refused_and_never_replaced()
    {
        await using var f = await StartAsync(Full);
        var problem = Only(await f.CreateAsync("debtor", ("Account", T("9")), ("Name", T("Ny")), ("Country", T("RO")), ("Currency", T("RON"))));
        Assert.Equal(("currency-unknown", "Currency"), (problem.Code, problem.Field));
        Assert.Single(f.Account.Debtors);
        Assert.Equal("Currency", Only(await f.UpdateAsync("debtor", f.Account.Debtors[0].RowId, ("Currency", T("RON")))).Field);
        Assert.Equal("DKK", f.Account.Debtors[0].Currency);
    }

    [Fact, Acceptance("002-17", Missing = "the CRM side")]
    public async Task What_is_too_long_is_refused_with_both_lengths_and_the_owner_may_know_better()
    {
        await using var f = await StartAsync(Full, oddities: static o => o.TooLongTextsAreCut = true);
        var problem = Only(await f.UpdateAsync("debtor", f.Account.Debtors[0].RowId, ("City", T(new string('x', 41)))));
        Assert.Equal(("too-long", "City"), (problem.Code, problem.Field));
        Assert.Contains("40", problem.Message);
        Assert.Contains("41", problem.Message);

        var options = new UnicontaSyncOptions();
        options.MaxLengths["Debtor.City"] = 60;
        await using var wide = await StartAsync(Full, options);
        Assert.Equal(60, Field(wide, "City").MaxLength);
    }

    [Fact, Acceptance("002-13", Missing = "the page that offers it"), Rule("R37")]
    public async Task A_debtor_in_use_is_not_deleted_and_the_refusal_offers_to_block_it()
    {
        await using var f = await StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "1" }).Contact("Person", "1"));
        var problem = Only(await f.DeleteAsync("debtor", f.Account.Debtors[0].RowId));
        Assert.Equal("uniconta.CouldNotDeleteRecordThatIsReferred", problem.Code);
        Assert.Contains("Blocked", problem.Remedy);
        Row(await f.UpdateAsync("debtor", f.Account.Debtors[0].RowId, ("Blocked", B(true))));
        Assert.True(f.Account.Debtors[0].Blocked);
    }

    [Fact, Rule("R39")]
    public async Task An_edit_between_the_read_and_the_write_is_stale_and_not_overwritten()
    {
        await using var f = await StartAsync(Full);
        var current = await f.PresentAsync("debtor", f.Account.Debtors[0].RowId);
        f.Account.EditDebtor(f.Account.Debtors[0].Account!, static d => d with { City = "Ribe" });
        var stale = Assert.IsType<WriteOutcome.Stale>(await f.UpdateAsync(current, ("City", T("Vejle"))));
        Assert.Equal("Ribe", stale.Current!["City"].AsText());
        Assert.Equal("Ribe", f.Account.Debtors[0].City);
        // Another field of somebody else's is no reason, and survives.
        Row(await f.UpdateAsync(current, ("Phone", T("1"))));
        Assert.Equal(("Ribe", "1"), (f.Account.Debtors[0].City, f.Account.Debtors[0].Phone));
    }

    [Fact]
    public async Task A_Danish_company_may_be_asked_for_its_CVR_number_and_a_foreign_one_not()
    {
        await using var f = await StartAsync(options: new() { RequireCvrInDenmark = true });
        Assert.Equal("CompanyRegNo", Only(await f.CreateAsync("debtor", ("Account", T("1")), ("Name", T("Dansk ApS")), ("Country", T("DK")))).Field);
        Row(await f.CreateAsync("debtor", ("Account", T("2")), ("Name", T("Svensk AB")), ("Country", T("SE"))));
        await using var open = await StartAsync();
        Row(await open.CreateAsync("debtor", ("Account", T("3")), ("Name", T("Privat Person")), ("Country", T("DK"))));
    }

    private static Task<SyncFixture> StartAsync(Action<UnicontaAccount>? seed = null, UnicontaSyncOptions? options = null, Action<UnicontaOptions>? client = null, Action<UnicontaOddities>? oddities = null) =>
        SyncFixture.StartAsync(seed, options, client, oddities);

    private static void Full(UnicontaAccount account) => account.Employee("M1", "Sælger").Debtor("Kunde ApS", static d => d
        .With("CompanyRegNo", "12345678").With("VatNumber", "DK12345678").With("Address1", "Gade 1").With("ZipCode", "0800").With("City", "Aarhus C").With("Phone", "12345678").With("ContactEmail", "k@kunde.example")
        .With("InvoiceEmail", "f@kunde.example").With("EAN", "5790000000009").With("Payment", "N8").With("Www", "https://k.example").With("ContactPerson", "Bo"));

    private static FieldSchema Field(SyncFixture f, string name) => f.Entity("debtor")[f.Entity("debtor").SlotOf(name)];

    private static string? Shown(StoredDebtor debtor, string field) => field == "Currency" ? debtor.Currency : debtor.Text(field);

    private static IReadOnlyList<(string, string?)> Texts(StoredDebtor debtor, string except) =>
        [.. new[] { "Account", "Name", "Group", "CompanyRegNo", "VatNumber", "Address1", "ZipCode", "City", "Phone", "ContactEmail", "InvoiceEmail", "EAN", "Payment", "Www", "ContactPerson", "Currency" }.Where(n => n != except).Select(n => (n, Shown(debtor, n)))];
}
