using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

public sealed class ProbeTests
{
    [Fact]
    public async Task A_good_account_is_all_well_and_nothing_is_changed()
    {
        await using var test = await SimulatedClient.StartAsync();
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.All(probe.Capabilities, c => Assert.Equal(ProbeStatus.Ok, c.Status));
        Assert.Equal("Series: FCT.", probe.Find(SmartbillCapabilities.InvoiceSeries)!.Reason);
        Assert.All(test.Simulator.Calls, c => Assert.Equal("GET", c.Method));
        Assert.Equal(4, test.Simulator.Calls.Count);
    }

    [Fact]
    public async Task What_is_missing_is_a_text_for_each_capability_that_says_who_must_do_what()
    {
        var texts = new List<string>
        {
            await ProbeAsync("token of before a new password", t => t.Simulator.SignIns.RenewToken(t.Simulator.SignIns.First)),
            await ProbeAsync("company of another user", t => t.Simulator.SignIns.First.Companies = new HashSet<string>()),
            await ProbeAsync("CIF without RO", _ => { }, o => o.Credentials!.CompanyVatCode = "12345678"),
            await ProbeAsync("no series, no stock module", t =>
            {
                t.Account.RemoveSeries("FCT").RemoveSeries("PFC");
                t.Account.HasStockModule = false;
            }),
            await ProbeAsync("no V3 token", _ => { }, o => o.Credentials!.TokenV3 = null),
            await ProbeAsync("V3 token revoked", t => t.Simulator.SignIns.RevokeV3Token(t.Account.V3Token)),
            await ProbeAsync("subscription ended", t => t.Simulator.SignIns.First.V3Refusal = "subscription_expired"),
            await ProbeAsync("blocked by other programs", t => t.Simulator.SignIns.SpendCalls(t.Simulator.SignIns.First, 31)),
            await ProbeAsync("SmartBill is down", t => t.Simulator.BadGateway("*", 100)),
        };
        Verified.Text(string.Join("\n\n", texts));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(200)]
    public async Task Open16_a_company_without_VAT_has_right_credentials(int status)
    {
        await using var test = await SimulatedClient.StartAsync();
        (test.Account.IsVatPayer, test.Simulator.Oddities.NoVatTaxStatus) = (false, status);
        var probe = await test.Client.ProbeAsync();
        Assert.True(probe.Ok);
        Assert.Equal("The company pays no VAT.", probe.Find(SmartbillCapabilities.Company)!.Reason);
        Assert.Equal(SmartbillErrorCodes.CompanyNotVatPayer, (await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Taxes.ListAsync())).ErrorCode);
        // Its invoices carry no VAT.
        var line = Samples.Line with { IsTaxIncluded = null, TaxName = null, TaxPercentage = null };
        var id = (await test.Client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "FCT", Lines = [line] })).Id!.Value;
        Assert.Equal(31.5m, (await test.Client.Invoices.GetPaymentStateAsync(id)).Total);
    }

    private static async Task<string> ProbeAsync(string name, Action<SimulatedClient> before, Action<SmartbillOptions>? change = null)
    {
        await using var test = await SimulatedClient.StartAsync(change: change, hostClock: new ImpatientClock());
        before(test);
        var probe = await test.Client.ProbeAsync();
        Assert.DoesNotContain(test.Account.Token, string.Join(' ', probe.Capabilities.Select(c => c.Reason + c.NextStep)));
        return $"=== {name}\n" + string.Join('\n', probe.Capabilities.Select(c => $"{c.Name} {c.Status}: {c.Reason} [{c.Who}] {c.NextStep}".TrimEnd()));
    }
}
