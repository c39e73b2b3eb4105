using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Documents;

/// <summary>What the CRM shows of an invoice as an e-invoice: no accounting system tells what became of it, so nothing is claimed.</summary>
public sealed class EInvoiceFieldTests
{
    [Theory, Acceptance("P-19e")]
    [InlineData("en", "Not available from this system.", "Handed over as an e-invoice; whether it arrived is not available from this system.")]
    [InlineData("it", "Non disponibile da questo sistema.", "Trasmessa come fattura elettronica; se sia arrivata non è disponibile da questo sistema.")]
    [InlineData("ro", "Nu este disponibil din acest sistem.", "Predată ca factură electronică; dacă a ajuns nu este disponibil din acest sistem.")]
    [InlineData("da", "Ikke tilgængelig fra dette system.", "Afleveret som e-faktura; om den er nået frem, er ikke tilgængeligt fra dette system.")]
    [InlineData("es", "No disponible desde este sistema.", "Entregada como factura electrónica; si ha llegado no está disponible desde este sistema.")]
    [InlineData("fr", "Non disponible depuis ce système.", "Remise comme facture électronique ; son arrivée n'est pas disponible depuis ce système.")]
    public async Task An_issued_invoice_says_in_the_users_language_that_its_delivery_is_not_known_whatever_its_state(string language, string unknown, string handedOver)
    {
        foreach (var eInvoice in new[] { false, true })
        {
            await using var d = new DocumentWorld(f => f with { TriggerStatuses = [], Book = true, EInvoice = eInvoice }, static b => b.Steps = [DocumentStep.Book, DocumentStep.EInvoice]);
            await d.World.SettingsAsync($$"""{ "version": 1, "language": "{{language}}", "documents": { "invoice": { "results": { "number": "number", "state": "state", "eInvoice": "eInvoice" } } } }""");
            var offer = d.AddOffer();
            await d.PressAsync(offer);
            await d.RunAsync();
            Assert.Equal(("issued", eInvoice ? handedOver : unknown), (d.Shown(offer, "state"), d.Shown(offer, "eInvoice")));

            // Paid it is no more delivered than before, and nothing is written again and again.
            d.Books.All[0].Status = DocumentStatus.Paid;
            d.Books.All[0].Paid = d.Books.All[0].Totals.Gross;
            d.Clock.Advance(TimeSpan.FromDays(1));
            await d.RunAsync();
            Assert.Equal(("paid", eInvoice ? handedOver : unknown), (d.Shown(offer, "state"), d.Shown(offer, "eInvoice")));
            var writes = d.World.Crm.Writes;
            await d.RunAsync();
            Assert.Equal(writes, d.World.Crm.Writes);
        }
    }

    [Fact, Acceptance("P-19e")]
    public async Task A_draft_a_quote_and_a_step_that_was_refused_hand_nothing_over()
    {
        await using var draft = new DocumentWorld(static f => f with { TriggerStatuses = [], Results = f.Results.Add(DocumentField.EInvoice, "eInvoice") });
        var offer = draft.AddOffer();
        await draft.PressAsync(offer);
        await draft.RunAsync();
        Assert.Equal(("draft", null), (draft.Shown(offer, "state"), draft.Shown(offer, "eInvoice")));

        await using var quote = new DocumentWorld(static f => f with { Kind = DocumentKind.Quote, TriggerStatuses = [], Book = true, Results = f.Results.Add(DocumentField.EInvoice, "eInvoice") }, static b => b.Steps = [DocumentStep.Book]);
        offer = quote.AddOffer();
        await quote.PressAsync(offer);
        await quote.RunAsync();
        Assert.Equal(("issued", null), (quote.Shown(offer, "state"), quote.Shown(offer, "eInvoice")));

        await using var refused = new DocumentWorld(static f => f with { TriggerStatuses = [], Book = true, EInvoice = true, Results = f.Results.Add(DocumentField.EInvoice, "eInvoice") }, static b => b.Steps = [DocumentStep.Book, DocumentStep.EInvoice]);
        refused.Books.RefuseStep = static s => s == DocumentStep.EInvoice ? new DocumentOutcome.Refused(new Problem("receiver", null, "The receiver takes no e-invoices.")) : null;
        offer = refused.AddOffer();
        await refused.PressAsync(offer);
        await refused.RunAsync();
        Assert.Equal(("issued", "Not available from this system."), (refused.Shown(offer, "state"), refused.Shown(offer, "eInvoice")));
    }
}
