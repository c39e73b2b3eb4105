using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Connectors.PresetMutants;

/// <summary>Finds the places of one file and writes a switch around each of them, so that one build has all mutants in it.</summary>
internal sealed class SiteFinder(string file, ICollection<Site> sites, Func<Site, bool> taken) : CSharpSyntaxRewriter
{
    private static readonly string[] MadeOnce = ["Concurrent", "Field<", "Entity", "Regex", "CompositeFormat"];

    private static readonly string[] Mapped = ["Field", "Group", "Lines", "Listed"];
    private static readonly string[] Matched = ["MatchOn", "MatchWithin", "InScope"];
    private static readonly string[] Lists = ["Lists", "Flows", "Converters", "Choices", "Details"];

    /// <summary>What says that a programmer, and no user, did something wrong.</summary>
    private static readonly string[] ForProgrammers = ["ArgumentException", "ArgumentNullException", "ArgumentOutOfRangeException", "InvalidOperationException", "NotSupportedException", "UnreachableException"];

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax { Name: var name, Expression: var receiver } access && OnMapping(receiver))
        {
            var kind = Mapped.Contains(name.Identifier.Text) ? "field" : Matched.Contains(name.Identifier.Text) ? "match" : null;
            if (kind is not null && New(kind, node, name.Identifier.Text + node.ArgumentList) is { } number)
            {
                var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
                var step = visited.WithExpression(((MemberAccessExpressionSyntax)visited.Expression).WithExpression(IdentifierName("m__"))).WithoutTrivia();
                var inner = ((MemberAccessExpressionSyntax)visited.Expression).Expression;
                return ParseExpression($"{inner.ToFullString()}.Unless({number}, m__ => {step.ToFullString()})").WithTrailingTrivia(node.GetTrailingTrivia());
            }
        }

        // A text that is put together for every culture is one text.
        if (node.Expression.ToString() == "string.Create" && node.ArgumentList.Arguments is [_, { Expression: InterpolatedStringExpressionSyntax text }] && IsText(node, text.Contents.ToString()) && New("text", node, text.ToString()) is { } whole)
            return Text(whole, node);
        return base.VisitInvocationExpression(node);
    }

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) =>
        node.IsKind(SyntaxKind.StringLiteralExpression) && IsText(node, node.Token.ValueText) && New("text", node, node.ToString()) is { } number ? Text(number, node) : base.VisitLiteralExpression(node);

    public override SyntaxNode? VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node) =>
        IsText(node, string.Concat(node.Contents.OfType<InterpolatedStringTextSyntax>())) && New("text", node, node.ToString()) is { } number ? Text(number, node) : base.VisitInterpolatedStringExpression(node);

    /// <summary>What is made once would keep the mutant that was on then: in the copy it is made each time it is asked for.</summary>
    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        var visited = (FieldDeclarationSyntax)base.VisitFieldDeclaration(node)!;
        var constant = visited.Modifiers.Any(SyntaxKind.ConstKeyword) && visited.ToString().Contains("PresetMutant.", StringComparison.Ordinal);
        var kept = visited.Modifiers.Any(SyntaxKind.StaticKeyword) && visited.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
        if (!(constant || kept) || visited.Declaration is not { Type: var type, Variables: [{ Initializer.Value: var value } variable] } || kept && !IsMadeAnew(type, value))
            return visited;
        var modifiers = string.Join(' ', visited.Modifiers.Where(static m => !m.IsKind(SyntaxKind.ConstKeyword) && !m.IsKind(SyntaxKind.ReadOnlyKeyword) && !m.IsKind(SyntaxKind.StaticKeyword)).Select(static m => m.Text));
        return ParseMemberDeclaration($"{modifiers} static {type.WithoutTrivia()} {variable.Identifier.Text} => {value.ToFullString()};")!.WithTriviaFrom(node);
    }

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        var visited = (PropertyDeclarationSyntax)base.VisitPropertyDeclaration(node)!;
        return visited is { Initializer.Value: var value, AccessorList.Accessors: [{ Keyword.RawKind: (int)SyntaxKind.GetKeyword, Body: null, ExpressionBody: null }] } && visited.Modifiers.Any(SyntaxKind.StaticKeyword) && IsMadeAnew(visited.Type, value)
            ? visited.WithAccessorList(null).WithInitializer(null).WithExpressionBody(ArrowExpressionClause(value.WithLeadingTrivia(Space)).WithLeadingTrivia(Space)).WithSemicolonToken(Token(SyntaxKind.SemicolonToken)).WithTriviaFrom(node)
            : visited;
    }

    private static bool IsMadeAnew(TypeSyntax type, ExpressionSyntax value) => value is not (ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null } or LiteralExpressionSyntax)
        && !MadeOnce.Any(type.ToString().StartsWith);

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node) =>
        node.Expression is InvocationExpressionSyntax call && AddsProblem(call) && New("validation", node, node.ToString()) is { } number
            ? Skipped(number, (StatementSyntax)base.VisitExpressionStatement(node)!)
            : base.VisitExpressionStatement(node);

    public override SyntaxNode? VisitYieldStatement(YieldStatementSyntax node) =>
        node.Expression is { } e && IsProblem(e) && New("validation", node, node.ToString()) is { } number ? Skipped(number, (StatementSyntax)base.VisitYieldStatement(node)!) : base.VisitYieldStatement(node);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node) =>
        node.Expression is { } e && e.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Any(IsProblem) && node.Parent is IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax } && New("validation", node, node.ToString()) is { } number
            ? Skipped(number, (StatementSyntax)base.VisitReturnStatement(node)!)
            : base.VisitReturnStatement(node);

    public override SyntaxNode? VisitThrowStatement(ThrowStatementSyntax node) =>
        node.Expression is ObjectCreationExpressionSyntax { Type: var type } && type.ToString() == "ConversionException" && node.Parent is IfStatementSyntax or BlockSyntax { Parent: IfStatementSyntax } && New("validation", node, node.ToString()) is { } number
            ? Skipped(number, (StatementSyntax)base.VisitThrowStatement(node)!)
            : base.VisitThrowStatement(node);

    public override SyntaxNode? VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        var visited = (ObjectCreationExpressionSyntax)base.VisitObjectCreationExpression(node)!;
        if (!node.Type.ToString().StartsWith("Dictionary<", StringComparison.Ordinal) || node.Initializer is null)
            return visited;
        var less = "";
        foreach (var (entry, key) in Entries(node.Initializer))
        {
            if (New("list", entry, entry.ToString()) is { } number)
                less += $".Without({number}, {key})";
        }

        return less.Length == 0 ? visited : ParseExpression($"({visited.WithoutTrivia().ToFullString()}){less}").WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(node.GetTrailingTrivia());
    }

    public override SyntaxNode? VisitImplicitElementAccess(ImplicitElementAccessSyntax node) =>
        node.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: ImplicitObjectCreationExpressionSyntax } } entry
            && node.ArgumentList.Arguments is [{ Expression: var key }] && New("list", entry, entry.ToString()) is { } number
            ? ParseExpression($"new X {{ [PresetMutant.Key({number}, {key})] = 1 }}").DescendantNodes().OfType<ImplicitElementAccessSyntax>().Single().WithTriviaFrom(node)
            : base.VisitImplicitElementAccess(node);

    public override SyntaxNode? VisitExpressionElement(ExpressionElementSyntax node) =>
        node is { Expression: var e, Parent: CollectionExpressionSyntax list } && IsList(list) && (e is IdentifierNameSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax or MemberAccessExpressionSyntax || TypeOf(list) is not null)
            && New("list", node, node.ToString()) is { } number
            ? ParseCollection($"[.. PresetMutant.Some{TypeOf(list)}({number}, {((ExpressionElementSyntax)base.VisitExpressionElement(node)!).ToFullString()})]").WithTriviaFrom(node)
            : base.VisitExpressionElement(node);

    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node) =>
        node is { Pattern: ConstantPatternSyntax, WhenClause: null } && node.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault() is { Identifier.Text: "ReadListAsync" } && New("list", node, node.ToString()) is { } number
            ? ((SwitchExpressionArmSyntax)base.VisitSwitchExpressionArm(node)!).WithPattern(node.Pattern.WithTrailingTrivia(Space)).WithWhenClause(WhenClause(ParseExpression($" !PresetMutant.Is({number})")).WithTrailingTrivia(Space))
            : base.VisitSwitchExpressionArm(node);

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    private static CollectionElementSyntax ParseCollection(string text) => ((CollectionExpressionSyntax)ParseExpression(text)).Elements[0];

    private static IEnumerable<(AssignmentExpressionSyntax Entry, ExpressionSyntax Key)> Entries(InitializerExpressionSyntax initializer) =>
        initializer.Expressions.OfType<AssignmentExpressionSyntax>().Where(static a => a.Left is ImplicitElementAccessSyntax { ArgumentList.Arguments.Count: 1 })
            .Select(static a => (a, ((ImplicitElementAccessSyntax)a.Left).ArgumentList.Arguments[0].Expression));

    /// <summary>Where the elements say no type of their own.</summary>
    private static string? TypeOf(CollectionExpressionSyntax list) => list.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } ? name.Identifier.Text switch
    {
        "Choices" => "<Connectors.Sync.Choice>",
        "Details" => "<ListDetail>",
        _ => null,
    } : null;

    private static bool IsList(CollectionExpressionSyntax list) => list.Parent switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: InitializerExpressionSyntax } => Lists.Contains(name.Identifier.Text),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax } => true,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } } => true,
        _ => false,
    };

    /// <summary>A chain that begins at the map of an entity.</summary>
    private bool OnMapping(ExpressionSyntax receiver)
    {
        if (!file.Contains("Preset", StringComparison.Ordinal))
            return false;
        while (true)
        {
            switch (receiver)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: var name } access }:
                    if (name is "Map" or "Entity")
                        return true;
                    receiver = access.Expression;
                    break;
                case IdentifierNameSyntax { Identifier.Text: "map" or "entity" or "company" or "product" }:
                    return true;
                default:
                    return false;
            }
        }
    }

    private static bool AddsProblem(InvocationExpressionSyntax call)
    {
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.Text : call.Expression.ToString();
        var arguments = call.ArgumentList.Arguments;
        if (name is "Line")
            return arguments.Count >= 4 && IsCode(arguments[1].Expression);
        if (name is not ("Add" or "Wrong"))
            return false;
        return arguments is [{ Expression: var only }]
            ? only is ConditionalExpressionSyntax choice ? IsProblem(choice.WhenTrue) || IsProblem(choice.WhenFalse) : IsProblem(only)
            : arguments.Count >= 3 && IsCode(arguments[0].Expression);
    }

    /// <summary>A problem whose code stands there: the helper that all problems of a file go through is no place of its own.</summary>
    private static bool IsProblem(ExpressionSyntax e) => e is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: >= 3 } arguments } creation
        && (creation is ImplicitObjectCreationExpressionSyntax || creation is ObjectCreationExpressionSyntax { Type: var type } && type.ToString() == "Problem") && (IsCode(arguments[0].Expression) || arguments[0].Expression is BinaryExpressionSyntax or InterpolatedStringExpressionSyntax);

    private static bool IsCode(ExpressionSyntax e) => e switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.ValueText: { Length: > 0 } text } => text.All(static c => char.IsAsciiLetterLower(c) || c is '-' or '.'),
        ConditionalExpressionSyntax choice => IsCode(choice.WhenTrue) && IsCode(choice.WhenFalse),
        _ => false,
    };

    private static bool IsText(ExpressionSyntax node, string words)
    {
        if (words.Length < 8 || !words.Contains(' ', StringComparison.Ordinal) || !words.Any(char.IsAsciiLetterLower))
            return false;
        foreach (var around in node.Ancestors())
        {
            switch (around)
            {
                case InterpolationSyntax { Parent: InterpolatedStringExpressionSyntax outer } when IsText(outer, string.Concat(outer.Contents.OfType<InterpolatedStringTextSyntax>())):
                case ParameterSyntax or AttributeSyntax or PatternSyntax or CaseSwitchLabelSyntax:
                case BaseObjectCreationExpressionSyntax creation when creation is ObjectCreationExpressionSyntax { Type: var type } && ForProgrammers.Contains(type.ToString()):
                case MemberAccessExpressionSyntax { Name.Identifier.Text: "Split" }:
                    return false;
            }
        }

        return true;
    }

    private static ExpressionSyntax Text(int number, ExpressionSyntax text) => ParseExpression($"PresetMutant.Text({number}, {text.WithoutTrivia().ToFullString()})").WithTriviaFrom(text);

    private static StatementSyntax Skipped(int number, StatementSyntax statement) =>
        ParseStatement($"{{ if (!PresetMutant.Is({number})) {statement.WithoutTrivia().ToFullString()} }}").WithTriviaFrom(statement);

    /// <returns>The number of a place that is taken.</returns>
    private int? New(string kind, SyntaxNode node, string source)
    {
        var member = node.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault() switch
        {
            MethodDeclarationSyntax m => m.Identifier.Text,
            PropertyDeclarationSyntax p => p.Identifier.Text,
            FieldDeclarationSyntax f => f.Declaration.Variables[0].Identifier.Text,
            _ => "",
        };
        var site = new Site(sites.Count + 1, kind, file, (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } ? name : node).GetLocation().GetLineSpan().StartLinePosition.Line + 1, member, string.Join(' ', source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        sites.Add(site);
        return taken(site) ? site.Number : null;
    }
}
