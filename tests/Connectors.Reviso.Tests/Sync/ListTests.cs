using Connectors.Reviso.Sync;
using Connectors.Sync;

namespace Connectors.Reviso.Tests.Sync;

public sealed class ListTests
{
    [Theory, Acceptance("P-26", Missing = "the CRM in Cloud adapter")]
    [InlineData(RevisoLists.Currencies, "EUR EUR, USD USD, CHF CHF")]
    [InlineData(RevisoLists.CustomerGroups, "1 Clienti Italia, 2 Clienti UE")]
    [InlineData(RevisoLists.PaymentTerms, "1 Vista fattura, 2 30 gg data fattura, 3 30 gg fine mese, 4 Data scadenza")]
    [InlineData(RevisoLists.PaymentTypes, "1 Bank transfer, 2 Check, 3 Cash, 4 RID, 5 Payment card")]
    [InlineData(RevisoLists.VatZones, "1 Italia, 2 UE, 3 Extra UE, 4 Italia esente")]
    [InlineData(RevisoLists.PriceGroups, "1 Listino base, 2 Rivenditori")]
    [InlineData(RevisoLists.VatCodes, "V022 IVA 22%, V010 IVA 10%, V004 IVA 4%, V000 Non imponibile")]
    [InlineData(RevisoLists.Units, "1 pz, 2 ore")]
    [InlineData(RevisoLists.ProductGroups, "1 Merci, 2 Servizi")]
    [InlineData(RevisoLists.Layouts, "9 Standard")]
    [InlineData(RevisoLists.Employees, "1 Anna Rossi")]
    public async Task A_list_is_the_agreements_own_by_key(string list, string entries)
    {
        await using var f = await SyncFixture.StartAsync();
        Assert.Equal(entries, string.Join(", ", (await Lists(f).ReadListAsync(list, default)).Select(static e => $"{e.Key} {e.Label}")));
    }

    [Fact, Rule("R20")]
    public async Task A_renamed_entry_keeps_its_key_and_a_removed_one_is_gone_at_the_next_run()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Account.Rename("payment-terms", "2", "Trenta giorni");
        f.Account.Remove("payment-terms", "3");
        f.Renew();
        Assert.Equal(["1 Vista fattura", "2 Trenta giorni", "4 Data scadenza"], (await Lists(f).ReadListAsync(RevisoLists.PaymentTerms, default)).Select(static e => $"{e.Key} {e.Label}"));
    }

    [Fact, Rule("R20")]
    public async Task A_list_that_the_role_does_not_reach_says_so_and_stops_nothing_else()
    {
        await using var f = await SyncFixture.StartAsync();
        f.Reviso.Faults.RespondInstead("payment-types.list", 403, """{"message":"No","errorCode":"E03403","httpStatusCode":403,"errors":[]}""", "application/json", times: int.MaxValue);
        f.Renew();
        Assert.Equal(UnavailableReason.NotAllowed, (await Assert.ThrowsAsync<ProviderUnavailableException>(() => Lists(f).ReadListAsync(RevisoLists.PaymentTypes, default))).Reason);
        var schema = (await f.Provider.DescribeAsync(default)).Find("customer")!;
        Assert.Empty(schema[schema.SlotOf("paymentType")].Choices);
        Assert.NotEmpty(schema[schema.SlotOf("paymentTerms")].Choices);
    }

    [Fact]
    public async Task A_list_that_does_not_exist_is_a_mistake_of_the_developer()
    {
        await using var f = await SyncFixture.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => Lists(f).ReadListAsync("payment-therms", default));
    }

    private static IListSource Lists(SyncFixture f) => f.Provider.GetFeature<IListSource>()!;
}
