using System.Globalization;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Economic;

/// <summary>A CRM with drop-down lists: they follow the agreement's own, and records hold options while e-conomic holds its numbers.</summary>
public sealed class EconomicListTests
{
    /// <summary>The extra fields of a company, and the VAT codes of lines. Ways of payment are not among them: e-conomic's customers have none.</summary>
    public static TheoryData<string, string> Lists => new()
    {
        { "currency", "currencies" }, { "group", "customer-groups" }, { "paymentTerms", "payment-terms" }, { "vatZone", "vat-zones" }, { "priceGroup", "price-groups" }, { "vatCode", "vat-accounts" },
    };

    [Theory, MemberData(nameof(Lists))]
    [Acceptance("P-26", Missing = "the CRM in Cloud adapter"), Rule("R20")]
    public async Task A_list_follows_the_agreement_renamed_and_removed_and_stays_readable(string list, string collection)
    {
        await using var pair = await EconomicPair.StartAsync(lists: true);
        await pair.SyncAsync("company");
        var before = await OptionsAsync(pair, list);
        Assert.True(before.Count > 1, $"{list}: {before.Count}");
        Assert.All(before, static o => Assert.True(o.Offered));

        var (first, last) = (before[0].Key!, before[^1].Key!);
        pair.Economic.Account.Rename(collection, first, "Nyt navn");
        pair.Economic.Account.Remove(collection, last);
        await pair.SyncAsync("company");
        var after = await OptionsAsync(pair, list);
        Assert.Equal(before.Select(static o => (o.Id, o.Key)), after.Select(static o => (o.Id, o.Key)));
        Assert.Equal(("Nyt navn", true), (after[0].Text, after[0].Offered));
        Assert.Equal((before[^1].Text, false), (after[^1].Text, after[^1].Offered));
        Assert.All(after.Skip(1).SkipLast(1), static o => Assert.True(o.Offered));
    }

    [Fact, Acceptance("P-26", Missing = "the CRM in Cloud adapter")]
    public async Task A_company_holds_options_in_the_CRM_and_numbers_in_e_conomic_either_way()
    {
        await using var pair = await EconomicPair.StartAsync(EconomicPair.EveryCompany("""{ "version": 1, "flow": "Both", "winner": "Crm" }"""), lists: true);
        pair.Economic.Account.Customer("Fra regnskabet ApS", static c => c with { Currency = "EUR", CustomerGroupNumber = 7, PaymentTermsNumber = 2, VatZoneNumber = 2 });
        await pair.SyncAsync("company");
        var options = await pair.InCrmAsync(static db => db.DropDowns.AsNoTracking().ToListAsync());
        string Option(string list, string key) => options.Single(v => v.List == list && v.Key == key).Id.ToString(CultureInfo.InvariantCulture);
        var shown = await pair.InCrmAsync(static db => db.Firms.SingleAsync());
        Assert.Equal((Option("currency", "EUR"), Option("group", "7"), Option("paymentTerms", "2"), Option("vatZone", "2")), (shown.Currency, shown.Group, shown.PaymentTerms, shown.VatZone));

        await pair.InCrmAsync(db => Task.FromResult(db.Add(new Firm { Name = "Fra CRM ApS", Currency = Option("currency", "DKK"), Group = Option("group", "1"), PaymentTerms = Option("paymentTerms", "1"), VatZone = Option("vatZone", "1") })));
        await pair.SyncAsync("company");
        var customer = pair.Economic.Account.Customers.Single(static c => c.Name == "Fra CRM ApS");
        Assert.Equal(("DKK", 1, 1, 1), (customer.Currency, customer.CustomerGroupNumber, customer.PaymentTermsNumber, customer.VatZoneNumber));
    }

    private static Task<List<DropDown>> OptionsAsync(EconomicPair pair, string list) => pair.InCrmAsync(db => db.DropDowns.AsNoTracking().Where(v => v.List == list).OrderBy(static v => v.Id).ToListAsync());
}
