using Connectors.Smartbill.Tests.Support;
using Connectors.Testing.Smartbill;

namespace Connectors.Smartbill.Tests.Simulated;

public sealed class EstimateTests
{
    private static readonly EstimateInput Ours = Samples.Estimate with
    {
        SeriesName = "PFC",
        Mentions = "Offer 9",
        IssueDate = new(2026, 3, 1),
        DueDate = new(2026, 3, 31),
        DeliveryDate = new(2026, 3, 5),
        Observations = "x",
        Aviz = "7",
        Lines = [Samples.Line with { WarehouseName = "Depozit" }],
    };

    [Fact]
    public async Task A_proforma_is_stored_as_it_was_given_and_printed()
    {
        await using var test = await SimulatedClient.StartAsync();
        var created = await test.Client.Estimates.CreateAsync(Ours);
        Assert.Equal(new(test.Account.Cif, "PFC", "0001"), created.Id);
        var stored = Assert.Single(test.Account.Estimates);
        Assert.Equal(
            (38.12m, "Offer 9", new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), (DateOnly?)new DateOnly(2026, 3, 5), "x", "7", "Depozit"),
            (stored.Total, stored.Mentions, stored.IssueDate, stored.DueDate, stored.DeliveryDate, stored.Observations, stored.Texts["aviz"], stored.Lines[0].Warehouse));
        Assert.Contains("(Offer 9)", await test.PrintAsync(created.Id!.Value, estimate: true));
        await test.Client.Documents.SendEmailAsync(DocumentKind.Estimate, created.Id.Value, new() { To = "a@b.example" });
        Assert.Equal(("proforma", "PFC0001"), (test.Account.SentEmails[0].Type, test.Account.SentEmails[0].Document));
    }

    [Fact]
    public async Task Drafts_do_not_make_it_invoiced_and_an_invoice_does()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Estimates.CreateAsync(Ours)).Id!.Value;
        var none = await test.Client.Estimates.GetInvoicesAsync(id);
        Assert.Equal((false, false), (none.IsInvoiced, none.HasDrafts));
        await test.Client.Invoices.CreateAsync(InvoiceInput.FromEstimate("FCT", id) with { IsDraft = true });
        var draft = await test.Client.Estimates.GetInvoicesAsync(id);
        Assert.Equal((false, true), (draft.IsInvoiced, draft.HasDrafts));
        var invoice = (await test.Client.Invoices.CreateAsync(InvoiceInput.FromEstimate("FCT", id) with { Mentions = "Order 4711" })).Id!.Value;
        var both = await test.Client.Estimates.GetInvoicesAsync(id);
        Assert.True(both.HasDrafts);
        Assert.Equal(invoice, Assert.Single(both.Invoices));
        Assert.Equal((38.12m, "Order 4711", Samples.Client.Name), (test.Account.Invoices[1].Total, test.Account.Invoices[1].Mentions, test.Account.Invoices[1].Client.Name));
    }

    [Theory]
    [InlineData(SmartbillEstimateStock.EstimateFlag)]
    [InlineData(SmartbillEstimateStock.InvoiceFlag)]
    [InlineData(SmartbillEstimateStock.Either)]
    public async Task Whichever_flag_counts_stock_moves_exactly_when_it_is_said(SmartbillEstimateStock reading)
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Receive("Depozit", "S8", 10, "Șurub M8"));
        test.Simulator.Oddities.EstimateStock = reading;
        var id = (await test.Client.Estimates.CreateAsync(Ours)).Id!.Value;
        await test.Client.Invoices.CreateAsync(InvoiceInput.FromEstimate("FCT", id, useStock: false));
        Assert.Equal(10, test.Account.StockOf("Depozit", "S8"));
        await test.Client.Invoices.CreateAsync(InvoiceInput.FromEstimate("FCT", id, useStock: true));
        Assert.Equal(7, test.Account.StockOf("Depozit", "S8"));
    }

    [Fact]
    public async Task A_proforma_is_cancelled_restored_and_deleted()
    {
        await using var test = await SimulatedClient.StartAsync();
        var id = (await test.Client.Estimates.CreateAsync(Ours)).Id!.Value;
        Assert.True((await test.Client.Estimates.CancelAsync(id)).Changed);
        Assert.False((await test.Client.Estimates.CancelAsync(id)).Changed);
        Assert.True((await test.Client.Estimates.RestoreAsync(id)).Changed);
        Assert.False((await test.Client.Estimates.RestoreAsync(id)).Changed);
        Assert.False(test.Account.Estimates[0].IsCancelled);
        await test.Client.Estimates.DeleteAsync(id);
        Assert.Empty(test.Account.Estimates);
        foreach (var read in new Func<Task>[] { () => test.Client.Estimates.GetPdfAsync(id), () => test.Client.Estimates.GetInvoicesAsync(id), () => test.Client.Estimates.CancelAsync(id) })
            Assert.Equal(SmartbillErrorCodes.EstimateNotFound, (await Assert.ThrowsAsync<ConnectorNotFoundException>(read)).ErrorCode);
    }
}
