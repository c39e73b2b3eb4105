using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Connectors.Http;

namespace Connectors.Smartbill;

/// <summary>
/// One text of SmartBill. <c>{name}</c> stands for a value, a final <c>*</c> for whatever follows. Compared without regard to letter case, Romanian marks, blanks and the final sign.
/// </summary>
internal sealed class ErrorTemplate
{
    private readonly Regex _pattern;
    private readonly string? _field;

    public ErrorTemplate(string code, ApiFaultKind kind, string template, string? field = null)
    {
        (Code, Kind, Template, _field) = (code, kind, template, field);
        _pattern = new Regex(Pattern(template), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    public string Code { get; }

    public ApiFaultKind Kind { get; }

    public string Template { get; }

    /// <summary>The fault, or null when the text is another.</summary>
    /// <param name="text">The clean text.</param>
    /// <param name="folded">The same, folded: each character at its place.</param>
    public ApiFault? Match(string text, string folded)
    {
        var match = _pattern.Match(folded);
        if (!match.Success)
            return null;
        var values = match.Groups.Values.Where(static g => g.Success && !char.IsAsciiDigit(g.Name[0])).Select(g => (g.Name, Value: text.Substring(g.Index, g.Length).Trim())).ToArray();
        var fields = new List<FieldError>(values.Length + 1);
        if (_field is not null)
            fields.Add(new(Field(values), text, Code));
        fields.AddRange(values.Where(static v => v.Name != "field").Select(v => new FieldError(v.Name, v.Value, Code)));
        return new(Kind, text) { ErrorCode = Code, FieldErrors = fields };
    }

    private string Field((string Name, string Value)[] values)
    {
        var field = _field!;
        foreach (var (name, value) in values)
        {
            if (name == "field")
                field = field.Replace("{field}", value, StringComparison.Ordinal);
            // SmartBill counts positions from 1 in texts and from 0 in params.
            else if (name == "position" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var position) && position > 0)
                field = field.Replace("[]", $"[{(position - 1).ToString(CultureInfo.InvariantCulture)}]", StringComparison.Ordinal);
        }

        return field;
    }

    private static string Pattern(string template)
    {
        var open = template.EndsWith('*');
        var rest = open ? template[..^1] : template;
        var pattern = new StringBuilder("^");
        while (rest.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at)
        {
            var end = rest.IndexOf('}', StringComparison.Ordinal);
            var name = rest[(at + 1)..end];
            // Names of fields are one word: any other text before "trebuie specificat" is another error.
            var value = name switch
            {
                "field" => @"\w+",
                "position" => @"\d+",
                _ => ".*?",
            };
            pattern.Append(Literal(rest[..at])).Append("(?<").Append(name).Append('>').Append(value).Append(')');
            rest = rest[(end + 1)..];
        }

        pattern.Append(Literal(rest)).Append(open ? "" : @"\s*[.!]*\s*$");
        return pattern.ToString();
    }

    private static string Literal(string text) => Regex.Escape(text).Replace(@"\ ", @"\s+", StringComparison.Ordinal);
}

/// <summary>All texts.</summary>
internal static class ErrorTexts
{
    public static IEnumerable<ErrorTemplate> All => DocumentTexts.All.Concat(OperationTexts.All).Concat(OlderTexts.All);

    public static ApiFault? Find(string text)
    {
        var folded = SmartbillText.Fold(text);
        foreach (var template in All)
        {
            if (template.Match(text, folded) is { } fault)
                return fault;
        }

        return null;
    }
}
