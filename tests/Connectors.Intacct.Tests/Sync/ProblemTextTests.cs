using Connectors.Intacct.Sync;
using Connectors.Sync;
using Connectors.VendorSupport;
using Microsoft.Extensions.DependencyInjection;
using static Connectors.Intacct.Tests.Sync.DocumentTests;
using static Connectors.Intacct.Tests.Sync.SyncFixture;
using NeutralDocument = Connectors.Sync.Document;
using NeutralLine = Connectors.Sync.DocumentLine;

namespace Connectors.Intacct.Tests.Sync;

/// <summary>Every sentence that this package says to a user, provoked through its public surface, as the user reads it. Which problem comes when is the other tests' affair.</summary>
public sealed class ProblemTextTests
{
    /// <summary>What a line is booked upon, and where Intacct keeps it.</summary>
    private static readonly (string Name, string Entity)[] PlacesOfALine =
        [("location", "company-config/location"), ("warehouse", "inventory-control/warehouse"), ("department", "company-config/department"), ("class", "company-config/class"), ("project", "projects/project")];

    [Fact]
    public void What_flows_write_and_which_lists_there_are_is_what_was_written_down()
    {
        var said = new Said();
        said.Add(IntacctPreset.Version1);
        said.Add("transaction definitions", string.Join(", ", new IntacctSyncOptions().TransactionDefinitions.OrderBy(static d => d.Key).Select(static d => $"{d.Key} by {d.Value}")));
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await DocumentTests.StartAsync(new() { DocumentLocation = "HQ", DocumentUnits = { "Each", "Hour" } });
        var plain = Request(f, Line(1, 1));
        foreach (var row in Refused)
            await SayAsync((string)row[0], plain with { Document = ((Func<NeutralDocument, NeutralDocument>)row[1])(plain.Document) });
        await SayAsync("a text alone", Request(f, new NeutralLine { Text = "Thank you" }));
        await SayAsync("a unit that is like one", Request(f, Line(1, 1) with { Unit = "each" }));
        await SayAsync("a unit that is like none", Request(f, Line(1, 1) with { Unit = "Fortnight" }));
        await SayAsync("a tax that is no key", Request(f, Line(1, 1) with { VatCode = "25%" }));
        await SayAsync("a quantity of eleven decimals", Request(f, Line(0.00000000001m, 1)));
        await SayAsync("unknown terms", plain with { Document = plain.Document with { PaymentTerms = "77" } });
        await SayAsync("a salesperson who is none", plain with { Document = plain.Document with { Salesperson = "E9" } });
        await SayAsync("a place that is none", Request(f, Line(1, 1) with { Dimensions = Line(1, 1).Dimensions.Add("department", "D9") }));
        f.Options.DocumentCurrencies.Add("EUR");
        await SayAsync("a currency that is not taken", plain);
        f.Options.DocumentCurrencies.Clear();
        f.Options.DocumentLocation = f.Options.DocumentWarehouse = f.Options.DocumentDepartment = f.Options.DocumentClass = "NOWHERE";
        await SayAsync("places of the options that are none", plain);
        (f.Options.DocumentLocation, f.Options.DocumentWarehouse, f.Options.DocumentDepartment, f.Options.DocumentClass) = ("HQ", null, null, null);
        foreach (var (place, entity) in PlacesOfALine)
        {
            f.Account.Add(entity, $$"""{"id":"OFF","name":"Off",{{(place == "project" ? "\"category\":\"contract\"," : "")}}"status":"inactive"}""");
            await SayAsync($"a {place} that is none", Request(f, Line(1, 1) with { Dimensions = Line(1, 1).Dimensions.Add(place, "NONE") }));
            await SayAsync($"a {place} that is not used any more", Request(f, Line(1, 1) with { Dimensions = Line(1, 1).Dimensions.Add(place, "OFF") }));
        }

        foreach (var definition in new[] { "sales order", "Sales Invoice", "Retired" })
        {
            f.Options.TransactionDefinitions[DocumentKind.Order] = definition;
            await SayAsync("definition " + definition, plain);
        }

        f.Options.TransactionDefinitions[DocumentKind.Order] = "Sales Order";
        foreach (var (kind, definition) in new[] { (DocumentKind.Quote, "Sales Order"), (DocumentKind.Proforma, "Sales Invoice"), (DocumentKind.Invoice, "Sales Order"), (DocumentKind.CreditNote, "Sales Invoice") })
        {
            f.Options.TransactionDefinitions[kind] = definition;
            await SayAsync($"{kind} by {definition}", plain with { Document = plain.Document with { Kind = kind } });
        }

        f.Account.Edit("accounts-receivable/customer", f.Account.Customers[0].Key, """{"status":"inactive"}""");
        await f.ConnectAsync();
        await SayAsync("an inactive customer", plain);
        await SayAsync("a customer that is gone", plain with { Customer = new("99999") });
        Verified.Text(said.ToString());

        async Task SayAsync(string what, DocumentRequest request) => said.Add(what, (await Sender(f).CheckAsync(request, default)).Problems);
    }

    [Fact]
    public async Task What_becomes_of_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await DocumentTests.StartAsync();
        said.Add("a unit of another group", await DocumentTests.SendAsync(f, Request(f, Line(1, 1) with { Unit = "Hour" })));
        foreach (var code in new[] { IntacctErrorCodes.SmartRule, IntacctErrorCodes.DeletePolicy, IntacctErrorCodes.Duplicate, IntacctErrorCodes.BusinessRule })
        {
            f.Sim.Faults.RespondInstead("documents.create", 422, $$$"""{"ia::result":{"ia::error":{"code":"operationFailed","message":"No.","errorId":"{{{code}}}","additionalInfo":{"messageId":"x"},"details":[{"code":"operationFailed","message":"No.","errorId":"{{{code}}}"}]}},"ia::meta":{"totalCount":1,"totalError":1}}""", "application/json");
            said.Add("Intacct says " + code, await DocumentTests.SendAsync(f, Request(f, Line(1, 1))));
        }

        await DocumentTests.SendAsync(f, Request(f, Line(1, 1)));
        await DocumentTests.SendAsync(f, Request(f, Line(1, 1)));
        said.Add("two of one marker", Assert.IsType<DocumentFinding.CannotTell>(await Sender(f).FindAsync(new() { Send = new() { Request = Request(f, Line(1, 1)), IntentId = Guid.CreateVersion7() } }, default)).Message);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_record_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme", "C-1").Item("Work", 95m, "HOUR").Project("House", "P-1"));
        foreach (var entity in f.Provider.Capabilities.Entities.Where(static e => e.CanCreate))
            said.Add($"an empty {entity.Entity}", await f.CreateAsync(entity.Entity));
        said.Add("words and lengths", await f.UpdateAsync("customer", f.Account.Customers[0].Key, ("status", T("Active")), ("name", T(new string('x', 500)))));
        said.Add("a word that is like none", await f.UpdateAsync("customer", f.Account.Customers[0].Key, ("status", T("sleeping"))));
        said.Add("a name that is emptied", await f.UpdateAsync("customer", f.Account.Customers[0].Key, ("name", FieldValue.Null)));
        said.Add("a sum that Intacct works out", await f.UpdateAsync("customer", f.Account.Customers[0].Key, ("totalDue", N(1))));
        said.Add("a contract without its end", await f.CreateAsync("contract", ("termType", T("termed"))));
        said.Add("an empty document", await f.CreateAsync("document"));
        foreach (var (entity, key) in new[] { ("customer", f.Account.Customers[0].Key), ("item", f.Account.Items[0].Key), ("project", f.Account.Records("projects/project")[0].Key) })
            said.Add($"what a {entity} keeps", Assert.Single((await f.ReadAsync(entity, key)).Locks, static l => l.Reason.Contains("'id'", StringComparison.Ordinal)).Reason);
        said.Add("a number that is taken", await f.CreateAsync("customer", ("id", T("C-1")), ("name", T("Acme"))));
        foreach (var (mapping, unit) in IntacctPreset.Version1.Mappings.SelectMany(static m => m.Units.Where(static u => u.LockedBecause is not null).Select(u => (m, u))))
            said.Add($"{mapping.Name}.{unit.Name} is locked", unit.LockedBecause!);
        Verified.Text(said.ToString());
    }

    [Fact]
    public void What_converters_say_reads_as_it_was_written_down()
    {
        var said = new Said();
        foreach (var (converter, values) in new (string, FieldValue[])[]
        {
            (IntacctConverters.Address, [T("1\n2\n3\n4"), T("0800"), T("Boston")]), (IntacctConverters.Country, [T("Denmark")]), (IntacctConverters.Country, [T("Utopia")]), (IntacctConverters.Open, [N(1)]),
        })
            said.Add($"{converter} from the CRM", Assert.Throws<ConversionException>(() => Named(converter).ToAccounting([.. values])));
        said.Add("a country of Intacct", Assert.Throws<ConversionException>(() => Named(IntacctConverters.Country).ToCrm([T("Utopia"), FieldValue.Null])));
        said.Add("a status of Intacct", Assert.Throws<ConversionException>(() => Named(IntacctConverters.Active).ToCrm([T("asleep")])));
        Verified.Text(said.ToString());
    }

    [Theory, Acceptance("001-38")]
    [InlineData("it"), InlineData("ro"), InlineData("da"), InlineData("es"), InlineData("fr")]
    public async Task All_of_it_is_said_in_the_language_of_the_crms_users_but_what_Intacct_itself_says(string language)
    {
        await using var f = await SyncFixture.StartAsync();
        var said = new[] { nameof(What_is_wrong_with_a_document_reads_as_it_was_written_down), nameof(What_becomes_of_a_document_reads_as_it_was_written_down), nameof(What_is_wrong_with_a_record_reads_as_it_was_written_down), nameof(What_converters_say_reads_as_it_was_written_down) }
            .SelectMany(static m => SentenceSets.Of(Verified.Read(m))).Select(SentenceSets.WithoutCode)
            .Concat(WritingTests.WrongPrices.SelectMany(static r => ((string)r[2])[(((string)r[2]).IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" | ")))
            .Append("Intacct has seen this write before and does not say any more what became of it. Look for the record.").Append("Correct 'name' where it is edited, or let the mapping leave it out.").Append("The document does not say its type.")
            .Where(static s => !IsIntacctsOwn(s)).ToList();
        SentenceSets.AreTold(said, f.Provider, language, atLeast: 250);
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words() => SentenceSets.AreEqual(typeof(IntacctSyncProvider), atLeast: 100);

    /// <summary>Every country by its code, as it is called here, and the other names that mean one.</summary>
    [Fact]
    public void Every_country_is_called_as_it_was()
    {
        var countries = from a in Enumerable.Range('A', 26) from b in Enumerable.Range('A', 26) let code = $"{(char)a}{(char)b}" where Name(code) is not null select $"{code} {Name(code)}";
        Verified.Text(string.Join('\n', countries));
        foreach (var (name, code) in new[] { ("United States of America", "US"), ("USA", "US"), ("Great Britain", "GB"), ("Czechia", "CZ"), ("Türkiye", "TR"), ("Viet Nam", "VN"), ("Russian Federation", "RU"), ("Korea, Republic of", "KR"), ("Macedonia", "MK") })
            Assert.Equal(code, Named(IntacctConverters.Country).ToCrm([T(name), FieldValue.Null])[0].AsText());

        static string? Name(string code)
        {
            try
            {
                return Named(IntacctConverters.Country).ToAccounting([T(code)])[0].AsText();
            }
            catch (ConversionException)
            {
                return null;
            }
        }
    }

    [Fact]
    public async Task What_is_said_of_the_connection_reads_as_it_was_written_down()
    {
        var said = new Said();
        said.Add(new ConnectionBuilder("acme", new ServiceCollection()).Intacct());
        await using var f = await SyncFixture.StartAsync();
        said.Add("green", await ((ISyncProvider)f.Provider).ProbeAsync(default));
        said.AddFields(f.Schema);
        said.Add(f.Schema);
        var lists = ((ISyncProvider)f.Provider).GetFeature<IListSource>()!;
        foreach (var list in new[] { IntacctLists.ProjectTemplates, "paymentTerm", "colours" })
            said.Add("list " + list, (await Assert.ThrowsAnyAsync<Exception>(() => lists.ReadListAsync(list, default))).Message);
        Verified.Text(said.ToString());
    }

    /// <summary>A client of somebody's own, whose probe found nothing out.</summary>
    [Fact]
    public async Task A_probe_that_names_nothing_is_red_and_says_so()
    {
        var health = await ((ISyncProvider)new IntacctSyncProvider(System.Reflection.DispatchProxy.Create<IIntacctClient, Mute>())).ProbeAsync(default);
        Assert.Equal((false, "Intacct could not be read.", UnavailableReason.Unreachable), (health.Ok, health.Reason, health.Failure));
        Assert.Empty(health.Capabilities);
    }

    [Fact]
    public async Task A_document_that_follows_another_says_so()
    {
        await using var f = await DocumentTests.StartAsync();
        Assert.IsType<DocumentOutcome.Applied>(await DocumentTests.SendAsync(f, Request(f, Line(1, 1)) with { Replaces = "SO-7" }));
        Assert.Equal("Replaces SO-7", Assert.Single(f.Account.Documents)["memo"]);
    }

    public class Mute : System.Reflection.DispatchProxy
    {
        protected override object? Invoke(System.Reflection.MethodInfo? targetMethod, object?[]? args) => targetMethod?.Name == nameof(IIntacctClient.ProbeAsync)
            ? Task.FromResult(new ProbeResult { Vendor = "Intacct", Capabilities = [] })
            : throw new NotSupportedException($"The probe is all that is asked, and not {targetMethod?.Name}.");
    }

    /// <summary>What stands in an answer of Intacct, and what only the settings of a mapping show to an administrator.</summary>
    private static bool IsIntacctsOwn(string sentence) => sentence is "No." or "The unit Hour is not in the unit of measure group of item HOUR" || sentence.Contains(".create: ", StringComparison.Ordinal) || sentence.StartsWith("Intacct takes no new record that is ", StringComparison.Ordinal);

    private static IUnitConverter Named(string name) => IntacctPreset.Version1.Converters.Single(c => c.Name == name);
}
