using System.Text;
using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>Words, numbers and addresses that differ by place. Named by the number under which the trap is listed.</summary>
public sealed class NamingTrapTests
{
    [Fact]
    public async Task Trap04_TheUrlIsWhereOnePaysAndNotTheDocument()
    {
        var wire = new WireHandler().Answer("""{"errorText":"","number":"0042","series":"CRM","url":"https://pay.example/1","documentUrl":"https://cloud.example/edit/1","documentId":77,"documentViewUrl":"https://cloud.example/view/1"}""");
        await using var test = TestClient.On(wire);
        var created = await test.Client.Invoices.CreateAsync(Samples.Invoice);
        Assert.Equal(("https://pay.example/1", "https://cloud.example/edit/1", "https://cloud.example/view/1"), (created.PaymentUrl!.ToString(), created.EditUrl!.ToString(), created.PublicUrl!.ToString()));
        Assert.StartsWith("POST https://ws.smartbill.ro/SBORO/api/invoice/v2\n", wire.Requests[0]);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("view/1")]
    public async Task Trap04_AnAddressThatIsNoWebAddressIsNotHandedOnAsALink(string address)
    {
        var wire = new WireHandler().Answer(Samples.Issued.Replace("https://cloud.smartbill.ro/view/abc", address, StringComparison.Ordinal));
        await using var test = TestClient.On(wire);
        var created = await test.Client.Invoices.CreateAsync(Samples.Invoice);
        Assert.Equal((null, "0042"), (created.PublicUrl, created.Id!.Value.Number));
        Assert.NotNull(created.EditUrl);
    }

    [Fact]
    public async Task Trap08_ZerosAndLetterCaseArriveAsTheyAre()
    {
        var wire = new WireHandler().Answer(Samples.Issued).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        var created = await test.Client.Invoices.CreateAsync(Samples.Invoice with { Lines = [Samples.Line with { MeasuringUnitName = "BUC", Code = "aB", WarehouseName = "dEpozit" }] });
        Assert.Equal("0042", created.Id!.Value.Number);
        Assert.All(new[] { "\"BUC\"", "\"aB\"", "\"dEpozit\"" }, word => Assert.Contains(word, wire.Requests[0]));
        await test.Client.Payments.DeleteAsync(new() { Type = new(" Cec "), Invoice = created.Id });
        Assert.Contains("paymentType=CEC&invoiceSeries=CRM&invoiceNumber=0042\n", wire.Requests[1]);
    }

    [Fact]
    public async Task Trap10_SpellingsDifferByPlace()
    {
        var wire = new WireHandler().Answer(Samples.Issued).Answer(Samples.Empty).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { Observations = "a", CollectedTax = 1 });
        await test.Client.Payments.CreateAsync(Samples.Payment with { Observation = "b" });
        await test.Client.Invoices.CancelAsync(Samples.Id);
        Assert.Contains("\"observations\": \"a\"", wire.Requests[0]);
        Assert.Contains("\"colectedTax\": 1", wire.Requests[0]);
        Assert.Contains("\"seriesName\": \"CRM\"", wire.Requests[0]);
        Assert.Contains("\"observation\": \"b\"", wire.Requests[1]);
        Assert.StartsWith("PUT https://ws.smartbill.ro/SBORO/api/invoice/cancel?cif=RO12345678&seriesname=CRM&number=0042\n", wire.Requests[2]);
        Assert.DoesNotContain("\n\n", wire.Requests[2]);
    }

    [Fact]
    public async Task Trap_TokensMayHoldPipesAndColons()
    {
        var wire = new WireHandler().Answer("""{"taxes":[]}""");
        await using var test = TestClient.On(wire, o => o.Credentials!.Token = "003|ab:cd");
        await test.Client.Taxes.ListAsync();
        Assert.Contains("Authorization: Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("user@firm.example:003|ab:cd")), wire.Requests[0]);
    }
}
