using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.EconomicDialect;

/// <summary>
/// The members of a record that the package does not know, each as the text that came: answers of this family are full of them (links, what can be done), they go back with an update, and hardly anybody looks at
/// one. What is looked at is read then.
/// </summary>
internal sealed class LateMembers : IDictionary<string, JsonElement>, IDictionary<string, object?>
{
    // As many as a customer of e-conomic has.
    private readonly Dictionary<string, LateElement> _members = new(7);

    public ICollection<string> Keys => _members.Keys;

    public ICollection<JsonElement> Values => [.. _members.Values.Select(static v => v.Value)];

    public int Count => _members.Count;

    public bool IsReadOnly => false;

    ICollection<object?> IDictionary<string, object?>.Values => [.. _members.Values];

    public JsonElement this[string key]
    {
        get => _members[key].Value;
        set => _members[key] = new(value);
    }

    object? IDictionary<string, object?>.this[string key]
    {
        get => _members[key];
        set => _members[key] = Of(value);
    }

    /// <summary>Lets a record keep what it does not know in this form. Dictionaries that somebody else put there are written as before.</summary>
    public static void Use(JsonTypeInfo type)
    {
        for (var i = 0; i < type.Properties.Count; i++)
        {
            if (type.Properties[i] is not { IsExtensionData: true, Get: { } get, Set: { } set } old || old.PropertyType != typeof(IDictionary<string, JsonElement>))
                continue;
            var options = type.Options;
            type.Properties[i] = JsonMetadataServices.CreatePropertyInfo(options, new JsonPropertyInfoValues<IDictionary<string, object?>>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = old.DeclaringType,
                PropertyName = old.Name,
                JsonPropertyName = old.Name,
                IsExtensionData = true,
                PropertyTypeInfo = JsonMetadataServices.CreateIDictionaryInfo<IDictionary<string, object?>, string, object?>(options, new()
                {
                    ObjectCreator = static () => new LateMembers(),
                    KeyInfo = options.GetTypeInfo(typeof(string)),
                    ElementInfo = JsonMetadataServices.CreateValueInfo<object?>(options, new LateElementConverter()),
                }),
                Getter = o => get(o) switch
                {
                    null => null,
                    LateMembers late => late,
                    var others => From((IDictionary<string, JsonElement>)others),
                },
                Setter = (o, value) => set(o, value),
            });
        }
    }

    public void Add(string key, JsonElement value) => _members.Add(key, new(value));

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool Remove(string key) => _members.Remove(key);

    public void Clear() => _members.Clear();

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out JsonElement value)
    {
        var found = _members.TryGetValue(key, out var member);
        value = found ? member!.Value : default;
        return found;
    }

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator()
    {
        foreach (var (name, member) in _members)
            yield return new(name, member.Value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    void ICollection<KeyValuePair<string, JsonElement>>.Add(KeyValuePair<string, JsonElement> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, JsonElement>>.Contains(KeyValuePair<string, JsonElement> item) => TryGetValue(item.Key, out var value) && JsonElement.DeepEquals(value, item.Value);

    bool ICollection<KeyValuePair<string, JsonElement>>.Remove(KeyValuePair<string, JsonElement> item) =>
        ((ICollection<KeyValuePair<string, JsonElement>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<string, JsonElement>>.CopyTo(KeyValuePair<string, JsonElement>[] array, int arrayIndex)
    {
        foreach (var member in (IEnumerable<KeyValuePair<string, JsonElement>>)this)
            array[arrayIndex++] = member;
    }

    void IDictionary<string, object?>.Add(string key, object? value) => _members.Add(key, Of(value));

    bool IDictionary<string, object?>.TryGetValue(string key, out object? value)
    {
        var found = _members.TryGetValue(key, out var member);
        value = member;
        return found;
    }

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator()
    {
        foreach (var (name, member) in _members)
            yield return new(name, member);
    }

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => _members.Add(item.Key, Of(item.Value));

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => _members.TryGetValue(item.Key, out var member) && ReferenceEquals(member, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => ((ICollection<KeyValuePair<string, object?>>)this).Contains(item) && Remove(item.Key);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex)
    {
        foreach (var (name, member) in _members)
            array[arrayIndex++] = new(name, member);
    }

    private static LateMembers From(IDictionary<string, JsonElement> others)
    {
        var members = new LateMembers();
        foreach (var (name, value) in others)
            members[name] = value;
        return members;
    }

    // A null of JSON comes as none.
    private static LateElement Of(object? value) => value as LateElement ?? LateElement.Null;
}
