namespace Connectors.Testing.Smartbill;

public sealed partial class SmartbillAccount
{
    private readonly List<StoredStockMove> _moves = [];
    private readonly Dictionary<(string Warehouse, string ProductId), decimal> _stock = [];

    /// <summary>Every movement of goods, in the order of writing.</summary>
    public IReadOnlyList<StoredStockMove> StockMoves => Locked(() => _moves.ToArray());

    /// <summary>Seeds stock, or a colleague receives goods (NIR): the product and the warehouse come into being when they do not exist.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="code">The product's code.</param>
    /// <param name="quantity">How much comes in; negative: goes out.</param>
    /// <param name="name">The product's name; null: its code.</param>
    /// <param name="date">The business date; null: today.</param>
    /// <returns>This account.</returns>
    public SmartbillAccount Receive(string warehouse, string code, decimal quantity, string? name = null, DateOnly? date = null) => Seeded(() =>
    {
        if (!_warehouses.Exists(w => w.Name == warehouse))
            Warehouse(warehouse);
        if (!_products.Exists(p => p.Code == code))
            Product(name ?? code, code);
        Move([new StoredStockMove(date ?? Today, Now, warehouse, _products.Find(p => p.Code == code)!.Id, quantity, "")]);
    });

    /// <summary>What is in stock now.</summary>
    /// <param name="warehouse">The warehouse.</param>
    /// <param name="code">The product's code.</param>
    /// <returns>The quantity; 0 for what was never there.</returns>
    public decimal StockOf(string warehouse, string code) =>
        Locked(() => _products.Find(p => p.Code == code) is { } product ? _stock.GetValueOrDefault((warehouse, product.Id)) : 0);

    internal decimal StockOf(string warehouse, StoredProduct product) => _stock.GetValueOrDefault((warehouse, product.Id));

    internal bool WasReceived(string warehouse, StoredProduct product) => _stock.ContainsKey((warehouse, product.Id));

    /// <summary>Quantities at the end of a day, as far as they were known at an instant.</summary>
    internal Dictionary<(string Warehouse, string ProductId), decimal> StockOn(DateOnly date, DateTimeOffset known)
    {
        var sums = new Dictionary<(string, string), decimal>();
        foreach (var move in _moves.Where(m => m.Date <= date && m.At <= known))
            sums[(move.Warehouse, move.ProductId)] = sums.GetValueOrDefault((move.Warehouse, move.ProductId)) + move.Quantity;
        return sums;
    }

    /// <summary>The moves that a document makes: out for what is sold, in for what comes back.</summary>
    internal IReadOnlyList<StoredStockMove> MovesOf(StoredInvoice invoice, int sign = -1) => !invoice.UseStock ? [] :
    [
        .. from line in invoice.Lines
           where !line.IsService && !line.IsDiscount && line.Warehouse.Length > 0
           let product = ProductOf(line)
           where product is not null
           select new StoredStockMove(invoice.IssueDate, Now, line.Warehouse, product.Id, sign * line.Quantity, invoice.Label),
    ];

    /// <summary>The first move, if any, that would take more than there is, all moves of the same product together.</summary>
    internal StoredStockMove? Shortage(IEnumerable<StoredStockMove> moves)
    {
        var left = new Dictionary<(string, string), decimal>();
        foreach (var move in moves)
        {
            var key = (move.Warehouse, move.ProductId);
            var rest = left[key] = left.GetValueOrDefault(key, _stock.GetValueOrDefault(key)) + move.Quantity;
            if (move.Quantity < 0 && rest < 0)
                return move;
        }

        return null;
    }

    internal void Move(IReadOnlyList<StoredStockMove> moves)
    {
        if (moves.Count == 0)
            return;
        foreach (var move in moves)
        {
            _moves.Add(move);
            _stock[(move.Warehouse, move.ProductId)] = _stock.GetValueOrDefault((move.Warehouse, move.ProductId)) + move.Quantity;
        }

        StockChanged([.. moves.Select(static m => (m.Warehouse, m.ProductId)).Distinct()]);
    }
}
