using System.Globalization;
using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Dinero.ProductRow, Connectors.Dinero.Product, Connectors.Dinero.ProductInput>;

namespace Connectors.Dinero.Sync;

/// <summary>The fields of products.</summary>
internal static class ProductFieldTable
{
    public static SyncFields<ProductRow, Product, ProductInput> Fields { get; } = new(
        Text("Name", static r => r.Name, static p => p.Name, static (i, v) => i with { Name = v }),
        Text("ProductNumber", static r => r.ProductNumber, static p => p.ProductNumber, static (i, v) => i with { ProductNumber = v }),
        Text("ExternalReference", static r => r.ExternalReference, static p => p.ExternalReference, static (i, v) => i with { ExternalReference = v }, 128),
        Text("Comment", null, static p => p.Comment, static (i, v) => i with { Comment = v }, 128),
        new F(new() { Name = "BaseAmountValue", Type = FieldType.Money, Required = true, Clearable = false }, static p => FieldValue.Of((decimal?)p.BaseAmountValue))
        {
            Row = static r => FieldValue.Of(r.BaseAmountValue),
            Listed = ["BaseAmountValue"],
            Write = static (i, v) => i with { BaseAmountValue = v.AsNumber() ?? 0 },
        },
        // 1 is no business value: a price is the price of one, and a line of a document says how many.
        new F(new() { Name = "Quantity", Type = FieldType.Number, Clearable = false }, static p => FieldValue.Of((decimal?)p.Quantity))
        {
            Row = static r => FieldValue.Of(r.Quantity),
            Listed = ["Quantity"],
            Write = static (i, v) => i with { Quantity = v.AsNumber() ?? 1 },
        },
        new F(new() { Name = "AccountNumber", Type = FieldType.Choice, Required = true, Clearable = false }, static p => Account(p.AccountNumber))
        {
            Row = static r => Account(r.AccountNumber),
            Listed = ["AccountNumber"],
            Write = static (i, v) => int.TryParse(v.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? i with { AccountNumber = number } : i,
        },
        new F(new() { Name = "Unit", Type = FieldType.Choice, Required = true, Clearable = false, Choices = [.. UnitWords.Choices] }, static p => Unit(p.Unit))
        {
            Row = static r => Unit(r.Unit),
            Listed = ["Unit"],
            Write = static (i, v) => v.AsText() is { Length: > 0 } unit ? i with { Unit = new(unit) } : i,
        });

    private static F Text(string name, Func<ProductRow, string?>? row, Func<Product, string?> full, Func<ProductInput, string?, ProductInput> write, int? maxLength = null) =>
        new(new() { Name = name, Type = FieldType.Text, MaxLength = maxLength }, p => FieldValue.Of(full(p)))
        {
            Row = row is null ? null : r => FieldValue.Of(row(r)),
            Listed = row is null ? [] : [name],
            Write = (i, v) => write(i, v.AsText()),
        };

    private static FieldValue Account(int? number) => FieldValue.Of(number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>In Dinero's own spelling, whatever letter case a record has.</summary>
    private static FieldValue Unit(ProductUnit? unit) =>
        unit is { } u ? FieldValue.Of(UnitWords.Choices.FirstOrDefault(c => string.Equals(c.Value, u.Value, StringComparison.OrdinalIgnoreCase))?.Value ?? u.Value) : FieldValue.Null;
}
