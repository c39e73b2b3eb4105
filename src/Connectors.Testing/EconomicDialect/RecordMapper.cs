using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Testing.EconomicDialect;

/// <summary>Where a member of a typed record stands in the stored JSON, when it is not its own name. A plus: in the part that REST does not know.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class StoredAtAttribute(string path) : Attribute
{
    public string Path { get; } = path;
}

/// <summary>Between the typed records that a test seeds and reads, and the JSON that is stored.</summary>
internal static class RecordMapper
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(DialectRecord record)
        where T : class, new()
    {
        var typed = new T();
        foreach (var (property, path) in Members(typeof(T)))
        {
            var node = path[0] == '+' ? record.Extra[path[1..]] : FilterNode.At(record.Data, path);
            if (node is not null)
                property.SetValue(typed, node.Deserialize(property.PropertyType, Options));
        }

        return typed;
    }

    /// <summary>Puts a typed record into a stored one; a null takes the member away.</summary>
    public static void Write<T>(T typed, DialectRecord record)
        where T : class
    {
        foreach (var (property, path) in Members(typeof(T)))
        {
            var value = property.GetValue(typed);
            var node = value is null ? null : value is decimal amount ? JsonValue.Create(ShapeReader.Scaled(amount, amount.Scale > 2 ? 6 : 2)) : JsonSerializer.SerializeToNode(value, property.PropertyType, Options);
            if (path[0] == '+')
                Put(record.Extra, path[1..], node);
            else
                Put(record.Data, path, node);
        }
    }

    public static void Put(JsonObject target, string path, JsonNode? node)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (target[name] is not JsonObject next)
            {
                if (node is null)
                    return;
                target[name] = next = [];
            }

            target = next;
        }

        if (node is null)
            target.Remove(names[^1]);
        else
            target[names[^1]] = node;
    }

    private static IEnumerable<(PropertyInfo Property, string Path)> Members(Type type) =>
        type.GetProperties().Where(static p => p.CanWrite).Select(static p => (p, p.GetCustomAttribute<StoredAtAttribute>()?.Path ?? JsonNamingPolicy.CamelCase.ConvertName(p.Name)));
}
