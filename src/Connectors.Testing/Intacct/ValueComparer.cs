using System.Globalization;

namespace Connectors.Testing.Intacct;

/// <summary>Compares stored values with what a filter says, and with each other when rows are sorted.</summary>
internal sealed class ValueComparer(IntacctOddities oddities, bool caseSensitive)
{
    public StringComparison Comparison { get; } = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    /// <summary>Refuses an operand that cannot be what the field holds.</summary>
    public void Check(FieldPath path, string operand)
    {
        var fits = path.Kind switch
        {
            FieldKind.Number or FieldKind.Decimal => decimal.TryParse(operand, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
            FieldKind.Date => RelativeDate.Range(operand, default(DateOnly).AddYears(1)) is not null || DateOnly.TryParseExact(operand, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            FieldKind.DateTime => RelativeDate.Range(operand, default(DateOnly).AddYears(1)) is not null || DateTimeOffset.TryParse(operand, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
            FieldKind.Bool => operand is "true" or "false" or "True" or "False",
            FieldKind.Enum => path.Field!.Words.Contains(operand, caseSensitive ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase),
            _ => true,
        };
        if (!fits)
            throw ApiError.Invalid($"{operand} is not a valid value of {path.Text}", "REST-1105", path.Text);
    }

    public int Compare(FieldPath path, object held, string operand)
    {
        switch (held)
        {
            case decimal number:
                return number.CompareTo(decimal.Parse(operand, NumberStyles.Number, CultureInfo.InvariantCulture));
            case DateOnly day:
                return day.CompareTo(DateOnly.ParseExact(operand, "yyyy-MM-dd", CultureInfo.InvariantCulture));
            case DateTimeOffset at:
                return at.CompareTo(DateTimeOffset.Parse(operand, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
            case bool flag:
                return flag.CompareTo(string.Equals(operand, "true", StringComparison.OrdinalIgnoreCase));
        }

        var text = (string)held;
        if (path.IsKey && oddities.KeysCompareAsNumbers && long.TryParse(text, CultureInfo.InvariantCulture, out var left) && long.TryParse(operand, CultureInfo.InvariantCulture, out var right))
            return left.CompareTo(right);
        return string.Compare(text, operand, Comparison);
    }

    /// <summary>Unset comes first.</summary>
    public int Order(FieldPath path, object? left, object? right)
    {
        if (left is null || right is null)
            return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        if (left is string a && right is string b)
        {
            if (path.IsKey && oddities.KeysCompareAsNumbers && long.TryParse(a, CultureInfo.InvariantCulture, out var x) && long.TryParse(b, CultureInfo.InvariantCulture, out var y))
                return x.CompareTo(y);
            return string.Compare(a, b, StringComparison.Ordinal);
        }

        return ((IComparable)left).CompareTo(right);
    }

    public static string Text(object held) => held switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset at => RecordReader.Stamp(at),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => (string)held,
    };
}
