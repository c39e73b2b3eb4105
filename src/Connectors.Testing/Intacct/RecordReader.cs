using System.Globalization;
using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary>Shows records as the API does: nested for reads, by dotted path for queries.</summary>
internal sealed class RecordReader(IntacctAccount account)
{
    private IntacctOddities Oddities => account.Oddities;

    private RecordStore Store => account.Store;

    public JsonObject Reference(StoredRecord record)
    {
        var reference = new JsonObject { ["key"] = Key(record), ["id"] = Id(record) };
        if (record.Definition.Name == "order-entry/document")
            reference["documentType"] = record.TypeName;
        reference["href"] = Href(record);
        return reference;
    }

    public JsonNode Key(StoredRecord record) => IsNumber(record) ? JsonValue.Create(record.Key) : JsonValue.Create(record.KeyText);

    public JsonNode? Id(StoredRecord record) => IsNumber(record) ? JsonValue.Create(record.Key) : IdText(record);

    public string IdText(StoredRecord record) => record.Definition.IdIsKey || (record.Definition.Name == "order-entry/document" && Oddities.DocumentIdIsKey)
        ? record.KeyText : record.Text("id") ?? record.KeyText;

    public static string Href(StoredRecord record) =>
        $"/objects/{record.Definition.Name}{(record.TypeName is { } type && record.Definition.IsTyped ? "::" + Uri.EscapeDataString(type) : "")}/{record.KeyText}";

    public static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The whole record, owned ones included.</summary>
    public JsonObject Nested(StoredRecord record)
    {
        var json = new JsonObject { ["key"] = Key(record), ["id"] = Id(record) };
        Write(json, record, record.Definition.Fields);
        foreach (var custom in account.CustomFields.TryGetValue(record.Definition.Name, out var names) ? names : [])
            json[custom] = record.Text(custom);
        if (record.Definition.HasAudit)
            json["audit"] = Audit(record);
        if (record.Definition.HasEntity)
            json["entity"] = EntityOf(record);
        if (record.Definition.HasWebUrl)
            json["webURL"] = WebUrl(record);
        json["href"] = Href(record);
        return json;
    }

    public static JsonNode? ToJson(FieldDefinition field, object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        bool flag => JsonValue.Create(flag),
        decimal number when field.Kind == FieldKind.Number => JsonValue.Create(Trim(number)),
        decimal number => JsonValue.Create(Decimal(field, number)),
        DateOnly date => JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset at => JsonValue.Create(Stamp(at)),
        _ => JsonValue.Create((string)value),
    };

    public static string Decimal(FieldDefinition? field, decimal number) =>
        field?.Scale is { } scale ? number.ToString("F" + scale.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : Trim(number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The stored value, save for what this vendor shows otherwise than it was written.</summary>
    public object? Value(StoredRecord record, FieldDefinition field)
    {
        var value = record[field.Path];
        return value is decimal price && Oddities.PricesReadNetOfDiscount && field.Path is "unitPrice" or "price" && record.Definition.Name == "order-entry/document-line"
            ? (decimal)value! * (1 - (record.Number("discountPercent") / 100)) : value;
    }

    public static JsonObject EntityOf(StoredRecord record) => record.Entity is { } entity
        ? new JsonObject { ["key"] = entity.KeyText, ["id"] = entity.Text("id"), ["name"] = entity.Text("name"), ["href"] = Href(entity) }
        : new JsonObject { ["key"] = null, ["id"] = null, ["name"] = null };

    public static string WebUrl(StoredRecord record) => $"https://www.intacct.example/acct/ur.phtml?.r={record.Definition.Operations}-{record.KeyText}";

    private static decimal Trim(decimal number) => number / 1.000000000000000000000000000000000m;

    private bool IsNumber(StoredRecord record) => record.Definition.KeysAreNumbers && Oddities.RenewalTemplateKeysAreNumbers;

    private void Write(JsonObject json, StoredRecord record, IReadOnlyList<FieldDefinition> fields)
    {
        foreach (var field in fields)
        {
            if (field.Path == "id" || (field.Name == "unitOfMeasure" && !Oddities.ItemsTakeUnitOfMeasure))
                continue;
            json[NameOf(record, field)] = field.Kind switch
            {
                FieldKind.Group => Group(record, field),
                FieldKind.Ref => RefJson(record, field),
                FieldKind.Owned => new JsonArray([.. Store.OwnedBy(record, field.Target).Select(r => (JsonNode)Nested(r))]),
                _ => ToJson(field, Value(record, field)),
            };
        }
    }

    private string NameOf(StoredRecord record, FieldDefinition field) =>
        field.Path == "item" && Oddities.PriceEntryItemIsMisspelt && record.Definition.Name == "order-entry/price-list-entry" ? "item'" : field.Name;

    private JsonObject Group(StoredRecord record, FieldDefinition group)
    {
        var json = new JsonObject();
        Write(json, record, group.Children);
        return json;
    }

    private JsonObject RefJson(StoredRecord record, FieldDefinition field)
    {
        if (field.PointsOutside)
            return record[field.Path] is JsonObject outside ? (JsonObject)outside.DeepClone() : new JsonObject { ["key"] = null, ["id"] = null };
        if (Store.Find(field.Target, record.Text(field.Path)) is not { } target)
        {
            var unset = new JsonObject { ["key"] = null, ["id"] = null };
            foreach (var extra in field.Extras)
                unset[extra] = null;
            return unset;
        }

        var json = new JsonObject { ["key"] = Key(target), ["id"] = Id(target) };
        foreach (var extra in field.Extras)
            json[extra] = extra == "documentType" ? target.TypeName : target.Definition.Field(extra) is { } shown ? ToJson(shown, Value(target, shown)) : null;
        if (field.Embedded)
            Write(json, target, target.Definition.Fields);
        json["href"] = Href(target);
        return json;
    }

    private static JsonObject Audit(StoredRecord record)
    {
        var audit = new JsonObject { ["createdDateTime"] = Stamp(record.Created), ["modifiedDateTime"] = Stamp(record.Modified) };
        if (record.Definition.AuditShowsUsers)
        {
            audit["createdByUser"] = User(record.CreatedBy);
            audit["modifiedByUser"] = User(record.ModifiedBy);
        }

        audit["createdBy"] = By(record, record.CreatedBy);
        audit["modifiedBy"] = By(record, record.ModifiedBy);
        return audit;
    }

    private static JsonObject User(IntacctUser? user) => new() { ["key"] = user?.Key, ["id"] = user?.Id, ["href"] = user is null ? null : "/objects/company-config/user/" + user.Key };

    /// <summary>A user's key; the price entry's sample shows the user's id instead.</summary>
    internal static string? By(StoredRecord record, IntacctUser? user) => record.Definition.Name == "order-entry/price-list-entry" ? user?.Id : user?.Key;
}
