using System.Diagnostics;
using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Uniconta.Item, Connectors.Uniconta.Item, Connectors.Uniconta.Item>;
using P = Connectors.Uniconta.Sync.RowFields<Connectors.Uniconta.Item>;

namespace Connectors.Uniconta.Sync;

/// <summary>Items: Uniconta's own, which the CRM shows.</summary>
internal sealed class ItemResource(UnicontaRun run) : TableResource<Item>(run, EntityName, UserFieldSet.Of(run.Client, run.Options, UserFieldTable.Item, marked: false))
{
    public const string EntityName = "item";

    private string? _currency;

    public override string Name => "items";

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = EntityName,
            Resource = Name,
            ReadBatchSize = 500,
            SearchableFields = ["Item", "EAN", "Name"],
            CanCreate = false,
            CanUpdate = false,
            CanDelete = false,
            NumberField = "Item",
            // The item, and once the company's currency.
            ReadCost = 2,
        },
    ];

    protected override UnicontaReadOperations<Item> Rows => Run.Client.Items;

    protected override IEnumerable<F> StandardFields()
    {
        var f = new RowFields<Item>("InvItem", Options);
        return new F?[]
        {
            f.Text("Item", static i => i.Number),
            f.Text("Name", static i => i.Name),
            f.Text("Description", static i => i.Description),
            f.Choice("ItemType", static i => WordKeys.Of(LabelVocabulary.ItemKind, i.ItemType?.Value), choices: WordKeys.Choices(LabelVocabulary.ItemKind, Run.Language)),
            f.Choice("CostModel", static i => WordKeys.Of(LabelVocabulary.CostModel, i.CostModel?.Value), choices: WordKeys.Choices(LabelVocabulary.CostModel, Run.Language)),
            f.Choice("Group", static i => i.Group),
            // "None" is no unit.
            f.Choice("Unit", static i => WordKeys.Of(LabelVocabulary.ItemUnit, i.Unit?.Value) is var unit && unit != "None" ? unit : null, choices: WordKeys.Choices(LabelVocabulary.ItemUnit, Run.Language)),
            P.Number("SalesPrice1", static i => i.SalesPrice1, type: FieldType.Money, currencyField: "Currency1"),
            // Without a currency of its own a price is in the company's.
            f.Text("Currency1", i => string.IsNullOrEmpty(i.Currency1) ? _currency : i.Currency1),
            // The item's own cost price: not the average of what is in stock. Withheld, there is no such field.
            Options.WithholdCostPrice ? null : P.Number("CostPrice", static i => i.CostPrice, type: FieldType.Money),
            f.Text("EAN", static i => i.EAN),
            P.Number("QtyOnStock", static i => i.QtyOnStock),
            P.Number("Available", static i => i.Available),
            P.Flag("Blocked", static i => i.Blocked),
            P.Flag("HideInSales", static i => i.HideInSales),
        }.OfType<F>();
    }

    protected override async Task PrepareAsync(IReadOnlyList<Item> rows, CancellationToken cancellationToken)
    {
        if (rows.Any(static i => string.IsNullOrEmpty(i.Currency1)))
            _currency = await Run.GetCurrencyAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override DateTimeOffset? ModifiedAt(Item row) => row.UpdatedAt;

    // What is only read requires nothing.
    protected override (string Message, string Remedy) Missing(string field) => throw new UnreachableException($"An item requires no {field}.");
}
