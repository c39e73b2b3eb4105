using System.Text.RegularExpressions;

namespace Connectors.Testing.Intacct;

/// <summary>The SQL-like text of readByQuery: conditions joined with AND and OR, quotes escaped with a backslash, states also by their database letter.</summary>
internal static partial class XmlQueryText
{
    public static Func<IntacctAccount, StoredRecord, bool> Parse(XmlNames names, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return static (_, _) => true;
        var alternatives = Split(text, "OR").Select(part => Split(part, "AND").Select(c => Condition(names, c)).ToList()).ToList();
        return (account, record) => alternatives.Exists(all => all.TrueForAll(one => one(account, record)));
    }

    private static Func<IntacctAccount, StoredRecord, bool> Condition(XmlNames names, string text)
    {
        var match = Pattern().Match(text.Trim());
        if (!match.Success)
            throw new XmlFailure("DL02000001", $"The query {text.Trim()} cannot be read");
        var field = match.Groups["field"].Value.ToUpperInvariant();
        if (!names.Fields.TryGetValue(field, out var path))
            throw new XmlFailure("DL02000001", $"{field} is not a field of {names.Name}");
        var op = Blanks().Replace(match.Groups["op"].Value.ToUpperInvariant(), " ");
        var values = match.Groups["list"].Success ? Quoted().Matches(match.Groups["list"].Value).Select(static m => Unquote(m.Value)).ToList() : match.Groups["value"].Success ? [Unquote(match.Groups["value"].Value)] : [];
        if (names.Definition.Field(path) is { Kind: FieldKind.Enum } known)
            values = [.. values.Select(v => XmlValues.Label(XmlValues.Word(known, v)))];
        if (names.Definition.Field(path) is { Kind: FieldKind.Bool })
            values = [.. values.Select(static v => v switch { "T" => "true", "F" => "false", _ => v })];
        var word = op switch
        {
            "=" => "equalto",
            "!=" or "<>" => "notequalto",
            "<" => "lessthan",
            "<=" => "lessthanorequalto",
            ">" => "greaterthan",
            ">=" => "greaterthanorequalto",
            "LIKE" => "like",
            "NOT LIKE" => "notlike",
            "IN" => "in",
            "NOT IN" => "notin",
            "IS NULL" => "isnull",
            _ => "isnotnull",
        };
        return (account, record) => XmlFilter.Test(word, XmlFunctions.Row(account, names, record, [field]).Elements().Single().Value, values, insensitive: false);
    }

    private static string Unquote(string text) => text.Length > 1 && text[0] == '\'' ? text[1..^1].Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal) : text;

    /// <summary>At the word, but not within quotes.</summary>
    private static List<string> Split(string text, string word)
    {
        var parts = new List<string>();
        var start = 0;
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] == '\'')
                quoted = !quoted;
            else if (!quoted && i > 0 && char.IsWhiteSpace(text[i - 1]) && i + word.Length < text.Length && char.IsWhiteSpace(text[i + word.Length])
                && text.AsSpan(i, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                parts.Add(text[start..i]);
                start = i + word.Length;
            }
        }

        parts.Add(text[start..]);
        return parts;
    }

    [GeneratedRegex(@"^\(?\s*(?<field>[A-Za-z_.]+)\s*(?<op><=|>=|<>|!=|=|<|>|not\s+like|like|not\s+in|in|is\s+not\s+null|is\s+null)\s*(?:\((?<list>[^)]*)\)|(?<value>'(?:\\.|[^'\\])*'|[^\s)]+))?\s*\)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"'(?:\\.|[^'\\])*'|[^\s,]+")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
