namespace Connectors.Testing.Smartbill;

public sealed partial class SmartbillAccount
{
    private readonly List<StoredSeries> _series = [];
    private readonly List<StoredTax> _taxes = [];
    private readonly List<string> _units = [];
    private readonly List<StoredWarehouse> _warehouses = [];
    private readonly List<StoredClient> _clients = [];
    private readonly List<StoredClient> _suppliers = [];
    private readonly List<StoredProduct> _products = [];

    /// <summary>Series: FCT invoices, PFC proformas and CH receipts from the start.</summary>
    public IReadOnlyList<StoredSeries> Series => Locked(() => _series.ToArray());

    /// <summary>VAT rates: Normala 21, Redusa 11 and four of 0 % from the start.</summary>
    public IReadOnlyList<StoredTax> Taxes => Locked(() => _taxes.ToArray());

    /// <summary>Units: buc, ora and kg from the start.</summary>
    public IReadOnlyList<string> Units => Locked(() => _units.ToArray());

    /// <summary>Warehouses; none from the start.</summary>
    public IReadOnlyList<StoredWarehouse> Warehouses => Locked(() => _warehouses.ToArray());

    /// <summary>Clients of the register.</summary>
    public IReadOnlyList<StoredClient> Clients => Locked(() => _clients.ToArray());

    /// <summary>Suppliers of the register.</summary>
    public IReadOnlyList<StoredClient> Suppliers => Locked(() => _suppliers.ToArray());

    /// <summary>Products of the catalogue.</summary>
    public IReadOnlyList<StoredProduct> Products => Locked(() => _products.ToArray());

    internal List<StoredSeries> SeriesList => _series;

    internal List<StoredTax> TaxList => _taxes;

    internal List<string> UnitList => _units;

    internal List<StoredWarehouse> WarehouseList => _warehouses;

    internal List<StoredClient> ClientList => _clients;

    internal List<StoredClient> SupplierList => _suppliers;

    internal List<StoredProduct> ProductList => _products;

    /// <summary>Seeds a series, or sets the next number of one.</summary>
    /// <param name="name">Name.</param>
    /// <param name="type"><c>f</c>, <c>p</c> or <c>c</c>.</param>
    /// <param name="next">The next number.</param>
    /// <param name="pad">Printed digits.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount AddSeries(string name, string type, int next = 1, int pad = 4) => Seeded(() =>
    {
        _series.RemoveAll(s => s.Name == name);
        _series.Add(new StoredSeries { Name = name, Type = type, Next = next, Pad = pad });
    });

    /// <summary>A colleague removes a series from the list; its documents stay.</summary>
    /// <param name="name">Name.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount RemoveSeries(string name) => Seeded(() => _series.RemoveAll(s => s.Name == name));

    /// <summary>Adds a VAT rate.</summary>
    /// <param name="name">Name.</param>
    /// <param name="percentage">21 for 21 %.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Tax(string name, decimal percentage) => Seeded(() => _taxes.Add(new StoredTax(name, percentage)));

    /// <summary>Takes every VAT rate away.</summary>
    /// <returns>This account.</returns>
    public SmartbillAccount ClearTaxes() => Seeded(_taxes.Clear);

    /// <summary>Adds a unit.</summary>
    /// <param name="name">As it must be spelt.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Unit(string name) => Seeded(() => _units.Add(name));

    /// <summary>Seeds a warehouse.</summary>
    /// <param name="name">As V1 must spell it.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Warehouse(string name, Func<StoredWarehouse, StoredWarehouse>? change = null) => Seeded(() =>
    {
        var warehouse = new StoredWarehouse { Id = _simulator.NextId("ware_"), Name = name };
        _warehouses.Add(change?.Invoke(warehouse) ?? warehouse);
    });

    /// <summary>Seeds a client.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Client(string name, Func<StoredClient, StoredClient>? change = null) => Seeded(() =>
    {
        var client = new StoredClient { Id = _simulator.NextId("cus_"), Name = name, Country = "Romania" };
        _clients.Add(change?.Invoke(client) ?? client);
    });

    /// <summary>A colleague changes a client of the register.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">What changes.</param>
    /// <returns>The changed client.</returns>
    /// <exception cref="KeyNotFoundException">There is no such client.</exception>
    public StoredClient EditClient(string id, Func<StoredClient, StoredClient> change) => Locked(() =>
    {
        var index = _clients.FindIndex(c => c.Id == id);
        return index < 0 ? throw new KeyNotFoundException($"There is no client {id}.") : _clients[index] = change(_clients[index]);
    });

    /// <summary>Seeds many clients named <c>Client 00001</c> and so on, with CIF RO10000001 and so on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="change">Changes the one with that number, counted from 1.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount ManyClients(int count, Func<int, StoredClient, StoredClient>? change = null) => Seeded(() =>
    {
        for (var i = 1; i <= count; i++)
        {
            var number = i;
            Client($"Client {number:d5}", c =>
            {
                c = c with { VatCode = $"RO{10000000 + number}", IsVatPayer = true };
                return change is null ? c : change(number, c);
            });
        }
    });

    /// <summary>Seeds a supplier.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Supplier(string name, Func<StoredClient, StoredClient>? change = null) => Seeded(() =>
    {
        var supplier = new StoredClient { Id = _simulator.NextId("sup_"), Name = name, Country = "Romania" };
        _suppliers.Add(change?.Invoke(supplier) ?? supplier);
    });

    /// <summary>Seeds a product of the catalogue, without stock.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="code">Its code.</param>
    /// <param name="price">Its price.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Product(string name, string code = "", decimal price = 0, Func<StoredProduct, StoredProduct>? change = null) => Seeded(() =>
    {
        var product = new StoredProduct { Id = _simulator.NextId("prod_"), Name = name, Code = code, Price = price };
        _products.Add(change?.Invoke(product) ?? product);
    });

    /// <summary>A colleague changes a product in the catalogue.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">What changes.</param>
    /// <returns>The changed product.</returns>
    /// <exception cref="KeyNotFoundException">There is no such product.</exception>
    public StoredProduct EditProduct(string id, Func<StoredProduct, StoredProduct> change) => Locked(() =>
    {
        var index = _products.FindIndex(p => p.Id == id);
        return index < 0 ? throw new KeyNotFoundException($"There is no product {id}.") : _products[index] = change(_products[index]);
    });

    /// <summary>The catalogue's product that a line means: by code, or by name ignoring case when codes are off.</summary>
    internal StoredProduct? ProductOf(StoredLine line) => UsesProductCodes
        ? _products.Find(p => line.Code.Length > 0 && p.Code == line.Code)
        : _products.Find(p => p.Name.Equals(line.Name, StringComparison.OrdinalIgnoreCase));

    internal StoredSeries? FindSeries(string? name, string type) => _series.Find(s => s.Name == name && s.Type == type);

    /// <summary>Takes the next number of a series: printed with zeros, counted on.</summary>
    internal string TakeNumber(StoredSeries series)
    {
        var index = _series.FindIndex(s => s.Name == series.Name);
        var now = _series[index];
        _series[index] = now with { Next = now.Next + 1 };
        return Printed(now, now.Next);
    }

    internal static string Printed(StoredSeries series, int number) => number.ToString("d" + series.Pad, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Only the last number of a series can be given back.</summary>
    internal bool IsLast(string seriesName, string number) =>
        _series.Find(s => s.Name == seriesName) is { } series && Printed(series, series.Next - 1) == number;

    internal void GiveBack(string seriesName)
    {
        var index = _series.FindIndex(s => s.Name == seriesName);
        _series[index] = _series[index] with { Next = _series[index].Next - 1 };
    }

    private void SeedRegister()
    {
        AddSeries("FCT", "f").AddSeries("PFC", "p").AddSeries("CH", "c");
        Tax("Normala", 21).Tax("Redusa", 11).Tax("Taxare inversa", 0).Tax("TVA Inclus", 0).Tax("SDD", 0).Tax("SFDD", 0);
        Unit("buc").Unit("ora").Unit("kg");
    }
}
