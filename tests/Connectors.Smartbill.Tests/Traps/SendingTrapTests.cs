using Connectors.Smartbill.Tests.Support;

namespace Connectors.Smartbill.Tests.Traps;

/// <summary>What must not be sent, not twice, or not without being said. Named by the number under which the trap is listed.</summary>
public sealed class SendingTrapTests
{
    private const string Page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

    [Theory]
    [InlineData("lost")]
    [InlineData("html")]
    [InlineData("timeout")]
    public async Task Trap01_ATimedOutPostIsNeverSentAgain(string how)
    {
        var wire = new WireHandler().Answer(() => how switch
        {
            "lost" => throw new HttpRequestException(HttpRequestError.ResponseEnded, "ended"),
            "html" => WireHandler.Body(Page, "text/html", 500),
            _ => throw new TaskCanceledException(),
        });
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        Assert.True((await Assert.ThrowsAsync<OutcomeUnknownException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice))).MayHaveBeenApplied);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap01_EveryCreateAndDeleteIsSentOnce()
    {
        var wire = new WireHandler();
        await using var test = TestClient.On(wire, clock: new ImpatientClock());
        var c = test.Client;
        Func<Task>[] writes =
        [
            () => c.Invoices.CreateAsync(Samples.Invoice), () => c.Invoices.ReverseAsync(Samples.Id), () => c.Invoices.DeleteAsync(Samples.Id), () => c.Estimates.CreateAsync(Samples.Estimate),
            () => c.Estimates.DeleteAsync(Samples.Id), () => c.Payments.CreateAsync(Samples.Payment), () => c.Payments.DeleteReceiptAsync(Samples.Id),
            () => c.Payments.DeleteAsync(new() { Type = PaymentType.Card, Invoice = Samples.Id }), () => c.Documents.SendEmailAsync(DocumentKind.Invoice, Samples.Id),
        ];
        for (var i = 0; i < writes.Length; i++)
        {
            wire.Answer(() => WireHandler.Body(Page, "text/html", 500));
            var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(writes[i]);
            Assert.Equal(TestClient.Cif, unknown.Evidence.Hints["companyVatCode"]);
            Assert.Equal(i + 1, wire.Requests.Count);
        }
    }

    [Fact]
    public async Task Trap05_WhatDefaultsToFalseIsAlwaysSaidAndZeroPercentNeedsItsName()
    {
        var wire = new WireHandler().Answer(Samples.Issued);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice with { Client = Samples.Client with { IsTaxPayer = false } });
        Assert.Contains("\"isTaxPayer\": false", wire.Requests[0]);
        Assert.Contains("\"isTaxIncluded\": false", wire.Requests[0]);
        var zero = Samples.Invoice with { Lines = [Samples.Line, Samples.Line with { TaxPercentage = 0, TaxName = " " }] };
        Assert.Contains("Lines[1] has 0 % VAT and no TaxName", (await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.CreateAsync(zero))).Message);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Trap06_DiscountsThatSmartBillWouldGetWrongAreNotSent()
    {
        await using var test = TestClient.On(new WireHandler());
        var discount = new DocumentLine { Name = "D", MeasuringUnitName = "buc", IsTaxIncluded = false, TaxPercentage = 21, IsDiscount = true, NumberOfItems = 1, DiscountType = DiscountType.Amount, DiscountValue = -1 };
        foreach (var wrong in new[]
        {
            discount with { NumberOfItems = null }, discount with { NumberOfItems = 2 }, discount with { NumberOfItems = 0 }, discount with { DiscountValue = 1 }, discount with { DiscountValue = null },
            discount with { DiscountType = null }, discount with { DiscountType = new("3") }, discount with { DiscountType = DiscountType.Percentage, DiscountPercentage = 101 },
            discount with { DiscountType = DiscountType.Percentage, DiscountPercentage = 0 }, discount with { DiscountType = DiscountType.Percentage },
        })
        {
            var message = (await Assert.ThrowsAsync<ArgumentException>(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { Lines = [Samples.Line, wrong] }))).Message;
            Assert.StartsWith("Lines[1] is a discount", message);
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task Trap_APrecisionThatSmartBillWouldCutInSilenceIsNotSent(int precision, bool known)
    {
        var wire = new WireHandler().Answer(Samples.Issued);
        await using var test = TestClient.On(wire);
        var error = await Record.ExceptionAsync(() => test.Client.Invoices.CreateAsync(Samples.Invoice with { Precision = precision }));
        Assert.Equal(known, error is null);
        Assert.Equal(known ? 1 : 0, wire.Requests.Count);
        if (!known)
            Assert.Contains("Precision is " + precision, Assert.IsType<ArgumentException>(error).Message);
    }

    [Fact]
    public async Task Trap07_NothingIsSavedToTheAccountsListsUnlessAsked()
    {
        var wire = new WireHandler().Answer(Samples.Issued);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice);
        Assert.Equal(2, wire.Requests[0].Split("\"saveToDb\": false").Length - 1);
    }

    [Fact]
    public async Task Trap14_NoNullIsSent()
    {
        var wire = new WireHandler().Answer(Samples.Issued).Answer(Samples.Empty);
        await using var test = TestClient.On(wire);
        await test.Client.Invoices.CreateAsync(Samples.Invoice);
        await test.Client.Payments.CreateAsync(Samples.Payment);
        Assert.All(wire.Requests, r => Assert.DoesNotContain("null", r));
        Assert.All(wire.Requests, r => Assert.Contains("\"companyVatCode\": \"RO12345678\"", r));
    }
}
