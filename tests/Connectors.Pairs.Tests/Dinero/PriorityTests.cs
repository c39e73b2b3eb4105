using System.Text;
using Connectors.Pairs.Tests.Documents;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Whose invoice it is: the organisation's or the person's, by the option that the guide calls priority module.</summary>
public sealed class PriorityTests
{
    [Theory]
    [InlineData("Company", true, false, "Havnens Kro")]
    [InlineData("Company", false, true, "Ida Holm")]
    [InlineData("Company", true, true, "Havnens Kro")]
    [InlineData("Company", false, false, null)]
    [InlineData("Person", true, false, "Havnens Kro")]
    [InlineData("Person", false, true, "Ida Holm")]
    [InlineData("Person", true, true, "Ida Holm")]
    [InlineData("Person", false, false, null)]
    [Acceptance("003-26"), Acceptance("003-27")]
    public async Task The_priority_chooses_between_organisation_and_person_and_without_either_nothing_is_sent(string priority, bool company, bool person, string? expected)
    {
        await using var dinero = await DineroDesk.StartAsync();
        await using var pair = await dinero.PairAsync($$""", "priority": "{{priority}}" """, persons: true);
        await pair.RunAsync();
        var offer = await OfferAsync(dinero, pair, company, person);
        dinero.TakeWrites();
        var sent = await pair.PressAsync(dinero.Flow.Name, offer);
        if (expected is null)
        {
            Assert.Equal(SendState.Refused, sent.State);
            Assert.Equal("customer", Assert.Single(sent.Problems).Field);
            Assert.Equal((0, 0), (dinero.TakeWrites(), dinero.CountDocuments()));
            return;
        }

        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        var account = ((Connectors.Testing.DineroSimulator)dinero.Simulator).Account;
        var contact = account.Contacts.Single(c => c.ContactGuid == account.Invoices.Single().ContactGuid);
        // A person of Dinero has neither VAT nor EAN number.
        Assert.Equal((expected, expected == "Ida Holm", expected == "Ida Holm"), (contact.Name, contact.IsPerson, contact.VatNumber is null && contact.EanNumber is null));
    }

    [Fact, Acceptance("003-25", Missing = "the page")]
    public async Task Changing_the_priority_sends_nothing_anew_and_an_issued_invoice_keeps_its_contact()
    {
        await using var dinero = await DineroDesk.StartAsync();
        await using var pair = await dinero.PairAsync(""", "book": true""", persons: true);
        await pair.RunAsync();
        var offer = await OfferAsync(dinero, pair, company: true, person: true);
        var sent = await pair.PressAsync(dinero.Flow.Name, offer);
        var account = ((Connectors.Testing.DineroSimulator)dinero.Simulator).Account;
        var contact = account.Invoices.Single().ContactGuid;
        await Assert.ThrowsAnyAsync<Exception>(() => pair.Connections.SaveSettingsAsync(SalesPair.Id, Encoding.UTF8.GetBytes(dinero.SettingsOf(""", "priority": "Neither" """)), "ann"));

        await pair.Connections.SaveSettingsAsync(SalesPair.Id, Encoding.UTF8.GetBytes(dinero.SettingsOf(""", "book": true, "priority": "Person" """)), "ann");
        await pair.RunAsync();
        dinero.TakeWrites();
        // Somebody touches the offer, and presses: it is what was sent.
        await pair.EditAsync(offer, static o => o.Status = OfferStatus.Accepted);
        await pair.RunAsync();
        var pressed = await pair.PressAsync(dinero.Flow.Name, offer);
        Assert.Equal((sent.Id, false, contact), (pressed.Id, pressed.Differs, account.Invoices.Single().ContactGuid));
        Assert.DoesNotContain(dinero.WriteOperations, static o => o.StartsWith("invoices.", StringComparison.Ordinal));
        // The next one is the person's.
        Assert.Equal(SendState.Sent, (await pair.PressAsync(dinero.Flow.Name, await OfferAsync(dinero, pair, company: true, person: true, "Åse Holm"))).State);
        Assert.True(account.Contacts.Single(c => c.ContactGuid == account.Invoices[^1].ContactGuid).IsPerson);
    }

    private static Task<int> OfferAsync(Desk dinero, SalesPair pair, bool company, bool person, string name = "Ida Holm") => dinero.OfferAsync(pair, o =>
    {
        o.Customer!.VatNumber = "DK12345674";
        if (!company)
            o.Customer = null;
        o.Person = person ? new Person { Name = name, Email = $"{name[0]}@example.org", Country = "DK" } : null;
    });
}
