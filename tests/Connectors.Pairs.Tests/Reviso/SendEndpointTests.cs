using System.Net;
using System.Text.Json;
using Connectors.Pairs.Tests.Suite;
using Connectors.Reviso.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>The button "Send to Reviso": the endpoint that it calls, over the engine, the client and HTTP to the simulated agreement.</summary>
public sealed class SendEndpointTests
{
    private const string Send = $"/documents/{RevisoFlows.Quotation}/send";

    [Fact, Acceptance("000-40"), Acceptance("000-42"), Acceptance("P-29")]
    public async Task A_press_answers_the_number_and_a_second_press_finds_the_same_quotation()
    {
        await using var pair = await StartAsync();
        var offer = await AddAsync(pair);
        // Neither an edit, nor a status, nor a schedule sends.
        await EditAsync(pair, static o => o.Status = "Accettata");
        await pair.ScheduledAsync(TimeSpan.FromHours(3));
        await pair.RunAsync();
        Assert.Empty(pair.Account.Quotations);
        Assert.Empty(pair.Account.Customers);
        await using var door = await OfficeDoor.OpenAsync(RevisoPair.Id, () => pair.Services);

        var sent = await PressAsync(pair, door, offer);
        Assert.Equal("Sent", sent.GetProperty("state").GetString());
        var quotation = Assert.Single(pair.Account.Quotations);
        var customer = Assert.Single(pair.Account.Customers);
        Assert.Equal((quotation.Number.ToString(), quotation.Id.ToString(), "Draft"), (sent.GetProperty("number").GetString(), sent.GetProperty("document").GetString(), sent.GetProperty("status").GetString()));
        Assert.Equal(customer.CustomerNumber, quotation.CustomerNumber);
        Assert.Equal(["V022", "V004"], quotation.Lines.Select(static l => l.VatCode));
        Assert.Equal((250m, 46m), (quotation.NetAmount, quotation.VatAmount));
        var body = pair.Reviso.Calls.Last(static c => c.Operation == "quotations.create").BodyText;
        Assert.Contains("\"paymentTermsNumber\":3", body, StringComparison.Ordinal);
        Assert.Contains("\"paymentTypeNumber\":4", body, StringComparison.Ordinal);
        var shown = await OfferAsync(pair);
        Assert.Equal((quotation.Id.ToString(), quotation.Number.ToString(), "draft", null), (shown.AccountingId, shown.AccountingNumber, shown.AccountingState, shown.AccountingMessage));

        var again = await PressAsync(pair, door, offer);
        Assert.Equal(sent.GetProperty("id").GetString(), again.GetProperty("id").GetString());
        await pair.RestartAsync();
        Assert.Equal(sent.GetProperty("id").GetString(), (await PressAsync(pair, door, offer)).GetProperty("id").GetString());
        Assert.Single(pair.Account.Quotations);
        Assert.Single(pair.Account.Customers);
        Assert.Equal(sent.GetProperty("number").GetString(), Assert.Single((await door.GetAsync($"/documents/sends?record=offer:{offer}")).EnumerateArray()).GetProperty("number").GetString());
    }

    [Fact, Acceptance("000-40"), Acceptance("000-30"), Acceptance("000-41"), Acceptance("000-43"), Acceptance("P-29")]
    public async Task A_press_answers_everything_that_stands_in_the_way_and_makes_nothing()
    {
        await using var pair = await StartAsync();
        var options = await OptionsAsync(pair);
        var offer = await AddAsync(pair, o =>
        {
            (o.Company!.Group, o.Company.VatZone) = (null, null);
            (o.Lines[0].Code, o.Lines[1].Vat) = ("a-1", options["vatCode", "V010"]);
        });
        // A rate that the agreement does not have any more is not guessed.
        pair.InReviso(static a => a.Remove("vat-accounts", "V010"));
        await pair.RunAsync();
        await using var door = await OfficeDoor.OpenAsync(RevisoPair.Id, () => pair.Services);
        pair.TakeWrites();

        var refused = await PressAsync(pair, door, offer);
        Assert.Equal("Refused", refused.GetProperty("state").GetString());
        Assert.False(refused.TryGetProperty("number", out _));
        var problems = refused.GetProperty("problems").EnumerateArray().Select(static p => p.GetProperty("message").GetString() + " " + p.GetProperty("remedy").GetString()).ToList();
        foreach (var word in new[] { "customerGroup", "vatZone", "a-1", "IVA 10%" })
            Assert.True(problems.Exists(p => p.Contains(word, StringComparison.OrdinalIgnoreCase)), $"{word}: {string.Join(" | ", problems)}");
        Assert.Equal(0, pair.TakeWrites());
        Assert.Contains("a-1", (await OfferAsync(pair)).AccountingMessage, StringComparison.Ordinal);

        // No company: said by name, and nothing is written at Reviso.
        var nobody = await AddAsync(pair, static o => o.Company = null);
        var lonely = await PressAsync(pair, door, nobody);
        Assert.Equal("Refused", lonely.GetProperty("state").GetString());
        Assert.Contains(lonely.GetProperty("problems").EnumerateArray(), static p => p.GetProperty("message").GetString()!.Contains("company", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(0, pair.TakeWrites());

        await EditAsync(pair, o =>
        {
            (o.Company!.Group, o.Company.VatZone) = (options["group", "1"], options["vatZone", "1"]);
            (o.Lines[0].Code, o.Lines[1].Vat) = ("A-1", options["vatCode", "V004"]);
        }, offer);
        Assert.Equal("Sent", (await PressAsync(pair, door, offer)).GetProperty("state").GetString());
        Assert.Single(pair.Account.Customers);
        Assert.Null((await OfferAsync(pair, offer)).AccountingMessage);
    }

    [Fact, Acceptance("P-28", Missing = "the action in a CRM")]
    public async Task Without_the_sales_module_the_press_is_refused_and_no_action_is_offered()
    {
        await using var pair = await StartAsync("""{ "version": 1, "flow": "Both", "winner": "Crm", "salesModule": false }""");
        var offer = await AddAsync(pair);
        await using var door = await OfficeDoor.OpenAsync(RevisoPair.Id, () => pair.Services);
        pair.Reviso.Clock.Advance(TimeSpan.FromMinutes(10));
        pair.TakeWrites();
        var refused = await door.RefusedAsync(Send, $$"""{"record":"offer:{{offer}}"}""", HttpStatusCode.Conflict, "sales-module");
        Assert.Contains("sales module is switched off", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, pair.TakeWrites());
        Assert.DoesNotContain("documents.send", Actions(await door.GetAsync("")));
        Assert.Contains("sales module", (await door.GetAsync("/documents")).EnumerateArray().Single(static f => f.GetProperty("name").GetString() == RevisoFlows.Quotation).GetProperty("unusable").GetString(), StringComparison.Ordinal);

        await pair.Connections.SaveSettingsAsync(RevisoPair.Id, """{ "version": 1, "flow": "Both", "winner": "Crm" }"""u8.ToArray(), "anna");
        Assert.Contains("documents.send", Actions(await door.GetAsync("")));
        await pair.RunAsync();
        // The VAT codes of its lines were no options while their list rested.
        var later = await AddAsync(pair);
        Assert.Equal("Sent", (await PressAsync(pair, door, later)).GetProperty("state").GetString());
    }

    private static List<string?> Actions(JsonElement connection) => [.. connection.GetProperty("actions").EnumerateArray().Select(static a => a.GetString())];

    private static async Task<RevisoPair> StartAsync(string settings = """{ "version": 1, "flow": "Both", "winner": "Crm" }""")
    {
        var pair = await RevisoPair.StartAsync(settings, lists: true);
        pair.InReviso(static a => a.Product("A-1", "Ora", 80));
        await pair.RunAsync();
        return pair;
    }

    private static Task<JsonElement> PressAsync(RevisoPair pair, OfficeDoor door, int offer)
    {
        pair.Reviso.Clock.Advance(TimeSpan.FromMinutes(10));
        return door.PostAsync(Send, $$"""{"record":"offer:{{offer}}"}""");
    }

    private static async Task<Options> OptionsAsync(RevisoPair pair) => new(await pair.InCrmAsync(static db => db.Options.AsNoTracking().ToListAsync()));

    private static Task<Offerta> OfferAsync(RevisoPair pair, int? id = null) => pair.InCrmAsync(db => db.Offers.AsNoTracking().OrderBy(static o => o.Id).FirstAsync(o => id == null || o.Id == id));

    private static Task EditAsync(RevisoPair pair, Action<Offerta> change, int? id = null) => pair.InCrmAsync(async db =>
    {
        var offer = await db.Offers.Include(static o => o.Company).Include(static o => o.Lines.OrderBy(static l => l.Position)).FirstAsync(o => id == null || o.Id == id);
        change(offer);
        return true;
    });

    private static async Task<int> AddAsync(RevisoPair pair, Action<Offerta>? set = null)
    {
        var options = await OptionsAsync(pair);
        return await pair.InCrmAsync(async db =>
        {
            var offer = new Offerta
            {
                Number = "P-1",
                Date = new(2026, 3, 2),
                Currency = options["currency", "EUR"],
                PaymentTerms = options["paymentTerms", "3"],
                Company = new Azienda { Name = "Caffè Rossi", Currency = options["currency", "EUR"], Group = options["group", "1"], PaymentTerms = options["paymentTerms", "2"], PaymentType = options["paymentType", "4"], VatZone = options["vatZone", "1"] },
                Lines =
                [
                    new() { Position = 1, Code = "A-1", Quantity = 2, Unit = options["unit", "2"], Price = 100, Vat = options["vatCode", "V022"] },
                    new() { Position = 2, Code = "A-1", Quantity = 1, Unit = options["unit", "1"], Price = 50, Vat = options["vatCode", "V004"] },
                ],
            };
            set?.Invoke(offer);
            db.Add(offer);
            await db.SaveChangesAsync();
            return offer.Id;
        });
    }

    private sealed class Options(List<Voce> options)
    {
        /// <summary>What a record of the CRM holds for a key of Reviso; of a list that rests, the key.</summary>
        public string this[string list, string key] => options.SingleOrDefault(v => v.Lista == list && v.Chiave == key) is { } option ? $"{option.Id}" : key;
    }
}
