using System.Globalization;
using System.Text;
using Connectors.Economic.Sync;
using Connectors.Sync;
using Connectors.VendorSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Economic.Tests.Sync;

/// <summary>Every sentence that this package says to a user, provoked through its public surface, as the user reads it. Which problem comes when is the other tests' affair.</summary>
public sealed class ProblemTextTests
{
    /// <summary>e-conomic's own words, as the simulator says them.</summary>
    private static readonly string[] Refusals =
    [
        "Forkert.", "This customer already has a contact with the same name.", "productNumber P-1 already exists.",
        "e-conomic openapi.contacts.delete: Contact cannot be deleted, it is used as a reference for a customer, a sales document or a project.",
    ];

    [Fact]
    public void What_flows_write_and_which_lists_there_are_is_what_was_written_down()
    {
        var said = new Said();
        said.Add(EconomicPreset.Version1);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(static a =>
        {
            Papers.Shop(a);
            a.EditCustomer(2, static c => c with { Barred = true, Email = null, PaymentTermsNumber = 9, Name = new string('n', 251), Address = new string('a', 251) });
            a.PaymentTerms("Efter aftale", "dueDate", 0);
        });
        foreach (var row in DocumentTableTests.Refusals)
            await SayAsync((string)row[0], DocumentTableTests.Wrong((string)row[0]));
        var plain = Papers.Of(Papers.Line(1, 8));
        await SayAsync("customers that cannot be", plain, "2");
        await SayAsync("nobody", plain, "4711");
        await SayAsync("no number", plain, "X");
        await SayAsync("due before its date", plain with { DueDate = Papers.Day.AddDays(-1) });
        await SayAsync("terms that want a date", plain with { PaymentTerms = $"{f.Account.PaymentTermsList.Single(static t => t.Name == "Efter aftale").PaymentTermsNumber}" });
        await SayAsync("a rate of nine decimals", plain with { Currency = "EUR", ExchangeRate = 7.123456789m });
        await SayAsync("a line without amounts", Papers.Of(Papers.Line(1, 8) with { Quantity = null }));
        await SayAsync("VAT where there is none", Papers.Of(Papers.Line(1, 8, "02-B", "Bog") with { VatCode = "U25" }));
        await SayAsync("a unit that is like one", Papers.Of(Papers.Line(1, 8) with { Unit = "Timerne" }));
        await SayAsync("long texts", plain with { Comment = new string('x', 1001), DeliveryAddress = new() { Street = new string('x', 256), ZipCode = new string('1', 31), City = new string('x', 51) } });
        await SayAsync("mail and e-invoice of a draft", plain, flow: static x => x with { Mail = true, EInvoice = true, Book = false });
        await SayAsync("both ways at once", plain, flow: static x => x with { Mail = true, EInvoice = true, Book = true });
        f.Account.EditCustomer(1, static c => c with { Email = null });
        await SayAsync("a mail without an address", plain, flow: static x => x with { Mail = true, Book = true });
        f.Account.EditCustomer(1, static c => c with { VatZoneNumber = 9 });
        await SayAsync("VAT that cannot be seen", Papers.Of(Papers.Line(1, 8) with { VatCode = "U25" }));
        said.Add("an e-invoice that may go wrong", (await f.Documents.CheckAsync(Papers.Request(plain, flow: EInvoiced), default)).Warnings);
        f.Account.EditCustomer(1, static c => c with { Ean = null, CorporateIdentificationNumber = "1234567", PNumber = "1" });
        await SayAsync("an e-invoice to wrong numbers", plain, flow: EInvoiced);
        f.Account.EditCustomer(1, static c => c with { CorporateIdentificationNumber = null, PNumber = null });
        await SayAsync("an e-invoice to nobody", plain, flow: EInvoiced);
        f.Economic.Faults.RespondInstead("customers.invoice-template", 200, "{}", "application/json");
        await SayAsync("no layout", plain);
        Verified.Text(said.ToString());

        static DocumentFlow EInvoiced(DocumentFlow flow) => flow with { EInvoice = true, Book = true };

        async Task SayAsync(string what, Document document, string customer = "1", Func<DocumentFlow, DocumentFlow>? flow = null) =>
            said.Add(what, (await f.Documents.CheckAsync(Papers.Request(document, customer, flow), default)).Problems);
    }

    [Fact]
    public async Task What_e_conomic_itself_refuses_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var request = Papers.Request(Papers.Of(Papers.Line(1, 8)));
        foreach (var field in new[] { "lines[0].unitNetPrice", "lines[0].discountPercentage", "lines[0].description", "lines[0].product", "lines[0].quantity", "lines[1]", "references.other", "notes.heading", "delivery.address", "recipient.name", "date" })
        {
            f.Economic.Faults.RespondInstead("invoices.drafts.create", 400, $$"""{"message":"Validation failed.","errorCode":"E04300","httpStatusCode":400,"errors":{ {{Nested(field)}} } }""", "application/json");
            said.Add(field, await Papers.SendAsync(f.Documents, request));
        }

        Verified.Text(said.ToString());

        static string Nested(string field)
        {
            const string Error = """{"errors":[{"propertyName":"x","errorMessage":"Forkert.","errorCode":"E04300"}]}""";
            if (!field.StartsWith("lines[", StringComparison.Ordinal))
                return string.Join("", field.Split('.').Reverse().Aggregate(Error, static (inner, name) => $$"""{"{{name}}":{{inner}}}""")[1..^1]);
            return field.Length > 8 ? $$"""
                "lines":[{"arrayIndex":{{field[6]}},"{{field[9..]}}":{{Error}}}]
                """ : $$"""
                "lines":[{"arrayIndex":{{field[6]}},"errors":[{"propertyName":"x","errorMessage":"Forkert.","errorCode":"E04300"}]}]
                """;
        }
    }

    [Fact]
    public async Task What_cannot_be_told_after_a_lost_reply_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        var send = await Papers.PreparedAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 8))));
        said.Add("a key", send.Evidence.Message!);
        await f.Documents.SendAsync(send, default);
        said.Add("what might be it", Assert.IsType<DocumentFinding.CannotTell>(await f.Documents.FindAsync(new() { Send = send }, default)).Message);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_record_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme ApS").Contact(1, "Åse").Contact(1, "Bo").Product("P-1", "Time", 1));
        foreach (var entity in new[] { "customer", "contact", "product" })
            said.Add($"an empty {entity}", await f.CreateAsync(entity, Guid.CreateVersion7()));
        var (one, other) = ($"{f.Account.Contacts[0].CustomerContactNumber}", $"{f.Account.Contacts[1].CustomerContactNumber}");
        said.Add("another number of a product", await f.UpdateAsync("product", "P-1", ("productNumber", FieldValue.Of("P-2"))));
        said.Add("another customer of a contact", await f.UpdateAsync("contact", one, ("customer", FieldValue.Of(new RecordRef("customer", "2")))));
        said.Add("a layout that is none", await f.UpdateAsync("customer", "1", ("layout", FieldValue.Of("dansk"))));
        said.Add("a name that is taken", await f.UpdateAsync("contact", other, ("name", FieldValue.Of("åse"))));
        said.Add("a number that is taken", await f.CreateAsync("product", Guid.CreateVersion7(), ("productNumber", FieldValue.Of("P-1")), ("name", FieldValue.Of("Time")), ("productGroup", FieldValue.Of("1"))));
        foreach (var (entity, field) in new[] { ("product", "productGroupId"), ("product", "unitId"), ("product", "isAccessible"), ("contact", "customerNumber") })
        {
            f.Economic.Faults.RespondInstead("*", 400, $$"""{"type":"x","title":"Bad Request","status":400,"errorCode":"InvalidInput","errors":[{"property":"{{field}}","message":"Forkert.","errorCode":"InvalidInput"}]}""", "application/problem+json");
            said.Add("e-conomic names " + field, entity == "product"
                ? await f.CreateAsync("product", Guid.CreateVersion7(), ("productNumber", FieldValue.Of("P-9")), ("name", FieldValue.Of("Time")), ("productGroup", FieldValue.Of("1")))
                : await f.CreateAsync("contact", Guid.CreateVersion7(), ("name", FieldValue.Of("Ny")), ("customer", FieldValue.Of(new RecordRef("customer", "1")))));
        }

        f.Account.EditCustomer(1, c => c with { AttentionNumber = f.Account.Contacts[0].CustomerContactNumber });
        said.Add("a contact in use", await f.DeleteAsync("contact", one));
        foreach (var (mapping, unit) in EconomicPreset.Version1.Mappings.SelectMany(static m => m.Units.Where(static u => u.LockedBecause is not null).Select(u => (m, u))))
            said.Add($"{mapping.Name}.{unit.Name} is locked", unit.LockedBecause!);
        Verified.Text(said.ToString());
    }

    [Theory, Acceptance("001-38")]
    [InlineData("it"), InlineData("ro"), InlineData("da"), InlineData("es"), InlineData("fr")]
    public async Task All_of_it_is_said_in_the_language_of_the_crms_users_but_what_e_conomic_itself_says(string language)
    {
        await using var f = await SyncFixture.StartAsync();
        // Why a field is locked stands beside it in the settings.
        var own = EconomicPreset.Version1.Mappings.SelectMany(static m => m.Units).Select(static u => u.LockedBecause).Concat(Refusals).ToHashSet(StringComparer.Ordinal);
        var said = new[]
        {
            nameof(What_is_wrong_with_a_document_reads_as_it_was_written_down), nameof(What_e_conomic_itself_refuses_reads_as_it_was_written_down),
            nameof(What_cannot_be_told_after_a_lost_reply_reads_as_it_was_written_down), nameof(What_is_wrong_with_a_record_reads_as_it_was_written_down),
        }.SelectMany(static m => SentenceSets.Of(Verified.Read(m))).Where(s => !own.Contains(s)).ToList();
        SentenceSets.AreTold(said, f.Provider, language, atLeast: 120);
    }

    [Theory, Acceptance("001-38")]
    [InlineData("The payment terms 'Netto 8 dage' make the document due on 2026-03-10, not on 2026-05-01.", "Med betalingsbetingelsen 'Netto 8 dage' forfalder dokumentet den 10.03.2026, ikke den 01.05.2026.")]
    [InlineData("Line 2: e-conomic would apply the VAT code 'U25', by the product's group and the customer's VAT zone, and not 'U0'.", "Linje 2: e-conomic ville ud fra varegruppen og kundens momszone bruge momskoden 'U25' og ikke 'U0'.")]
    [InlineData("The text of line 1 has 2501 characters; e-conomic takes 2500.", "Teksten på linje 1 har 2.501 tegn; e-conomic tager højst 2.500.")]
    [InlineData("The price of line 1 is 0.1234; e-conomic keeps two decimals.", "Prisen på linje 1 er 0,1234; e-conomic gemmer kun to decimaler.")]
    [InlineData("The city of the delivery has 51 characters; a document of e-conomic takes 50.", "Leveringens by har 51 tegn; et dokument i e-conomic tager højst 50.")]
    public async Task Danes_read_their_own_days_numbers_and_words(string sentence, string told)
    {
        await using var f = await SyncFixture.StartAsync();
        Assert.Equal(told, UserTexts.Tell(sentence, CultureInfo.GetCultureInfo("da-DK"), [f.Provider.GetFeature<IUserTexts>()!, UserTexts.Neutral]));
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words() => SentenceSets.AreEqual(typeof(EconomicSyncProvider), atLeast: 80);

    [Fact]
    public async Task What_is_said_of_the_connection_reads_as_it_was_written_down()
    {
        var said = new Said();
        said.Add(new ConnectionBuilder("acme", new ServiceCollection()).Economic());
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        said.Add("green", await f.Provider.ProbeAsync(default));
        said.Add(f.Schema);
        f.Economic.Faults.RespondInstead("self.get", 500, "", "text/plain", times: 9, skip: 1);
        said.Add("a currency that is not told", await f.Provider.ProbeAsync(default));
        f.Economic.Faults.Clear();
        said.Add("a list that is none", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.Provider.GetFeature<IListSource>()!.ReadListAsync("colours", default))).Message);
        f.Economic.Faults.RespondInstead("*", 403, """{"message":"No.","errorCode":"E02300"}""", "application/json", times: 9);
        said.Add("a role that is too small", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.ReadAsync("products"))).Message);
        foreach (var form in new EconomicWebhookAdapter().Forms)
            said.Add("a webhook", form.ToString());
        foreach (var (key, body) in new[] { ("wrong", "{}"), ("s3cret", "{}"), ("s3cret", new string('x', 2_000_000)) })
            said.Add("a call that is refused", Assert.IsType<WebhookVerdict.Rejected>(Call(key, body)).ToString());
        Verified.Text(said.ToString());

        static WebhookVerdict Call(string key, string body) => new EconomicWebhookAdapter().Read(
            new() { Method = "POST", Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string> { ["apiKey"] = key }, Body = Encoding.UTF8.GetBytes(body), Topic = "EconomicCustomer" }, new("s3cret"));
    }

    [Fact]
    public async Task A_document_that_follows_another_says_so()
    {
        await using var f = await SyncFixture.StartAsync(Papers.Shop);
        Assert.IsType<DocumentOutcome.Applied>(await Papers.SendAsync(f.Documents, Papers.Request(Papers.Of(Papers.Line(1, 8))) with { Replaces = "20007" }));
        Assert.Contains("\"Erstatter nr. 20007\"", f.Economic.Calls.Single(static c => c.Method == "POST").BodyText, StringComparison.Ordinal);
    }
}
