using System.Globalization;
using System.Text;

namespace Connectors.Testing.Uniconta;

/// <summary>
/// The filter of /odata: <c>eq ne gt ge lt le</c>, <c>and</c>, <c>or</c> between conditions on one and the same field, <c>startswith</c>, <c>endswith</c>; dates
/// as <c>datetime'yyyy-MM-ddTHH:mm:ss'</c> (the literal of OData 2, not of 4). Texts compare as texts, ignoring case.
/// </summary>
internal sealed class ODataFilter
{
    private readonly UnicontaCall _call;
    private readonly UnicontaEntity _entity;
    private readonly List<string> _tokens;
    private int _at;

    private ODataFilter(UnicontaCall call, UnicontaEntity entity, string text)
    {
        _call = call;
        _entity = entity;
        _tokens = Tokens(text, call.Oddities.ODataDoubledQuotes);
    }

    public static Func<UnicontaRecord, bool> Parse(UnicontaCall call, UnicontaEntity entity, string? text)
    {
        if (text is null)
            return static _ => true;
        var filter = new ODataFilter(call, entity, text);
        var condition = filter.Or();
        return filter._at == filter._tokens.Count ? condition.Holds : throw Bad();
    }

    /// <summary>Less than nought, nought or more: for a filter and for an order. No value counts as the empty text.</summary>
    public static int Compare(object? a, object? b) => (a, b) switch
    {
        (null, null) => 0,
        (string or null, string or null) => string.Compare((string?)a ?? "", (string?)b ?? "", StringComparison.OrdinalIgnoreCase),
        (DateTime x, DateTime y) => x.CompareTo(y),
        (bool x, bool y) => x.CompareTo(y),
        (int or decimal, int or decimal) => Convert.ToDecimal(a, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(b, CultureInfo.InvariantCulture)),
        _ => throw Bad(),
    };

    public static UnicontaRefusal Bad() => new("FieldHasinvalidValue", "$filter") { Status = 400 };

    private (string? Field, Func<UnicontaRecord, bool> Holds) Or()
    {
        var left = And();
        while (Take("or"))
        {
            var right = And();
            if (left.Field is null || !left.Field.Equals(right.Field, StringComparison.OrdinalIgnoreCase))
                throw Bad();
            var (one, other) = (left.Holds, right.Holds);
            left = (left.Field, r => one(r) || other(r));
        }

        return left;
    }

    private (string? Field, Func<UnicontaRecord, bool> Holds) And()
    {
        var left = Term();
        while (Take("and"))
        {
            var right = Term();
            var (one, other) = (left.Holds, right.Holds);
            left = (left.Field is not null && left.Field.Equals(right.Field, StringComparison.OrdinalIgnoreCase) ? left.Field : null, r => one(r) && other(r));
        }

        return left;
    }

    private (string? Field, Func<UnicontaRecord, bool> Holds) Term()
    {
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        if (Peek(1) == "(")
            return Function();
        var name = Next();
        var op = Next();
        var literal = Literal(Next());
        Func<int, bool> holds = op switch
        {
            "eq" => static c => c == 0,
            "ne" => static c => c != 0,
            "gt" => static c => c > 0,
            "ge" => static c => c >= 0,
            "lt" => static c => c < 0,
            "le" => static c => c <= 0,
            _ => throw Bad(),
        };
        return Field(name) is not { } field ? (name, static _ => true) : (name, r => holds(Compare(RowWriter.ValueOf(_call.Account, field, r), literal)));
    }

    private (string? Field, Func<UnicontaRecord, bool> Holds) Function()
    {
        var function = Next();
        Expect("(");
        var name = Next();
        Expect(",");
        var text = Literal(Next()) as string ?? throw Bad();
        Expect(")");
        Func<string, bool> holds = function switch
        {
            "startswith" => v => v.StartsWith(text, StringComparison.OrdinalIgnoreCase),
            "endswith" => v => v.EndsWith(text, StringComparison.OrdinalIgnoreCase),
            _ => throw Bad(),
        };
        return Field(name) is not { } field ? (name, static _ => true) : (name, r => holds(RowWriter.ValueOf(_call.Account, field, r) as string ?? ""));
    }

    private FieldDefinition? Field(string name) => RowQuery.Filterable(_call, _entity, name);

    private static object? Literal(string token)
    {
        if (token.StartsWith("datetime'", StringComparison.OrdinalIgnoreCase) && token.EndsWith('\''))
        {
            return DateTime.TryParseExact(token[9..^1], ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date : throw Bad();
        }

        if (token.StartsWith('\''))
            return token.Length >= 2 && token.EndsWith('\'') ? token[1..^1] : throw Bad();
        if (token is "true" or "false")
            return token == "true";
        if (token == "null")
            return null;
        return decimal.TryParse(token, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Bad();
    }

    private static List<string> Tokens(string text, bool doubledQuotes)
    {
        var tokens = new List<string>();
        var token = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter == '\'')
            {
                token.Append('\'');
                for (i++; ; i++)
                {
                    if (i >= text.Length)
                        throw Bad();
                    if (text[i] != '\'')
                        token.Append(text[i]);
                    else if (doubledQuotes && i + 1 < text.Length && text[i + 1] == '\'')
                        token.Append(text[i++]);
                    else
                        break;
                }

                token.Append('\'');
                Flush();
            }
            else if (letter is '(' or ')' or ',')
            {
                Flush();
                tokens.Add(letter.ToString());
            }
            else if (letter == ' ')
            {
                Flush();
            }
            else
            {
                token.Append(letter);
            }
        }

        Flush();
        return tokens;

        void Flush()
        {
            if (token.Length > 0)
                tokens.Add(token.ToString());
            token.Clear();
        }
    }

    private string? Peek(int ahead) => _at + ahead < _tokens.Count ? _tokens[_at + ahead] : null;

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Bad();

    private bool Take(string token)
    {
        if (Peek(0) != token)
            return false;
        _at++;
        return true;
    }

    private void Expect(string token)
    {
        if (!Take(token))
            throw Bad();
    }
}
