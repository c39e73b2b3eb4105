using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Intacct;

/// <summary>
/// Rows of the query service are flat, with dotted names; records are nested. Here a contract learns the members of its inner records under their dotted names (<c>audit.createdBy</c>, <c>term.id</c>), so that
/// a row is read as it comes.
/// </summary>
internal static class FlatMembers
{
    private const int Deepest = 3;

    public static void Add(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.ToArray())
            Add(type, property, property.Name, static o => o, 1);
    }

    /// <param name="type">The contract that learns.</param>
    /// <param name="property">A member of the record itself, or of an inner one.</param>
    /// <param name="path">Its dotted name.</param>
    /// <param name="owner">Of the record the one that has the member.</param>
    /// <param name="depth">How many names the path has.</param>
    private static void Add(JsonTypeInfo type, JsonPropertyInfo property, string path, Func<object, object> owner, int depth)
    {
        if (property is not { Get: { } get, Set: { } set, IsExtensionData: false } || depth == Deepest)
            return;
        if (property.PropertyType == typeof(Reference) && property.CustomConverter is null or ReferenceConverter)
        {
            // What else a reference can show makes none by itself, and is read by way of the nested form.
            AddPart(".key", ReferenceParts.SetKeyText);
            AddPart(".id", ReferenceParts.SetId);
            AddPart(".name", ReferenceParts.SetName);
            return;
        }

        if (property.CustomConverter is not null || typeof(IJsonOnDeserialized).IsAssignableFrom(property.PropertyType) || typeof(IJsonOnDeserializing).IsAssignableFrom(property.PropertyType)
            || IntacctJsonContext.RecordOf(property.PropertyType) is not { } record)
            return;
        var inner = IntacctJson.Options.GetTypeInfo(property.PropertyType);
        if (inner.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var member in record.Members)
        {
            if (inner.Properties.FirstOrDefault(p => p.Name == member.NameIn(inner) && p.PropertyType == member.Type) is not { } pattern)
                continue;
            var name = $"{path}.{pattern.Name}";
            type.Properties.Add(member.Reached(name, pattern, type, Inner));
            Add(type, pattern, name, Inner, depth + 1);
        }

        object Inner(object root)
        {
            var at = owner(root);
            if (get(at) is { } there)
                return there;
            var made = record.Create();
            set(at, made);
            return made;
        }

        void AddPart(string name, Action<Reference, string> setPart) => type.Properties.Add(JsonMetadataServices.CreatePropertyInfo(type.Options, new JsonPropertyInfoValues<string>
        {
            IsProperty = true,
            IsPublic = true,
            DeclaringType = type.Type,
            PropertyName = path + name,
            JsonPropertyName = path + name,
            Converter = new ReferencePartConverter(),
            Getter = static _ => null,
            Setter = (root, value) =>
            {
                // An unset reference comes as an object whose members are all null, and is null.
                if (value is null)
                    return;
                var at = owner(root);
                if (get(at) is not Reference reference)
                    set(at, reference = new());
                setPart(reference, value);
            },
        }));
    }

    /// <summary>While a row is read a reference is still being made, part by part.</summary>
    private static class ReferenceParts
    {
        public static void SetKeyText(Reference reference, string key) => SetKey(reference, new RecordKey(key));

        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Id")]
        public static extern void SetId(Reference reference, string? id);

        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Name")]
        public static extern void SetName(Reference reference, string? name);

        [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_Key")]
        private static extern void SetKey(Reference reference, RecordKey? key);
    }

    /// <summary>A part of a reference, as <see cref="ReferenceConverter"/> reads it: a text or a number; anything else is nothing.</summary>
    private sealed class ReferencePartConverter : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = ReferenceConverter.Text(ref reader);
            if (text is null)
                reader.Skip();
            return text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
