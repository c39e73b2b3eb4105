using Connectors.Uniconta.Tests.Support;
using static Connectors.Uniconta.Tests.Wire.Wire;

namespace Connectors.Uniconta.Tests.Wire;

/// <summary>What is sent to the Web API, letter by letter. The first call signs in.</summary>
public sealed class WebApiWireTests
{
    private static readonly RowId Id = new(101);

    private static readonly InvoicePosting Posting = new()
    {
        Order = new() { OrderNumber = new(1007), Account = "T-1001", OurRef = "WEB-1", Currency = "DKK" },
        Lines = [new() { Item = "ITEM-1", Text = "Vare 1", Qty = 2, Price = 125.5m }, new() { Text = "Fritekst", Qty = 1, Total = 100 }],
        Date = new(2026, 1, 31),
        SendEmail = true,
    };

    [Fact]
    public Task Tables() => Snapshot(o => (o.UseWebApi, o.ApiKey) = (true, TestClient.ApiKey))
        .Call("list everything", [TestClient.Login, "[]"], c => c.Debtors.ListPageAsync())
        .Call("list with a query", "[]", c => c.Debtors.ListPageAsync(new() { Filter = DebtorField.Group.Is("DK").And(DebtorField.Name.Is("a*")).And(DebtorField.EndDiscountPct.AtLeast(5)), PageSize = 50 }, "skip:100"))
        .Call("get by key", "[]", c => c.Debtors.GetByKeyAsync("T-1001"))
        .Call("get by a key that reads like an expression", "[]", c => c.Debtors.GetByKeyAsync("1..9"))
        .Call("create", DebtorRow, c => c.Debtors.CreateAsync(new() { Account = "T-1001", Name = "Prøvekunde A/S", Country = Country.Denmark, VatZone = VatZone.Domestic }))
        .Call("create lines", "[]", c => c.OrderLines.CreateManyAsync([new() { OrderNumber = new(1007), Item = "ITEM-1", Qty = 2, Price = 125.5m }]))
        .Call("delete lines", [$"[{LineRow},{LineRow.Replace("901", "902")}]", ""], c => c.OrderLines.DeleteManyAsync(new(1007), [new(901), new(902)]))
        .Call("update goes to Entities", [$"[{DebtorRow}]", DebtorRow], c => c.Debtors.UpdateAsync(Id, d => d with { Country = Country.Sweden }))
        .VerifyAsync();

    [Fact]
    public Task Updates_where_they_are_allowed() => Snapshot(o => (o.UseWebApi, o.AllowWebApiUpdate) = (true, true))
        .Call("update", [TestClient.Login, $"[{DebtorRow}]", DebtorRow], c => c.Debtors.UpdateAsync(Id, d => d with { Country = Country.Sweden }))
        .VerifyAsync();

    [Fact]
    public Task Invoices() => Snapshot()
        .Call("simulate", [TestClient.Login, """{"Err":0}"""], c => c.Invoices.SimulateAsync(Posting))
        .Call("post", ["""{"Err":0}""", """{"Err":0,"InvoiceNumber":5001,"JournalPostedlId":777}"""], c => c.Invoices.PostAsync(Posting))
        .Call("PDF", "\"JVBERi0xLjQK\"", c => c.Invoices.GetPdfAsync("T-1001", new(2026, 1, 31), 5001))
        .Call("PDF by its document", "\"JVBERi0xLjQK\"", c => c.Invoices.GetPdfByDocumentAsync(new("11111111-1111-4111-8111-111111111111")))
        .Call("raw", "[]", c => c.SendToWebApiAsync(new(HttpMethod.Get, "swagger/v1/swagger.json")))
        .VerifyAsync();
}
