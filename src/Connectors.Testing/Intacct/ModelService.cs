using System.Text.Json.Nodes;

namespace Connectors.Testing.Intacct;

/// <summary><c>services/core/model</c>: what an object looks like in this company, custom fields included.</summary>
internal static class ModelService
{
    public static SimResponse Run(IntacctCall call)
    {
        var query = call.Request.Parameters;
        if (!query.TryGetValue("name", out var name))
            return List(query.GetValueOrDefault("type"), query.GetValueOrDefault("filter"));
        var colons = name.IndexOf("::", StringComparison.Ordinal);
        if (ObjectCatalog.Find(colons < 0 ? name : name[..colons]) is not { } definition)
            return Answers.One(200, new JsonArray());
        var truth = !call.Oddities.ModelHidesRequired || (call.Oddities.ModelSchemaTellsRequired && query.GetValueOrDefault("schema") == "true");
        var model = Describe(call, definition, definition.Fields, truth);
        var fields = (JsonObject)model["fields"]!;
        fields["key"] = Field("string", null, readOnly: true, required: false, mutable: false);
        if (definition.IdIsKey)
            fields["id"] = Field("string", null, readOnly: true, required: false, mutable: false);
        foreach (var custom in call.Account.CustomFields.TryGetValue(definition.Name, out var names) ? names : [])
            fields[custom] = Field("string", null, readOnly: false, required: false, mutable: true);
        if (definition.HasAudit)
            ((JsonObject)model["groups"]!)["audit"] = new JsonObject
            {
                ["fields"] = new JsonObject
                {
                    ["createdDateTime"] = Field("string", "date-time", readOnly: true, required: false, mutable: false),
                    ["modifiedDateTime"] = Field("string", "date-time", readOnly: true, required: false, mutable: false),
                    ["createdBy"] = Field("string", null, readOnly: true, required: false, mutable: false),
                    ["modifiedBy"] = Field("string", null, readOnly: true, required: false, mutable: false),
                },
            };
        if (((JsonObject)model["lists"]!).Count == 0)
            model["lists"] = new JsonArray();
        model["httpMethods"] = "OPTIONS,GET" + (definition.Can('C') ? ",POST" : "") + (definition.Can('D') ? ",DELETE" : "") + (definition.Can('U') ? ",PATCH" : "");
        model["idempotenceSupported"] = call.Simulator.IsIdempotent(definition);
        model["type"] = definition.Owner is null ? "rootObject" : "ownedObject";
        return Answers.One(200, model);
    }

    private static SimResponse List(string? type, string? filter)
    {
        IEnumerable<(string Name, string Type)> all =
        [
            .. ObjectCatalog.All.Select(static d => (d.Name, d.Owner is null ? "rootObject" : "ownedObject")),
            ("services/core/query", "service"), ("services/core/model", "service"), ("services/core/composite", "service"), ("services/bulk/job", "service"),
            .. ContractRules.Workflows.Select(static w => ("workflows/contracts/contract/" + w, "workflow")),
        ];
        var rows = all.Where(a => (type is null || (type == "object" ? a.Type.EndsWith("Object", StringComparison.Ordinal) : a.Type == type))
            && (filter is null || System.Text.RegularExpressions.Regex.IsMatch(a.Name, filter, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1))));
        var list = new JsonArray([.. rows.Select(static a => (JsonNode)new JsonObject { ["apiObject"] = a.Name, ["type"] = a.Type })]);
        return Answers.One(200, list, success: list.Count);
    }

    private static JsonObject Describe(IntacctCall call, ObjectDefinition definition, IReadOnlyList<FieldDefinition> fields, bool truth)
    {
        var plain = new JsonObject();
        var groups = new JsonObject();
        var refs = new JsonObject();
        var lists = new JsonObject();
        foreach (var field in fields)
        {
            var required = truth && (field.Required || (field.RequiredByXmlRule && call.Oddities.XmlRulesRequired) || call.Account.Requires(definition, field));
            switch (field.Kind)
            {
                case FieldKind.Group:
                    groups[field.Name] = Describe(call, definition, field.Children, truth);
                    break;
                case FieldKind.Ref:
                    refs[field.Name] = new JsonObject
                    {
                        ["apiObject"] = field.Target == "?" ? null : field.Target,
                        ["fields"] = new JsonObject
                        {
                            ["key"] = Field("string", null, field.ReadOnly, required, !field.FixedAfterCreate),
                            ["id"] = Field("string", null, field.ReadOnly, required, !field.FixedAfterCreate),
                        },
                    };
                    break;
                case FieldKind.Owned or FieldKind.Raw:
                    lists[field.Name] = new JsonObject { ["apiObject"] = field.Target == "?" ? null : field.Target, ["isOwner"] = field.Kind == FieldKind.Owned };
                    break;
                default:
                    var described = Field(TypeOf(field), FormatOf(field), field.ReadOnly || field.Ignored, required, !field.FixedAfterCreate && !field.ReadOnly);
                    if (field.Words.Count > 0)
                        described["enum"] = new JsonArray([.. field.Words.Select(static w => (JsonNode)w)]);
                    if (field.Default is not null)
                        described["default"] = field.Default;
                    plain[field.Name] = described;
                    break;
            }
        }

        return new JsonObject { ["fields"] = plain, ["groups"] = groups, ["refs"] = refs, ["lists"] = lists };
    }

    private static string TypeOf(FieldDefinition field) => field.Kind switch { FieldKind.Bool => "boolean", FieldKind.Number => "number", _ => "string" };

    private static string? FormatOf(FieldDefinition field) => field.Kind switch
    {
        FieldKind.Date => "date",
        FieldKind.DateTime => "date-time",
        FieldKind.Decimal => "decimal-precision-" + (field.Scale is 2 ? "2" : "10"),
        _ => null,
    };

    private static JsonObject Field(string type, string? format, bool readOnly, bool required, bool mutable)
    {
        var field = new JsonObject { ["type"] = type };
        if (format is not null)
            field["format"] = format;
        field["readOnly"] = readOnly;
        field["writeOnly"] = false;
        field["required"] = required;
        field["nullable"] = !required;
        field["mutable"] = mutable;
        return field;
    }
}
