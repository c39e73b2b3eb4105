using System.Globalization;

namespace Connectors.Testing.Intacct;

/// <summary>
/// Reads the short form in which the objects are written down: <c>name:text(100)!</c>, <c>parent:@company-config/class+name</c>,
/// <c>due { days:number }</c>, <c>lines [ order-entry/document-line documentHeader ]</c>, separated by blanks.
/// </summary>
/// <remarks>
/// Marks behind a type: <c>!</c> required, <c>*</c> required by the rule of the XML object, <c>%</c> read-only, <c>#</c> fixed after create,
/// <c>~</c> not writable and swallowed, <c>&amp;</c> a reference that can be written in place, <c>=word</c> the default.
/// </remarks>
internal static class DefinitionText
{
    public static IReadOnlyList<FieldDefinition> Parse(string text)
    {
        var tokens = text.Split([' ', '\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries);
        var at = 0;
        var fields = Fields(tokens, ref at, "");
        return at == tokens.Length ? fields : throw new FormatException($"A definition does not end: {text}");
    }

    private static List<FieldDefinition> Fields(string[] tokens, ref int at, string prefix)
    {
        var fields = new List<FieldDefinition>();
        while (at < tokens.Length && tokens[at] != "}")
        {
            var token = tokens[at++];
            if (at < tokens.Length && tokens[at] == "{")
            {
                at++;
                var children = Fields(tokens, ref at, prefix + token + ".");
                at++;
                fields.Add(new FieldDefinition { Name = token, Path = prefix + token, Kind = FieldKind.Group, Children = children });
            }
            else if (at < tokens.Length && tokens[at] == "[")
            {
                fields.Add(new FieldDefinition { Name = token, Path = prefix + token, Kind = FieldKind.Owned, Target = tokens[at + 1], BackReference = tokens[at + 2] });
                at += 4;
            }
            else
            {
                fields.Add(Scalar(token, prefix));
            }
        }

        return fields;
    }

    private static FieldDefinition Scalar(string token, string prefix)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        var name = token[..colon];
        var rest = token[(colon + 1)..];
        string? standard = null;
        if (rest.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0)
        {
            standard = rest[(equals + 1)..].Replace('_', ' ');
            rest = rest[..equals];
        }

        var marks = rest.Length - rest.TrimEnd('!', '*', '%', '#', '~', '&').Length;
        var flags = rest[^marks..];
        var type = rest[..^marks];
        var argument = "";
        if (type.IndexOf('(', StringComparison.Ordinal) is var bracket and >= 0)
        {
            argument = type[(bracket + 1)..^1];
            type = type[..bracket];
        }

        var reference = type[0] == '@' ? type[1..].Split('+') : null;
        var kind = reference is not null ? FieldKind.Ref : Enum.Parse<FieldKind>(type, ignoreCase: true);
        int? size = argument.Length > 0 && kind != FieldKind.Enum ? int.Parse(argument, CultureInfo.InvariantCulture) : null;
        return new FieldDefinition
        {
            Name = name,
            Path = prefix + name,
            Kind = kind,
            Required = flags.Contains('!', StringComparison.Ordinal),
            RequiredByXmlRule = flags.Contains('*', StringComparison.Ordinal),
            ReadOnly = flags.Contains('%', StringComparison.Ordinal),
            FixedAfterCreate = flags.Contains('#', StringComparison.Ordinal),
            Ignored = flags.Contains('~', StringComparison.Ordinal),
            Embedded = flags.Contains('&', StringComparison.Ordinal),
            Length = kind == FieldKind.Text ? size : null,
            Scale = kind == FieldKind.Decimal ? size : null,
            Words = kind == FieldKind.Enum ? argument.Split('|') : [],
            Default = standard,
            Target = reference?[0] ?? "?",
            Extras = reference?[1..] ?? [],
        };
    }
}
