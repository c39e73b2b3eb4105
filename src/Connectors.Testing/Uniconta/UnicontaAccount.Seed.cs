using System.Globalization;

namespace Connectors.Testing.Uniconta;

public sealed partial class UnicontaAccount
{
    private readonly Dictionary<string, NumberSeries> _series = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All debtors, by row id.</summary>
    public IReadOnlyList<StoredDebtor> Debtors => All<StoredDebtor>(UnicontaTables.Debtor);

    /// <summary>All contacts, by row id.</summary>
    public IReadOnlyList<StoredContact> Contacts => All<StoredContact>(UnicontaTables.Contact);

    /// <summary>All employees, by row id.</summary>
    public IReadOnlyList<StoredEmployee> Employees => All<StoredEmployee>(UnicontaTables.Employee);

    /// <summary>All items, by row id.</summary>
    public IReadOnlyList<StoredItem> Items => All<StoredItem>(UnicontaTables.Item);

    /// <summary>All open orders, by row id.</summary>
    public IReadOnlyList<StoredOrder> Orders => All<StoredOrder>(UnicontaTables.Order);

    /// <summary>The lines of all open orders, by row id.</summary>
    public IReadOnlyList<StoredOrderLine> OrderLines => All<StoredOrderLine>(UnicontaTables.OrderLine);

    /// <summary>All posted invoices.</summary>
    public IReadOnlyList<StoredInvoice> Invoices => All<StoredInvoice>(UnicontaTables.Invoice);

    /// <summary>The lines of all posted invoices.</summary>
    public IReadOnlyList<StoredInvoiceLine> InvoiceLines => All<StoredInvoiceLine>(UnicontaTables.InvoiceLine);

    /// <summary>Properties that the company made mandatory, by table (Company / Maintenance / Default values).</summary>
    internal Dictionary<TableDefinition, HashSet<string>> Forced { get; } = [];

    /// <summary>Seeds a debtor. Its number is the next free one from 1001 on; group DK, Denmark, DKK.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount Debtor(string name, Func<StoredDebtor, StoredDebtor>? change = null) => Then(AddDebtor(name, change));

    /// <summary>A user adds a debtor.</summary>
    /// <inheritdoc cref="Debtor" />
    /// <returns>The debtor.</returns>
    public StoredDebtor AddDebtor(string name, Func<StoredDebtor, StoredDebtor>? change = null) =>
        Added(UnicontaTables.Debtor, new StoredDebtor { Account = FreeKey(UnicontaTables.Debtor), Name = name, Group = "DK", Country = UnicontaCountries.Denmark, Currency = "DKK" }, change);

    /// <summary>Seeds many debtors named <c>Debtor 00001</c> and so on.</summary>
    /// <param name="count">How many.</param>
    /// <param name="change">Changes the one with that number, counted from 1.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount ManyDebtors(int count, Func<int, StoredDebtor, StoredDebtor>? change = null)
    {
        for (var i = 1; i <= count; i++)
        {
            var number = i;
            AddDebtor($"Debtor {number:d5}", d => change is null ? d : change(number, d));
        }

        return this;
    }

    /// <summary>Seeds a contact.</summary>
    /// <param name="name">The name.</param>
    /// <param name="account">The debtor whose contact it is; null: nobody's.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount Contact(string name, string? account, Func<StoredContact, StoredContact>? change = null) => Then(AddContact(name, account, change));

    /// <summary>A user adds a contact.</summary>
    /// <inheritdoc cref="Contact" />
    /// <returns>The contact.</returns>
    public StoredContact AddContact(string name, string? account, Func<StoredContact, StoredContact>? change = null) =>
        Added(UnicontaTables.Contact, new StoredContact { Name = name, DCAccount = account, DCType = account is null ? 0 : StoredContact.OfDebtor }, change);

    /// <summary>Seeds an employee.</summary>
    /// <param name="number">The number, ten characters at most.</param>
    /// <param name="name">The name.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount Employee(string number, string name, Func<StoredEmployee, StoredEmployee>? change = null) => Then(AddEmployee(number, name, change));

    /// <summary>A user adds an employee.</summary>
    /// <inheritdoc cref="Employee" />
    /// <returns>The employee.</returns>
    public StoredEmployee AddEmployee(string number, string name, Func<StoredEmployee, StoredEmployee>? change = null) =>
        Added(UnicontaTables.Employee, new StoredEmployee { Number = number, Name = name }, change);

    /// <summary>Seeds an item of group VARER, counted in pieces.</summary>
    /// <param name="item">The item number.</param>
    /// <param name="name">The name.</param>
    /// <param name="price">The normal sales price.</param>
    /// <param name="change">Everything else.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount Item(string item, string name, decimal price, Func<StoredItem, StoredItem>? change = null) => Then(AddItem(item, name, price, change));

    /// <summary>A user adds an item.</summary>
    /// <inheritdoc cref="Item" />
    /// <returns>The item.</returns>
    public StoredItem AddItem(string item, string name, decimal price, Func<StoredItem, StoredItem>? change = null) =>
        Added(UnicontaTables.Item, new StoredItem { Item = item, Name = name, Group = "VARER", Unit = 1, SalesPrice1 = price }, change);

    /// <summary>Seeds many items numbered <c>I00001</c> and so on, at 1, 2, 3 … DKK.</summary>
    /// <param name="count">How many.</param>
    /// <param name="change">Changes the one with that number, counted from 1.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount ManyItems(int count, Func<int, StoredItem, StoredItem>? change = null)
    {
        for (var i = 1; i <= count; i++)
        {
            var number = i;
            AddItem($"I{number:d5}", $"Item {number:d5}", number, d => change is null ? d : change(number, d));
        }

        return this;
    }

    /// <summary>A user enters an order.</summary>
    /// <param name="account">The debtor.</param>
    /// <param name="change">The head; its number is the next one.</param>
    /// <param name="lines">The lines; each is numbered in turn.</param>
    /// <returns>The order.</returns>
    public StoredOrder AddOrder(string account, Func<StoredOrder, StoredOrder>? change = null, params IReadOnlyList<StoredOrderLine> lines) => Locked(() =>
    {
        var order = Added(UnicontaTables.Order, new StoredOrder { OrderNumber = NextOrderNumber(UnicontaTables.Order), Account = account }, change);
        var place = 0;
        foreach (var line in lines)
            Add(line with { Table = UnicontaTables.OrderLine, OrderRowId = order.RowId, LineNumber = ++place });
        return order;
    });

    /// <summary>A user adds a row to any table.</summary>
    /// <param name="table">The table's name, <c>DebtorGroup</c>, <c>PaymentTerm</c>, <c>CrmProspect</c>, <c>DebtorOffer</c>.</param>
    /// <param name="change">Its values, <c>r => r.With("Name", "x")</c>.</param>
    /// <returns>The row.</returns>
    public UnicontaRecord AddRow(string table, Func<UnicontaRecord, UnicontaRecord> change) => Locked(() => Add(change(UnicontaTables.ByTable(table).New())));

    /// <summary>Gives a debtor group or an item group a number series: blank keys are filled in from it.</summary>
    /// <param name="table"><c>DebtorGroup</c> or <c>InvGroup</c>.</param>
    /// <param name="group">The group.</param>
    /// <param name="prefix">What stands before the number.</param>
    /// <param name="length">The key's length; the number is padded with zeros.</param>
    /// <param name="next">The next number.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount AutoNumber(string table, string group, string prefix = "", int length = 6, int next = 1) => Locked(() =>
    {
        var row = FindKey(UnicontaTables.ByTable(table), group) ?? throw new KeyNotFoundException($"There is no group {group}.");
        var name = $"{table}-{group}";
        _series[name] = new NumberSeries(prefix, length) { Next = next };
        return Then(Save(row.With("AutoNumber", name)));
    });

    /// <summary>Makes a property mandatory for the company: Company / Maintenance / Default values.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="field">The property.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount Mandatory(string table, string field) => Locked(() =>
    {
        var definition = UnicontaTables.ByTable(table);
        if (!Forced.TryGetValue(definition, out var fields))
            Forced.Add(definition, fields = new HashSet<string>(StringComparer.Ordinal));
        return Then(fields.Add(field));
    });

    /// <summary>The next key of a group's series, taken ones left out; null without a series.</summary>
    internal string? NextKey(TableDefinition table, string? groupKey)
    {
        var groups = table == UnicontaTables.Debtor ? UnicontaTables.DebtorGroup : table == UnicontaTables.Item ? UnicontaTables.ItemGroup : null;
        if (groups is null || FindKey(groups, groupKey)?.Text("AutoNumber") is not { } name || !_series.TryGetValue(name, out var series))
            return null;
        string key;
        do
            key = series.Take();
        while (FindKey(table, key) is not null);
        return key;
    }

    /// <summary>The number after the highest one ever given.</summary>
    internal int NextOrderNumber(TableDefinition table)
    {
        var field = table == UnicontaTables.Order ? "OrderNumber" : "OfferNumber";
        if (!_series.TryGetValue(field, out var series))
            _series.Add(field, series = new NumberSeries("", 0) { Next = 1001 });
        int number;
        do
            number = int.Parse(series.Take(), CultureInfo.InvariantCulture);
        while (OrderByNumber(table, number) is not null);
        return number;
    }

    internal UnicontaRecord? OrderByNumber(TableDefinition table, int number) =>
        Store(table).Rows.FirstOrDefault(r => r.Integer(table == UnicontaTables.Order ? "OrderNumber" : "OfferNumber") == number);

    private IReadOnlyList<T> All<T>(TableDefinition table) => Locked<IReadOnlyList<T>>(() => [.. Store(table).Rows.Cast<T>()]);

    private T Added<T>(TableDefinition table, T row, Func<T, T>? change)
        where T : UnicontaRecord => Locked(() => (T)Add((change is null ? row : change(row)) with { Table = table }));

    private string FreeKey(TableDefinition table)
    {
        var number = 1001 + Store(table).Count;
        while (Store(table).ByKey(number.ToString(CultureInfo.InvariantCulture), ignoreCase: true) is not null)
            number++;
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What a new Danish company comes with.</summary>
    private void SeedBasics()
    {
        Add(UnicontaTables.Vat.New().With("Vat", "U25").With("Name", "Salgsmoms 25 %").With("Rate", 25m).With("Account", "6902"));
        Add(UnicontaTables.Vat.New().With("Vat", "I25").With("Name", "Købsmoms 25 %").With("Rate", 25m).With("VatType", 1).With("Account", "6903"));
        Add(UnicontaTables.DebtorGroup.New().With("Group", "DK").With("Name", "Danske kunder").With("IsDefault", true).With("SalesVat", "U25"));
        Add(UnicontaTables.DebtorGroup.New().With("Group", "EU").With("Name", "EU-kunder"));
        Add(UnicontaTables.ItemGroup.New().With("Group", "VARER").With("Name", "Varer").With("IsDefault", true).With("SalesVat", "U25"));
        Add(UnicontaTables.PaymentTerm.New().With("Payment", "N8").With("Name", "Netto 8 dage").With("PaymentMethod", 1).With("Days", 8).With("IsDefault", true));
        Add(UnicontaTables.PaymentTerm.New().With("Payment", "N30").With("Name", "Netto 30 dage").With("PaymentMethod", 1).With("Days", 30));
    }

    private sealed class NumberSeries(string prefix, int length)
    {
        public int Next { get; set; }

        public string Take() => prefix + (Next++).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Max(0, length - prefix.Length), '0');
    }
}
