using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>Products. Dinero chooses their ids, so a lost create is found again by our marker.</summary>
internal sealed class ProductResource(IDineroClient client, DineroSyncOptions options) : DineroResource(client, options)
{
    public const string Entity = "product";

    private static readonly SyncFields<ProductRow, Product, ProductInput> Fields = ProductFieldTable.Fields;

    public override string Name => "products";

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.ModifiedAt,
        Granularity = TimeSpan.FromSeconds(1),
        Overlap = Options.Overlap,
        StableOrder = false,
        Deletes = DeleteVisibility.InFeed,
        ReusesIds = false,
    };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = Entity,
            Resource = Name,
            SearchableFields = ["ExternalReference", "ProductNumber", "Name"],
            CanDelete = true,
            WriteTimeout = Options.WriteTimeout,
            SettleTime = Options.SettleTime,
            CreateSafety = new CreateSafety.ReadBack("ExternalReference"),
            WriteShape = WriteShape.Replace,
            Concurrency = ConcurrencyGuard.None,
            WriteReturnsRecord = false,
            MarkerField = "ExternalReference",
            NumberField = "ProductNumber",
        },
    ];

    public override async Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        var accounts = await Guard(() => Client.Accounts.ListEntryAccountsAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        return
        [
            new EntitySchema(Entity, Fields.All.Select(f => f.Name switch
            {
                "AccountNumber" => f.Schema with
                {
                    Required = Options.DefaultSalesAccount is null,
                    Choices = [.. accounts.Select(static a => new Choice(a.AccountNumber.ToString(CultureInfo.InvariantCulture), $"{a.AccountNumber} {a.Name}{(a.VatCode is { Length: > 0 } vat ? $" ({vat})" : "")}", a.IsHidden != true))],
                },
                "Unit" => f.Schema with { Required = Options.DefaultUnit is null },
                _ => f.Schema,
            })),
        ];
    }

    protected override async Task<ListedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, bool deleted, int page, CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == Entity);
        var query = new ProductQuery
        {
            Fields = [.. Fields.Listed(selection).Append("CreatedAt").Distinct(StringComparer.Ordinal).Select(static f => new ProductField(f))],
            ChangedSince = since,
            DeletedOnly = deleted,
            PageSize = Math.Clamp(request.PageSizeHint, 1, LargestPage),
        };
        var rows = await Client.Products.ListPageAsync(query, page == 0 ? null : page.ToString(CultureInfo.InvariantCulture), cancellationToken: cancellationToken).ConfigureAwait(false);
        DateTimeOffset? newest = null;
        var changes = new List<RecordChange>(rows.Items.Count);
        foreach (var row in rows.Items)
        {
            newest = Later(Later(newest, row.UpdatedAt), row.DeletedAt);
            var id = row.ProductGuid.ToString();
            var gone = deleted || row.DeletedAt is not null;
            changes.Add(new RecordChange(new RecordRef(Entity, id), Fields.FromRow(selection, id, row).Stamps(row.UpdatedAt, row.CreatedAt).Deleted(gone).Build(), gone));
        }

        return new(changes, rows.Next is not null, newest);
    }

    protected override async Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, Guid guid, CancellationToken cancellationToken)
    {
        var product = await Client.Products.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
        return product.DeletedAt is not null
            ? new RecordLookup.Deleted(id)
            : new RecordLookup.Present(Fields.FromFull(schema, product.ProductGuid.ToString(), product).Stamps(product.UpdatedAt, product.CreatedAt).State(product).Build());
    }

    protected override async Task<IReadOnlyList<Guid>> FindAsync(string entity, string field, string value, CancellationToken cancellationToken)
    {
        var filter = new ProductFilterField(field);
        var query = new ProductQuery { Fields = [new(field)], PageSize = LargestPage };
        query = DineroFilterText.CanExpress(value) ? query with { Filter = filter.Is(value) }
            : DineroFilterText.LongestExpressible(value) is { } piece ? query with { Filter = filter.Contains(piece) }
            : query;
        var found = new List<Guid>();
        await foreach (var row in Client.Products.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var shown = field switch { "ExternalReference" => row.ExternalReference, "ProductNumber" => row.ProductNumber, _ => row.Name };
            if (row.DeletedAt is null && string.Equals(shown?.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase))
                found.Add(row.ProductGuid.Value);
        }

        return [.. found.Distinct()];
    }

    protected override async IAsyncEnumerable<Guid> ListDeletedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Client.Products.ListAsync(new() { DeletedOnly = true, Fields = [ProductField.Name], PageSize = LargestPage }, cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return row.ProductGuid.Value;
    }

    protected override (string Message, string Remedy) Missing(string field) => field switch
    {
        "AccountNumber" => ("A product needs a sales account: it decides the VAT.", "Fill in the sales account, or configure a default for it."),
        "Unit" => ("A product needs a unit.", "Fill in the unit, or configure a default for it."),
        _ => ("A product needs a price.", "Fill in the price; 0 is one."),
    };

    protected override async Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var product = Fields.Apply(schema, new ProductInput
        {
            BaseAmountValue = 0,
            Quantity = 1,
            AccountNumber = Options.DefaultSalesAccount ?? 0,
            Unit = Options.DefaultUnit ?? default,
            ExternalReference = write.Marker,
        }, write.Set);
        var id = await Client.Products.CreateAsync(product, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(new(id.ToString()));
    }

    protected override async Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var id = new ProductId(GuidOf(write));
        var current = write.Current?.ProviderState as Product ?? await Client.Products.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (current.DeletedAt is not null)
            return new WriteOutcome.Stale();
        await Client.Products.ReplaceAsync(id, Fields.Apply(schema, current.ToInput(), write.Set), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        await Client.Products.DeleteAsync(new(GuidOf(write)), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }
}
