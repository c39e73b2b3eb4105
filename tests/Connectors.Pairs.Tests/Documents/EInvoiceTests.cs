using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>What a CRM shows of an invoice as an e-invoice, at each vendor whose country has one: none of them tells what SDI, SPV or NemHandel made of it.</summary>
public sealed class EInvoiceTests
{
    [Theory]
    [InlineData("Reviso orders", "it", "", "draft", "Non disponibile da questo sistema.")]
    [InlineData("Smartbill", "ro", """, "book": true""", "issued", "Nu este disponibil din acest sistem.")]
    [InlineData("Dinero", "da", """, "book": true""", "issued", "Ikke tilgængelig fra dette system.")]
    [InlineData("Dinero", "da", """, "book": true, "eInvoice": true""", "sent", "Afleveret som e-faktura; om den er nået frem, er ikke tilgængeligt fra dette system.")]
    [InlineData("Economic", "da", """, "book": true""", "issued", "Ikke tilgængelig fra dette system.")]
    [InlineData("Economic", "da", """, "book": true, "eInvoice": true""", "issued", "Afleveret som e-faktura; om den er nået frem, er ikke tilgængeligt fra dette system.")]
    [InlineData("Uniconta", "da", "", "issued", "Ikke tilgængelig fra dette system.")]
    [Acceptance("P-19e")]
    public async Task The_preset_says_in_the_users_language_that_delivery_is_not_available_and_never_claims_it(string vendor, string language, string more, string state, string text)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await StartAsync(desk, language, more, eInvoice: true);
        await pair.RunAsync();
        // The customer comes first; what an e-invoice asks of it is entered then.
        await pair.PressAsync(desk.Flow.Name, await desk.OfferAsync(pair));
        await pair.EditAsync(1, static o => o.Customer!.Email = "kro@example.org");
        var offer = await desk.OfferAsync(pair);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent is { State: SendState.Sent, Problems.Count: 0 }, string.Join(' ', sent.Problems));
        await pair.RunAsync();
        if (desk.Kind == DocumentKind.Order)
        {
            // When an order becomes an invoice is not always told: it says so from the start.
            Assert.Equal(("draft", text), await ShownAsync(pair, offer));
            await desk.InvoiceAsync(sent);
        }

        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal((state, text), await ShownAsync(pair, offer));
        // Paid it is no more delivered than before, and the text comes back when somebody writes a claim over it.
        desk.Pay?.Invoke(await pair.SendAsync(offer), 1);
        await pair.EditAsync(offer, static o => o.EInvoice = "Leveret");
        await pair.RunAsync(TimeSpan.FromDays(1));
        await pair.RunAsync(TimeSpan.FromDays(1));
        Assert.Equal(text, (await ShownAsync(pair, offer)).EInvoice);
    }

    [Theory]
    [InlineData("Reviso orders")]
    [InlineData("Smartbill")]
    [InlineData("Dinero")]
    [InlineData("Economic")]
    [InlineData("Uniconta")]
    [Acceptance("P-19e")]
    public async Task A_CRM_without_the_field_works_as_before_and_is_told_what_it_could_have(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        await using var pair = await StartAsync(desk, "en", vendor == "Smartbill" ? """, "book": true""" : "", eInvoice: false);
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair);
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        await pair.RunAsync();
        var shown = await ShownAsync(pair, offer);
        Assert.Equal((vendor == "Smartbill" ? "issued" : "draft", null), shown);
        Assert.Empty((await pair.SendAsync(offer)).Problems);
        Assert.Contains(("offer", "accountingEInvoice"), (await pair.Services.GetRequiredService<IConnectionSetup>().ReadSchemaAsync(SalesPair.Id)).Missing.Select(static m => (m.Entity, m.Field)));
    }

    private static Task<SalesPair> StartAsync(Desk desk, string language, string more, bool eInvoice) => SalesPair.StartAsync(
        desk.Simulator.Clock, desk.Register, desk.Connect, desk.SettingsOf(more).Replace("\"version\": 1,", $"\"version\": 1, \"language\": \"{language}\",", StringComparison.Ordinal), eInvoice: eInvoice);

    private static async Task<(string? State, string? EInvoice)> ShownAsync(SalesPair pair, int offer) => await pair.OfferAsync(offer) is var o ? (o.InvoiceState, o.EInvoice) : default;
}
