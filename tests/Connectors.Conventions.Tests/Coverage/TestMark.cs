using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Connectors.Conventions.Tests.Coverage;

/// <summary>A test that says which acceptance row or which rule it holds.</summary>
/// <param name="Id">The row or the rule: <c>003-24</c>, <c>R3</c>.</param>
/// <param name="Test">Class and method, or the class alone when it is marked as a whole.</param>
/// <param name="Missing">What of the row no test shows yet; empty: it holds as a whole.</param>
internal sealed record TestMark(string Kind, string Id, string Test, string Missing, string Where)
{
    private static readonly string[] Kinds = ["Acceptance", "Rule"];

    /// <summary>Reads the marks from the source of the tests: nothing else needs to be built for it.</summary>
    /// <returns>Marks whose id or Missing is no plain text come with an empty id: what cannot be read is a finding, not a gap.</returns>
    public static IEnumerable<TestMark> Read(string file, string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (var attribute in root.DescendantNodes().OfType<AttributeSyntax>())
        {
            var kind = attribute.Name.ToString().Split('.')[^1].Replace("Attribute", "", StringComparison.Ordinal);
            if (!Kinds.Contains(kind) || attribute.Parent?.Parent is not MemberDeclarationSyntax member)
                continue;
            var arguments = attribute.ArgumentList?.Arguments ?? [];
            var id = arguments.FirstOrDefault(static a => a.NameEquals is null);
            var missing = arguments.FirstOrDefault(static a => a.NameEquals?.Name.Identifier.Text == "Missing");
            yield return new(kind, Text(id) ?? "", NameOf(member), missing is null ? "" : Text(missing) ?? "?",
                $"{file}:{attribute.GetLocation().GetLineSpan().StartLinePosition.Line + 1}");
        }
    }

    /// <summary>A literal, or literals joined with +.</summary>
    private static string? Text(AttributeArgumentSyntax? argument) => argument is null ? null : Text(argument.Expression);

    private static string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string value } => value,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when Text(sum.Left) is { } left && Text(sum.Right) is { } right => left + right,
        _ => null,
    };

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => $"{NameOf((MemberDeclarationSyntax)method.Parent!)}.{method.Identifier.Text}",
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        _ => "?",
    };
}
