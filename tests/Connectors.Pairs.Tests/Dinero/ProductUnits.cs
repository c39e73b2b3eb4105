using System.Globalization;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Testing.Dinero;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>Every unit of the preset's products. Units of measure have other words on each side.</summary>
internal static class ProductUnits
{
    private static readonly string[] Accounts = ["1050", "1100", "1200"];

    public static IReadOnlyList<FieldCase<Product, StoredProduct>> All { get; } =
    [
        Of("code", static (v, r) => $"00{v}{r}", static (p, t) => p.Code = t, static p => p.Code, static (s, t) => s with { ProductNumber = t }, static s => s.ProductNumber),
        Of("name", static (v, r) => $"Kælderlås {"abc"[v]} {r}", static (p, t) => p.Name = t, static p => p.Name, static (s, t) => s with { Name = t }, static s => s.Name),
        // No case edits it on the record that it tells apart: it is how the suite knows the records.
        Of("description", static (v, r) => $"{"abc"[v]} [{r}]", static (p, t) => p.Description = t, static p => p.Description, static (s, t) => s with { Comment = t }, static s => s.Comment) with { Clearable = false },
        Of("price", static (v, r) => $"{v + 7}9.{r:d2}5", static (p, t) => p.Price = Number(t), static p => Text(p.Price), static (s, t) => s with { BaseAmountValue = Number(t)!.Value }, static s => Text(s.BaseAmountValue)) with { Clearable = false },
        Of("defaultQuantity", static (v, _) => $"{v + 2}.5", static (p, t) => p.DefaultQuantity = Number(t), static p => Text(p.DefaultQuantity), static (s, t) => s with { Quantity = Number(t)!.Value }, static s => Text(s.Quantity)) with { Clearable = false },
        Of("unit", static (v, _) => new[] { "kilogram", "cubic metre", "hour" }[v], static (p, t) => p.Unit = t, static p => p.Unit, static (s, t) => s with { Unit = t! }, static s => s.Unit) with
        {
            Accounting = static (v, _) => new[] { "kilogram", "cubicMetre", "hours" }[v],
            Clearable = false,
        },
        Of("salesAccount", static (v, _) => Accounts[v], static (p, t) => p.SalesAccount = t, static p => p.SalesAccount, static (s, t) => s with { AccountNumber = int.Parse(t!, CultureInfo.InvariantCulture) }, static s => $"{s.AccountNumber}") with { Clearable = false },
    ];

    private static FieldCase<Product, StoredProduct> Of(
        string name, Func<int, int, string> text, Action<Product, string?> setCrm, Func<Product, string?> getCrm, Func<StoredProduct, string?, StoredProduct> setAccounting, Func<StoredProduct, string?> getAccounting) => new()
        {
            Name = name,
            Crm = text,
            Accounting = text,
            SetCrm = setCrm,
            GetCrm = getCrm,
            SetAccounting = setAccounting,
            GetAccounting = getAccounting,
        };

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string? Text(decimal? number) => number?.ToString("0.#####", CultureInfo.InvariantCulture);
}
