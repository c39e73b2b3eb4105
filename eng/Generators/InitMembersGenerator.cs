using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Connectors.Generators;

/// <summary>
/// Gives each JSON context of a package the method <c>SetMembersDirectly</c>, a contract modifier by which System.Text.Json makes a record with its constructor and sets its <c>init</c> members one by one.
/// Its own generator cannot: it boxes all values of a row into an array and calls one object initializer with them.
/// </summary>
/// <remarks>
/// What it writes rests on <c>Connectors.Serialization.InitRecord</c>, which is linked into the vendor packages. A context that is not sealed also gets <c>Create(JsonSerializerOptions)</c>: an instance whose typed
/// properties are modified so. A type that it does not understand is left as it was: correct, and slower.
/// </remarks>
[Generator]
public sealed class InitMembersGenerator : IIncrementalGenerator
{
    private const string Serializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The text itself is what is compared from build to build: nothing of the compilation is held.
        var sources = context.SyntaxProvider.ForAttributeWithMetadataName(
            Serializable,
            static (node, _) => node is ClassDeclarationSyntax,
            static (found, cancellation) => (found.TargetSymbol.ToDisplayString(), Text: Write((INamedTypeSymbol)found.TargetSymbol, found.Attributes, cancellation)));
        context.RegisterSourceOutput(sources, static (output, source) => output.AddSource(source.Item1 + ".InitMembers.g.cs", source.Text));
    }

    private static string Write(INamedTypeSymbol context, ImmutableArray<AttributeData> attributes, CancellationToken cancellation)
    {
        var records = new RecordFinder(context.ContainingAssembly);
        foreach (var attribute in attributes)
        {
            cancellation.ThrowIfCancellationRequested();
            if (attribute.ConstructorArguments.Length == 1 && attribute.ConstructorArguments[0].Value is ITypeSymbol type)
                records.Visit(type);
        }

        return new ContextWriter(context).Write(records.Found);
    }
}
