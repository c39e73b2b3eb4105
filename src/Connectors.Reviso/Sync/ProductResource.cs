using System.Runtime.CompilerServices;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;
using F = Connectors.Reviso.Sync.RevisoField<Connectors.Reviso.Sync.ProductView>;

namespace Connectors.Reviso.Sync;

/// <summary>A product, and the currency of the books, which its prices are in.</summary>
internal sealed record ProductView(Product Product, string? BaseCurrency)
{
    public ProductView With(Func<Product, Product> change) => this with { Product = change(Product) };
}

/// <summary>Products, in the order of their numbers. A number is the article itself: who makes a product under a number that was deleted means the same article.</summary>
internal sealed class ProductResource(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options) : RevisoResource<ProductView>(client, lookups, options)
{
    public const string EntityName = "product";

    private static readonly HashSet<string> Keys = new(StringComparer.Ordinal) { "productGroup", "unit" };

    private static readonly SyncFields<ProductView, ProductView, ProductView> Table = new(
        F.Text("productNumber", 25, static v => v.Product.ProductNumber?.Value, static (v, t) => v.With(p => p with { ProductNumber = t is null ? null : new ProductNumber(t) }), static s => s with { Clearable = false }),
        F.Text("name", 300, static v => v.Product.Name, static (v, t) => v.With(p => p with { Name = t ?? "" }), F.Required),
        F.NumberKey("productGroup", static v => v.Product.ProductGroup, static (v, n) => v.With(p => p with { ProductGroup = n is { } i ? new ProductGroupNumber(i) : null }), F.Required),
        F.Text("description", 500, static v => v.Product.Description, static (v, t) => v.With(p => p with { Description = t }), static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        F.Text("barCode", 50, static v => v.Product.BarCode, static (v, t) => v.With(p => p with { BarCode = t })),
        F.Money("costPrice", static v => v.Product.CostPrice, static (v, n) => v.With(p => p with { CostPrice = n }), Priced),
        F.Money("recommendedPrice", static v => v.Product.RecommendedPrice, static (v, n) => v.With(p => p with { RecommendedPrice = n }), Priced),
        F.Money("salesPrice", static v => v.Product.SalesPrice, static (v, n) => v.With(p => p with { SalesPrice = n }), Priced),
        F.ReadOnly("currency", FieldType.Text, static v => FieldValue.Of(v.BaseCurrency)),
        F.NumberKey("unit", static v => v.Product.Unit, static (v, n) => v.With(p => p with { Unit = n is { } i ? new UnitNumber(i) : null })),
        F.Flag("barred", static v => v.Product.Barred, static (v, b) => v.With(p => p with { Barred = b })),
        F.ReadOnly("inStock", FieldType.Number, static v => FieldValue.Of(v.Product.Inventory?.InStock)),
        F.ReadOnly("available", FieldType.Number, static v => FieldValue.Of(v.Product.Inventory?.Available)));

    public override string Name => "products";

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.ModifiedAt,
        Granularity = TimeSpan.FromSeconds(1),
        Overlap = Options.Overlap,
        StableOrder = true,
        Deletes = DeleteVisibility.None,
        ReusesIds = true,
    };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = EntityName,
            Resource = Name,
            SearchableFields = ["productNumber", "barCode", "name"],
            CanDelete = true,
            CreateSafety = CreateSafety.Nothing,
            WriteShape = WriteShape.Replace,
            Concurrency = ConcurrencyGuard.None,
            WriteReturnsRecord = true,
            WriteTimeout = Options.WriteTimeout,
            SettleTime = Options.SettleTime,
            NumberField = "productNumber",
        },
    ];

    protected override string Entity => EntityName;

    protected override SyncFields<ProductView, ProductView, ProductView> Fields => Table;

    protected override IReadOnlySet<string> NumberKeys => Keys;

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken) => Guard(async () =>
    {
        var groups = await Lookups.ChoicesAsync(RevisoLists.ProductGroups, cancellationToken).ConfigureAwait(false);
        var units = await Lookups.ChoicesAsync(RevisoLists.Units, cancellationToken).ConfigureAwait(false);
        return (IReadOnlyList<EntitySchema>)
        [
            new EntitySchema(EntityName, Table.All.Select(f => f.Name switch
            {
                "productGroup" => f.Schema with { Choices = [.. groups] },
                "unit" => f.Schema with { Choices = [.. units] },
                // An agreement that numbers products itself takes none.
                "productNumber" => f.Schema with { Required = Options.ArticleCode == RevisoArticleCode.ProductNumber, ReadOnly = Options.ArticleCode == RevisoArticleCode.BarCode },
                _ => f.Schema,
            })),
        ];
    });

    /// <summary>Texts have no order that a filter could go on from, so pages are numbered; what slips through while others delete is found by the next pass over everything.</summary>
    protected override async Task<ListedPage> ReadPageAsync(ListCursor cursor, int size, CancellationToken cancellationToken)
    {
        var currency = await Lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false);
        var filter = cursor.Since is { } since ? ProductFields.LastUpdated.IsAtLeast(since - Options.Overlap) : null;
        var page = await Client.Products.ListPageAsync(new() { Filter = filter, PageSize = size }, cursor.Behind, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new([.. page.Items.Select(p => RowOf(p, currency))], page.Next);
    }

    protected override async Task<Row?> ReadOneAsync(SyncId id, CancellationToken cancellationToken) => string.IsNullOrWhiteSpace(id.Value)
        ? null
        : RowOf(await Client.Products.GetAsync(new(id.Value), cancellationToken: cancellationToken).ConfigureAwait(false), await Lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false));

    protected override async IAsyncEnumerable<Row> FindAsync(string field, string value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var currency = await Lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false);
        var (filter, shown) = field switch
        {
            "productNumber" => (ProductFields.ProductNumber, (Func<Product, string?>)(static p => p.ProductNumber?.Value)),
            "barCode" => (ProductFields.BarCode, static p => p.BarCode),
            _ => (ProductFields.Name, static p => p.Name),
        };
        await foreach (var product in Client.Products.ListAsync(new() { Filter = filter.Is(value.Trim()), PageSize = LargestPage }, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (string.Equals(shown(product)?.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase))
                yield return RowOf(product, currency);
        }
    }

    protected override (string Message, string Remedy) Missing(string field) => field switch
    {
        "productNumber" => ("A product needs its number.", "Fill in the article code."),
        "productGroup" => ("A product needs a product group: it decides the accounts.", "Choose the product group."),
        _ => ("A product needs a name.", "Fill in the name."),
    };

    protected override void Lock(SyncRecordBuilder builder) => builder.Lock("productNumber", FieldLockKind.Immutable, "A product gets another number only in Reviso itself.");

    protected override Task<IEnumerable<Problem>> FindProblemsAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var number = write.Set.Where(s => schema[s.Slot].Name == "productNumber").Select(static s => s.Value.AsText()).FirstOrDefault();
        IEnumerable<Problem> problems = write.Id is { } id && number is { } other && !string.Equals(other.Trim(), id.Value, StringComparison.OrdinalIgnoreCase)
            ? [new("immutable", "productNumber", "A product gets another number only in Reviso itself.")]
            : [];
        return Task.FromResult(problems);
    }

    protected override async Task<WriteOutcome> CreateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var currency = await Lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false);
        var product = Table.Apply(schema, new(new Product { Name = "", ProductGroup = null }, currency), write.Set).Product;
        try
        {
            var made = RowOf(await Client.Products.CreateAsync(product, cancellationToken: cancellationToken).ConfigureAwait(false), currency);
            return new WriteOutcome.Applied(new(made.Id), ToRecord(schema, made));
        }
        catch (ConnectorConflictException)
        {
            return new WriteOutcome.Refused(new Problem("reviso." + RevisoErrorCodes.AlreadyExists, "productNumber", $"There is a product '{product.ProductNumber}' in Reviso.", Fixer.User, "Link the two, or choose another article code."));
        }
    }

    protected override async Task<WriteOutcome> UpdateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var currency = await Lookups.BaseCurrencyAsync(cancellationToken).ConfigureAwait(false);
        var number = new ProductNumber(write.Id!.Value.Value);
        var current = write.Current?.ProviderState as ProductView ?? new(await Client.Products.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false), currency);
        var stored = await Client.Products.ReplaceAsync(number, Table.Apply(schema, current, write.Set).Product, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value, ToRecord(schema, RowOf(stored, currency)));
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        await Client.Products.DeleteAsync(new(write.Id!.Value.Value), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    private static FieldSchema Priced(FieldSchema schema) => schema with { CurrencyField = "currency" };

    private static Row RowOf(Product product, string? currency) =>
        new(product.ProductNumber?.Value ?? "", new(product, currency), product.LastUpdated?.ToUniversalTime());
}
