using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.VendorSupport;
using Microsoft.Extensions.DependencyInjection;
using NeutralKind = Connectors.Sync.DocumentKind;

namespace Connectors.Smartbill.Tests.Sync;

/// <summary>Every sentence that this package says to a user, provoked through its public surface, as the user reads it. Which problem comes when is the other tests' affair.</summary>
public sealed class ProblemTextTests
{
    /// <summary>SmartBill's own words, one for each remedy.</summary>
    private static readonly string[] Refusals =
    [
        "Cantitate stoc insuficienta pentru produsul Surub M8.", "Gestiunea predatoare nu este setata pentru produsul Surub M8.", "Modulul stoc nu este activ!",
        "Nu poti adauga documente cu tranzactii pe stoc la data anterioara datei importului de stoc initial. Data este 01/01/2026", "Unitatea de masura BUC a produsului Surub M8 nu are factor de conversie setat.",
        "Exista deja pe stoc un produs cu numele Surub M8 si codul s8.", "Produsul Surub M8 nu are codul specificat.", "Cota 19 nu a fost gasita pe server!", "Seria nu a fost gasita! Folositi o serie creata in contul de cloud.",
        "Nu aveti dreptul de a adauga facturi pe seria selectata", "Pentru acest pachet s-a emis numarul maxim de documente permis", "Nu puteti adauga documentul intr-o perioada inchisa", "Clientul exista deja pe server", "Client invalid!",
        "Moneda nu a fost gasita pe server!", "Limba nu a fost gasita pe server!",
    ];

    [Fact]
    public void What_flows_write_and_which_lists_there_are_is_what_was_written_down()
    {
        var said = new Said();
        said.Add(SmartbillPreset.Version1);
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_wrong_with_a_document_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using (var desk = await Desk.OpenAsync(static o =>
        {
            o.ReadUnits = true;
            o.VatRates["mapped"] = "Disparuta";
        }))
        {
            foreach (var (what, wrong) in DocumentTableTests.Wrong)
                said.Add(what, (await desk.CheckAsync(wrong.Document)).Problems);
            said.Add("a rate that is mapped to none", (await desk.CheckAsync(Of(Desk.Line with { VatCode = "mapped" }))).Problems);
            said.Add("a unit that is like none", (await desk.CheckAsync(Of(Desk.Line with { Unit = "kilowatt-ora" }))).Problems);
            said.Add("a document's discount with too many decimals", (await desk.CheckAsync(Of(Desk.Line) with { Discount = new(null, 1.005m) })).Problems);
            said.Add("a proforma of nobody", (await desk.CheckAsync(Desk.Document with { Kind = NeutralKind.Proforma, CustomerFields = ImmutableDictionary<string, string>.Empty })).Problems);
            foreach (var series in new[] { "PFC", "fct", "NIMIC" })
                said.Add("series " + series, (await desk.CheckAsync(flow: f => f with { Series = series })).Problems);
        }

        await using (var desk = await Desk.OpenAsync(static o => o.InvoiceSeries = o.EstimateSeries = null, static a => a.Tax("Redusa", 9).RemoveSeries("PFC")))
        {
            said.Add("no series", (await desk.CheckAsync()).Problems);
            said.Add("no series at all", (await desk.CheckAsync(Desk.Document with { Kind = NeutralKind.Proforma })).Problems);
            said.Add("two rates of one name", (await desk.CheckAsync(Of(Desk.Line with { VatCode = "Redusa" }), static f => f with { Series = "FCT" })).Problems);
        }

        await using (var desk = await Desk.OpenAsync(static o => o.CheckEInvoice = false, static a => a.IsVatPayer = false))
            said.Add("VAT of a company that pays none", (await desk.CheckAsync()).Problems);
        await using (var desk = await Desk.OpenAsync(static o => (o.Warehouse, o.DischargeStock) = ("depozit", true), static a => a.Receive("Depozit", "S8", 5)))
            said.Add("a flow with a wrong warehouse", await ((IDocumentFlowCheck)desk.Sender).CheckFlowAsync(Desk.Request().Flow, default));
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_SmartBill_refuses_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var desk = await Desk.OpenAsync();
        foreach (var text in Refusals)
        {
            desk.NextWindow();
            desk.Simulator.Faults.RespondInstead("invoices.create", 400, JsonSerializer.Serialize(new { errorText = text, successfully = false }), "application/json");
            said.Add(text, (await desk.SendAsync()).Outcome);
        }

        said.Add("a draft is mailed", await desk.Provider.GetFeature<IDocumentSteps>()!.TakeAsync(DocumentStep.Mail, new RecordId("draft:1"), new() { Request = Desk.Request(), IntentId = Guid.NewGuid() }, default));
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_cannot_be_told_after_a_lost_reply_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var desk = await Desk.OpenAsync(seed: static a => a.AddSeries("FCT", "f", next: 5));
        said.Add("before anything was sent", Message(await desk.Sender.FindAsync(new() { Send = new() { Request = Desk.Request(), IntentId = Guid.NewGuid() }, BeforeSending = true }, default)));
        said.Add("without a number from before", Message(await desk.Sender.FindAsync(new() { Send = new() { Request = Desk.Request(), IntentId = Guid.NewGuid() } }, default)));
        desk.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var (draft, ofDraft) = await desk.SendAsync(stage: DocumentStage.Draft);
        said.Add("a draft", Message(await desk.FindAsync(ofDraft, draft)));
        desk.Simulator.Faults.DropBeforeProcessing("invoices.create");
        var (outcome, send) = await desk.SendAsync();
        desk.Account.IssueInvoice();
        said.Add("a stranger's", Message(await desk.FindAsync(send, outcome)));
        desk.Account.AddSeries("FCT", "f", next: 4);
        desk.NextWindow();
        said.Add("a series that went back", Message(await desk.FindAsync(send, outcome)));
        desk.Account.RemoveSeries("FCT");
        desk.NextWindow();
        said.Add("a series that is gone", Message(await desk.FindAsync(send, outcome)));
        Verified.Text(said.ToString());

        static string Message(DocumentFinding finding) => Assert.IsType<DocumentFinding.CannotTell>(finding).Message;
    }

    [Fact]
    public async Task What_a_connection_says_of_itself_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using (var desk = await Desk.OpenAsync(static o => (o.InvoiceSeries, o.EstimateSeries, o.Warehouse) = ("NIMIC", "x", "depozit"), static a => a.Receive("Depozit", "S8", 1).RemoveSeries("PFC")))
        {
            said.Add("wrong names", await desk.Provider.ProbeAsync(default));
            desk.NextWindow();
            desk.Simulator.Faults.RespondInstead("series.list", 403, """{"errorText":"Nu aveti dreptul de a vizualiza serii","successfully":false}""", "application/json", times: 9);
            said.Add("series that may not be read", await desk.Provider.ProbeAsync(default));
        }

        said.Add(new ConnectionBuilder("acme", new ServiceCollection()).Smartbill());
        said.Add("the webhook", string.Join("\n  ", new SmartbillStockAdapter().Forms.Select(static f => f.ToString())));
        Verified.Text(said.ToString());
    }

    [Fact]
    public async Task What_is_said_of_goods_and_customers_reads_as_it_was_written_down()
    {
        var said = new Said();
        await using var desk = await Desk.OpenAsync(static o => o.ReadClients = true, static a => a.Receive("Depozit", "S8", 5).Client("Ana SRL"));
        foreach (var entity in new[] { "product", "client" })
        {
            var schema = (await desk.Provider.DescribeAsync(default)).Find(entity)!;
            foreach (var kind in new[] { WriteKind.Create, WriteKind.Delete })
            {
                var write = new RecordWrite { IntentId = Guid.NewGuid(), Kind = kind, Id = kind == WriteKind.Create ? null : new("code:S8"), Set = kind == WriteKind.Delete ? [] : [new(schema.SlotOf("Name"), FieldValue.Of("Nou"))] };
                said.Add($"{kind} of a {entity}", Assert.Single(await desk.Provider.WriteAsync(new(schema, [write]), default)));
            }
        }

        said.Add("an item without a code of its own", Assert.Throws<ConversionException>(static () => SmartbillPreset.Version1.Converters[0].ToCrm([FieldValue.Null, FieldValue.Of("'Fara cod' in Depozit has no code.")])));
        said.Add("a code that is locked", SmartbillPreset.Version1.Mappings[0].Units.Single(static u => u.Name == "code").LockedBecause!);
        Verified.Text(said.ToString());
    }

    [Theory, Acceptance("001-38")]
    [InlineData("it"), InlineData("ro"), InlineData("da"), InlineData("es"), InlineData("fr")]
    public async Task All_of_it_is_said_in_the_language_of_the_crms_users_but_what_SmartBill_itself_says(string language)
    {
        await using var desk = await Desk.OpenAsync();
        var own = Refusals.ToHashSet(StringComparer.Ordinal);
        var said = new[] { nameof(What_is_wrong_with_a_document_reads_as_it_was_written_down), nameof(What_SmartBill_refuses_reads_as_it_was_written_down), nameof(What_cannot_be_told_after_a_lost_reply_reads_as_it_was_written_down) }
            .SelectMany(static m => SentenceSets.Of(Verified.Read(m))).Where(s => !own.Contains(s)).ToList();
        SentenceSets.AreTold(said, desk.Provider, language, atLeast: 80);
    }

    [Fact]
    public void Every_language_has_every_sentence_with_the_same_places_and_says_it_in_its_own_words() => SentenceSets.AreEqual(typeof(SmartbillSyncProvider), atLeast: 50);

    [Fact]
    public async Task What_is_printed_for_want_of_a_field_is_in_Romanian()
    {
        await using var desk = await Desk.OpenAsync(static o => o.PrintReference = false);
        var request = Desk.Request(Desk.Document with { YourReference = "PO 7", OurReference = "Ana", ValidUntil = new DateOnly(2026, 4, 1), DeliveryAddress = new() { City = "Turda" } }) with { Replaces = "FCT 0007" };
        Assert.IsType<DocumentOutcome.Applied>(await desk.Sender.SendAsync(new() { Request = request, IntentId = Guid.NewGuid() }, default));
        Assert.Equal("Referinta dvs.: PO 7\nReferinta noastra: Ana\nAdresa de livrare: Turda\nValabil pana la: 01.04.2026\nInlocuieste documentul: FCT 0007", desk.Sent().GetProperty("mentions").GetString());
    }

    private static Document Of(Connectors.Sync.DocumentLine line) => Desk.Document with { Lines = [line] };
}
