using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Connectors.Uniconta.Sync;
using Connectors.VendorSupport;
using Microsoft.Extensions.DependencyInjection;
using static Connectors.Uniconta.Tests.Sync.OrderTests;

namespace Connectors.Uniconta.Tests.Sync;

/// <summary>Every sentence that this package says to a user, provoked through its public surface, as the user reads it. Which problem comes when is the other tests' affair.</summary>
public sealed class ProblemTextTests
{
    [Fact]
    public void What_flows_write_and_which_lists_there_are_is_what_was_written_down()
    {
        var said = new Said();
        said.Add(UnicontaPreset.Version1);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_an_order_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await OrderTests.StartAsync(new() { UserFields = { new(UserFieldTable.Order, "Sag"), new(UserFieldTable.Order, "Kort", MaxLength: 3), new(UserFieldTable.OrderLine, "Antal", FieldType.Number) } });
        foreach (var row in Refused)
            await SayAsync($"{row[1]} at {row[2]}", (Document)row[0]);
        await SayAsync("a discount of 101 percent", Doc(Bolt with { Discount = new(101, null) }));
        await SayAsync("a country that is none", Doc(Bolt) with { DeliveryAddress = new() { Country = "XQ" } });
        await SayAsync("an empty line", Doc(new DocumentLine()));
        await SayAsync("a unit that is like one", Doc(Bolt with { Unit = "Hour" }));
        await SayAsync("a salesperson who is none", Doc(Bolt) with { Fields = Doc(Bolt).Fields.Add("Employee", "M9") });
        await SayAsync("fields that nobody knows", Doc(Bolt) with { Fields = Doc(Bolt).Fields.Add("Kort", "lang tekst") }, static x => x with { Fields = x.Fields.Add("sag", "a").Add("Fremmed", "b").Add("Kort", "c") });
        await SayAsync("a field of a line", Doc(Bolt with { Fields = Bolt.Fields.Add("Antal", "mange") }), static x => x with { LineFields = x.LineFields.Add("Antal", "a") });
        f.Account.Edit(f.Account.Debtors[0], static d => d with { Blocked = true });
        await f.NextRunAsync();
        await SayAsync("a blocked debtor", Doc(Bolt));
        f.Account.Edit(f.Account.Debtors[0], static d => d with { Blocked = false });
        foreach (var term in f.Account.Rows("PaymentTerm"))
            f.Account.Delete(term);
        await f.NextRunAsync();
        await SayAsync("terms where the company has none", Doc(Bolt) with { PaymentTerms = "N8" });
        var late = Request(f, Doc(Bolt));
        f.Account.Delete(f.Account.Debtors[0]);
        await f.NextRunAsync();
        said.Add("a debtor that is gone", (await Sender(f).CheckAsync(late, default)).Problems);
        said.Add("an order of nobody", await Sender(f).SendAsync(new() { Request = late with { Customer = null }, IntentId = Guid.CreateVersion7() }, default));
        Verified.Text(said.ToString());

        async Task SayAsync(string what, Document document, Func<DocumentFlow, DocumentFlow>? flow = null)
        {
            var request = Request(f, document);
            said.Add(what, (await Sender(f).CheckAsync(flow is null ? request : request with { Flow = flow(request.Flow) }, default)).Problems);
        }
    }

    [Fact]
    public async Task What_becomes_of_an_order_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await OrderTests.StartAsync(new() { MarkerField = "Mark" });
        var request = Request(f, Doc(Bolt, Bolt));
        var sent = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(request)).Document;
        f.Account.AddDebtor("Anden ApS", static d => d with { Account = "K2" });
        await f.NextRunAsync();
        said.Add("another customer", await f.Provider.GetFeature<IDraftUpdater>()!.UpdateAsync(sent.Id, new() { Request = request with { Customer = new($"{f.Account.Debtors[1].RowId}") }, IntentId = Guid.CreateVersion7() }, default));
        f.Account.Delete(f.Account.OrderLines[0]);
        said.Add("a line is missing", Message(await FindAsync(request)));
        await SendAsync(request);
        said.Add("two of one mark", Message(await FindAsync(request)));
        f.Company.Simulator.Faults.LoseReplyAfterCommit("orderLines.insertList");
        said.Add("lines whose reply was lost", Assert.IsType<DocumentOutcome.Uncertain>(await SendAsync(request)).Evidence.Message!);
        f.Company.Simulator.Faults.RespondInstead("orderLines.insertList", 400, "FieldHasinvalidValue", "text/plain");
        f.Company.Simulator.Faults.RespondInstead("orders.delete", 400, "NoRightsToDelete", "text/plain", times: 5);
        said.Add("an order that cannot be taken back", Assert.IsType<DocumentOutcome.Uncertain>(await SendAsync(request)).Evidence.Message!);
        f.Company.Simulator.Faults.Clear();
        await using var bare = await OrderTests.StartAsync();
        said.Add("no mark", Message(await Sender(bare).FindAsync(new() { Send = new() { Request = Request(bare, Doc(Bolt)), IntentId = Guid.CreateVersion7() } }, default)));
        Verified.Text(said.ToString());

        Task<DocumentOutcome> SendAsync(DocumentRequest r) => Sender(f).SendAsync(new() { Request = r, IntentId = Guid.CreateVersion7() }, default);

        Task<DocumentFinding> FindAsync(DocumentRequest r) => Sender(f).FindAsync(new() { Send = new() { Request = r, IntentId = Guid.CreateVersion7() } }, default);

        static string Message(DocumentFinding finding) => finding is DocumentFinding.Unfinished part ? part.Message : Assert.IsType<DocumentFinding.CannotTell>(finding).Message;
    }

    /// <summary>Uniconta leaves names that it does not know out without a word, and takes its first choice for a word that it does not know: neither becomes an order that says something else.</summary>
    [Fact]
    public async Task What_Uniconta_would_leave_out_or_replace_in_silence_reads_as_it_was_written_down()
    {
        var said = new Said();
        var options = new UnicontaSyncOptions { UserFields = { new(UserFieldTable.Order, "Kampagne"), new(UserFieldTable.OrderLine, "Farve") } };
        await using (var f = await OrderTests.StartAsync(options))
        {
            said.Add("an order without its field", Assert.IsType<DocumentOutcome.NotSent>(await SendAsync(f, With(f, "Kampagne"))).Message!);
            await f.NextRunAsync();
            f.Company.Simulator.Faults.RespondInstead("orders.delete", 400, "NoRightsToDelete", "text/plain");
            said.Add("one that cannot be taken back either", Assert.IsType<DocumentOutcome.Uncertain>(await SendAsync(f, With(f, "Kampagne"))).Evidence.Message!);
            await f.NextRunAsync();
            f.Company.Oddities.InsertsAnswer204 = true;
            said.Add("a head that is not answered", Assert.IsType<DocumentOutcome.Uncertain>(await SendAsync(f, Request(f, Doc(Bolt)))).Evidence.Message!);
            f.Company.Oddities.InsertsAnswer204 = false;
            Assert.Empty(f.Account.OrderLines);
            f.Account.UserField("DebtorOrder", "kampagne");
            f.Account.AddOrder("K1", static o => (StoredOrder)o.With("kampagne", "Jul"));
            await f.NextRunAsync();
            said.Add("a field of another letter case", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => Sender(f).CheckAsync(With(f, "Kampagne"), default))).Message);
        }

        await using (var f = await OrderTests.StartAsync())
        {
            // A client that writes countries by number, and a debtor whose place of delivery is none that has a number.
            await f.RestartAsync(static o => o.CountryAsNumber = true);
            var sent = Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f, Request(f, Doc(Bolt)))).Document;
            var debtor = $$"""[{"RowId":{{f.Account.Debtors[0].RowId}},"Account":"K1","Name":"Kunde ApS","DeliveryCountry":"Atlantis"}]""";
            f.Company.Simulator.Faults.RespondInstead("debtors.list", 200, debtor, "application/json", times: 2);
            said.Add("an order to nowhere", await SendAsync(f, Request(f, Doc(Bolt))));
            said.Add("an order that goes to nowhere now", await f.Provider.GetFeature<IDraftUpdater>()!.UpdateAsync(sent.Id, new() { Request = Request(f, Doc(Bolt)), IntentId = Guid.CreateVersion7() }, default));
            Assert.Single(f.Account.Orders);
        }

        await using (var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde"), new() { NewEmployeeTitle = ContactTitle.Legal }))
        {
            f.Company.User.Language = UnicontaLanguage.Danish;
            await f.RestartAsync(static o => o.Credentials!.Language = "da");
            said.Add("a title that has no Danish word", await f.CreateAsync("employee", ("Name", SyncFixture.T("Bo"))));
            Assert.Empty(f.Account.Employees);
        }

        Verified.Text(said.ToString());

        static DocumentRequest With(SyncFixture f, string field) =>
            Request(f, Doc(Bolt) with { Fields = Doc(Bolt).Fields.Add(field, "Forår") }) is var request ? request with { Flow = request.Flow with { Fields = request.Flow.Fields.Add(field, "campaign") } } : throw new InvalidOperationException();

        static Task<DocumentOutcome> SendAsync(SyncFixture f, DocumentRequest request) => Sender(f).SendAsync(new() { Request = request, IntentId = Guid.CreateVersion7() }, default);
    }

    [Fact]
    public async Task What_is_wrong_with_a_record_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using (var f = await SyncFixture.StartAsync(static a => a.Debtor("Kunde", static d => d with { Account = "100" }).Edit(a.Rows("DebtorGroup")[0], static g => g.With("IsDefault", false))))
        {
            foreach (var entity in new[] { "debtor", "contact", "item", "employee" })
                said.Add($"an empty {entity}", await f.CreateAsync(entity));
            var row = f.Account.Debtors[0].RowId;
            foreach (var (field, value) in new[] { ("Account", "300"), ("Currency", "XTS"), ("Country", "XX"), ("Payment", "N31"), ("Payment", "halvtreds dage"), ("ZipCode", new string('1', 99)), ("CompanyRegNo", "") })
            {
                var outcome = await f.UpdateAsync("debtor", row, (field, value.Length == 0 ? FieldValue.Null : SyncFixture.T(value)));
                var what = $"a debtor's {field} '{(value.Length > 20 ? "…" : value)}'";
                if (outcome is WriteOutcome.Refused)
                    said.Add(what, outcome);
                else
                    said.Add(what, "is taken");
            }

            said.Add("a number that is taken", await f.CreateAsync("debtor", ("Account", SyncFixture.T("100")), ("Name", SyncFixture.T("Ny")), ("Country", SyncFixture.T("DK")), ("Group", SyncFixture.T("DK"))));
            said.Add("a contact of nobody", await f.CreateAsync("contact", ("Name", SyncFixture.T("Bo")), ("Debtor", FieldValue.Of(new RecordRef("debtor", "99")))));
            foreach (var error in new[] { "KeyIsEmpty", "FieldCannotBeBlank", "AccountDoesNotExist", "AccountIsBlocked" })
            {
                f.Company.Simulator.Faults.RespondInstead("debtors.update", 400, error, "text/plain");
                said.Add("Uniconta says " + error, await f.UpdateAsync("debtor", row, ("City", SyncFixture.T("Aarhus"))));
            }

            f.Company.Simulator.Faults.RespondInstead("debtors.update", 400, """{"Err":42,"ErrorProperty":"City","ErrorValue":null}""", "application/json");
            said.Add("Uniconta names the field that is empty", await f.UpdateAsync("debtor", row, ("City", SyncFixture.T("Aarhus"))));
            f.Company.Simulator.Faults.RespondInstead("debtors.delete", 400, "CannotDeleteRecord", "text/plain");
            said.Add("what is kept for good", await f.DeleteAsync("debtor", row));
        }

        await using (var f = await SyncFixture.StartAsync(static a => a.Debtor("Gammel", static d => d with { Account = new string('K', 10) + "9999999999" }), new() { DefaultCountry = "DK", NewAccounts = new() { Prefix = new string('K', 10), First = 9_999_999_999, Digits = 10 } }))
            said.Add("numbers that are used up", await f.CreateAsync("debtor", ("Name", SyncFixture.T("Ny ApS"))));
        await using (var f = await SyncFixture.StartAsync(options: new() { RequireCvrInDenmark = true, DefaultCountry = "DK" }))
            said.Add("a Danish company without its number", await f.CreateAsync("debtor", ("Account", SyncFixture.T("1")), ("Name", SyncFixture.T("Dansk ApS"))));
        foreach (var (mapping, unit) in UnicontaPreset.Version1.Mappings.SelectMany(static m => m.Units.Where(static u => u.LockedBecause is not null).Select(u => (m, u))))
            said.Add($"{mapping.Name}.{unit.Name} is locked", unit.LockedBecause!);
        var address = UnicontaPreset.Version1.Mappings.Single(static m => m.Name == "company").Units.Single(static u => u.Name == "address");
        said.Add("a street of four lines", Assert.Throws<ConversionException>(() => UnicontaPreset.Version1.Converters.Single(c => c.Name == address.Converter).ToAccounting([.. address.CrmFields.Select(static _ => FieldValue.Of("1\n2\n3\n4"))])));
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_said_of_the_connection_reads_as_it_was_written_down()
    {
        var said = new Said();
        said.Add(new ConnectionBuilder("acme", new ServiceCollection()).Uniconta());
        await using var f = await SyncFixture.StartAsync(static a => a.UserField("Debtor", "sag").Debtor("Kunde", static d => (d with { Account = "K1" }).With("sag", "x")), new() { UserFields = { new(UserFieldTable.Debtor, "Sag"), new(UserFieldTable.Debtor, "Fremmed"), new(UserFieldTable.Item, "Farve") } });
        said.Add("fields that are wanted", await f.Provider.ProbeAsync(default));
        await using (var told = await SyncFixture.StartAsync(static a => a.UserField("Debtor", "Sag"), new() { UserFields = { new(UserFieldTable.Debtor, "Fremmed") } }, oddities: static o => o.TableFieldsOverHttp = true))
            said.Add("fields where Uniconta tells which there are", await told.Provider.ProbeAsync(default));
        said.Add("the webhook", string.Join("\n  ", new UnicontaWebhookAdapter().Forms.Select(static x => x.ToString())));
        Verified.Text(said.ToString());
    }

    [Theory, Acceptance("001-38")]
    [InlineData("it"), InlineData("ro"), InlineData("da"), InlineData("es"), InlineData("fr")]
    public async Task All_of_it_is_said_in_the_language_of_the_crms_users(string language)
    {
        await using var f = await SyncFixture.StartAsync();
        var said = new[]
            {
                nameof(What_is_wrong_with_an_order_reads_as_it_was_written_down), nameof(What_becomes_of_an_order_reads_as_it_was_written_down), nameof(What_Uniconta_would_leave_out_or_replace_in_silence_reads_as_it_was_written_down),
                nameof(What_is_wrong_with_a_record_reads_as_it_was_written_down),
            }
            .SelectMany(static m => SentenceSets.Of(Verified.Read(m)))
            .Select(SentenceSets.WithoutCode).Where(static s => s != "is taken").ToList();
        SentenceSets.AreTold([.. said.SelectMany(static s => new[] { s, Shown(s) }).Distinct(StringComparer.Ordinal)], f.Provider, language, atLeast: 120);

        // A user reads no name of a call, and nothing of a call whose end is not known.
        static string Shown(string sentence) => Regex.Replace(sentence, sentence.StartsWith("Order ", StringComparison.Ordinal) ? @" Uniconta \w+\.\w+: .*$" : @"Uniconta \w+\.\w+: ", "");
    }

    /// <summary>What Uniconta's codes mean is said by this package, alone, behind a call, with a field or with its value; what Uniconta says in words of its own stays.</summary>
    [Theory, Acceptance("001-38")]
    [InlineData("Uniconta orders.create: An account that the record names is blocked (AccountIsBlocked, 22).", "Uniconta (orders.create): En konto, som posten angiver, er blokeret (AccountIsBlocked, 22).")]
    [InlineData("The record cannot be deleted: it has transactions (CouldNotDeleteRecordThatHasTransactions).", "Posten kan ikke slettes: den har posteringer (CouldNotDeleteRecordThatHasTransactions).")]
    [InlineData("Account: An account that the record names does not exist: 'K1'", "Account: En konto, som posten angiver, findes ikke: 'K1'")]
    [InlineData("City: A field must not be empty.", "City: Et felt må ikke være tomt.")]
    [InlineData("Uniconta orders.create: Ordren er låst (OrderIsLocked).", "Uniconta (orders.create): Ordren er låst (OrderIsLocked).")]
    [InlineData("It is not known whether accounting has this document. Order 7 is in Uniconta, and whether all its lines are cannot be said:", "Det vides ikke, om regnskabet har dette dokument. Ordre 7 er i Uniconta, men det kan ikke siges, om alle dens linjer er der.")]
    [InlineData("A discount of line 2 can be said in percent only; how Uniconta counts an amount is not documented.", "En rabat på linje 2 kan kun angives i procent; hvordan Uniconta regner med et beløb, er ikke dokumenteret.")]
    [InlineData("Line 1: 0.12345678 has more than 6 decimals.", "Linje 1: 0,12345678 har mere end 6 decimaler.")]
    [InlineData("'1,5' is no value of 'Number', which holds a Number.", "'1,5' er ikke en værdi for 'Number', som indeholder et tal.")]
    [InlineData("Uniconta took the new debtor and did not say which row it is. Look for Name 'Kunde ApS' there.", "Uniconta modtog den nye debitor og oplyste ikke, hvilken række det er. Søg efter Name 'Kunde ApS' der.")]
    public async Task What_a_Danish_user_reads_is_said_whole(string sentence, string told)
    {
        await using var f = await SyncFixture.StartAsync();
        Assert.Equal(told, UserTexts.Tell(sentence, CultureInfo.GetCultureInfo("da"), [f.Provider.GetFeature<IUserTexts>()!, UserTexts.Neutral]));
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words() => SentenceSets.AreEqual(typeof(UnicontaSyncProvider), atLeast: 150);
}
