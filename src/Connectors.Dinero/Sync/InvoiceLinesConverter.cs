using System.Collections.Immutable;
using Connectors.Sync;
using CrmLine = Connectors.Sync.Crm.Line;

namespace Connectors.Dinero.Sync;

/// <summary>Lines as CRMs show them and as Dinero does. Which product a line stands for is not converted: a line that keeps its text keeps it.</summary>
internal sealed class InvoiceLinesConverter : IUnitConverter
{
    private static readonly (string Crm, string Dinero)[] Names =
    [
        (CrmLine.Text.Name, "Description"), (CrmLine.Quantity.Name, "Quantity"), (CrmLine.Unit.Name, "Unit"), (CrmLine.UnitPrice.Name, "UnitPrice"), (CrmLine.DiscountPercent.Name, "Discount"),
        (CrmLine.SalesAccount.Name, "AccountNumber"),
    ];

    private static readonly EntitySchema Neutral = new(CrmLine.Entity.Name,
    [
        new() { Name = CrmLine.Text.Name, Type = FieldType.Text },
        new() { Name = CrmLine.Quantity.Name, Type = FieldType.Number },
        new() { Name = CrmLine.Unit.Name, Type = FieldType.Text },
        new() { Name = CrmLine.UnitPrice.Name, Type = FieldType.Number },
        new() { Name = CrmLine.DiscountPercent.Name, Type = FieldType.Number },
        new() { Name = CrmLine.SalesAccount.Name, Type = FieldType.Text },
    ]);

    public string Name => DineroConverters.InvoiceLines;

    public int Version => 1;

    public bool Lossless => true;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm) => Convert(crm, static n => n.Crm, static n => n.Dinero, InvoiceFieldTable.LineSchema);

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) => Convert(accounting, static n => n.Dinero, static n => n.Crm, Neutral);

    private static ImmutableArray<FieldValue> Convert(ImmutableArray<FieldValue> values, Func<(string Crm, string Dinero), string> from, Func<(string Crm, string Dinero), string> to, EntitySchema schema)
    {
        if (values[0].Kind != FieldValueKind.Lines)
            return values;
        var lines = ImmutableArray.CreateBuilder<SyncRecord>();
        foreach (var line in values[0].AsLines()!.Lines)
        {
            var made = SyncRecord.Create(schema, line.Id);
            foreach (var name in Names)
            {
                if (line.TryGet(from(name), out var value) && !value.IsAbsent)
                    made.Set(to(name), value);
            }

            lines.Add(made.Build());
        }

        return [FieldValue.Of(new LineSet(lines.ToImmutable()))];
    }
}
