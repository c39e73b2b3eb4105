using Connectors.Smartbill.Tests.Support;
using Connectors.Testing.Smartbill;

namespace Connectors.Smartbill.Tests.Simulated;

/// <summary>The V3 lists.</summary>
public sealed class NomenclatureTests
{
    private const int Rows = 2_500;

    [Fact]
    public async Task Each_list_of_2500_is_read_whole_and_nothing_twice()
    {
        await using var test = await SimulatedClient.StartAsync(a =>
        {
            a.ManyClients(Rows);
            for (var i = 0; i < Rows; i++)
                a.Supplier($"Furnizor {i}").Product($"Produs {i}", $"P{i}").Warehouse($"Gestiune {i}");
        });
        Assert.Equal(test.Account.Clients.Select(c => c.Id), await ToListAsync(test.Client.Clients.ListAsync(), c => c.Id.Value));
        Assert.Equal(test.Account.Suppliers.Select(c => c.Id), await ToListAsync(test.Client.Suppliers.ListAsync(), c => c.Id.Value));
        Assert.Equal(test.Account.Products.Select(c => c.Id), await ToListAsync(test.Client.Products.ListAsync(), c => c.Id.Value));
        Assert.Equal(test.Account.Warehouses.Select(c => c.Id), await ToListAsync(test.Client.Warehouses.ListAsync(), c => c.Id.Value));
        Assert.All(new[] { "clients", "suppliers", "products", "warehouses" }, r => Assert.Equal(Rows / 100, test.Simulator.CountCalls(r + ".list")));
        Assert.Equal(Rows, (await ToListAsync(test.Client.Clients.ListAsync(new() { PageSize = 99 }), c => c.Id.Value)).Distinct().Count());
    }

    [Fact]
    public async Task Rows_that_come_in_while_pages_are_read_do_not_repeat_others()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.ManyClients(250));
        test.Simulator.Before("clients.list", _ => test.Account.Client("Later SRL"), skip: 1);
        var names = await ToListAsync(test.Client.Clients.ListAsync(), c => c.Name!);
        Assert.Equal((251, 251, "Later SRL"), (names.Count, names.Distinct().Count(), names[^1]));
    }

    [Fact]
    public async Task A_customer_reads_back_in_every_field()
    {
        var seeded = new StoredDeliveryAddress { Description = "Depozit", Address = "Str. 1", AddressAdditionalInfo = "bl. 2", AddressLine3 = "ap. 3", City = "Cluj-Napoca", County = "Cluj", Country = "Romania", ZipCode = "400001", DefaultAddress = true };
        await using var test = await SimulatedClient.StartAsync(a => a.Client("Acme SRL", c => c with
        {
            VatCode = "RO999",
            RegCom = "J12/1",
            Code = "C1",
            Address = "A",
            City = "B",
            County = "C",
            Bank = "BT",
            Iban = "RO00",
            Email = "a@b.example",
            Contact = "Ana",
            Phone = "07",
            IsVatPayer = true,
            Brand = "Acme",
            DeliveryAddresses = [seeded],
        }));
        var client = await test.Client.Clients.GetAsync(new(test.Account.Clients[0].Id));
        Assert.Equal(
            ("Acme SRL", "RO999", "J12/1", "C1", "A", "B", "C"), (client.Name, client.VatCode, client.RegCom, client.Code, client.Address, client.City, client.County));
        Assert.Equal(
            ("Romania", "BT", "RO00", "a@b.example", "Ana", "07", true, "Acme"), (client.Country, client.Bank, client.Iban, client.Email, client.Contact, client.Phone, client.IsVatPayer, client.Brand));
        Assert.Equal(
            new DeliveryAddress { Description = "Depozit", Address = "Str. 1", AddressAdditionalInfo = "bl. 2", AddressLine3 = "ap. 3", City = "Cluj-Napoca", County = "Cluj", Country = "Romania", ZipCode = "400001", DefaultAddress = true },
            Assert.Single(client.DeliveryAddresses));
    }

    [Fact]
    public async Task Products_suppliers_and_warehouses_read_back_in_every_field()
    {
        await using var test = await SimulatedClient.StartAsync(a => a
            .Product("Șurub M8", "S8", 10.5m, p => p with
            {
                Description = "D",
                IsService = true,
                Unit = "kg",
                Currency = "EUR",
                Tax = new("Redusa", 11),
                IsVatIncluded = true,
                CnCode = "00731815",
                CpvCode = "44531100",
                CountryOfOrigin = "RO",
                ContainerDeposits = [new("sticla", 2)],
            })
            .Supplier("Furnizor SRL", s => s with { VatCode = "RO888", RegCom = "J1", Code = "F1", Address = "A", City = "B", County = "C", Bank = "BT", Iban = "RO00", Email = "e@f.example", Contact = "Dan", Phone = "08", IsVatPayer = true })
            .Warehouse("Magazin", w => w with { Type = "en detail", Description = "D", Keeper = "Ion", Address = "A", City = "B", County = "C", Country = "MD", IsCustody = true }));
        var product = await test.Client.Products.GetAsync(new(test.Account.Products[0].Id));
        Assert.Equal(
            ("Șurub M8", "S8", "D", true, (decimal?)10.5m, "kg", (SmartbillCurrency?)SmartbillCurrency.Eur), (product.Name, product.Code, product.Description, product.IsService, product.Price, product.MeasuringUnitName, product.Currency));
        Assert.Equal(
            ((decimal?)11m, "Redusa", true, "00731815", "44531100", "RO"), (product.VatPercentage, product.VatName, product.IsVatIncluded, product.CnCode, product.CpvCode, product.CountryOfOrigin));
        Assert.Equal(new ContainerDeposit("sticla", 2), Assert.Single(product.ContainerDeposits));
        var supplier = await test.Client.Suppliers.GetAsync(new(test.Account.Suppliers[0].Id));
        Assert.Equal(
            new Supplier
            {
                Id = supplier.Id,
                Name = "Furnizor SRL",
                VatCode = "RO888",
                RegCom = "J1",
                Code = "F1",
                Address = "A",
                City = "B",
                County = "C",
                Country = "Romania",
                Bank = "BT",
                Iban = "RO00",
                Email = "e@f.example",
                Contact = "Dan",
                Phone = "08",
                IsVatPayer = true,
            },
            supplier);
        var warehouse = await test.Client.Warehouses.GetAsync(new(test.Account.Warehouses[0].Id));
        Assert.Equal(
            new Warehouse { Id = warehouse.Id, Name = "Magazin", Type = WarehouseType.Retail, Description = "D", Keeper = "Ion", Address = "A", City = "B", County = "C", Country = "MD", IsCustody = true }, warehouse);
    }

    [Fact]
    public async Task Filters_follow_each_resources_own_rules()
    {
        await using var test = await SimulatedClient.StartAsync(a => a
            .Client("Acme SRL", c => c with { VatCode = "RO999", Code = "aB" }).Client("Pacmer SA", c => c with { VatCode = "999", Code = "ab" })
            .Product("Șurub M8", "S8").Product("Șuruburi M8", "s8").Warehouse("Depozit Nord").Supplier("Furnizor SRL", s => s with { VatCode = "RO888", Code = "F1" }));
        Assert.Equal(["Acme SRL", "Pacmer SA"], await ToListAsync(test.Client.Clients.ListAsync(new() { Name = "acme" }), c => c.Name!));
        Assert.Equal(["Acme SRL"], await ToListAsync(test.Client.Clients.ListAsync(new() { Code = "aB" }), c => c.Name!));
        Assert.Equal(["Acme SRL"], await ToListAsync(test.Client.Clients.ListAsync(new() { VatCode = "ro999", Name = "" }), c => c.Name!));
        Assert.Equal(["Șurub M8"], await ToListAsync(test.Client.Products.ListAsync(new() { Name = "șurub" }), p => p.Name!));
        Assert.Equal(["Șuruburi M8"], await ToListAsync(test.Client.Products.ListAsync(new() { Code = "s8" }), p => p.Name!));
        Assert.Equal(["Depozit Nord"], await ToListAsync(test.Client.Warehouses.ListAsync(new() { Name = "nord" }), w => w.Name!));
        Assert.Equal(["Furnizor SRL"], await ToListAsync(test.Client.Suppliers.ListAsync(new() { VatCode = "RO888", Code = "F1", Name = "furn" }), s => s.Name!));
        Assert.Empty(await ToListAsync(test.Client.Suppliers.ListAsync(new() { Code = "f1" }), s => s.Name!));
    }

    [Fact]
    public async Task What_is_not_there_or_no_id_is_told_by_type_and_code()
    {
        await using var test = await SimulatedClient.StartAsync(a => a.Client("Acme SRL"));
        var unknown = new string('0', 32);
        foreach (var (read, code) in new (Func<Task>, string)[]
        {
            (() => test.Client.Clients.GetAsync(new("cus_" + unknown)), "client_not_found"), (() => test.Client.Suppliers.GetAsync(new("sup_" + unknown)), "supplier_not_found"),
            (() => test.Client.Products.GetAsync(new("prod_" + unknown)), "product_not_found"), (() => test.Client.Warehouses.GetAsync(new("ware_" + unknown)), "warehouse_not_found"),
        })
        {
            var missing = await Assert.ThrowsAsync<ConnectorNotFoundException>(read);
            Assert.Equal((code, 404), (missing.ErrorCode, missing.StatusCode));
        }

        var malformed = await Assert.ThrowsAsync<ConnectorValidationException>(() => test.Client.Clients.GetAsync(new("sup_" + unknown)));
        Assert.Equal(("malformed_id", 400), (malformed.ErrorCode, malformed.StatusCode));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => test.Client.Clients.ListPageAsync(new() { PageSize = 101 }));
    }

    private static async Task<List<string>> ToListAsync<T>(IAsyncEnumerable<T> rows, Func<T, string> name)
    {
        var list = new List<string>();
        await foreach (var row in rows)
            list.Add(name(row));
        return list;
    }
}
