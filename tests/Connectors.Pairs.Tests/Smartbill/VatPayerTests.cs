using System.Text.Json;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>
/// "RO" before a CUI says that the company pays VAT, not who it is: a field of its own carries it. Codul fiscal, Legea 227/2015, art. 316 and 318: the VAT code is the tax code with the prefix RO.
/// </summary>
public sealed class VatPayerTests
{
    [Fact, Acceptance("P-04f")]
    public async Task The_prefix_joins_and_parts_nobody_and_is_neither_added_nor_lost_while_its_meaning_has_its_own_field()
    {
        const string Settings = """{ "version": 1, "entities": { "company": { "createInCrm": "Never" } }, "documents": { "invoice-from-offer": { "enabled": true, "series": "CRM", "trigger": ["Accepted"], "book": true } } }""";
        await using var pair = await SmartbillPair.StartAsync(Settings, static o => o.ReadClients = true, static a => a
            .Client("Acme SRL", static c => c with { VatCode = "12345674", IsVatPayer = false, Address = "Str. Mare 1", City = "Cluj-Napoca", County = "Cluj" })
            .Client("Beta SRL", static c => c with { VatCode = "RO14399840", IsVatPayer = true, Address = "Str. Mica 2", City = "Iasi", County = "Iasi" }));
        var beta = await pair.InCrmAsync(static async db =>
        {
            var firm = new Firm { Name = "Beta SRL", VatNumber = "14399840", Street = "Str. Mica 2", City = "Iasi", County = "Iasi", Country = "Romania" };
            db.Add(firm);
            await db.SaveChangesAsync();
            return firm.Id;
        });
        await pair.RunAsync();
        await pair.RunAsync();

        // RO12345674 and 12345674 are one company; each side keeps its spelling, and what the prefix means stands in its own field.
        Assert.Empty(await pair.Engine.ListParkedAsync(SmartbillPair.Id));
        var firms = await pair.InCrmAsync(static db => db.Set<Firm>().AsNoTracking().OrderBy(static f => f.Id).ToListAsync());
        Assert.Equal([("RO12345674", false), ("14399840", true)], firms.Select(static f => (f.VatNumber, f.PaysVat)));
        Assert.Equal(["12345674", "RO14399840"], pair.Account.Clients.Select(static c => c.VatCode));
        Assert.Equal(2, (await pair.Store.FindLinksAsync(SmartbillPair.Id, Connectors.Sync.Side.Crm, "company", [$"{firms[0].Id}", $"{beta}"], default)).Count(static l => l.State == Connectors.Sync.Stores.LinkState.Active));

        // On a document the field goes over explicitly, and the code as it is written.
        foreach (var (firm, code, pays) in new[] { (firms[0].Id, "RO12345674", false), (beta, "14399840", true) })
        {
            var offer = await pair.OfferAsync(change: o => o.FirmId = firm);
            await pair.RunAsync();
            await pair.StatusAsync(offer, "Accepted");
            await pair.RunAsync();
            using var sent = JsonDocument.Parse(pair.Smartbill.Calls.Last(static c => c.Operation == "invoices.create").BodyText);
            var client = sent.RootElement.GetProperty("client");
            Assert.Equal((code, pays), (client.GetProperty("vatCode").GetString(), client.GetProperty("isTaxPayer").GetBoolean()));
        }
    }
}
