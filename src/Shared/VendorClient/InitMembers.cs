using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Serialization;

/// <summary>
/// How a record is made and its <c>init</c> members are set; a generator writes one for each record of a JSON context. System.Text.Json alone would box all values of a row and call one object initializer with
/// them: docs/decisions/015-members-are-set-one-by-one.md.
/// </summary>
/// <param name="create">Calls the record's constructor.</param>
/// <param name="members">Its <c>init</c> members.</param>
internal sealed class InitRecord(Func<object> create, params InitMember[] members)
{
    public Func<object> Create => create;

    public IReadOnlyList<InitMember> Members => members;

    /// <summary>Lets the contract make the record and set its members one by one; nothing else of it changes.</summary>
    public void Apply(JsonTypeInfo type)
    {
        type.CreateObject = create;
        foreach (var member in members)
        {
            var name = member.NameIn(type);
            for (var i = 0; i < type.Properties.Count; i++)
            {
                if (type.Properties[i] is var old && old.Name == name && old.PropertyType == member.Type)
                    type.Properties[i] = member.InPlaceOf(old, type);
            }
        }
    }
}

/// <summary>An <c>init</c> member.</summary>
internal abstract class InitMember(string name, string? jsonName)
{
    public string Name => name;

    public abstract Type Type { get; }

    /// <summary>Its name in JSON.</summary>
    public string NameIn(JsonTypeInfo type) => jsonName ?? type.Options.PropertyNamingPolicy?.ConvertName(name) ?? name;

    public abstract JsonPropertyInfo InPlaceOf(JsonPropertyInfo old, JsonTypeInfo type);

    /// <summary>The member as one of another record, in which its own can be reached. It can be read from JSON and is not written.</summary>
    /// <param name="name">Its name there.</param>
    /// <param name="pattern">The member as its own record has it.</param>
    /// <param name="type">The other record.</param>
    /// <param name="owner">Of an instance of the other record the one of its own, made where there was none.</param>
    public abstract JsonPropertyInfo Reached(string name, JsonPropertyInfo pattern, JsonTypeInfo type, Func<object, object> owner);
}

/// <inheritdoc/>
/// <typeparam name="T">The member's type; its values are not boxed.</typeparam>
/// <param name="name">Its name in C#.</param>
/// <param name="jsonName">Its name in JSON, where an attribute says one.</param>
/// <param name="ignore">When it is not written, where an attribute says so.</param>
/// <param name="get">Reads it.</param>
/// <param name="set">Sets it, although it is <c>init</c>.</param>
internal sealed class InitMember<T>(string name, string? jsonName, JsonIgnoreCondition? ignore, Func<object, T?> get, Action<object, T?> set) : InitMember(name, jsonName)
{
    public override Type Type => typeof(T);

    public override JsonPropertyInfo InPlaceOf(JsonPropertyInfo old, JsonTypeInfo type)
    {
        var property = Like(old, old.Name, type, get, set, ignore);
        property.IsRequired = old.IsRequired;
        property.Order = old.Order;
        return property;
    }

    public override JsonPropertyInfo Reached(string name, JsonPropertyInfo pattern, JsonTypeInfo type, Func<object, object> owner) =>
        // Without a way to read it System.Text.Json would pass over a list.
        Like(pattern, name, type, static _ => default, (o, value) => set(owner(o), value), null);

    private static JsonPropertyInfo Like(JsonPropertyInfo old, string name, JsonTypeInfo type, Func<object, T?>? get, Action<object, T?> set, JsonIgnoreCondition? ignore)
    {
        var property = JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<T>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = old.DeclaringType,
            PropertyName = name,
            JsonPropertyName = name,
            Converter = (JsonConverter<T>?)old.CustomConverter,
            IgnoreCondition = ignore,
            NumberHandling = old.NumberHandling,
            Getter = get,
            Setter = set,
            AttributeProviderFactory = () => old.AttributeProvider!,
        });
        property.ObjectCreationHandling = old.ObjectCreationHandling;
        return property;
    }
}
