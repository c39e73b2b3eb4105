using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Dinero.Sync;
using Connectors.Sync;
using Connectors.VendorSupport;
using Microsoft.Extensions.DependencyInjection;
using static Connectors.Dinero.Tests.Sync.DocumentTests;

namespace Connectors.Dinero.Tests.Sync;

/// <summary>Every sentence that this package says to a user, provoked through its public surface, as the user reads it. Which problem comes when is the other tests' affair.</summary>
public sealed class ProblemTextTests
{
    [Fact]
    public void What_flows_write_and_which_lists_there_are_is_what_was_written_down()
    {
        var said = new Said();
        said.Add(DineroPreset.Version1);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await StartAsync(static a => a.Product("One", 1, static p => p with { ProductNumber = "TWICE" }).Product("Two", 1, static p => p with { ProductNumber = "TWICE" }).Contact("Uden mail", static c => c with { Email = null }).EntryAccount(1070, "Lukket")
            .Contact("Forkerte numre", static c => c with { EanNumber = "579", VatNumber = "DK12", PNumber = "1" }).Contact("Kommunen", static c => c with { EanNumber = "5790000000012", VatNumber = "12345678" }));
        var request = Request(f, Line("x", 1, 1, "parts", "1000"));
        foreach (var row in Refused)
            await SayAsync((string)row[0], request with { Document = ((Func<Document, Document>)row[1])(request.Document) });
        await SayAsync("no quantity, no price", Request(f, Line("x", 1, 1, "parts", "1000") with { Quantity = null }, Line("x", 1, 1, "parts", "1000") with { UnitPrice = null }));
        await SayAsync("too many digits", Request(f, Line("x", 0.1234567890123456789m, 1, "parts", "1000")));
        await SayAsync("a unit that is like none", Request(f, Line("x", 1, 1, "fortnightly rate", "1000")));
        f.Dinero.Faults.RespondInstead("accounts.entry.list", 200, """[{"accountNumber":1070,"name":"Lukket","isHidden":true}]""", "application/json");
        await SayAsync("a closed account", Request(f, Line("x", 1, 1, "parts", "1070")));
        await SayAsync("a long name of the connection", request with { Marker = new string('x', 129) });
        await SayAsync("mail and e-invoice of a draft", request with { Flow = request.Flow with { Mail = true, EInvoice = true } });
        await SayAsync("mail without an address", request with { Flow = request.Flow with { Mail = true, Book = true }, Customer = new(f.Dinero.Account.Contacts[1].ContactGuid.ToString("D")) });
        await SayAsync("mail to nobody", request with { Flow = request.Flow with { Mail = true, Book = true }, Customer = new(Guid.Empty.ToString("D")) });
        var eInvoice = request with { Flow = request.Flow with { EInvoice = true, Book = true } };
        await SayAsync("an e-invoice to wrong numbers", eInvoice with { Customer = new(f.Dinero.Account.Contacts[2].ContactGuid.ToString("D")) });
        said.Add("an e-invoice that may not be found", (await Sender(f).CheckAsync(eInvoice with { Customer = new(f.Dinero.Account.Contacts[3].ContactGuid.ToString("D")) }, default)).Warnings);
        // What Dinero itself refuses.
        await SayAsync("a contact that is gone", request with { Customer = new(Guid.Empty.ToString("D")) });
        await SayAsync("no lines", Request(f));
        foreach (var field in new[] { "ProductLines[1].Unit", "ProductLines[0].AccountNumber", "ProductLines[0].Quantity", "ProductLines[0].BaseAmountValue", "ProductLines[0].Discount", "ProductLines[0].ProductGuid", "ProductLines[0].Description", "ProductLines[0].Other", "Currency", "Date", "Address" })
        {
            f.Dinero.Faults.RespondInstead("invoices.fetch", 400, $$$"""{"code":42,"message":"Validation","validationErrors":{"{{{field}}}":"Forkert."}}""", "application/json");
            await SayAsync("Dinero refuses " + field, request);
        }

        f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid, i => i with { ExternalReference = request.Marker });
        f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid, i => i with { ExternalReference = request.Marker });
        var two = Assert.IsType<DocumentFinding.CannotTell>(await Sender(f).FindAsync(new() { Send = new() { Request = request, IntentId = Guid.NewGuid() } }, default));
        said.Add("two of one reference", two.Message);
        Verified.Text(said.ToString());

        async Task SayAsync(string what, DocumentRequest document) => said.Add(what, (await Sender(f).CheckAsync(document, default)).Problems);
    }

    [Fact]
    public async Task What_is_wrong_with_a_record_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(static a => a.Contact("Acme ApS", static c => c with { UseCvr = true }));
        foreach (var (entity, given) in new (string, (string, FieldValue)[])[]
        {
            ("contact.company", [("Name", FieldValue.Of("Acme"))]), ("contact.company", [("CountryKey", FieldValue.Of("DK"))]),
            ("product", [("Name", FieldValue.Of("Time")), ("Unit", FieldValue.Of("hours")), ("BaseAmountValue", FieldValue.Of((decimal?)1))]),
            ("product", [("Name", FieldValue.Of("Time")), ("AccountNumber", FieldValue.Of("1000")), ("BaseAmountValue", FieldValue.Of((decimal?)1))]),
            ("product", [("Name", FieldValue.Of("Time")), ("AccountNumber", FieldValue.Of("1000")), ("Unit", FieldValue.Of("hours"))]),
            ("invoice", [("Date", FieldValue.Of((DateOnly?)new DateOnly(2026, 3, 2)))]),
        })
            said.Add($"{entity} of {string.Join(", ", given.Select(static g => g.Item1))}", await f.CreateAsync(entity, Guid.NewGuid(), null, given));
        var company = await f.PresentAsync("contact.company", f.Dinero.Account.Contacts[0].ContactGuid);
        foreach (var why in company.Locks.Select(static l => l.Reason).Distinct())
            said.Add("follows the register", why);
        said.Add("a name is emptied", await f.UpdateAsync(company, ("Name", FieldValue.Null)));
        f.Dinero.Faults.RespondInstead("contacts.update", 400, """{"code":42,"message":"Validation","validationErrors":{"Phone":"Forkert."}}""", "application/json");
        said.Add("Dinero refuses a field", await f.UpdateAsync(company, ("Phone", FieldValue.Of("x"))));
        var invoice = f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid);
        said.Add("a number is written", await f.UpdateAsync("invoice", invoice.Guid, ("Number", FieldValue.Of("7"))));
        f.Dinero.Account.BookInvoice(invoice.Guid);
        said.Add("a booked invoice is edited", await f.UpdateAsync("invoice", invoice.Guid, ("Comment", FieldValue.Of("x"))));
        var blind = new RecordWrite { IntentId = Guid.NewGuid(), Kind = WriteKind.Update, Id = new(invoice.Guid.ToString("D")), Set = [new(f.Entity("invoice").SlotOf("Comment"), FieldValue.Of("x"))] };
        said.Add("a booked invoice is edited by somebody who did not read it", Assert.Single(await f.Provider.WriteAsync(new(f.Entity("invoice"), [blind]), default)));
        said.Add("a booked invoice is deleted", await f.DeleteAsync("invoice", invoice.Guid));
        foreach (var why in (await f.PresentAsync("invoice", invoice.Guid)).Locks.Select(static l => l.Reason).Distinct())
            said.Add("a booked invoice", why);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_converters_fields_and_the_connection_say_reads_as_it_was_written_down()
    {
        var said = new Said();
        foreach (var (what, error) in Unconvertible())
            said.Add(what, error);
        foreach (var (mapping, unit) in DineroPreset.Version1.Mappings.SelectMany(static m => m.Units.Where(static u => u.LockedBecause is not null).Select(u => (m, u))))
            said.Add($"{mapping.Name}.{unit.Name} is locked", unit.LockedBecause!);
        said.Add(new ConnectionBuilder("acme", new ServiceCollection()).Dinero());
        await using var f = await SyncFixture.StartAsync();
        said.Add(f.Schema);
        f.Dinero.Account.Plan(false);
        said.Add("a plan without the API", (await Assert.ThrowsAsync<ProviderUnavailableException>(() => f.ReadAsync("products"))).Message);
        Verified.Text(said.ToString());
    }

    [Theory, Acceptance("001-38")]
    [InlineData("it"), InlineData("ro"), InlineData("da"), InlineData("es"), InlineData("fr")]
    public async Task All_of_it_is_said_in_the_language_of_the_crms_users_but_what_Dinero_itself_says(string language)
    {
        await using var f = await StartAsync();
        SentenceSets.AreTold(Sentences(), f.Provider, language, atLeast: 60);
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words()
    {
        var english = SentenceSets.AreEqual(typeof(DineroSyncProvider), atLeast: 20);
        // None of them is a sentence that nobody says, and none is everybody's already.
        var said = Sentences();
        Assert.All(english, t => Assert.True(said.Exists(s => Regex.IsMatch(s, "^(Line [0-9]+: )?" + Regex.Replace(Regex.Escape(t.Value), @"\\\{\d(:[dn])?}", ".+") + "$")), $"{t.Key}: {t.Value}"));
        Assert.All(english, static t => Assert.Equal(t.Value, UserTexts.Tell(t.Value, CultureInfo.GetCultureInfo("da"), [UserTexts.Neutral])));
    }

    [Fact]
    public async Task Days_and_numbers_are_written_as_a_Dane_writes_them_and_a_part_is_a_sentence_of_its_own()
    {
        await using var f = await StartAsync();
        IUserTexts[] texts = [f.Provider.GetFeature<IUserTexts>()!, UserTexts.Neutral];
        Assert.Equal("Dokumentet forfalder den 01.03.2026, før sin dato (02.03.2026).", Told("It is due on 2026-03-01, before its date 2026-03-02."));
        Assert.Equal("Linje 1 angiver 0,1234567890123456789, som har flere cifre, end Dinero gemmer.", Told("Line 1 says 0.1234567890123456789, which has more digits than Dinero keeps."));
        Assert.Equal("Kan ikke oversættes (enhed (linje 2)): 'favn' er ikke en kendt enhed.", Told("The unit of line 2 cannot be translated: 'favn' is not a known unit."));

        string Told(string sentence) => UserTexts.Tell(sentence, CultureInfo.GetCultureInfo("da-DK"), texts);
    }

    /// <summary>Every word that is taken for a unit, in four languages: what each of Dinero's units is called, and what else means it.</summary>
    [Fact]
    public void Every_word_for_a_unit_is_the_unit_that_it_was()
    {
        const string Words = """
            hours: hour hours time timer hr hrs ora ore oră
            parts: piece parts stk pieces pcs pc each ea styk stk. pezzo pezzi pz bucata bucată buc unit units
            km: kilometre km kilometer kilometres chilometro chilometri
            day: day dag days dage giorno giorni zi zile
            week: week uge weeks uger settimana saptamana săptămână
            month: month måned months måneder mese mesi luna lună
            kilogram: kilogram kg kilo kilograms chilogrammo
            cubicMetre: cubicMetre cubic_metre m³ m3 kubikmeter metro_cubo metru_cub
            set: set sæt sets set.
            litre: litre liter l liters litres litro litri litru
            box: box æske boxes æsker scatola cutie
            case: case kasse cases kasser cassa
            carton: carton karton cartons kartoner cartone
            metre: metre meter m meters metres metro metri metru
            package: package pakke packages pack pakker pacco pachet
            shipment: shipment forsendelse shipments spedizione livrare
            squareMetre: squareMetre square_metre m² m2 kvadratmeter metro_quadro metru_patrat metru_pătrat
            session: session sessions sessione sesiune sedinta
            tonne: tonne ton t tons tonnes tonnellata tona tonă
            """;
        var any = DineroPreset.Version1.Converters.Single(static c => c.Name == DineroConverters.UnitAny);
        foreach (var line in Words.Split('\n', StringSplitOptions.TrimEntries))
        {
            var (unit, words) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..].Split(' '));
            Assert.All(words, word => Assert.Equal(unit, any.ToAccounting([FieldValue.Of(word.Replace('_', ' '))])[0].AsText()));
        }

        Verified.Text(string.Join('\n', UnitChoices().Select(static unit => $"{unit} = {Back(DineroConverters.Unit, unit)} = {Back(DineroConverters.UnitDanish, unit)}")));

        static string? Back(string converter, string unit) => DineroPreset.Version1.Converters.Single(c => c.Name == converter).ToCrm([FieldValue.Of(unit)])[0].AsText();

        static IEnumerable<string> UnitChoices() => Words.Split('\n', StringSplitOptions.TrimEntries).Select(static l => l[..l.IndexOf(':', StringComparison.Ordinal)]);
    }

    /// <summary>What converters refuse: terms of payment, words for units and countries.</summary>
    private static IEnumerable<(string What, ConversionException Error)> Unconvertible()
    {
        foreach (var (type, days) in new (string?, decimal?)[] { (null, 8), ("netto cache", null), ("kvartal", null), ("NettoCash", 8), ("Netto", 1.5m), ("Netto", -1) })
            yield return ($"terms {type} {days}", Refused(DineroConverters.PaymentCondition, FieldValue.Of(type), FieldValue.Of(days)));
        foreach (var (converter, word) in new[] { (DineroConverters.Unit, "favn"), (DineroConverters.Unit, "hourr"), (DineroConverters.CountryDanish, "Danmarkk"), (DineroConverters.Country, "Danmark"), (DineroConverters.Country, "QQ") })
            yield return ($"{converter} {word}", Refused(converter, FieldValue.Of(word)));

        static ConversionException Refused(string converter, params FieldValue[] values) =>
            Assert.Throws<ConversionException>(() => DineroPreset.Version1.Converters.Single(c => c.Name == converter).ToAccounting([.. values]));
    }

    /// <summary>Every sentence about documents, records and what converters refuse, without Dinero's own words.</summary>
    private static List<string> Sentences() =>
    [
        .. new[] { nameof(What_is_wrong_with_a_document_reads_as_it_was_written_down), nameof(What_is_wrong_with_a_record_reads_as_it_was_written_down) }
            .SelectMany(static m => Verified.Read(m).Split('\n')).Where(static l => l.StartsWith("  ", StringComparison.Ordinal)).Select(static l => l.TrimStart(' ', '→'))
            .Where(static s => s != "-" && !s.EndsWith("Forkert.", StringComparison.Ordinal) && !s.StartsWith("contactGuid: ", StringComparison.Ordinal) && !s.StartsWith("Dinero invoices.fetch: ", StringComparison.Ordinal)),
        .. Unconvertible().SelectMany(static u => new[] { u.Error.Message, u.Error.Remedy! }),
    ];
}
