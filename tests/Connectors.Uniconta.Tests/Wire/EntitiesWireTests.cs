using static Connectors.Uniconta.Tests.Wire.Wire;

namespace Connectors.Uniconta.Tests.Wire;

/// <summary>What is sent to OData and Entities, letter by letter.</summary>
public sealed class EntitiesWireTests
{
    private const string None = """{"value":[]}""";
    private static readonly RowId Id = new(101);

    [Fact]
    public Task Debtors() => Snapshot()
        .Call("list everything", None, c => c.Debtors.ListPageAsync())
        .Call("list with a query", None, c => c.Debtors.ListPageAsync(
            new()
            {
                Filter = DebtorField.Group.Is("DK").And(DebtorField.UpdatedAt.AtLeast(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))).And(DebtorField.EndDiscountPct.AtMost(12.5m)),
                OrderBy = DebtorField.Name,
                Descending = true,
                PageSize = 50,
            },
            "skip:100"))
        .Call("list by several values", None, c => c.Debtors.ListPageAsync(new() { Filter = DebtorField.Account.IsAnyOf("1", "2") }))
        .Call("find by a field", "[]", c => c.Debtors.FindAsync(DebtorField.CompanyRegNo, "12345678"))
        .Call("get by key", "[]", c => c.Debtors.GetByKeyAsync("Ø 1/2"))
        .Call("get", $"[{DebtorRow}]", c => c.Debtors.GetAsync(Id))
        .Call("create", DebtorRow, c => c.Debtors.CreateAsync(new Debtor
        {
            Account = "T-1001",
            Name = "Prøvekunde A/S",
            Group = "DK",
            Country = Country.FromIso2("DK"),
            Currency = "DKK",
            VatZone = VatZone.Domestic,
            EndDiscountPct = 12.5m,
            CurBalance = 99,
        }.WithField("CrmId", "o-7")))
        .CallEmpty("create many", c => c.Debtors.CreateManyAsync([new() { Name = "A" }, new() { Name = "B", Blocked = true }]))
        .Call("update", [$"[{DebtorRow}]", DebtorRow], c => c.Debtors.UpdateAsync(Id, current => current with { Phone = "12345678" }))
        .Call("delete", [$"[{DebtorRow}]", "\"Succes\""], c => c.Debtors.DeleteAsync(Id))
        .VerifyAsync();

    [Fact]
    public Task An_update_that_sends_only_changes() => Snapshot(o => o.UpdatesSendOnlyChanges = true)
        .Call("update", [$"[{DebtorRow}]", DebtorRow], c => c.Debtors.UpdateAsync(Id, current => (current with { Phone = null, Blocked = true }).WithField("CrmId", "o-8")))
        .VerifyAsync();

    [Fact]
    public Task Persons() => Snapshot()
        .Call("contacts of a debtor", "[]", c => c.Contacts.ListByDebtorAsync("T-1001"))
        .Call("create a contact", """{"RowId":5}""", c => c.Contacts.CreateAsync(new() { Name = "Ane", Email = "ane@example.test", DCType = AccountOwner.Debtor, DCAccount = "T-1001" }))
        .Call("list contacts", None, c => c.Contacts.ListPageAsync(new() { PageSize = 10 }))
        .Call("list employees", None, c => c.Employees.ListPageAsync())
        .Call("create an employee", """{"RowId":6}""", c => c.Employees.CreateAsync(new() { Number = "S1", Name = "Bo", Email = "bo@example.test", Title = ContactTitle.Sales, Hired = new(2026, 1, 2) }))
        .VerifyAsync();

    [Fact]
    public Task Items() => Snapshot()
        .Call("list", None, c => c.Items.ListPageAsync())
        .Call("create", """{"RowId":7}""", c => c.Items.CreateAsync(new() { Number = "ITEM-1", Name = "Vare 1", ItemType = ItemKind.Service, CostModel = CostModel.FIFO, Group = "V", Unit = ItemUnit.Hours, SalesPrice1 = 799.95m }))
        .VerifyAsync();

    [Fact]
    public Task Orders() => Snapshot()
        .Call("list", None, c => c.Orders.ListPageAsync(new() { Filter = OrderField.OrderNumber.Is(new OrderNumber(1007)) }))
        .Call("get by number", "[]", c => c.Orders.GetByKeyAsync("1007"))
        .Call("create", """{"RowId":77,"OrderNumber":1007,"Account":"T-1001","OurRef":"WEB-1"}""", c => c.Orders.CreateAsync(new() { Account = "T-1001", OurRef = "WEB-1", DeliveryDate = new(2026, 2, 3), DeliveryCountry = Country.Sweden }))
        .Call("lines of an order", $"[{LineRow}]", c => c.OrderLines.ListByOrderAsync(new(1007)))
        .Call("create lines", "[]", c => c.OrderLines.CreateManyAsync(
        [
            new() { OrderNumber = new(1007), LineNumber = 1, Item = "ITEM-1", Text = "Vare 1", Qty = 2, Price = 125.5m },
            new() { OrderNumber = new(1007), LineNumber = 2, Text = "Fritekst", Qty = 1, Total = 100 },
        ]))
        .Call("delete lines", [$"[{LineRow},{LineRow.Replace("901", "902")}]", "", ""], c => c.OrderLines.DeleteManyAsync(new(1007), [new(901), new(902), new(999)]))
        .Call("update a line", [$"[{LineRow}]", LineRow], c => c.OrderLines.UpdateAsync(new(901), l => l with { Qty = 3 }))
        .VerifyAsync();

    [Fact]
    public Task Offers() => Snapshot()
        .Call("list", None, c => c.Offers.ListPageAsync())
        .Call("create", """{"RowId":78,"OfferNumber":5}""", c => c.Offers.CreateAsync(OrderDefaults.OfferFrom(new() { Account = "T-1001", Currency = "EUR", Payment = "14" })))
        .Call("lines of an offer", [$$"""[{"RowId":1,"OrderNumber":5}]""", """[{"RowId":1,"OrderNumber":5}]"""], c => c.OfferLines.ListByOfferAsync(new(5)))
        .Call("create a line", """{"RowId":1}""", c => c.OfferLines.CreateAsync(new() { OfferNumber = new(5), Item = "ITEM-1", Qty = 1, Price = 10 }))
        .Call("delete lines", ["""[{"RowId":1,"OfferNumber":5}]""", ""], c => c.OfferLines.DeleteManyAsync(new(5), [new(1)]))
        .VerifyAsync();

    [Fact]
    public Task Invoices() => Snapshot()
        .Call("list", None, c => c.Invoices.ListPageAsync(new() { PageSize = 10, Filter = InvoiceField.Date.AtLeast(new DateOnly(2026, 1, 1)).And(InvoiceField.Date.AtMost(new DateOnly(2026, 1, 31))) }))
        .Call("of an order", "[]", c => c.Invoices.ListByOrderAsync(new(1007)))
        .Call("lines", "[]", c => c.InvoiceLines.ListByInvoiceAsync(5001))
        .VerifyAsync();

    [Fact]
    public Task Setup() => Snapshot()
        .Call("debtor groups", None, c => c.DebtorGroups.ListPageAsync())
        .Call("payment terms", None, c => c.PaymentTerms.ListPageAsync())
        .Call("item groups", None, c => c.ItemGroups.ListPageAsync())
        .Call("VAT codes", None, c => c.VatCodes.ListPageAsync())
        .Call("layout groups", None, c => c.LayoutGroups.ListPageAsync())
        .Call("companies", None, c => c.Companies.ListPageAsync())
        .Call("user-defined fields", None, c => c.UserFields.ListPageAsync())
        .Call("whether fields are there", [$$"""{"value":[{{DebtorRow}}]}""", None], c => c.UserFields.CheckAsync(UserFieldTable.Debtor, ["CrmID"]))
        .Call("change URLs", None, c => c.ChangeUrls.ListPageAsync())
        .Call("create a change URL", """{"RowId":3}""", c => c.ChangeUrls.CreateAsync(new() { Table = "Debtor", Url = "https://crm.example/hook", UsePost = true }))
        .Call("another table", None, c => c.Table("CreditorClient").ListPageAsync(new() { Filter = new UnicontaField("Account").Is("9") }))
        .Call("insert into another table", """{"RowId":3}""", c => c.Table("CreditorClient").CreateAsync(new TableRow().WithField("Account", "9").WithField("Name", "Leverandør")))
        .Call("raw", "{}", c => c.SendAsync(new(HttpMethod.Get, "api/Entities/Read/DebtorClient")))
        .VerifyAsync();
}
