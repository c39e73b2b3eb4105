using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>Products, by the Products service: it keeps a version of each, so that a lost race is noticed. Their number is the caller's choice and stays.</summary>
internal sealed class ProductResource(IEconomicClient client, EconomicLists lists, EconomicSyncOptions options) : EconomicResource(client, lists, options)
{
    public const string EntityName = "product";

    private const string NumberReason = "The number of a product does not change here: change it in e-conomic, and the link follows.";

    private static readonly SyncFields<OpenApiProduct, OpenApiProduct, OpenApiProduct> Fields = ProductFieldTable.Fields;

    public override string Name => "products";

    public override IEnumerable<EntityCapabilities> Entities =>
        [Entity(EntityName, ["productNumber", "name"], ["name", "barCode"], "productNumber") with { Concurrency = ConcurrencyGuard.Token }];

    public override async Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        var groups = await Lists.ChoicesAsync(EconomicLists.ProductGroups, cancellationToken).ConfigureAwait(false);
        var units = await Lists.ChoicesAsync(EconomicLists.Units, cancellationToken).ConfigureAwait(false);
        return
        [
            new EntitySchema(EntityName, Fields.All.Select(f => f.Name switch
            {
                "productGroup" => f.Schema with { Required = Options.DefaultProductGroup is null, Choices = groups },
                "unit" => f.Schema with { Choices = units },
                _ => f.Schema,
            })),
        ];
    }

    protected override async Task<KeyedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, string? after, CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == EntityName);
        var filter = since is { } from ? OpenApiProductFields.LastUpdated.IsFrom(from) : null;
        var rows = await Client.OpenApi.Products.ListPageAsync(filter, after, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new([.. rows.Items.Select(p => Change(Shaped(Fields.FromRow(selection, p.ProductNumber.Value, p), p).Build()))], rows.Next);
    }

    protected override async Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) =>
        new RecordLookup.Present(ToRecord(schema, await Client.OpenApi.Products.GetAsync(new(id.Value), cancellationToken: cancellationToken).ConfigureAwait(false)));

    protected override async Task<IReadOnlyList<SyncRecord>> FindAsync(EntitySchema schema, string field, string value, CancellationToken cancellationToken)
    {
        var found = new List<SyncRecord>();
        await foreach (var product in Client.OpenApi.Products.ListAsync((field == "productNumber" ? OpenApiProductFields.ProductNumber : OpenApiProductFields.Name).Is(value), cancellationToken: cancellationToken).ConfigureAwait(false))
            found.Add(ToRecord(schema, product));
        return found;
    }

    protected override (string Message, string Remedy) Missing(string field) => field switch
    {
        "productNumber" => ("A product needs a number: e-conomic gives none by itself.", "Fill in the article code."),
        "name" => ("A product needs a name.", "Fill in the name."),
        _ => ("A product needs a product group: it decides the account and the VAT.", "Choose the group, or configure a default for it."),
    };

    protected override async Task<WriteOutcome> PostAsync(EntitySchema schema, RecordWrite write, CallOptions options, CancellationToken cancellationToken)
    {
        var product = Fields.Apply(schema, new OpenApiProduct { ProductNumber = new(""), Name = "", ProductGroupId = Options.DefaultProductGroup ?? default, IsAccessible = true }, write.Set);
        var number = await Client.OpenApi.Products.CreateAsync(product, options, CancellationToken.None).ConfigureAwait(false);
        return new WriteOutcome.Applied(new(number.Value));
    }

    protected override async Task<WriteOutcome> PutAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var number = new ProductNumber(write.Id!.Value.Value);
        var current = write.Current?.ProviderState as OpenApiProduct ?? await Client.OpenApi.Products.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        await Client.OpenApi.Products.ReplaceAsync(number, Fields.Apply(schema, current, write.Set), Through, CancellationToken.None).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    protected override Task RemoveAsync(RecordId id, CallOptions options) => Client.OpenApi.Products.DeleteAsync(new(id.Value), options, CancellationToken.None);

    private static SyncRecord ToRecord(EntitySchema schema, OpenApiProduct product) => Shaped(Fields.FromFull(schema, product.ProductNumber.Value, product), product).State(product).Build();

    private static SyncRecordBuilder Shaped(SyncRecordBuilder builder, OpenApiProduct product) =>
        builder.Stamps(product.LastUpdated).Version(product.ObjectVersion).Lock("productNumber", FieldLockKind.Immutable, NumberReason);
}
