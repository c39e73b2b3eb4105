using Microsoft.CodeAnalysis;

namespace Connectors.Generators;

/// <summary>A class that is made by its constructor and then given its <c>init</c> members.</summary>
internal sealed class InitRecord(INamedTypeSymbol type, IReadOnlyList<InitMember> members)
{
    public INamedTypeSymbol Type { get; } = type;

    public IReadOnlyList<InitMember> Members { get; } = members;
}

/// <summary>A member of it.</summary>
internal sealed class InitMember(IPropertySymbol property, string? jsonName, int? ignore)
{
    public IPropertySymbol Property { get; } = property;

    /// <summary>What <c>[JsonPropertyName]</c> says.</summary>
    public string? JsonName { get; } = jsonName;

    /// <summary>The condition of <c>[JsonIgnore]</c>.</summary>
    public int? Ignore { get; } = ignore;
}

/// <summary>The types of one assembly that are reached from what a context names: members, base types, arguments and elements.</summary>
internal sealed class RecordFinder(IAssemblySymbol assembly)
{
    private const string Attributes = "System.Text.Json.Serialization.";
    private const int AlwaysIgnored = 1;
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly List<InitRecord> _found = [];

    public IReadOnlyList<InitRecord> Found => _found;

    public void Visit(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            Visit(array.ElementType);
            return;
        }

        // Without the marks of nullable references, which make no other type.
        type = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated);
        if (type is not INamedTypeSymbol named || !_seen.Add(named))
            return;
        foreach (var argument in named.TypeArguments)
            Visit(argument);
        if (!SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, assembly) || named.TypeKind is not (TypeKind.Class or TypeKind.Struct))
            return;
        var properties = Properties(named);
        foreach (var property in properties)
            Visit(property.Type);
        // A converter of its own sets its members itself.
        if (CanBeMade(named) && !Has(named, "JsonConverterAttribute") && Members(properties) is { Count: > 0 } members)
            _found.Add(new(named, members));
    }

    /// <summary>What JSON sees of a type, the most derived declaration of each name.</summary>
    private static List<IPropertySymbol> Properties(INamedTypeSymbol type)
    {
        var properties = new List<IPropertySymbol>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? at = type; at is not null && at.SpecialType != SpecialType.System_Object; at = at.BaseType)
        {
            foreach (var property in at.GetMembers().OfType<IPropertySymbol>())
            {
                if (!property.IsStatic && !property.IsIndexer && (property.DeclaredAccessibility == Accessibility.Public || Has(property, "JsonIncludeAttribute")) && names.Add(property.Name))
                    properties.Add(property);
            }
        }

        return properties;
    }

    private static List<InitMember>? Members(List<IPropertySymbol> properties)
    {
        var members = new List<InitMember>();
        foreach (var property in properties)
        {
            if (property.SetMethod is not { IsInitOnly: true } || Ignore(property) is AlwaysIgnored)
                continue;
            // Not to be named from the context: the type stays as System.Text.Json makes it.
            if (property.GetMethod is null || property.SetMethod.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected
                || property.ContainingType.ContainingType is { IsGenericType: true })
                return null;
            members.Add(new(property, Attribute(property, "JsonPropertyNameAttribute")?.ConstructorArguments[0].Value as string, Ignore(property)));
        }

        return members;
    }

    private static bool CanBeMade(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, ContainingType: not { IsGenericType: true } }
        && type.InstanceConstructors.Any(static c => c.Parameters.Length == 0 && c.DeclaredAccessibility == Accessibility.Public)
        && !type.InstanceConstructors.Any(static c => Has(c, "JsonConstructorAttribute"));

    private static int? Ignore(IPropertySymbol property)
    {
        if (Attribute(property, "JsonIgnoreAttribute") is not { } attribute)
            return null;
        var condition = attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Condition").Value.Value;
        return condition is int value ? value : AlwaysIgnored;
    }

    private static bool Has(ISymbol symbol, string attribute) => Attribute(symbol, attribute) is not null;

    private static AttributeData? Attribute(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Attributes + name);
}
