using System.Reflection;

namespace Connectors.Conventions.Tests.PublicApi;

/// <summary>Types as C# writes them: without namespaces, with nullable annotations and the names of tuple elements.</summary>
/// <remarks>
/// Reads the compiler's attributes itself: <see cref="NullabilityInfoContext"/> answers what may happen (an unconstrained T may be null), not what was written.
/// </remarks>
internal sealed class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(char)] = "char",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private const byte Annotated = 2;
    private readonly byte[] _nullable;
    private readonly Queue<string?> _tupleNames;
    private int _next;

    private TypeNames(byte[] nullable, IEnumerable<string?> tupleNames) => (_nullable, _tupleNames) = (nullable, new(tupleNames));

    public static string Of(Type type) => new TypeNames([0], []).Write(type);

    public static string Of(ParameterInfo parameter) => From(parameter.GetCustomAttributesData(), parameter.Member).Write(parameter.ParameterType);

    public static string Of(PropertyInfo property) => From(property.GetCustomAttributesData(), property).Write(property.PropertyType);

    public static string Of(FieldInfo field) => From(field.GetCustomAttributesData(), field).Write(field.FieldType);

    public static string Of(EventInfo member) => From(member.GetCustomAttributesData(), member).Write(member.EventHandlerType!);

    /// <summary>What a type parameter is annotated with: 1 = not null, 2 = may be null, 0 = nothing said.</summary>
    public static byte AnnotationOf(Type parameter) =>
        From(parameter.GetCustomAttributesData(), parameter.DeclaringMethod is MemberInfo method ? method : parameter.DeclaringType!)._nullable[0];

    private static TypeNames From(IList<CustomAttributeData> attributes, MemberInfo scope)
    {
        var tuple = Find(attributes, "TupleElementNamesAttribute") is { } names
            ? ((IEnumerable<CustomAttributeTypedArgument>)names.Value!).Select(static n => (string?)n.Value) : [];
        if (Find(attributes, "NullableAttribute") is { } own)
            return new(own.Value is byte one ? [one] : [.. ((IEnumerable<CustomAttributeTypedArgument>)own.Value!).Select(static b => (byte)b.Value!)], tuple);

        // Nothing on the member itself: the default of the nearest scope holds.
        for (var at = scope; at is not null; at = at.DeclaringType)
        {
            if (Find(at.GetCustomAttributesData(), "NullableContextAttribute") is { } context)
                return new([(byte)context.Value!], tuple);
        }

        return new([0], tuple);
    }

    private static CustomAttributeTypedArgument? Find(IList<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(a => a.AttributeType.FullName == "System.Runtime.CompilerServices." + name)?.ConstructorArguments[0];

    private string Write(Type type)
    {
        if (type.IsByRef)
            return Write(type.GetElementType()!);
        if (type.IsPointer)
            return Write(type.GetElementType()!) + "*";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Write(underlying) + "?";

        // The attribute has a byte for each reference, each generic type and each type parameter, outside in.
        var hasByte = !type.IsValueType || type.IsGenericType || type.IsGenericParameter;
        var mark = hasByte && Next() == Annotated ? "?" : "";
        return Bare(type) + mark;
    }

    private string Bare(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return Write(type.GetElementType()!) + "[" + new string(',', type.GetArrayRank() - 1) + "]";
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsGenericType && type.GetGenericTypeDefinition().FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal))
            return Tuple(type.GetGenericArguments());

        var names = type.GetGenericArguments().Select(Write).ToList();
        return Nested(type, names);
    }

    private string Tuple(Type[] elements)
    {
        var names = elements.Select(_ => _tupleNames.TryDequeue(out var name) ? name : null).ToList();
        return $"({string.Join(", ", elements.Select((t, i) => Write(t) + (names[i] is { } name ? " " + name : "")))})";
    }

    /// <summary>The arguments of a nested type begin with those of its owner.</summary>
    private static string Nested(Type type, List<string> arguments)
    {
        var taken = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var owner = type.DeclaringType is { } declaring ? Nested(declaring, arguments[..taken]) + "." : "";
        return owner + type.Name.Split('`')[0] + (arguments.Count > taken ? $"<{string.Join(", ", arguments.Skip(taken))}>" : "");
    }

    private byte Next() => _nullable.Length == 1 ? _nullable[0] : _nullable[_next++];
}
