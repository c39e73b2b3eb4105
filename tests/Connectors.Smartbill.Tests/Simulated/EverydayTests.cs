using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>A day's work under whatever reading of the doubtful questions is drawn.</summary>
public sealed class EverydayTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_everyday_holds_under_every_reading(int seed)
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10, "Șurub M8").Client("Acme SRL", c => c with { VatCode = "RO87654321", Phone = "0700" }));
        var (odd, client, account) = (test.Simulator.Oddities, test.Client, test.Account);
        odd.ChooseReadings(new Random(seed));

        Assert.True((await client.ProbeAsync()).Ok);
        var vat = (await client.Taxes.ListAsync()).First(t => t.Name == "Normala");
        var next = (await client.Series.ListAsync(SeriesType.Estimate)).Single();
        Assert.Equal("0001", next.PrintedNextNumber());

        // Offer, invoice that moves stock, payment in two parts.
        var line = Samples.Line with { TaxName = vat.Name, TaxPercentage = vat.Percentage, WarehouseName = "Depozit", Currency = SmartbillCurrency.Ron };
        var customer = Samples.Client with { Name = "Acme SRL" };
        var offer = (await client.Estimates.CreateAsync(new() { SeriesName = "PFC", Client = customer, Lines = [line] })).Id!.Value;
        Assert.False((await client.Estimates.GetInvoicesAsync(offer)).IsInvoiced);
        var created = await client.Invoices.CreateAsync(InvoiceInput.FromEstimate("FCT", offer, useStock: true) with { Mentions = "Order 4711" });
        var invoice = created.Id!.Value;
        Assert.Equal((new(account.Cif, "FCT", "0001"), account.Invoices[0].Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), (invoice, created.InternalId));
        Assert.Equal(invoice, Assert.Single((await client.Estimates.GetInvoicesAsync(offer)).Invoices));
        Assert.Equal(7, account.StockOf("Depozit", "S8"));
        Assert.Equal(7, Assert.Single(Assert.Single(await client.Stocks.ListAsync(new() { ProductCode = "S8" })).Products).Quantity);
        // A customer that was not to be saved was not.
        Assert.Equal("0700", Assert.Single(account.Clients).Phone);
        test.NextWindow();

        var part = Samples.Payment with { Client = customer, Value = 8.12m, InvoicesList = [PaidInvoice.Of(invoice)] };
        await client.Payments.CreateAsync(part);
        var receipt = (await client.Payments.CreateAsync(part with { Type = PaymentType.Receipt, SeriesName = "CH", IsCash = true, Value = 10 })).Receipt!.Value;
        Assert.Equal("0001", receipt.Number);
        await client.Payments.CreateAsync(new() { Type = PaymentType.Card, IsCash = false, UseInvoiceDetails = true, InvoicesList = [PaidInvoice.Of(invoice)] });
        var state = await client.Invoices.GetPaymentStateAsync(invoice);
        Assert.Equal((38.12m, 38.12m, 0m, true), (state.Total, state.Paid, state.Unpaid, state.IsPaid));
        await client.Payments.DeleteAsync(new() { Type = PaymentType.Card, Invoice = invoice });
        await client.Payments.DeleteReceiptAsync(receipt);
        Assert.Equal(8.12m, (await client.Invoices.GetPaymentStateAsync(invoice)).Paid);

        // Refusals are refusals, whatever their status and wording.
        Assert.Equal(SmartbillErrorCodes.SeriesNotFound, (await Assert.ThrowsAsync<ConnectorValidationException>(() => client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "XYZ", ReadNextNumber = false }))).ErrorCode);
        var tooMany = Samples.Invoice with { SeriesName = "FCT", UseStock = true, Lines = [line with { Quantity = 8 }], ReadNextNumber = false };
        Assert.Equal(SmartbillErrorCodes.InsufficientStock, (await Assert.ThrowsAsync<ConnectorValidationException>(() => client.Invoices.CreateAsync(tooMany))).ErrorCode);
        var never = tooMany with { Lines = [line with { Code = "N1" }] };
        Assert.Equal(SmartbillErrorCodes.ProductNeverReceived, (await Assert.ThrowsAsync<ConnectorValidationException>(() => client.Invoices.CreateAsync(never))).ErrorCode);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => client.Invoices.GetPaymentStateAsync(client.DocumentId("FCT", "1")));
        test.NextWindow();

        // Reversal, cancelling, deletion of the last.
        var reversal = (await client.Invoices.ReverseAsync(invoice)).Id!.Value;
        Assert.Equal("0002", reversal.Number);
        Assert.Equal(10, account.StockOf("Depozit", "S8"));
        Assert.Equal(SmartbillErrorCodes.NotLastInSeries, (await Assert.ThrowsAsync<ConnectorConflictException>(() => client.Invoices.DeleteAsync(invoice))).ErrorCode);
        Assert.True((await client.Invoices.CancelAsync(reversal)).Changed);
        Assert.False((await client.Invoices.CancelAsync(reversal)).Changed);
        Assert.True((await client.Invoices.RestoreAsync(reversal)).Changed);
        await client.Invoices.DeleteAsync(reversal);
        Assert.Contains("(Order 4711)", await test.PrintAsync(invoice));
        test.NextWindow();

        // A lost answer, and a block.
        test.Simulator.Faults.LoseReplyAfterCommit("invoices.create");
        var lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => client.Invoices.CreateAsync(Samples.Invoice with { SeriesName = "FCT", Mentions = "Order 4712", Lines = [line] }));
        Assert.Equal("0002", (await Settling.FindInvoiceAsync(client, lost.Evidence))!.Value.Number);
        test.Simulator.SignIns.SpendCalls(test.Simulator.SignIns.First, 31);
        Assert.Equal(SmartbillErrorCodes.CallLimitReached, (await Assert.ThrowsAsync<ConnectorRateLimitException>(() => client.Taxes.ListAsync(new() { Timeout = TimeSpan.FromSeconds(5) }))).ErrorCode);
        Assert.Equal("Acme SRL", (await client.Clients.ListPageAsync()).Items[0].Name);
        Assert.Equal(2, account.Invoices.Count);
    }
}
