using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Serialization;

/// <summary>What the generated modifiers of the JSON contexts call: docs/decisions/015-members-are-set-one-by-one.md.</summary>
internal static class InitMembers
{
    /// <summary>Puts a member in the place of the same one, with an accessor that sets it and one that reads it; nothing else of it changes.</summary>
    /// <typeparam name="T">The member's type; its values are not boxed.</typeparam>
    /// <param name="type">The record.</param>
    /// <param name="member">Its name in C#.</param>
    /// <param name="jsonName">Its name in JSON, where an attribute says one.</param>
    /// <param name="ignore">When it is not written, where an attribute says so.</param>
    /// <param name="get">Reads it.</param>
    /// <param name="set">Sets it, also when it is <c>init</c>.</param>
    public static void Set<T>(JsonTypeInfo type, string member, string? jsonName, JsonIgnoreCondition? ignore, Func<object, T?> get, Action<object, T?> set)
    {
        var name = jsonName ?? type.Options.PropertyNamingPolicy?.ConvertName(member) ?? member;
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var old = type.Properties[i];
            if (old.Name != name || old.PropertyType != typeof(T))
                continue;
            var property = JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<T>
            {
                IsProperty = true,
                IsPublic = true,
                DeclaringType = old.DeclaringType,
                PropertyName = member,
                JsonPropertyName = name,
                Converter = (JsonConverter<T>?)old.CustomConverter,
                IgnoreCondition = ignore,
                IsExtensionData = old.IsExtensionData,
                NumberHandling = old.NumberHandling,
                Getter = get,
                Setter = set,
                AttributeProviderFactory = () => old.AttributeProvider!,
            });
            property.IsRequired = old.IsRequired;
            property.Order = old.Order;
            property.ObjectCreationHandling = old.ObjectCreationHandling;
            type.Properties[i] = property;
            return;
        }
    }
}
