using System.Text.RegularExpressions;
using Connectors.Dinero.Sync;
using Connectors.Economic.Sync;
using Connectors.Intacct.Sync;
using Connectors.Pairs.Tests.Dinero;
using Connectors.Pairs.Tests.Economic;
using Connectors.Pairs.Tests.Intacct;
using Connectors.Pairs.Tests.Reviso;
using Connectors.Pairs.Tests.Smartbill;
using Connectors.Pairs.Tests.Uniconta;
using Connectors.Reviso.Sync;
using Connectors.Smartbill.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>The shared suite once more, with a CRM that can do as little as one can, for each accounting system. What it is not asked stands in docs/your-crm.md, and is what the capabilities say.</summary>
public sealed partial class WeakCrmTests
{
    private static readonly string[] Entities = ["company", "person", "product"];

    private static readonly (string Vendor, Preset Preset)[] Vendors =
    [
        ("Dinero", DineroPreset.Version1), ("e-conomic", EconomicPreset.Version1), ("Reviso", RevisoPreset.Version1), ("SmartBill", SmartbillPreset.Version1),
        ("Uniconta", UnicontaPreset.Create(new() { CustomerField = "type", CustomerValues = { "Kunde" } })), ("Intacct", IntacctPreset.Create(new() { Entities = new HashSet<string> { "customer", "contact", "item" }, OptionalFields = Flow.Both })),
    ];

    /// <summary>Whose persons go under a customer and are played by tests of their own over the usual CRM.</summary>
    private static readonly string[] OwnPersons = ["e-conomic", "Reviso"];

    public static TheoryData<string, string, Side> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, Side>();
            foreach (var (vendor, preset) in Vendors)
            {
                foreach (var entity in Entities.Where(e => Why(vendor, preset, e) is null or { From: "the CRM" }))
                {
                    if (Why(vendor, preset, entity) is null)
                        cases.Add(vendor, entity, Side.Crm);
                    cases.Add(vendor, entity, Side.Accounting);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    [Acceptance("P-23c", Missing = "a product that the CRM's API does not show")]
    public async Task A_weak_CRM_gets_the_whole_suite(string vendor, string entity, Side born)
    {
        // What the CRM may not send flows from accounting alone.
        var direction = new Direction(Why(Vendors.Single(v => v.Vendor == vendor).Vendor, Vendors.Single(v => v.Vendor == vendor).Preset, entity) is null ? Flow.Both : Flow.FromAccounting, born);
        var compared = (vendor, entity) switch
        {
            ("Dinero", "company") => await PlayAsync(new Dinero.CompanySuite(await DineroPair.StartAsync(direction.Settings, WeakCrm.PutBefore)), direction),
            ("Dinero", "person") => await PlayAsync(new PersonSuite(await DineroPair.StartAsync(direction.Settings, WeakCrm.PutBefore)), direction),
            ("Dinero", "product") => await PlayAsync(new Dinero.ProductSuite(await DineroPair.StartAsync(direction.Settings, WeakCrm.PutBefore)), direction),
            ("e-conomic", "company") => await PlayAsync(new FirmSuite(await EconomicPair.StartAsync(EconomicPair.EveryCompany(direction.Settings), WeakCrm.PutBefore)), direction),
            ("e-conomic", "product") => await PlayAsync(new WareSuite(await EconomicPair.StartAsync(direction.Settings, WeakCrm.PutBefore)), direction),
            ("Reviso", "company") => await PlayAsync(new Reviso.CompanySuite(await RevisoPair.StartAsync(EconomicPair.EveryCompany(direction.Settings), more: WeakCrm.PutBefore)), direction),
            ("Reviso", "product") => await PlayAsync(new Reviso.ProductSuite(await RevisoPair.StartAsync(direction.Settings, more: WeakCrm.PutBefore)), direction),
            ("Uniconta", "company") => await PlayAsync(new OrganisationSuite(await UnicontaPair.StartAsync(direction.Settings, connection: WeakCrm.PutBefore)), direction),
            ("Uniconta", "person") => await PlayAsync(new ContactSuite(await UnderADebtorAsync(direction)), direction),
            ("Uniconta", "product") => await PlayAsync(new ArticleSuite(await UnicontaPair.StartAsync(direction.Settings, connection: WeakCrm.PutBefore)), direction),
            ("Intacct", "company") => await PlayAsync(new IntacctSuite<Intacct.Account>(await IntacctPair.StartAsync(["customer"], direction.Flow, more: WeakCrm.PutBefore), "company", "accounts-receivable/customer",
                static n => [("id", $"C-{n:d3}"), ("name", $"Customer [{n}]")], static (c, n) => (c.Number, c.Name) = ($"C-{n:d3}", $"Customer [{n}]"), "name", IntacctUnits.Company), direction),
            ("Intacct", "person") => await PlayAsync(new IntacctSuite<Intacct.Human>(await IntacctPair.StartAsync(["contact"], direction.Flow, more: WeakCrm.PutBefore), "person", "company-config/contact",
                static n => [("id", $"Contact [{n}]"), ("printAs", $"Contact [{n}]")], static (p, n) => p.Name = $"Contact [{n}]", "printAs", IntacctUnits.Person), direction),
            ("Intacct", "product") => await PlayAsync(new IntacctSuite<Intacct.Product>(await IntacctPair.StartAsync(["item"], direction.Flow, more: WeakCrm.PutBefore), "product", "inventory-control/item",
                static n => [("id", $"I-{n:d3}"), ("name", $"Item [{n}]"), ("itemType", "nonInventory")], static (p, n) => (p.Number, p.Name, p.ItemType) = ($"I-{n:d3}", $"Item [{n}]", "nonInventory"), "name", IntacctUnits.Product), direction),
            _ => throw new InvalidOperationException($"Nobody plays {entity} of {vendor} with a weak CRM."),
        };
        Assert.Equal(0, compared % (direction.Flow == Flow.FromCrm ? 4 : 5));
        Assert.InRange(compared, 4 * 4 * 5, int.MaxValue);
    }

    /// <summary>SmartBill keeps no customers and no catalogue of its own: its suite is a sale.</summary>
    [Fact, Acceptance("P-23c", Missing = "a product that the CRM's API does not show")]
    public async Task A_weak_CRM_gets_its_stock_and_one_invoice_for_one_accepted_offer_of_SmartBill()
    {
        await using var pair = await SmartbillPair.StartAsync("""{ "version": 1, "entities": { "product": { "enabled": true } }, "documents": { "invoice-from-offer": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true } } }""",
            static o => (o.Warehouse, o.DischargeStock) = ("Depozit", true), static a => a.Receive("Depozit", "S8", 100, "Șurub M8"), more: WeakCrm.PutBefore);
        await pair.OfferAsync("Accepted");
        await pair.RunAsync();
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal((0, 100m), (pair.Sends, await StockAsync()));
        var offer = await pair.OfferAsync();
        await pair.RunAsync(TimeSpan.FromHours(1));
        await pair.StatusAsync(offer, "Accepted");
        for (var run = 0; run < 3; run++)
            await pair.RunAsync(TimeSpan.FromHours(13));
        var shown = await pair.ShownAsync(offer);
        Assert.Equal((1, "CRM 0042", "issued", null), (pair.Sends, shown.InvoiceNumber, shown.InvoiceState, shown.InvoiceMessage));
        Assert.Equal(97m, await StockAsync());
        pair.Account.Collect("CRM", "0042");
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(("paid", 0m), await pair.ShownAsync(offer) is var paid ? (paid.InvoiceState, paid.InvoiceOpen) : default);

        Task<decimal?> StockAsync() => pair.InCrmAsync(static db => Task.FromResult(db.Articles.Single(static a => a.Code == "S8").Stock));
    }

    [Fact]
    public async Task What_a_weak_CRM_is_not_asked_stands_in_the_guide_with_its_reason()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "your-crm.md"));
        var section = page[page.IndexOf("## What a weak CRM is not asked", StringComparison.Ordinal)..];
        var next = section.IndexOf("\n## ", 3, StringComparison.Ordinal);
        var rows = Row().Matches(next < 0 ? section : section[..next]).Select(static m => (m.Groups[1].Value.Trim(), m.Groups[2].Value.Trim(), m.Groups[3].Value.Trim())).Skip(1).ToList();
        var expected = Vendors.SelectMany(v => Entities.Select(e => (v.Vendor, Entity: e, Why: Why(v.Vendor, v.Preset, e)))).Where(static x => x.Why is not null)
            .Select(static x => (x.Vendor, $"{x.Entity} {(x.Why!.Value.From == "" ? "" : "from " + x.Why.Value.From)}".Trim(), x.Why!.Value.Reason)).ToList();
        Assert.Equal(expected, rows);
    }

    /// <summary>Why the suite leaves something out; <see langword="null"/> = it is played both ways.</summary>
    private static (string From, string Reason)? Why(string vendor, Preset preset, string entity)
    {
        if (preset.Mappings.SingleOrDefault(m => m.Name == entity) is not { } mapping)
            return ("", "it keeps none of its own");
        if (entity == "person" && OwnPersons.Contains(vendor))
            return ("", "played by tests of its own, with the usual CRM");
        if (mapping.Flow.HasFlag(Flow.FromCrm))
            return null;
        return vendor == "SmartBill" ? ("", "of the stock alone: played with a sale") : ("the CRM", "it belongs to accounting");
    }

    private static async Task<int> PlayAsync<TCrm, TAccounting>(PairSuite<TCrm, TAccounting> suite, Direction direction)
        where TCrm : class
        where TAccounting : class
    {
        await using (suite)
            return await suite.PlayAsync(direction);
    }

    private static async Task<UnicontaPair> UnderADebtorAsync(Direction direction)
    {
        var pair = await UnicontaPair.StartAsync(connection: WeakCrm.PutBefore);
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new Organisation { Name = "Ejer ApS", Type = "Kunde", Country = "DK" })));
        await pair.SyncAsync("company");
        await pair.Connections.SaveSettingsAsync(UnicontaPair.Id, System.Text.Encoding.UTF8.GetBytes(direction.Settings), "ann");
        return pair;
    }

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Connectors.sln")))
            at = Path.GetDirectoryName(at)!;
        return at;
    }

    [GeneratedRegex(@"^\| ([^|\n-][^|\n]*) \| ([^|\n]*) \| ([^|\n]*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
