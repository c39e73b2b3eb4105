using System.Globalization;

namespace Connectors.Testing.Uniconta;

/// <summary>
/// One company of the simulated vendor: what a test seeds, what it inspects afterwards, and what "somebody else" edits in between. Lists are copies, rows
/// are immutable. Edits made here go behind the API: no call is counted and nothing is validated, but UpdatedAt moves and change URLs are called.
/// </summary>
public sealed partial class UnicontaAccount
{
    private readonly UnicontaSimulator _simulator;
    private readonly Dictionary<TableDefinition, RowStore> _stores = [];
    private readonly Dictionary<string, decimal> _reserved = new(StringComparer.OrdinalIgnoreCase);
    private int _reservedVersion = -1;

    internal UnicontaAccount(UnicontaSimulator simulator, int id, string name)
    {
        _simulator = simulator;
        Id = id;
        Name = name;
        SeedBasics();
    }

    /// <summary>The company's number.</summary>
    public int Id { get; }

    /// <summary>The company's name.</summary>
    public string Name { get; set; }

    /// <summary>The company's country. Denmark (57) by default.</summary>
    public int Country { get; set; } = UnicontaCountries.Denmark;

    /// <summary>The company's currency.</summary>
    public string Currency { get; set; } = "DKK";

    /// <summary>The company is closed: sign-ins answer 78 CompanyIsDeactivated.</summary>
    public bool IsDeactivated { get; set; }

    /// <summary>The integration package, without which an accountant's user may not use the interfaces.</summary>
    public bool HasIntegrationPackage { get; set; } = true;

    /// <summary>The language of change calls' bodies. Danish by default.</summary>
    public UnicontaLanguage Language { get; set; } = UnicontaLanguage.Danish;

    /// <summary>The user name of surface A for the first user: <c>00{id}/{login}</c>.</summary>
    public string UserName => string.Create(CultureInfo.InvariantCulture, $"00{Id}/{_simulator.SignIns.Users[0].Login}");

    /// <summary>The first user's password.</summary>
    public string Password => _simulator.SignIns.Users[0].Password;

    /// <summary>Every row of a table.</summary>
    /// <param name="table">The table's name, <c>Debtor</c>, <c>DebtorOffer</c>, <c>CrmProspect</c>.</param>
    /// <returns>Copies, by row id.</returns>
    public IReadOnlyList<UnicontaRecord> Rows(string table) => Locked<IReadOnlyList<UnicontaRecord>>(() => [.. Store(UnicontaTables.ByTable(table)).Rows]);

    internal UnicontaOddities Oddities => _simulator.Oddities;

    internal DateTimeOffset Now => _simulator.Now;

    /// <summary>The language of the call that is being answered.</summary>
    internal UnicontaLanguage Speaking { get; set; }

    internal DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_simulator.Time.GetUtcNow(), UnicontaSimulator.Danish).DateTime);

    internal Guid NextGuid() => _simulator.NextGuid();

    internal RowStore Store(TableDefinition table)
    {
        if (!_stores.TryGetValue(table, out var store))
            _stores.Add(table, store = new RowStore(table, 101));
        return store;
    }

    internal UnicontaRecord? FindKey(TableDefinition table, string? key) => string.IsNullOrEmpty(key) ? null : Store(table).ByKey(key, !Oddities.KeysAreCaseSensitive);

    /// <summary>As the wire shows it: whole seconds, without a zone.</summary>
    internal DateTime Local(DateTimeOffset at)
    {
        if (at == default)
            return DateTime.MinValue;
        var shown = Oddities.TimesInDanishZone ? TimeZoneInfo.ConvertTime(at, UnicontaSimulator.Danish).DateTime : at.UtcDateTime;
        return shown.AddTicks(-(shown.Ticks % TimeSpan.TicksPerSecond));
    }

    internal UnicontaRecord Add(UnicontaRecord row, bool byApi = false)
    {
        var store = Store(row.Table);
        var added = row with { RowId = store.NextRowId(), Created = row.Created == default ? Now : row.Created, UpdatedAt = row.UpdatedAt == default ? Now : row.UpdatedAt };
        store.Put(added);
        Changed(added, ChangeKind.Add, byApi);
        return added;
    }

    internal UnicontaRecord Save(UnicontaRecord row, bool byApi = false)
    {
        var saved = row with { UpdatedAt = Now };
        Store(row.Table).Put(saved);
        Changed(saved, ChangeKind.Update, byApi);
        return saved;
    }

    internal void Drop(UnicontaRecord row, bool byApi = false)
    {
        if (Store(row.Table).Remove(row.RowId))
            Changed(row, ChangeKind.Delete, byApi);
        foreach (var line in LinesOf(row))
            Drop(line, byApi);
    }

    /// <summary>Takes back what an insert did, its change calls included.</summary>
    internal void Undo(UnicontaRecord row)
    {
        Store(row.Table).Remove(row.RowId);
        _calls.RemoveAll(c => c.Table == row.Table.Name && c.RowId == row.RowId);
    }

    /// <summary>The lines of an order or an offer; none for anything else.</summary>
    internal IEnumerable<UnicontaRecord> LinesOf(UnicontaRecord head)
    {
        var lines = head.Table == UnicontaTables.Order ? UnicontaTables.OrderLine : head.Table == UnicontaTables.Offer ? UnicontaTables.OfferLine : null;
        return lines is null ? [] : Store(lines).ByParent(head.RowId.ToString(CultureInfo.InvariantCulture));
    }

    internal UnicontaRecord? HeadOf(UnicontaRecord line) =>
        Store(line.Table == UnicontaTables.OrderLine ? UnicontaTables.Order : UnicontaTables.Offer).Get(line.Integer("OrderRowId"));

    internal object? HeadNumberOf(UnicontaRecord line)
    {
        var isOrder = line.Table == UnicontaTables.OrderLine;
        var number = HeadOf(line)?.Integer(isOrder ? "OrderNumber" : "OfferNumber") ?? 0;
        return isOrder && !Oddities.LineOrderNumberIsNumber ? number.ToString(CultureInfo.InvariantCulture) : number;
    }

    internal OrderTotals TotalsOf(UnicontaRecord head)
    {
        var keep = 1 - (head.Number("EndDiscountPct") / 100);
        decimal total = 0, sales = 0, cost = 0;
        var count = 0;
        foreach (var line in LinesOf(head))
        {
            total += OrderMath.Total(line);
            sales += LineValue(line);
            cost += OrderMath.Cost(line);
            count++;
        }

        return new OrderTotals(OrderMath.Round(total * keep), OrderMath.Round((sales * keep) + Oddities.NetTotalOffBy), cost, count);
    }

    /// <summary>A line's amount without VAT, before the discount of the whole order.</summary>
    internal decimal LineValue(UnicontaRecord line)
    {
        var total = OrderMath.Total(line);
        return HeadOf(line) is { } head && head.Flag("PricesInclVat")
            ? OrderMath.Round(total / (1 + (VatRateOf(line, head.Text("Vat"), FindKey(UnicontaTables.Debtor, head.Text("Account"))) / 100)))
            : total;
    }

    /// <summary>Per cent: the line's code, else the order's, else the debtor's, else the debtor group's; nothing outside the home zone.</summary>
    internal decimal VatRateOf(UnicontaRecord line, string? orderVat, UnicontaRecord? debtor)
    {
        if (debtor is null || debtor.Integer("VatZone") != 0)
            return 0;
        var code = line.Text("Vat") ?? orderVat ?? debtor.Text("Vat") ?? FindKey(UnicontaTables.DebtorGroup, debtor.Text("Group"))?.Text("SalesVat");
        return FindKey(UnicontaTables.Vat, code)?.Number("Rate") ?? 0;
    }

    internal decimal OverdueOf(string? account)
    {
        var store = Store(UnicontaTables.Transaction);
        return account is null || store.Count == 0 ? 0 : store.ByParent(account).Where(t => t.Date("DueDate") < Today).Sum(static t => t.Number("AmountOpen"));
    }

    internal decimal ReservedOf(string? item)
    {
        var lines = Store(UnicontaTables.OrderLine);
        if (lines.Version != _reservedVersion)
        {
            _reserved.Clear();
            foreach (var line in lines.Rows)
            {
                if (line.Text("Item") is { } key)
                    _reserved[key] = _reserved.GetValueOrDefault(key) + line.Number("Qty") - line.Number("QtyInvoiced");
            }

            _reservedVersion = lines.Version;
        }

        return item is null ? 0 : _reserved.GetValueOrDefault(item);
    }

    private TResult Locked<TResult>(Func<TResult> action)
    {
        lock (_simulator.Gate)
        {
            Speaking = Language;
            return action();
        }
    }

    private UnicontaAccount Then<TIgnored>(TIgnored _) => this;
}
