using System.Buffers;

namespace Connectors.Dinero;

/// <summary>A <c>queryFilter</c>: conditions that must all hold. Made by the filter fields: <c>ContactFilterField.Email.Is("a@b.example")</c>.</summary>
/// <typeparam name="TField">The members that may be asked.</typeparam>
public sealed class DineroFilter<TField>
{
    private readonly string _text;

    internal DineroFilter(string text) => _text = text;

    /// <summary>Both must hold.</summary>
    public static DineroFilter<TField> operator &(DineroFilter<TField> left, DineroFilter<TField> right) => new($"{left._text};{right._text}");

    /// <summary>This and the other must hold.</summary>
    public DineroFilter<TField> And(DineroFilter<TField> other) => this & other;

    /// <summary>The filter as it is sent, before it is escaped: <c>Name eq 'Acme';IsPerson eq 'false'</c>.</summary>
    public override string ToString() => _text;
}

/// <summary>What the filter grammar can say.</summary>
public static class DineroFilterText
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create("';\r\n\0");

    /// <summary>
    /// A value can stand in a filter. One with a quote or semicolon cannot: no escape is documented, and a filter that is read wrongly finds the wrong records without a word.
    /// </summary>
    public static bool CanExpress(string? value) => !string.IsNullOrWhiteSpace(value) && !value.AsSpan().ContainsAny(Unsafe);

    /// <summary>The longest piece of a value that a filter can express, for <c>Contains</c> with a comparison afterwards; null when there is none of at least three characters.</summary>
    public static string? LongestExpressible(string? value) =>
        (value ?? "").Split(['\'', ';', '\r', '\n', '\0'], StringSplitOptions.TrimEntries).MaxBy(static p => p.Length) is { Length: >= 3 } piece ? piece : null;

    internal static string Condition(string field, string operation, string value) => CanExpress(value)
        ? $"{field} {operation} '{value}'"
        : throw new ArgumentException($"A filter on {field} cannot ask for a text that is empty or holds a quote, a semicolon or a line end: Dinero documents no escape. Ask by another member, or list and compare.", nameof(value));
}
