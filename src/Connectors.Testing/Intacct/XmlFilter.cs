using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Connectors.Testing.Intacct;

/// <summary>The filter and order of the XML query.</summary>
internal static class XmlFilter
{
    public static bool Matches(IntacctAccount account, XmlNames names, XElement filter, StoredRecord record, bool insensitive)
    {
        switch (filter.Name.LocalName)
        {
            case "and" or "or":
                var parts = filter.Elements().ToList();
                if (parts.Count < 2)
                    throw new XmlFailure("XL03000003", $"{filter.Name.LocalName} needs two conditions at least");
                return filter.Name.LocalName == "and" ? parts.TrueForAll(p => Matches(account, names, p, record, insensitive)) : parts.Exists(p => Matches(account, names, p, record, insensitive));
        }

        var field = (string?)filter.Element("field") ?? throw new XmlFailure("XL03000003", "field is required");
        if (!names.Fields.ContainsKey(field.ToUpperInvariant()))
            throw new XmlFailure("DL02000001", $"{field} is not a field of {names.Name}");
        var values = filter.Elements("value").Select(static v => v.Value).ToList();
        var held = XmlFunctions.Row(account, names, record, [field]).Elements().Single().Value;
        var need = filter.Name.LocalName switch { "between" => 2, "isnull" or "isnotnull" => 0, "in" or "notin" => -1, _ => 1 };
        if (need >= 0 ? values.Count != need : values.Count is 0 or > 1000)
            throw new XmlFailure("XL03000003", $"{filter.Name.LocalName} has the wrong number of values");
        return Test(filter.Name.LocalName, held, values, insensitive);
    }

    public static bool Test(string op, string held, IReadOnlyList<string> values, bool insensitive) => op switch
    {
        "isnull" => held.Length == 0,
        "isnotnull" => held.Length > 0,
        "equalto" => Compare(held, values[0], insensitive) == 0,
        "notequalto" => Compare(held, values[0], insensitive) != 0,
        "in" => values.Any(v => Compare(held, v, insensitive) == 0),
        "notin" => values.All(v => Compare(held, v, insensitive) != 0),
        "like" => Like(held, values[0], insensitive),
        "notlike" => !Like(held, values[0], insensitive),
        _ when held.Length == 0 => false,
        "lessthan" => Compare(held, values[0], insensitive) < 0,
        "lessthanorequalto" => Compare(held, values[0], insensitive) <= 0,
        "greaterthan" => Compare(held, values[0], insensitive) > 0,
        "greaterthanorequalto" => Compare(held, values[0], insensitive) >= 0,
        "between" => Compare(held, values[0], insensitive) >= 0 && Compare(held, values[1], insensitive) <= 0,
        _ => throw new XmlFailure("XL03000003", $"{op} is not an operator"),
    };

    public static List<StoredRecord> Sort(IntacctAccount account, XmlNames names, List<StoredRecord> rows, List<XElement> orders)
    {
        rows.Sort((a, b) =>
        {
            foreach (var order in orders)
            {
                var field = (string?)order.Element("field") ?? "";
                if (!names.Fields.ContainsKey(field.ToUpperInvariant()))
                    throw new XmlFailure("DL02000001", $"{field} is not a field of {names.Name}");
                var compared = Compare(XmlFunctions.Row(account, names, a, [field]).Value, XmlFunctions.Row(account, names, b, [field]).Value, insensitive: false);
                if (compared != 0)
                    return order.Element("descending") is null ? compared : -compared;
            }

            return a.Key.CompareTo(b.Key);
        });
        return rows;
    }

    /// <summary>Times and dates by when, numbers by size, all else by letters.</summary>
    public static int Compare(string left, string right, bool insensitive)
    {
        string[] formats = ["MM/dd/yyyy HH:mm:ss", "MM/dd/yyyy"];
        if (DateTime.TryParseExact(left, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && DateTime.TryParseExact(right, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var to))
            return from.CompareTo(to);
        if (decimal.TryParse(left, NumberStyles.Number, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(right, NumberStyles.Number, CultureInfo.InvariantCulture, out var b))
            return a.CompareTo(b);
        return string.Compare(left, right, insensitive ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }

    private static bool Like(string held, string pattern, bool insensitive) => Regex.IsMatch(
        held, "^" + Regex.Escape(pattern).Replace("%", ".*", StringComparison.Ordinal).Replace("_", ".", StringComparison.Ordinal) + "$",
        (insensitive ? RegexOptions.IgnoreCase : RegexOptions.None) | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
}
