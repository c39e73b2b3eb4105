using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Connectors.Serialization;

/// <summary>
/// Hints of a write that are gathered when somebody looks at them. Nobody does unless an answer was lost, and they cost more than the rest of what a call keeps. An unknown outcome looks at them at once, so that
/// they tell what was sent and not what the caller made of it since.
/// </summary>
/// <typeparam name="T">What they are gathered from.</typeparam>
/// <param name="source">What they are gathered from.</param>
/// <param name="gather">Gathers them.</param>
internal sealed class LateHints<T>(T source, Func<T, Dictionary<string, string>> gather) : IReadOnlyDictionary<string, string>
{
    private Dictionary<string, string>? _found;

    public int Count => Found.Count;

    public IEnumerable<string> Keys => Found.Keys;

    public IEnumerable<string> Values => Found.Values;

    private Dictionary<string, string> Found => _found ??= gather(source);

    public string this[string key] => Found[key];

    public bool ContainsKey(string key) => Found.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => Found.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => Found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Found.GetEnumerator();
}
