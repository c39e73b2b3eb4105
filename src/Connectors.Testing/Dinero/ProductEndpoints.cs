namespace Connectors.Testing.Dinero;

/// <summary>Products: no restore, no row version, no id of the caller's choice.</summary>
internal static class ProductEndpoints
{
    private static readonly string[] Units =
    [
        "hours", "parts", "km", "day", "week", "month", "kilogram", "cubicMetre", "set", "litre", "box", "case", "carton", "metre", "package", "shipment",
        "squareMetre", "session", "tonne",
    ];

    private static readonly FieldMap<StoredProduct> Fields = new FieldMap<StoredProduct>()
        .Add("ProductGuid", static (o, p) => o.Value(p.ProductGuid))
        .Add("CreatedAt", static (o, p) => o.Value(p.CreatedAt))
        .Add("UpdatedAt", static (o, p) => o.Value(p.UpdatedAt))
        .Add("DeletedAt", static (o, p) => o.Value(p.DeletedAt))
        .Add("ProductNumber", static (o, p) => o.Value(p.ProductNumber), filter: static p => p.ProductNumber)
        .Add("Name", static (o, p) => o.Value(p.Name), filter: static p => p.Name)
        .Add("BaseAmountValue", static (o, p) => o.Value(p.BaseAmountValue))
        .Add("BaseAmountValueInclVat", static (o, p) => o.Value(p.BaseAmountValue * (1 + o.Account.VatRateOf(p.AccountNumber))))
        .Add("TotalAmount", static (o, p) => o.Value(p.BaseAmountValue * p.Quantity))
        .Add("TotalAmountInclVat", static (o, p) => o.Value(p.BaseAmountValue * p.Quantity * (1 + o.Account.VatRateOf(p.AccountNumber))))
        .Add("Quantity", static (o, p) => o.Value(p.Quantity))
        .Add("AccountNumber", static (o, p) => o.Value((long)p.AccountNumber))
        .Add("Unit", static (o, p) => o.Value(p.Unit))
        .Add("ExternalReference", static (o, p) => o.Value(p.ExternalReference), filter: static p => p.ExternalReference)
        .Add("Comment", static (o, p) => o.Value(p.Comment), list: false);

    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("GET /v1/{o}/products", "products.list", List);
        routes.Add("GET /v1/{o}/products/{guid}", "products.get", Get);
        routes.Add("POST /v1/{o}/products", "products.create", Create);
        routes.Add("PUT /v1/{o}/products/{guid}", "products.update", Update);
        routes.Add("DELETE /v1/{o}/products/{guid}", "products.delete", Delete);
    }

    /// <returns>The unit as it is stored; null when it is refused.</returns>
    public static string? Unit(string unit, DineroOddities oddities) =>
        Array.Exists(Units, u => u.Equals(unit, oddities.UnitsAreCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)) ? unit : null;

    private static SimResponse List(DineroCall call)
    {
        var list = ListRequest.Of(call);
        var fields = Fields.Select(call.Query("fields"), "Name,ProductGuid");
        var matches = list.Matches(Fields);
        var text = call.Query("freeTextSearch");
        var table = call.Account.ProductTable;
        bool InScope(StoredProduct p) => (p.DeletedAt is not null) == list.DeletedOnly;
        var rows = list.Candidates(call, table)
            .Where(p => InScope(p) && list.ChangedInTime(p.UpdatedAt, p.DeletedAt) && matches(p) && (text is null || Has(p.Name, text) || Has(p.ProductNumber, text)))
            .ToList();
        return list.Answer(call, fields, rows, () => table.Values.Count(InScope));
    }

    private static bool Has(string? value, string text) => value?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    private static SimResponse Get(DineroCall call)
    {
        var product = call.Account.ProductTable.Get(call.RouteGuid());
        if (product is null || (product.DeletedAt is not null && !call.Oddities.DeletedProductsReadable))
            throw call.NotFound();
        return call.Ok(json => Fields.WriteSingle(json, product));
    }

    private static SimResponse Create(DineroCall call)
    {
        var product = Read(call) with { ProductGuid = call.Account.NextGuid(), CreatedAt = call.Now };
        call.Account.SaveProduct(product);
        return call.Created(json => json.Name("ProductGuid").Value(product.ProductGuid));
    }

    private static SimResponse Update(DineroCall call)
    {
        var stored = Living(call);
        call.Account.SaveProduct(Read(call) with { ProductGuid = stored.ProductGuid, CreatedAt = stored.CreatedAt });
        return call.Done();
    }

    private static SimResponse Delete(DineroCall call)
    {
        call.Account.SaveProduct(Living(call) with { DeletedAt = call.Now });
        return call.Done();
    }

    private static StoredProduct Living(DineroCall call)
    {
        var stored = call.Account.ProductTable.Get(call.RouteGuid()) ?? throw call.NotFound();
        return stored.DeletedAt is null ? stored
            : throw (call.Oddities.SecondDeleteIs404 || !call.Oddities.DeletedProductsReadable ? call.NotFound() : ApiError.Deleted());
    }

    private static StoredProduct Read(DineroCall call)
    {
        var body = call.Body;
        var product = new StoredProduct
        {
            ProductNumber = body.Text("ProductNumber"),
            Name = body.Text("Name"),
            BaseAmountValue = body.Number("BaseAmountValue"),
            Quantity = body.Number("Quantity"),
            AccountNumber = body.Int("AccountNumber"),
            Unit = body.Text("Unit", required: true) ?? "",
            ExternalReference = body.Text("ExternalReference", max: 128),
            Comment = body.Text("Comment", max: 128),
        };
        if (product.Unit.Length > 0 && Unit(product.Unit, call.Oddities) is null)
            body.Rule("Unit", $"'{product.Unit}' is not a known unit.");
        if (call.Account.EntryAccountOf(product.AccountNumber) is null)
            body.Rule("AccountNumber", $"There is no account {product.AccountNumber}.");
        body.ThrowIfInvalid();
        return product;
    }
}
