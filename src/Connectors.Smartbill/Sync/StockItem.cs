using System.Globalization;
using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>One item of the stock, over all warehouses that are read.</summary>
/// <param name="Id">What identifies it here: its code, else its name.</param>
internal sealed record StockItem(RecordId Id)
{
    private const string ByCode = "code:";
    private const string ByName = "name:";

    public string? Code { get; private init; }

    public string? CodeProblem { get; private init; }

    public string? Name { get; private init; }

    public string? Unit { get; private init; }

    public decimal Quantity { get; private init; }

    /// <summary>Null: nothing tells where it lies.</summary>
    public string? Warehouses { get; private init; }

    /// <summary>It is not listed any more: name and unit are not known now.</summary>
    public bool IsSoldOut { get; private init; }

    /// <summary>The id of an item with a code.</summary>
    public static RecordId IdOfCode(string code) => new(ByCode + code);

    /// <summary>What to ask the stock for; neither: no id of ours.</summary>
    public static (string? Code, string? Name) Parse(RecordId id) =>
        id.Value.StartsWith(ByCode, StringComparison.Ordinal) ? (id.Value[ByCode.Length..], null)
        : id.Value.StartsWith(ByName, StringComparison.Ordinal) ? (null, id.Value[ByName.Length..])
        : (null, null);

    /// <summary>
    /// Of an item that the stock listed once, since its id comes from there, and lists no more when it is asked by its code: SmartBill leaves out what fell to 0. Name and unit stay as they were.
    /// </summary>
    public static StockItem SoldOut(RecordId id) => new(id) { Code = Parse(id).Code is { } code && !code.Contains('\n', StringComparison.Ordinal) ? code : null, Quantity = 0, IsSoldOut = true };

    /// <summary>The stock of warehouses as items, in a fixed order. Letter case counts in codes.</summary>
    public static IReadOnlyList<StockItem> Of(IEnumerable<WarehouseStock> stock)
    {
        var rows = stock.SelectMany(static w => w.Products.Select(p => new Row(Text(p.Code), Text(p.Name) ?? "", Text(p.MeasuringUnit), w.Warehouse?.Name ?? "", p.Quantity))).ToList();
        var items = new List<StockItem>(rows.Count);
        foreach (var coded in rows.Where(static r => r.Code is not null).GroupBy(static r => r.Code!, StringComparer.Ordinal))
        {
            var same = coded.GroupBy(static r => (Name: r.Name.ToUpperInvariant(), r.Unit)).ToList();
            if (same.Count == 1)
            {
                items.Add(One(IdOfCode(coded.Key), coded.Key, null, same[0]));
                continue;
            }

            // Two things under one code: nobody can say which of them a record of the CRM is.
            var others = string.Join(", ", same.Select(static g => $"'{g.First().Name}'{(g.Key.Unit is null ? "" : $" ({g.Key.Unit})")}"));
            items.AddRange(same.Select(g => One(new($"{ByCode}{coded.Key}\n{g.First().Name}\n{g.Key.Unit}"), null, $"The code '{coded.Key}' belongs to {others}.", g)));
        }

        foreach (var named in rows.Where(static r => r.Code is null).GroupBy(static r => r.Name.ToUpperInvariant(), StringComparer.Ordinal))
        {
            var where = string.Join(", ", named.Select(static r => r.Warehouse).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
            items.Add(One(new(ByName + named.First().Name), null, $"'{named.First().Name}' in {where} has no code.", named));
        }

        items.Sort(static (a, b) => string.CompareOrdinal(a.Id.Value, b.Id.Value));
        return items;
    }

    private static StockItem One(RecordId id, string? code, string? problem, IEnumerable<Row> rows)
    {
        var all = rows.OrderBy(static r => r.Warehouse, StringComparer.Ordinal).ToList();
        return new(id)
        {
            Code = code,
            CodeProblem = problem,
            Name = all[0].Name,
            Unit = all[0].Unit,
            Quantity = all.Sum(static r => r.Quantity),
            Warehouses = string.Join('\n', all.Select(static r => string.Create(CultureInfo.InvariantCulture, $"{r.Warehouse}: {r.Quantity}"))),
        };
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private sealed record Row(string? Code, string Name, string? Unit, string Warehouse, decimal Quantity);
}
