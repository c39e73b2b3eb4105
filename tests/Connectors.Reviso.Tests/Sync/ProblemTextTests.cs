using System.Globalization;
using System.Text;
using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.VendorSupport;
using Microsoft.Extensions.DependencyInjection;
using static Connectors.Reviso.Tests.Sync.DocumentTests;
using SyncId = Connectors.Sync.RecordId;

namespace Connectors.Reviso.Tests.Sync;

/// <summary>Every sentence that this package says to a user, provoked through its public surface, as the user reads it. Which problem comes when is the other tests' affair.</summary>
public sealed class ProblemTextTests
{
    /// <summary>Reviso's own words.</summary>
    private static readonly HashSet<string> Refusals = new(StringComparer.Ordinal) { "Sbagliato.", "Required properties are missing from object: layout.", "Reviso customers.create: No." };

    [Fact]
    public void What_flows_write_and_which_lists_there_are_is_what_was_written_down()
    {
        var said = new Said();
        said.Add(RevisoPreset.Version1);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await StartAsync(static a => a.Customer("Chiusa", static c => c with { Barred = true }).Customer(new string('n', 251)).Customer("Senza termini", static c => c with { PaymentTermsNumber = 78 })
            .Customer("Nulla", static c => c with { CountryCode = null, Country = null, VatNumber = null })
            .Customer("Sbagliata", static c => c with { CountryCode = "IT", VatNumber = "1", CorporateIdentificationNumber = "2", PublicEntryNumber = "3", Zip = "4", SplitPayment = true })
            .Customer("Comune", static c => c with { CountryCode = "IT", VatNumber = "12345678901", CorporateIdentificationNumber = "RSSMRA80A01H501X", PublicEntryNumber = "ABC123", Zip = null, SplitPayment = null })
            .Product("T-1", "Uno", 1, static p => p with { BarCode = "TWICE" }).Product("T-2", "Due", 1, static p => p with { BarCode = "TWICE" }));
        var plain = Request(DocumentKind.Quote, Line("A-1", 1, 10, "ore", "V022"), Line("A-1", 1, 10, "ore", "V022"));
        foreach (var row in Refused)
            await SayAsync((string)row[0], plain with { Document = ((Func<Document, Document>)row[1])(plain.Document) });
        foreach (var customer in new[] { "2", "3", "4", "99", "X" })
            await SayAsync($"customer {customer}", plain with { Customer = new SyncId(customer) });
        f.Reviso.Faults.RespondInstead("employees.list", 200, """{"collection":[{"employeeNumber":7,"name":"Anna"},{"employeeNumber":8,"name":"Anna"}],"pagination":{"results":2}}""", "application/json");
        f.Renew();
        await SayAsync("two employees of one name", plain with { Document = plain.Document with { OurReference = "Anna" } });
        f.Reviso.Oddities.LayoutRequired = true;
        said.Add("a customer without a layout", await SendAsync(f, plain));
        f.Reviso.Oddities.LayoutRequired = false;
        f.Renew(new() { ArticleCode = RevisoArticleCode.BarCode });
        await SayAsync("a bar code of two", Request(DocumentKind.Quote, Line("TWICE", 1, 10, "ore", "V022")));
        f.Renew(new() { CheckEInvoice = true });
        await SayAsync("a customer that no e-invoice reaches", plain with { Customer = new SyncId("5") });
        await SayAsync("a customer whose e-invoice would be refused", plain with { Customer = new SyncId("6") });
        f.Renew(new() { ValidUntilText = null });
        await SayAsync("no place for a day", plain with { Document = plain.Document with { ValidUntil = new(2026, 4, 1) } });
        f.Renew();
        f.Reviso.Faults.RespondInstead("vat-accounts.list", 200, """{"collection":[{"vatCode":"V022","name":"22","ratePercent":22,"barred":true,"vatType":{"vatTypeNumber":1}}],"pagination":{"results":1}}""", "application/json");
        await SayAsync("a barred VAT code", plain);
        f.Renew();
        foreach (var customer in new[] { "6", "7" })
            said.Add($"customer {customer} is warned of", (await f.Documents.CheckAsync(plain with { Customer = new SyncId(customer) }, default)).Warnings);
        Verified.Text(said.ToString());

        async Task SayAsync(string what, DocumentRequest request) => said.Add(what, (await f.Documents.CheckAsync(request, default)).Problems);
    }

    [Fact]
    public async Task What_Reviso_itself_refuses_of_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await StartAsync();
        foreach (var path in new[] { "lines[0].product", "lines[0].vatInfo", "lines[0].unitNetPrice", "lines[0].discountPercentage", "lines[0].description", "lines[1].quantity", "recipient.name", "references.other", "notes.heading", "delivery.address", "layout", "date" })
        {
            f.Reviso.Faults.RespondInstead("quotations.create", 400, $$$"""{"message":"Validation failed.","errorCode":"E04300","httpStatusCode":400,"errors":{{{Tree(path)}}}}""", "application/json");
            said.Add(path, await SendAsync(f, Request(DocumentKind.Quote, Line("A-1", 1, 10, "ore", "V022"))));
        }

        Verified.Text(said.ToString());

        static string Tree(string path)
        {
            const string Error = """{"errors":[{"propertyName":"x","errorMessage":"Sbagliato.","errorCode":"E04300"}]}""";
            if (!path.StartsWith("lines[", StringComparison.Ordinal))
                return path.Split('.').Reverse().Aggregate(Error, static (inner, name) => $$"""{"{{name}}":{{inner}}}""");
            return $$"""{"lines":[{"arrayIndex":{{path[6]}},"{{path[9..]}}":{{Error}}}]}""";
        }
    }

    [Fact]
    public async Task What_cannot_be_told_of_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await StartAsync();
        var request = Request(DocumentKind.Quote, Line("A-1", 1, 10, "ore", "V022"));
        var send = new DocumentSend { Request = request, IntentId = Guid.NewGuid() };
        said.Add("what was expected", (await f.Documents.PrepareAsync(send, default)).Message!);
        await SendAsync(f, request);
        await SendAsync(f, request);
        said.Add("two with the marker", Assert.IsType<DocumentFinding.CannotTell>(await f.Documents.FindAsync(new() { Send = send }, default)).Message);
        f.Renew(new() { MarkDocuments = false });
        said.Add("no marker", Assert.IsType<DocumentFinding.CannotTell>(await f.Documents.FindAsync(new() { Send = send }, default)).Message);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_record_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Caffè Rossi").Contact(1, "Anna").Product("A-1", "Ora", 80));
        foreach (var entity in new[] { "customer", "contact", "product" })
            said.Add($"an empty {entity}", await f.CreateAsync(entity));
        var contact = (await f.ReadAsync("contacts")).Changes[0].Ref.Id.Value;
        said.Add("another customer of a contact", await f.UpdateAsync("contact", contact, ("customer", FieldValue.Of(new RecordRef("customer", "2")))));
        said.Add("a contact of nobody", await f.CreateAsync("contact", ("name", FieldValue.Of("Bruno")), ("customer", FieldValue.Of(new RecordRef("customer", "99")))));
        said.Add("another number of a product", await f.UpdateAsync("product", "A-1", ("productNumber", FieldValue.Of("A-2"))));
        var schema = f.Entity("product");
        var blind = new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Update, Id = new SyncId("A-1"), Set = [new(schema.SlotOf("productNumber"), FieldValue.Of("A-2"))] };
        said.Add("another number by somebody who did not read it", Assert.Single(await f.Provider.WriteAsync(new(schema, [blind]), default)));
        said.Add("a number that is taken", await f.CreateAsync("product", ("productNumber", FieldValue.Of("A-1")), ("name", FieldValue.Of("Ora")), ("productGroup", FieldValue.Of("1"))));
        said.Add("a group that is none", await f.UpdateAsync("customer", "1", ("customerGroup", FieldValue.Of("clienti"))));
        said.Add("a province that is none", await f.UpdateAsync("customer", "1", ("province", FieldValue.Of("XX"))));
        said.Add("a name that is emptied", await f.UpdateAsync("customer", "1", ("name", FieldValue.Null)));
        said.Add("what Reviso counts", await f.UpdateAsync("product", "A-1", ("inStock", FieldValue.Of(1m))));
        f.Reviso.Faults.RespondInstead("customers.update", 400, """{"message":"Validation failed.","errorCode":"E04300","httpStatusCode":400,"errors":{"email":{"errors":[{"propertyName":"email","errorMessage":"Sbagliato.","errorCode":"E04300"}]}}}""", "application/json");
        said.Add("an address that Reviso refuses", await f.UpdateAsync("customer", "1", ("email", FieldValue.Of("anna"))));
        foreach (var error in new[] { RevisoErrorCodes.PaymentTermsNotFound })
        {
            f.Reviso.Faults.RespondInstead("customers.create", 400, $$"""{"message":"No.","errorCode":"{{error}}","httpStatusCode":400}""", "application/json");
            said.Add($"Reviso says {error}", await f.CreateAsync("customer", ("name", FieldValue.Of("Nuova")), ("currency", FieldValue.Of("EUR")), ("customerGroup", FieldValue.Of("1")), ("paymentTerms", FieldValue.Of("1")), ("vatZone", FieldValue.Of("1"))));
        }

        foreach (var (mapping, unit) in RevisoPreset.Version1.Mappings.SelectMany(static m => m.Units.Where(static u => u.LockedBecause is not null).Select(u => (m, u))))
            said.Add($"{mapping.Name}.{unit.Name} is locked", unit.LockedBecause!);
        foreach (var (converter, crm) in new (string, string?[])[]
        {
            (RevisoConverters.Province, ["Milano"]), (RevisoConverters.Province, ["Bayern"]), (RevisoConverters.ProvinceName, ["Bayern"]), (RevisoConverters.Place, ["BY", "DE"]),
            (RevisoConverters.Country, ["Danimarca"]), (RevisoConverters.Country, ["Atlantide"]), ("country:any", ["Atlantide"]),
        })
            said.Add($"{converter} of {string.Join(", ", crm)}", Assert.Throws<ConversionException>(() => RevisoPreset.Version1.Converters.Single(c => c.Name == converter).ToAccounting([.. crm.Select(static t => FieldValue.Of(t))])));
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_said_of_the_connection_reads_as_it_was_written_down()
    {
        var said = new Said();
        said.Add(new ConnectionBuilder("acme", new ServiceCollection()).Reviso());
        await using var f = await StartAsync();
        said.Add("green", await f.Provider.ProbeAsync(default));
        said.Add(f.Schema);
        foreach (var list in new[] { "products.list", "quotations.list", "orders.list" })
        {
            f.Reviso.Faults.RespondInstead(list, 403, """{"message":"No.","errorCode":"E02300","httpStatusCode":403}""", "application/json", times: 9);
            var health = await f.Provider.ProbeAsync(default);
            said.Add(list + " is refused", $"{health.Reason} → {health.NextStep}");
            f.Reviso.Faults.Clear();
        }

        f.Reviso.Faults.RespondInstead("customers.list", 401, """{"message":"No.","errorCode":"E00500","httpStatusCode":401}""", "application/json", times: 9);
        said.Add("a grant that is over", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.ReadAsync("customers"))).Message);
        foreach (var form in new RevisoWebhookAdapter().Forms)
            said.Add("a webhook", form.ToString());
        foreach (var (key, body) in new[] { ("wrong", "{}"), ("s3cret", "{}"), ("s3cret", new string('x', 2_000_000)) })
            said.Add("a call that is refused", Assert.IsType<WebhookVerdict.Rejected>(Call(key, body)).ToString());
        Verified.Text(said.ToString());

        static WebhookVerdict Call(string key, string body) => new RevisoWebhookAdapter().Read(
            new() { Method = "POST", Headers = new Dictionary<string, string>(), Query = new Dictionary<string, string> { ["apiKey"] = key }, Body = Encoding.UTF8.GetBytes(body), Topic = "RevisoCustomer" }, new("s3cret"));
    }

    [Theory, Acceptance("001-38")]
    [InlineData("it"), InlineData("ro"), InlineData("da"), InlineData("es"), InlineData("fr")]
    public async Task All_of_it_is_said_in_the_language_of_the_crms_users_but_what_Reviso_itself_says(string language)
    {
        await using var f = await StartAsync();
        // Why a field is locked stands in the settings, which administrators read.
        var said = new[]
            {
                nameof(What_is_wrong_with_a_document_reads_as_it_was_written_down), nameof(What_Reviso_itself_refuses_of_a_document_reads_as_it_was_written_down), nameof(What_cannot_be_told_of_a_document_reads_as_it_was_written_down),
                nameof(What_is_wrong_with_a_record_reads_as_it_was_written_down),
            }
            .SelectMany(static m => Verified.Read(m).Split("# ")).Where(static c => !c.Split('\n')[0].EndsWith(" is locked", StringComparison.Ordinal)).SelectMany(SentenceSets.Of)
            .Select(SentenceSets.WithoutCode).Where(static s => !Refusals.Contains(s)).ToList();
        SentenceSets.AreTold(said, f.Provider, language, atLeast: 150);
    }

    [Theory]
    [InlineData("Line 2: Reviso has no article 'a-1', but 'A-1'.", "it", "Riga 2: Reviso non ha l'articolo «a-1», ma «A-1».")]
    [InlineData("Line 2: the agreement has no VAT code '22' for sales.", "it", "Riga 2: l'account Reviso non ha il codice IVA «22» per le vendite.")]
    [InlineData("A document of the kind Invoice is not made in Reviso by this package.", "it", "Questo pacchetto non crea in Reviso documenti di tipo fattura.")]
    [InlineData("Expected: 1220.50 EUR with VAT.", "it", "Atteso: 1.220,50 EUR IVA inclusa.")]
    [InlineData("Expected: 1220.50 EUR with VAT.", "da", "Forventet: 1.220,50 EUR inkl. moms.")]
    [InlineData("Write the two letters of ISO 3166, such as DK; or let the mapping use a converter for names (country:da, country:it).", "es", "Escriba las dos letras de ISO 3166, como DK; o haga que la asignación use un conversor de nombres (country:da, country:it).")]
    public async Task The_fuller_sentence_is_the_one_that_is_told_with_what_stands_in_its_places(string sentence, string language, string told)
    {
        await using var f = await StartAsync();
        Assert.Equal(told, UserTexts.Tell(sentence, CultureInfo.GetCultureInfo(language), [f.Provider.GetFeature<IUserTexts>()!, UserTexts.Neutral]));
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words() => SentenceSets.AreEqual(typeof(RevisoSyncProvider), atLeast: 100);

    [Fact]
    public async Task What_has_no_field_of_its_own_is_said_in_Italian()
    {
        await using var f = await StartAsync();
        var request = Request(DocumentKind.Quote, Line("A-1", 1, 10, "ore", "V022")) with { Replaces = "17" };
        Assert.IsType<DocumentOutcome.Applied>(await SendAsync(f, request with { Document = request.Document with { ValidUntil = new(2026, 3, 31) } }));
        using var body = System.Text.Json.JsonDocument.Parse(f.Reviso.Calls.Single(static c => c.Operation == "quotations.create").BodyText);
        Assert.Equal("Valido fino al 31/03/2026\nSostituisce il documento n. 17", body.RootElement.GetProperty("notes").GetProperty("text2").GetString());
    }

    [Fact]
    public void Every_province_is_called_as_it_was() => Verified.Text(string.Join('\n', ItalianProvinces.All.Select(static p => $"{p.Code} {RevisoPreset.Version1.Converters.Single(static c => c.Name == RevisoConverters.ProvinceName).ToCrm([FieldValue.Of(p.Code)])[0].AsText()}")));
}
