using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Connectors.Testing.Intacct;

/// <summary>Values between the two vocabularies: dates MM/dd/yyyy, labels instead of camelCase words, empty elements for nothing.</summary>
internal static class XmlValues
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["activeNonPosting"] = "active non-posting",
        ["nonInventory"] = "Non-Inventory",
        ["nonInventoryPurchase"] = "Non-Inventory (Purchase only)",
        ["nonInventorySales"] = "Non-Inventory (Sales only)",
        ["stockableKit"] = "Stockable Kit",
        ["internalNonBillable"] = "Internal Non-billable",
        ["internalBillable"] = "Internal Billable",
        ["timeAndMaterial"] = "Time & Material",
        ["fixedFeeAndExpenses"] = "Fixed Fee & Expenses",
        ["canceled"] = "Cancelled",
        ["inProgress"] = "In Progress",
        ["rootOnly"] = "RootOnly",
    };

    public static string Show(object? value, bool isEnum, TimeSpan offset) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture),
        DateTimeOffset at => (at.UtcDateTime + offset).ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        decimal number => (number / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        string word when isEnum => Label(word),
        _ => value.ToString()!,
    };

    /// <summary>Active and inactive stay as they are; all else is shown with its label.</summary>
    public static string Label(string word)
    {
        if (word is "active" or "inactive")
            return word;
        if (Labels.TryGetValue(word, out var label))
            return label;
        var text = new System.Text.StringBuilder();
        foreach (var letter in word)
            text.Append(char.IsUpper(letter) && text.Length > 0 ? " " : "").Append(text.Length == 0 ? char.ToUpperInvariant(letter) : letter);
        return text.ToString();
    }

    /// <summary>The camelCase word behind a label.</summary>
    public static string Word(FieldDefinition field, string label) =>
        field.Words.FirstOrDefault(w => string.Equals(w, label, StringComparison.OrdinalIgnoreCase) || string.Equals(Label(w), label, StringComparison.OrdinalIgnoreCase)
            || (w == "active" && label == "T") || (w == "inactive" && label == "F")) ?? label;

    /// <summary>An XML object as the JSON that a REST write would send.</summary>
    public static JsonObject ToJson(XmlNames names, XElement element)
    {
        var json = new JsonObject();
        foreach (var (path, text) in Leaves(element, ""))
        {
            if (path == "RECORDNO")
            {
                json["key"] = text;
                continue;
            }

            if (!names.Fields.TryGetValue(path, out var target) || target.Contains("audit.", StringComparison.Ordinal) || target[0] == '$')
                throw ApiError.Rule("BL01001973", $"{path} is not a field of {names.Name}", names.Name);
            Put(names, json, target, text);
        }

        return json;
    }

    private static void Put(XmlNames names, JsonObject json, string target, string text)
    {
        var parts = target.Split('.');
        var at = json;
        foreach (var part in parts[..^1])
            at = at[part] as JsonObject ?? (JsonObject)(at[part] = new JsonObject())!;
        var definition = names.Definition;
        var field = definition.Field(target) ?? Within(definition, target);
        if (parts[^1] == "id" && parts.Length > 1 && text.Length == 0)
        {
            at["id"] = null;
            return;
        }

        at[parts[^1]] = text.Length == 0 ? null : field?.Kind switch
        {
            FieldKind.Bool => text is "true" or "T" or "Y",
            FieldKind.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : throw ApiError.Rule("BL03000018", $"{text} is not a number", definition.Name),
            FieldKind.Date => DateOnly.TryParseExact(text, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : throw ApiError.Rule("BL03000018", $"{text} is not a date (mm/dd/yyyy)", definition.Name),
            FieldKind.Enum => Word(field, text),
            _ => text,
        };
    }

    private static FieldDefinition? Within(ObjectDefinition definition, string target) =>
        target.StartsWith("contacts.default.", StringComparison.Ordinal) && definition.Field("contacts.default") is { } contact ? ObjectCatalog.Get(contact.Target).Field(target["contacts.default.".Length..]) : null;

    private static IEnumerable<(string Path, string Text)> Leaves(XElement element, string prefix) => element.Elements().SelectMany(child =>
        child.HasElements ? Leaves(child, prefix + child.Name.LocalName.ToUpperInvariant() + ".") : [(prefix + child.Name.LocalName.ToUpperInvariant(), child.Value)]);
}
