using Connectors.Reviso.Sync;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>A CRM with drop-down lists: they follow the agreement's own, and records hold options while Reviso holds its numbers.</summary>
public sealed class ListTests
{
    /// <summary>The six of a company, and those that come with the sales module.</summary>
    public static TheoryData<string, string, string[]> Lists => new()
    {
        { "currency", "currencies", ["EUR EUR", "USD USD", "CHF CHF"] },
        { "group", "customer-groups", ["1 Clienti Italia", "2 Clienti UE"] },
        { "paymentTerms", "payment-terms", ["1 Vista fattura", "2 30 gg data fattura", "3 30 gg fine mese", "4 Data scadenza"] },
        { "paymentType", "payment-types", ["1 Bank transfer", "2 Check", "3 Cash", "4 RID", "5 Payment card"] },
        { "vatZone", "vat-zones", ["1 Italia", "2 UE", "3 Extra UE", "4 Italia esente"] },
        { "priceGroup", "price-groups", ["1 Listino base", "2 Rivenditori"] },
        { "vatCode", "vat-accounts", ["V022 IVA 22%", "V010 IVA 10%", "V004 IVA 4%", "V000 Non imponibile"] },
    };

    [Theory, MemberData(nameof(Lists))]
    [Acceptance("P-26", Missing = "the CRM in Cloud adapter"), Rule("R20")]
    public async Task A_list_follows_the_agreement_added_renamed_and_removed_and_stays_readable(string list, string collection, string[] entries)
    {
        await using var pair = await RevisoPair.StartAsync(lists: true);
        await pair.RunAsync();
        Assert.Equal(entries.Order(), await OptionsAsync(pair, list));

        var (first, last) = (entries[0].Split(' ')[0], entries[^1].Split(' ')[0]);
        pair.InReviso(a =>
        {
            // A currency's name is its code in the simulator until somebody gives it one.
            a.Rename(collection, first, "Nuovo nome");
            a.Remove(collection, last);
        });
        await pair.RunAsync();
        Assert.Equal([.. entries.Skip(1).SkipLast(1).Append($"{first} Nuovo nome").Order()], await OptionsAsync(pair, list));
        var removed = await pair.InCrmAsync(db => db.Options.SingleAsync(v => v.Lista == list && v.Chiave == last));
        Assert.Equal((false, entries[^1][(last.Length + 1)..]), (removed.Attiva, removed.Testo));
    }

    [Fact, Acceptance("000-22", Missing = "the CRM in Cloud adapter"), Acceptance("000-23", Missing = "as 000-22"), Acceptance("000-24", Missing = "as 000-22"), Acceptance("000-25", Missing = "as 000-22"), Acceptance("000-26", Missing = "as 000-22"), Acceptance("000-27", Missing = "as 000-22")]
    public async Task The_six_fields_hold_options_in_the_CRM_and_numbers_in_Reviso_either_way()
    {
        await using var pair = await RevisoPair.StartAsync(lists: true);
        pair.InReviso(static a => a.Customer("Dal contabile", static c => c with { Currency = "CHF", CustomerGroupNumber = 2, PaymentTermsNumber = 3, PaymentTypeNumber = 4, VatZoneNumber = 2, PriceGroupNumber = 2 }));
        await pair.RunAsync();
        var options = await pair.InCrmAsync(static db => db.Options.ToListAsync());
        string Option(string list, string key) => options.Single(v => v.Lista == list && v.Chiave == key).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var company = await pair.InCrmAsync(static db => db.Companies.SingleAsync());
        Assert.Equal(
            (Option("currency", "CHF"), Option("group", "2"), Option("paymentTerms", "3"), Option("paymentType", "4"), Option("vatZone", "2"), Option("priceGroup", "2")),
            (company.Currency, company.Group, company.PaymentTerms, company.PaymentType, company.VatZone, company.PriceGroup));

        // A renamed option is no edit of its holders.
        pair.InReviso(static a => a.Rename("payment-terms", "3", "Fine mese"));
        pair.TakeWrites();
        await pair.RunAsync();
        await pair.RunAsync();
        Assert.Equal(0, pair.TakeWrites());

        var id = await pair.InCrmAsync(async db =>
        {
            var born = new Azienda
            {
                Name = "Dal CRM",
                Currency = Option("currency", "USD"),
                Group = Option("group", "1"),
                PaymentTerms = Option("paymentTerms", "2"),
                VatZone = Option("vatZone", "3"),
                PaymentType = Option("paymentType", "1"),
            };
            db.Add(born);
            await db.SaveChangesAsync();
            return born.Id;
        });
        await pair.RunAsync(new RunRequest { Record = new("company", $"{id}") });
        var customer = pair.Account.Customers.Single(static c => c.Name == "Dal CRM");
        Assert.Equal(("USD", 1, 2, 3, 1, null), (customer.Currency, customer.CustomerGroupNumber, customer.PaymentTermsNumber, customer.VatZoneNumber, customer.PaymentTypeNumber, customer.PriceGroupNumber));
    }

    [Fact, Acceptance("P-29")]
    public async Task A_quotation_takes_terms_units_and_VAT_codes_from_the_options_and_one_that_is_gone_stops_it()
    {
        await using var pair = await RevisoPair.StartAsync(lists: true);
        pair.InReviso(static a => a.Product("A-1", "Ora", 80));
        await pair.RunAsync();
        var options = await pair.InCrmAsync(static db => db.Options.ToListAsync());
        string Option(string list, string key) => options.Single(v => v.Lista == list && v.Chiave == key).Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var offer = await pair.InCrmAsync(async db =>
        {
            var added = new Offerta
            {
                Number = "P-1",
                Date = new(2026, 3, 2),
                Currency = Option("currency", "EUR"),
                PaymentTerms = Option("paymentTerms", "3"),
                Company = new Azienda { Name = "Caffè Rossi", Currency = Option("currency", "EUR"), Group = Option("group", "1"), PaymentTerms = Option("paymentTerms", "2"), PaymentType = Option("paymentType", "4"), VatZone = Option("vatZone", "1") },
                Lines =
                [
                    new() { Position = 1, Code = "A-1", Quantity = 2, Unit = Option("unit", "2"), Price = 100, Vat = Option("vatCode", "V022") },
                    new() { Position = 2, Code = "A-1", Quantity = 1, Unit = Option("unit", "1"), Price = 50, Vat = Option("vatCode", "V004") },
                ],
            };
            db.Add(added);
            await db.SaveChangesAsync();
            return added.Id;
        });
        pair.InReviso(static a => a.Remove("vat-accounts", "V004"));
        await pair.RunAsync();
        Assert.NotEqual(SendState.Sent, (await SendAsync(pair, offer)).State);
        Assert.Empty(pair.Account.Quotations);

        pair.InReviso(static a => a.VatAccount("V004", "IVA 4%", 4));
        await pair.RunAsync();
        Assert.Equal(SendState.Sent, (await SendAsync(pair, offer)).State);
        var quotation = Assert.Single(pair.Account.Quotations);
        Assert.Equal([("V022", 2), ("V004", 1)], quotation.Lines.Select(static l => (l.VatCode, l.UnitNumber!.Value)));
        Assert.Equal((250m, 46m), (quotation.NetAmount, quotation.VatAmount));
        var body = pair.Reviso.Calls.Last(static c => c.Operation == "quotations.create").BodyText;
        Assert.Contains("\"paymentTermsNumber\":3", body, StringComparison.Ordinal);
        Assert.Contains("\"paymentTypeNumber\":4", body, StringComparison.Ordinal);
    }

    private static Task<SendInfo> SendAsync(RevisoPair pair, int offer)
    {
        pair.Reviso.Clock.Advance(TimeSpan.FromMinutes(10));
        return pair.Documents.SendAsync(RevisoPair.Id, RevisoFlows.Quotation, new RecordRef("offer", $"{offer}"), new SendOptions { User = "anna" });
    }

    private static async Task<IEnumerable<string>> OptionsAsync(RevisoPair pair, string list) =>
        (await pair.InCrmAsync(db => db.Options.Where(v => v.Lista == list && v.Attiva).ToListAsync())).Select(static v => $"{v.Chiave} {v.Testo}").Order();
}
