using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>Reversals and payments. Named by the number under which the trap is listed.</summary>
public sealed class ReversalAndPaymentTrapTests
{
    [Theory]
    [InlineData("Factura este deja stornata.", SmartbillErrorCodes.AlreadyReversed)]
    [InlineData("Factura CRM0042 este anulata.", SmartbillErrorCodes.InvoiceCancelled)]
    [InlineData("Factura CRM0042 este de tip storno. Nu se poate storna.", SmartbillErrorCodes.IsReversal)]
    public async Task Trap15_AReversalIsRefusedAsAConflict(string text, string code)
    {
        await using var test = TestClient.On(new WireHandler().Answer($$"""{"errorText":"{{text}}","documentId":-1}""", 400));
        Assert.Equal(code, (await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Invoices.ReverseAsync(Samples.Id))).ErrorCode);
    }

    [Fact]
    public async Task Trap_PaymentsThatTheVendorsTextsDisagreeOnAreNotSent()
    {
        await using var test = TestClient.On(new WireHandler());
        var payments = test.Client.Payments;
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { UseInvoiceDetails = true }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { UseInvoiceDetails = true, Value = null, InvoicesList = [PaidInvoice.Of(Samples.Id), PaidInvoice.Of(Samples.Id)] }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { UseInvoiceDetails = true, Value = null, InvoicesList = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.CreateAsync(Samples.Payment with { Type = PaymentType.Receipt }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.DeleteAsync(new() { Type = PaymentType.Card }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.DeleteAsync(new() { Type = PaymentType.Card, Invoice = Samples.Id, Value = 1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => payments.DeleteAsync(new() { Type = PaymentType.Card, Date = new(2026, 1, 1), Value = 1, ClientName = "A" }));
    }

    [Fact]
    public async Task Trap_OnlyReceiptsHaveDraftsAndOnlyTheyCarryTheFlag()
    {
        var wire = new WireHandler().Answer(Samples.Empty).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Payments.CreateAsync(Samples.Payment);
        await test.Client.Payments.CreateAsync(Samples.Payment with { Type = new("chitanta"), SeriesName = "CHT", IsDraft = true });
        Assert.DoesNotContain("isDraft", wire.Requests[0]);
        Assert.Contains("\"isDraft\": true", wire.Requests[1]);
        // SmartBill would take the money for received.
        await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Payments.CreateAsync(Samples.Payment with { IsDraft = true }));
        Assert.Equal(2, wire.Requests.Count);
    }

    [Fact]
    public async Task Trap_APaymentIsDeletedByItsInvoiceOrByAllOfItsDataAndByNothingInBetween()
    {
        var wire = new WireHandler().Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        var whole = new PaymentDeletion { Type = PaymentType.Card, Date = new(2026, 3, 2), Value = 10, ClientName = "Acme", ClientVatCode = "RO87654321" };
        foreach (var wrong in new[]
        {
            new PaymentDeletion { Type = PaymentType.Card }, whole with { Invoice = Samples.Id }, whole with { Date = null }, whole with { Value = null }, whole with { ClientName = null },
            whole with { ClientVatCode = null }, new() { Type = PaymentType.Card, Invoice = Samples.Id, Value = 10 },
        })
            Assert.Contains("either Invoice", (await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Payments.DeleteAsync(wrong))).Message);
        Assert.Empty(wire.Requests);
        await test.Client.Payments.DeleteAsync(whole);
        Assert.Contains("paymentType=Card&paymentDate=2026-03-02&paymentValue=10&clientName=Acme&clientCif=RO87654321", wire.Requests[0]);
    }
}
