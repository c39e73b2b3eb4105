using System.Collections.Immutable;
using Connectors.Pairs.Tests.Documents.Table;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Pairs.Tests.Documents;

/// <summary>What cannot be sent, at each vendor, from the button to the wire: said on the offer by line and remedy, with no call that writes and no customer made for it.</summary>
public sealed class RefusalTests
{
    public static TheoryData<string> Vendors => [.. Desk.Vendors];

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-05i")]
    public async Task A_VAT_code_a_unit_and_a_currency_that_nobody_mapped_are_refused_by_name_and_pass_once_they_are(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        desk.Change = static f => f with { Converters = ImmutableDictionary<DocumentValue, string>.Empty };
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        var offers = new (string Word, int Offer)[]
        {
            ("Kasse", await desk.OfferAsync(pair, static o => o.Lines[1].Unit = "Kasse")),
            ("Særmoms", await desk.OfferAsync(pair, static o => o.Lines[1].Vat = "Særmoms")),
            ("XTS", await desk.OfferAsync(pair, static o => o.Currency = "XTS")),
        };
        desk.TakeWrites();
        foreach (var (word, offer) in offers)
        {
            var refused = await pair.PressAsync(desk.Flow.Name, offer);
            Assert.Equal(SendState.Refused, refused.State);
            var problem = Assert.Single(refused.Problems);
            Assert.Equal(word switch { "Kasse" => "lines[2].unit", "Særmoms" => "lines[2].vatCode", _ => "currency" }, problem.Field);
            Assert.Contains($"'{word}'", problem.Message, StringComparison.Ordinal);
            Assert.False(string.IsNullOrWhiteSpace(problem.Remedy));
            Assert.Contains(word, (await pair.OfferAsync(offer)).InvoiceMessage, StringComparison.Ordinal);
        }

        Assert.Equal(0, desk.TakeWrites());
        Assert.Equal(0, desk.CountDocuments());

        // What the CRM calls so is mapped; its other words stay what they are.
        var vat = desk.Vat["standard"] ?? desk.Vat["exempt"]!;
        desk.Words["test:units"] = [("Kasse", desk.Units["piece"]), (desk.Units["piece"], desk.Units["piece"])];
        desk.Words["test:vat"] = [("Særmoms", vat), (vat, vat)];
        desk.Words["test:currencies"] = [("XTS", desk.Foreign), (desk.Home, desk.Home)];
        desk.Change = static f => f with
        {
            Converters = new Dictionary<DocumentValue, string> { [DocumentValue.Unit] = "test:units", [DocumentValue.VatCode] = "test:vat", [DocumentValue.Currency] = "test:currencies" }.ToImmutableDictionary(),
        };
        await pair.RestartAsync();
        foreach (var (word, offer) in offers)
        {
            var sent = await pair.PressAsync(desk.Flow.Name, offer);
            Assert.True(sent.State == SendState.Sent, $"{word}: {string.Join(' ', sent.Problems)}");
            Assert.Null((await pair.OfferAsync(offer)).InvoiceMessage);
        }

        Assert.Equal(3, desk.CountDocuments());
        Assert.Equal(1, desk.CountCustomers("Havnens Kro") ?? 1);
    }

    [Theory, MemberData(nameof(Vendors))]
    [Acceptance("P-08h"), Acceptance("P-05h")]
    public async Task What_cannot_be_expressed_is_said_by_line_with_a_remedy_and_no_customer_is_made_for_it(string vendor)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        desk.Change = static f => f with { Converters = ImmutableDictionary<DocumentValue, string>.Empty };
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        var faults = new List<(string What, string Field, Action<Offer> Change)>
        {
            ("too many decimals", "lines[2].unitPrice", static o => o.Lines[1].Price = 0.1234567890123456789m),
            ("two discounts on one line", "lines[2].discount", static o => (o.Lines[1].Discount, o.Lines[1].Rebate) = (10, 5)),
            ("a foreign unit", "lines[2].unit", static o => o.Lines[1].Unit = "kasse"),
            ("a currency with mixed lines", "lines[2].currency", static o => (o.Lines[0].Currency, o.Lines[1].Currency) = (o.Currency, "CHF")),
        };
        if (Expected.Of(vendor)["a text above"].Problems is not null)
            faults.Add(("a text without a product", Expected.Of(vendor)["a text above"].Problems!.Split(';')[0].Split(' ')[1], static o => o.Lines.Insert(0, new() { Position = 0, Text = "Hello" })));
        var offers = new List<int>();
        foreach (var fault in faults)
            offers.Add(await desk.OfferAsync(pair, fault.Change));
        desk.TakeWrites();
        for (var i = 0; i < faults.Count; i++)
        {
            var refused = await pair.PressAsync(desk.Flow.Name, offers[i]);
            Assert.True(refused.State == SendState.Refused, faults[i].What);
            Assert.Contains(refused.Problems, p => p.Field == faults[i].Field);
            Assert.All(refused.Problems, static p => Assert.False(string.IsNullOrWhiteSpace(p.Remedy)));
            Assert.NotNull((await pair.OfferAsync(offers[i])).InvoiceMessage);
        }

        Assert.Equal(0, desk.TakeWrites());
        Assert.Equal((0, 0), (desk.CountDocuments(), desk.CountCustomers("Havnens Kro") ?? 0));

        foreach (var offer in offers)
        {
            await pair.EditAsync(offer, o =>
            {
                o.Lines.RemoveAll(static l => l.Position == 0);
                var line = o.Lines.Single(static l => l.Position == 2);
                (line.Price, line.Discount, line.Rebate, line.Unit, line.Currency) = (50, null, null, desk.Units["piece"], null);
            });
            var sent = await pair.PressAsync(desk.Flow.Name, offer);
            Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        }

        Assert.Equal(offers.Count, desk.CountDocuments());
        Assert.Equal(1, desk.CountCustomers("Havnens Kro") ?? 1);
    }

    [Theory]
    [InlineData("Dinero", "currency customer.CountryKey customer.Name lines[2].text")]
    [InlineData("Economic", "currency customer.currency customer.customerGroup customer.name customer.paymentTerms customer.vatZone lines[2].code lines[2].text")]
    [InlineData("Reviso", "currency customer.currency customer.customerGroup customer.name customer.paymentTerms customer.vatZone lines[2].code lines[2].text")]
    [InlineData("Smartbill", "currency customer.country customer.name lines[2].code lines[2].text")]
    [InlineData("Uniconta", "currency customer.Country customer.Name lines[2].text")]
    [InlineData("Intacct", "currency customer.name lines[2].code lines[2].text")]
    [Acceptance("P-20d")]
    public async Task All_that_a_document_and_its_new_customer_lack_is_named_at_once_and_nothing_is_made(string vendor, string fields)
    {
        await using var desk = await Desk.OpenAsync(vendor);
        desk.WithoutDefaults = true;
        desk.Change = static f => f with { Converters = ImmutableDictionary<DocumentValue, string>.Empty };
        await using var pair = await desk.PairAsync();
        await pair.RunAsync();
        var offer = await desk.OfferAsync(pair, static o =>
        {
            (o.Currency, o.Customer!.Name, o.Customer.Country, o.Customer.City) = ("", "", null, null);
            (o.Lines[1].Article, o.Lines[1].Text) = (null, null);
        });
        desk.TakeWrites();
        var refused = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.Equal(SendState.Refused, refused.State);
        Assert.Equal(fields, string.Join(' ', refused.Problems.Select(static p => p.Field).Distinct().Order(StringComparer.Ordinal)));
        Assert.All(refused.Problems, static p => Assert.False(string.IsNullOrWhiteSpace(p.Message) || string.IsNullOrWhiteSpace(p.Remedy)));
        Assert.Equal((0, 0), (desk.TakeWrites(), desk.CountDocuments()));

        // What the CRM has is filled in; for what it has no field a default is configured.
        desk.WithoutDefaults = false;
        await pair.RestartAsync();
        await pair.EditAsync(offer, o =>
        {
            (o.Currency, o.Customer!.Name, o.Customer.Country, o.Customer.City) = (desk.Home, "Havnens Kro", desk.CountryOfCustomers, "Roma");
            (o.Lines[1].ArticleId, o.Lines[1].Text) = (o.Lines[0].ArticleId, "Work");
        });
        var sent = await pair.PressAsync(desk.Flow.Name, offer);
        Assert.True(sent.State == SendState.Sent, string.Join(' ', sent.Problems));
        Assert.Equal((1, 1), (desk.CountDocuments(), desk.CountCustomers("Havnens Kro") ?? 1));
    }
}
