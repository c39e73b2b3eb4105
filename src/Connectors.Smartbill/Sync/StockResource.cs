using System.Runtime.CompilerServices;
using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Smartbill.Sync.StockItem, Connectors.Smartbill.Sync.StockItem, Connectors.Smartbill.Sync.StockItem>;

namespace Connectors.Smartbill.Sync;

/// <summary>
/// Items in stock, from one call that lists them all. There is no cursor and no stamp, and nothing can be written. An item that is sold out is not listed any more: it is asked for by its code, and only then its stock is 0.
/// </summary>
internal sealed class StockResource(ISmartbillClient client, SmartbillSyncOptions options) : VendorResource("SmartBill", SmartbillOutcomes.Instance)
{
    public const string Resource = "stock";

    private const string Cursor = "v1:";

    private static readonly SyncFields<StockItem, StockItem, StockItem> Fields = new(
        Text("Code", static i => i.Code),
        Text("CodeProblem", static i => i.CodeProblem),
        Known("Name", static i => i.Name),
        Known("Unit", static i => i.Unit),
        new F(new() { Name = "Quantity", Type = FieldType.Number, ReadOnly = true }, static i => FieldValue.Of((decimal?)i.Quantity)) { Row = static i => FieldValue.Of((decimal?)i.Quantity) },
        Text("Warehouses", static i => i.Warehouses),
        new F(new() { Name = "ReadOnly", Type = FieldType.Boolean, ReadOnly = true }, static _ => FieldValue.Of((bool?)true)) { Row = static _ => FieldValue.Of((bool?)true) });

    public override string Name => Resource;

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.None,
        StableOrder = true,
        Deletes = DeleteVisibility.None,
        ReadEvery = options.ReadStockEvery,
        // A code can be given to another product, once the first is gone.
        ReusesIds = true,
    };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = SmartbillFields.Product.Entity.Name,
            Resource = Name,
            SearchableFields = ["Code", "Name"],
            CanCreate = false,
            CanUpdate = false,
            NumberField = "Code",
            IdentityFields = ["Name", "Unit"],
        },
    ];

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IReadOnlyList<EntitySchema>>([new EntitySchema(SmartbillFields.Product.Entity.Name, Fields.All.Select(static f => f.Schema))]);
    }

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == SmartbillFields.Product.Entity.Name);
        var items = await ListAsync(new(), cancellationToken).ConfigureAwait(false);
        // All of it is one answer: one page, however many were wished.
        yield return new ChangePage([.. items.Select(i => new RecordChange(new RecordRef(selection.Schema.Entity, i.Id), Fields.FromRow(selection, i.Id.Value, i).Build()))], Cursor)
        {
            IsLast = true,
            CompleteEnumeration = true,
            Total = items.Count,
        };
    }

    public override async Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken)
    {
        var (code, name) = StockItem.Parse(id);
        if (code is null && name is null)
            return new RecordLookup.Unknown(id);
        var items = await ListAsync(new() { ProductCode = code?.Split('\n')[0], ProductName = name }, cancellationToken).ConfigureAwait(false);
        var item = items.FirstOrDefault(i => i.Id == id) ?? (items.Count == 0 && code is not null ? StockItem.SoldOut(id) : null);
        return item is null ? new RecordLookup.Unknown(id) : new RecordLookup.Present(Fields.FromFull(schema, id.Value, item).Build());
    }

    public override async Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken)
    {
        var byCode = schema[match.Field].Name == "Code";
        var found = new List<RecordLookup>();
        foreach (var value in match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.Ordinal))
        {
            var items = await ListAsync(byCode ? new() { ProductCode = value } : new() { ProductName = value }, cancellationToken).ConfigureAwait(false);
            found.AddRange(items.Select(i => new RecordLookup.Present(Fields.FromFull(schema, i.Id.Value, i).Build())));
        }

        return found;
    }

    protected override (string Message, string Remedy) Missing(string field) => ("SmartBill's stock cannot be written.", "Receive goods in SmartBill.");

    protected override Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Refused();

    protected override Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Refused();

    protected override Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken) => Refused();

    private static Task<WriteOutcome> Refused() => Task.FromResult<WriteOutcome>(new WriteOutcome.Refused(
        new Problem("read-only", null, "Products come from SmartBill's stock and cannot be written there.", Fixer.User, "Make and change them in SmartBill.")));

    private Task<IReadOnlyList<StockItem>> ListAsync(StockQuery query, CancellationToken cancellationToken) =>
        Guard(async () => StockItem.Of(await client.Stocks.ListAsync(query with { WarehouseName = options.SumWarehouses ? null : options.Warehouse }, cancellationToken: cancellationToken).ConfigureAwait(false)));

    private static F Text(string name, Func<StockItem, string?> read) => new(new() { Name = name, Type = FieldType.Text, ReadOnly = true }, i => FieldValue.Of(read(i))) { Row = i => FieldValue.Of(read(i)) };

    /// <summary>Not known of an item that is not listed any more: absent, so that the CRM keeps what it has.</summary>
    private static F Known(string name, Func<StockItem, string?> read) => Text(name, read) with { Full = i => i.IsSoldOut ? FieldValue.Absent : FieldValue.Of(read(i)) };
}
