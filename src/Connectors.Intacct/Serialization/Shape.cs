using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Intacct;

/// <summary>
/// Which members of a type the package knows. What it does not know is either a custom field (<c>nsp::NAME</c>) or something of Intacct's own, mostly only read: the latter must not go along when a record or a
/// line that was read is written as a new one, and neither is emptied because it is not mentioned.
/// </summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape?> All = new();
    private readonly Dictionary<string, Type> _members;

    private Shape(JsonTypeInfo info) => _members = info.Properties.Where(static p => !p.IsExtensionData).ToDictionary(static p => p.Name, static p => p.PropertyType, StringComparer.Ordinal);

    /// <summary>Of a type, or of what a list holds; null where it is no object with members.</summary>
    public static Shape? Of(Type type) => All.GetOrAdd(type, static t =>
    {
        if (t.IsGenericType && t != typeof(string) && typeof(IEnumerable).IsAssignableFrom(t))
            t = t.GenericTypeArguments[0];
        return IntacctJson.Options.TryGetTypeInfo(t, out var info) && info.Kind == JsonTypeInfoKind.Object ? new Shape(info) : null;
    });

    public bool Knows(string name) => _members.ContainsKey(name);

    public Shape? Inner(string name) => _members.TryGetValue(name, out var type) ? Of(type) : null;

    /// <summary>Takes away what is neither known nor a custom field.</summary>
    public void Strip(JsonObject node)
    {
        foreach (var name in node.Select(static m => m.Key).Where(n => !Knows(n) && !n.Contains("::", StringComparison.Ordinal)).ToArray())
            node.Remove(name);
    }

    /// <summary>Makes a new record of a body: lines that were read elsewhere lose their keys and what is Intacct's.</summary>
    public void MakeNew(JsonObject node)
    {
        foreach (var (name, value) in node)
        {
            if (value is not JsonArray list || Inner(name) is not { } shape || !shape.Knows("key"))
                continue;
            foreach (var item in list.OfType<JsonObject>())
            {
                if (item.Remove("key"))
                    shape.Strip(item);
                shape.MakeNew(item);
            }
        }
    }
}
