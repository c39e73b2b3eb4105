using System.Collections.Frozen;
using System.Diagnostics;

namespace Connectors.Sync;

/// <summary>
/// A customer's credentials of one side of one connection: a grant token, an API key, a company id. They are stored encrypted, shown nowhere, and given only to the provider of that side.
/// The product's own credentials (app secret, client id) are options of the host and never stand in here.
/// </summary>
/// <remarks>Values are found by name, such as <c>apiKey</c>; the package of the vendor says which it needs. Text of any kind shows the names, never a value.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SideCredentials
{
    private readonly FrozenDictionary<string, string> _values;

    /// <summary>Makes credentials. Blanks around a value are what was pasted with it: they are cut off.</summary>
    /// <exception cref="ArgumentException">There is none, or one has no name or no value.</exception>
    public SideCredentials(IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("Credentials need at least one value.", nameof(values));
        foreach (var (name, value) in values)
        {
            if (string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(value))
                throw new ArgumentException(string.IsNullOrWhiteSpace(name) ? "A credential has no name." : $"The credential '{name}' is empty.", nameof(values));
        }

        _values = values.ToFrozenDictionary(static v => v.Key, static v => v.Value.Trim(), StringComparer.Ordinal);
    }

    /// <summary>Credentials of one value: <c>SideCredentials.Of("apiKey", key)</c>.</summary>
    public static SideCredentials Of(string name, string value) => new(new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value });

    /// <summary>The names of the values.</summary>
    public IReadOnlyCollection<string> Names => _values.Keys;

    /// <summary>One value.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name; the message names those that there are.</exception>
    public string this[string name] => Find(name) ?? throw new KeyNotFoundException($"The credentials have no '{name}'. There are: {string.Join(", ", _values.Keys.Order(StringComparer.Ordinal))}.");

    /// <summary>One value, or <see langword="null"/>.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A text in which no value of these credentials stands any more: for messages that were written by somebody else.</summary>
    /// <param name="text">The text.</param>
    /// <param name="open">Names of values that are no secrets, such as a company's number, and stay in it; <see langword="null"/> = none.</param>
    public string Redact(string text, IReadOnlyCollection<string>? open = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Very short values would mask words that say nothing.
        foreach (var (_, value) in _values.Where(v => v.Value.Length >= 4 && open?.Contains(v.Key) != true).OrderByDescending(static v => v.Value.Length))
            text = text.Replace(value, "***", StringComparison.Ordinal);
        return text;
    }

    /// <summary>The names, never a value.</summary>
    public override string ToString() => $"Credentials ({string.Join(", ", _values.Keys.Order(StringComparer.Ordinal))})";
}
