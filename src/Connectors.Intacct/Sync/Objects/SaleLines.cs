using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Sync;
using CrmLine = Connectors.Sync.Crm.Line;

namespace Connectors.Intacct.Sync;

/// <summary>The lines of a sales document as CRMs show them, under the neutral names. They are only shown: a document that is sent from the CRM brings its own.</summary>
internal sealed class SaleLines : OwnedLines
{
    // Amounts as Intacct shows them: a price with a discount is what is left of it.
    private static readonly (ObjectField Field, string Path)[] Table =
    [
        (Fields.Text(CrmLine.Code.Name), "dimensions.item"), (Fields.Text(CrmLine.Text.Name), "lineDescription"), (Fields.Number(CrmLine.Quantity.Name), "unitQuantity"), (Fields.Text(CrmLine.Unit.Name), "unit"),
        (Fields.Number(CrmLine.UnitPrice.Name), "unitPrice"), (Fields.Number(CrmLine.DiscountPercent.Name), "discountPercent"), (Fields.Text(CrmLine.VatCode.Name), "taxSchedule"),
        (Fields.Text(CrmLine.Location.Name), "dimensions.location"), (Fields.Text(CrmLine.Warehouse.Name), "dimensions.warehouse"), (Fields.Text(CrmLine.Department.Name), "dimensions.department"),
        (Fields.Text(CrmLine.Class.Name), "dimensions.class"), (Fields.Text(CrmLine.Project.Name), "dimensions.project"),
    ];

    public static SaleLines Instance { get; } = new();

    public override EntitySchema Schema { get; } = new("document.line", Table.Select(static f => f.Field.Describe()));

    public override LineSet Read(JsonElement list) => list.ValueKind != JsonValueKind.Array ? LineSet.Empty
        : new([.. list.EnumerateArray().OrderBy(static l => ObjectValues.OfRow(Fields.Number("lineNumber"), l) is { HasValue: true } number ? number.AsNumber() : 0).Select(Row)]);

    public override JsonArray Write(LineSet lines, JsonElement? stored) => throw new NotSupportedException("Lines of documents go with the documents that are sent.");

    private SyncRecord Row(JsonElement line)
    {
        var row = SyncRecord.Create(Schema, new(ObjectValues.Text(line, "key") ?? "0"));
        foreach (var (field, path) in Table)
            row.Set(field.Path, Value(field, path, line));
        return row.Build();
    }

    private static FieldValue Value(ObjectField field, string path, JsonElement line)
    {
        if (ObjectValues.Text(line, path + ".id") is { } id)
        {
            // In documents Intacct writes some ids together with their names.
            return FieldValue.Of(ObjectValues.Text(line, path + ".name") is { } name && id.EndsWith("--" + name, StringComparison.Ordinal) ? id[..^(name.Length + 2)] : id);
        }

        return ObjectValues.Text(line, path) is null ? FieldValue.Null : ObjectValues.OfRow(field with { Path = path }, line);
    }
}
