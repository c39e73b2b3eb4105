using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Sync.Planning;

/// <summary>Helpers over the values of a merge unit.</summary>
internal static class Values
{
    public static bool Same(ImmutableArray<FieldValue> left, ImmutableArray<FieldValue> right) => left.AsSpan().SequenceEqual(right.AsSpan());

    /// <summary>The same letters in the same order, whatever their case and the spaces between them.</summary>
    public static bool SameButForCase(ImmutableArray<FieldValue> left, ImmutableArray<FieldValue> right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && (left[i].Kind != FieldValueKind.Text || right[i].Kind != FieldValueKind.Text || !string.Equals(Letters(left[i]), Letters(right[i]), StringComparison.OrdinalIgnoreCase)))
                return false;
        }

        return true;

        static string Letters(FieldValue value) => string.Concat(value.ToString().Where(static c => !char.IsWhiteSpace(c)));
    }

    public static bool AnyAbsent(ImmutableArray<FieldValue> values)
    {
        foreach (var value in values)
        {
            if (value.IsAbsent)
                return true;
        }

        return false;
    }

    public static bool AllEmpty(ImmutableArray<FieldValue> values)
    {
        foreach (var value in values)
        {
            if (value.HasValue)
                return false;
        }

        return true;
    }

    public static string Hash(ImmutableArray<FieldValue> values) => Hash(string.Join('\u001f', values.Select(static v => $"{(int)v.Kind}{v}")));

    public static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 15));

    /// <summary>A short text of a unit's values, for people who may see them.</summary>
    public static string Text(ImmutableArray<FieldValue> values) => values.Length == 1 ? values[0].ToString() : string.Join(" · ", values.Select(static v => v.ToString()));
}
