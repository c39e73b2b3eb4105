using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Connectors.Conventions.Tests.Grammar;

namespace Connectors.Conventions.Tests.PublicApi;

/// <summary>
/// Everything that a user of a package can name, as C# without bodies, in an order that does not depend on the compiler.
/// A change of it is a change of the product: the difference is read in review.
/// </summary>
internal static class PublicApiPrinter
{
    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in ApiSurface.Types(assembly).Where(static t => !t.IsNested).GroupBy(static t => t.Namespace ?? "").OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append("namespace ").Append(space.Key).Append('\n');
            foreach (var type in space.OrderBy(static t => t.Name, StringComparer.Ordinal))
                Print(type, text.Append('\n'), "");
        }

        return text.ToString();
    }

    private static void Print(Type type, StringBuilder text, string indent)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            text.Append(indent).Append(Visibility(type)).Append("delegate ").Append(TypeNames.Of(invoke.ReturnParameter)).Append(' ').Append(Head(type)).Append(Parameters(invoke)).Append(";\n");
            return;
        }

        foreach (var attribute in Attributes(type))
            text.Append(indent).Append(attribute).Append('\n');
        text.Append(indent).Append(Visibility(type)).Append(Kind(type)).Append(' ').Append(Head(type)).Append(Bases(type)).Append(Constraints(type.GetGenericArguments())).Append('\n');
        text.Append(indent).Append("{\n");
        var inner = indent + "    ";
        foreach (var line in type.IsEnum ? EnumMembers(type) : Members(type))
            text.Append(inner).Append(line).Append('\n');
        foreach (var nested in type.GetNestedTypes(ApiSurface.Declared).Where(ApiSurface.IsVisible).OrderBy(static t => t.Name, StringComparer.Ordinal))
            Print(nested, text, inner);
        text.Append(indent).Append("}\n");
    }

    private static IEnumerable<string> EnumMembers(Type type) => Enum.GetValuesAsUnderlyingType(type).Cast<object>()
        .Zip(Enum.GetNames(type), static (v, n) => $"{n} = {Convert.ToString(v, CultureInfo.InvariantCulture)},");

    private static IEnumerable<string> Members(Type type) =>
    [
        .. Lines(type.GetFields(ApiSurface.Declared).Where(f => IsVisible(f, type)), Field),
        .. Lines(type.GetConstructors(ApiSurface.Declared).Where(c => ApiSurface.IsVisible(c, type) && !IsCopyConstructor(c)), Constructor),
        .. Lines(type.GetProperties(ApiSurface.Declared).Where(p => (ApiSurface.IsVisible(p.GetMethod, type) || ApiSurface.IsVisible(p.SetMethod, type)) && !IsCompilerMade(p)), p => Property(p, type)),
        .. Lines(type.GetEvents(ApiSurface.Declared).Where(e => ApiSurface.IsVisible(e.AddMethod, type)), static e => $"{Modifiers(e.AddMethod!)}event {TypeNames.Of(e)} {e.Name};"),
        .. Lines(ApiSurface.Methods(type).Concat(Operators(type)), Method),
    ];

    private static IEnumerable<string> Lines<T>(IEnumerable<T> members, Func<T, string> print) where T : MemberInfo =>
        members.Select(m => (m.Name, Text: print(m))).OrderBy(static m => m.Name, StringComparer.Ordinal).ThenBy(static m => m.Text, StringComparer.Ordinal).Select(static m => m.Text);

    private static string Constructor(ConstructorInfo constructor) => $"{Modifiers(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}{Parameters(constructor)};";

    private static IEnumerable<MethodInfo> Operators(Type type) => type.GetMethods(ApiSurface.Declared)
        .Where(static m => m.IsPublic && m.IsSpecialName && m.Name.StartsWith("op_", StringComparison.Ordinal) && m.GetCustomAttribute<CompilerGeneratedAttribute>() is null);

    private static string Field(FieldInfo field) => (Visibility(field.IsPublic) + (field.IsLiteral ? "const " : field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : ""))
        + $"{TypeNames.Of(field)} {field.Name}{(field.IsLiteral ? " = " + Literal(field.GetRawConstantValue(), field.FieldType) : "")};";

    private static string Property(PropertyInfo property, Type owner)
    {
        var accessor = ApiSurface.IsVisible(property.GetMethod, owner) ? property.GetMethod! : property.SetMethod!;
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : "required ";
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var set = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true ? "init; " : "set; ";
        var accessors = new[] { (Method: property.GetMethod, Word: "get; "), (Method: property.SetMethod, Word: set) }.Where(a => ApiSurface.IsVisible(a.Method, owner))
            .Select(a => (a.Method!.IsPublic == accessor.IsPublic ? "" : Visibility(a.Method.IsPublic)) + a.Word);
        return $"{Modifiers(accessor)}{required}{TypeNames.Of(property)} {name} {{ {string.Concat(accessors)}}}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(static t => t.Name))}>" : "";
        return string.Concat(Attributes(method).Select(static a => a + " "))
            + $"{Modifiers(method)}{TypeNames.Of(method.ReturnParameter)} {method.Name}{generic}{Parameters(method)}{Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : [])};";
    }

    private static string Parameters(MethodBase method) =>
        $"({(method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "")}{string.Join(", ", method.GetParameters().Select(Parameter))})";

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.IsIn || parameter.IsDefined(typeof(IsReadOnlyAttribute)) ? "in "
            : parameter.ParameterType.IsByRef ? "ref " : "";
        return $"{passing}{TypeNames.Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue, parameter.ParameterType) : "")}";
    }

    private static string Literal(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string s => $"\"{s}\"",
        char c => $"'{c}'",
        bool b => b ? "true" : "false",
        _ when (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } e => $"{e.Name}.{Enum.ToObject(e, value)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";
        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "")
                + (type.GetMethod("PrintMembers", ApiSurface.Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true ? "record struct" : "struct");
        }

        var modifier = type switch { { IsAbstract: true, IsSealed: true } => "static ", { IsAbstract: true } => "abstract ", { IsSealed: true } => "sealed ", _ => "" };
        return modifier + (type.GetMethod("<Clone>$", ApiSurface.Declared) is null ? "class" : "record");
    }

    private static string Head(Type type) => type.Name.Split('`')[0]
        + (type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(static t => (Variance(t) + t.Name)).ToList() is { Count: > 0 } own ? $"<{string.Join(", ", own)}>" : "");

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => "",
    };

    private static string Bases(Type type)
    {
        List<string> names = [];
        if (type.IsEnum)
            names.AddRange(Enum.GetUnderlyingType(type) is var u && u != typeof(int) ? [TypeNames.Of(u)] : []);
        else
        {
            if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
                names.Add(TypeNames.Of(parent));
            // What a base type or another interface brings along, and the equality of records, is not said again.
            var all = type.GetInterfaces();
            var inherited = all.SelectMany(static i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
            names.AddRange(all.Where(i => !inherited.Contains(i) && i != typeof(IEquatable<>).MakeGenericTypeOrNull(type) && (i.IsPublic || i.IsNestedPublic)).Select(TypeNames.Of).Order(StringComparer.Ordinal));
        }

        return names.Count > 0 ? " : " + string.Join(", ", names) : "";
    }

    private static Type? MakeGenericTypeOrNull(this Type definition, Type argument) => argument.IsByRefLike ? null : definition.MakeGenericType(argument);

    private static string Constraints(Type[] parameters) => string.Concat(parameters.Where(static p => p.IsGenericParameter).Select(static p =>
    {
        List<string> words = [];
        var special = p.GenericParameterAttributes & GenericParameterAttributes.SpecialConstraintMask;
        var isStruct = special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
            words.Add("struct");
        else if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            words.Add(TypeNames.AnnotationOf(p) == 2 ? "class?" : "class");
        if (words.Count == 0 && p.GetGenericParameterConstraints().Length == 0 && TypeNames.AnnotationOf(p) == 1)
            words.Add("notnull");
        words.AddRange(p.GetGenericParameterConstraints().Where(static c => c != typeof(ValueType)).Select(TypeNames.Of));
        if (!isStruct && special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
            words.Add("new()");
        return words.Count > 0 ? $" where {p.Name} : {string.Join(", ", words)}" : "";
    }));

    private static IEnumerable<string> Attributes(MemberInfo member)
    {
        if (member.IsDefined(typeof(FlagsAttribute)))
            yield return "[Flags]";
        // The compiler marks constructors of types with required members as obsolete for old compilers.
        if (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete && member is not ConstructorInfo)
            yield return $"[Obsolete(\"{obsolete.Message}\")]";
    }

    private static string Modifiers(MethodBase method)
    {
        if (method.DeclaringType!.IsInterface)
            return (method.IsStatic ? "static " : "") + (method.IsAbstract ? method.IsStatic ? "abstract " : "" : method.IsVirtual ? "virtual " : "");
        var kind = method switch
        {
            { IsStatic: true } => "static ",
            MethodInfo { IsVirtual: true } m when m.GetBaseDefinition() != m => m.IsFinal ? "sealed override " : "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
        return Visibility(method.IsPublic) + kind;
    }

    private static string Visibility(bool isPublic) => isPublic ? "public " : "protected ";

    private static string Visibility(Type type) => Visibility(type.IsPublic || type.IsNestedPublic);

    private static bool IsVisible(FieldInfo field, Type owner) => !field.IsSpecialName && (field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !owner.IsSealed));

    private static bool IsCompilerMade(PropertyInfo property) => property.Name == "EqualityContract";

    /// <summary>A record's own: <c>protected R(R original)</c>.</summary>
    private static bool IsCopyConstructor(ConstructorInfo constructor) => constructor.IsDefined(typeof(CompilerGeneratedAttribute));
}
