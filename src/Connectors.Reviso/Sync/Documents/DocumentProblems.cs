using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>What is wrong with a document, collected: each with its place and its remedy.</summary>
internal sealed class DocumentProblems
{
    private readonly List<Problem> _all = [];

    public bool Any => _all.Count > 0;

    public ImmutableArray<Problem> All => [.. _all];

    /// <summary>What is shown and refuses nothing.</summary>
    public ImmutableArray<Problem> Warnings { get; private set; } = [];

    public void AddRange(IEnumerable<Problem> problems) => _all.AddRange(problems);

    public void Warn(IEnumerable<Problem> warnings) => Warnings = [.. Warnings, .. warnings];

    public void Add(string code, string field, string message, string remedy, Fixer who = Fixer.User) => _all.Add(new Problem(code, field, message, who, remedy));

    /// <summary>Of a line, counted from 1.</summary>
    public void Line(int number, string code, string field, string message, string remedy) =>
        Add(code, string.Create(CultureInfo.InvariantCulture, $"lines[{number}].{field}"), string.Create(CultureInfo.InvariantCulture, $"Line {number}: {message}"), remedy);

    /// <summary>What Reviso refused, in the places of the document that was to be sent.</summary>
    public static ImmutableArray<Problem> Of(ConnectorException error) => [.. RevisoOutcomes.Instance.Problems(error, null).Select((p, at) =>
        error is ConnectorApiException api && at < api.FieldErrors.Count
            ? p with { Field = PlaceOf(api.FieldErrors[at].Field), Message = api.FieldErrors[at].Message, Remedy = p.Remedy ?? RemedyFor(api.FieldErrors[at].Field) }
            : p)];

    /// <summary><c>lines.0.vatInfo.vatAccount</c> is <c>lines[1].vatCode</c>.</summary>
    private static string? PlaceOf(string path)
    {
        var parts = path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            ["lines", var index, var member, ..] when int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) => string.Create(CultureInfo.InvariantCulture, $"lines[{i + 1}].{LineMember(member)}"),
            ["recipient" or "customer", ..] => "customer",
            ["references", ..] => "yourReference",
            ["notes", ..] => "comment",
            ["delivery", ..] => "deliveryAddress",
            [var first, ..] => first,
            _ => null,
        };
    }

    private static string LineMember(string member) => member switch
    {
        "product" => "code",
        "vatInfo" => "vatCode",
        "unitNetPrice" => "unitPrice",
        "discountPercentage" => "discount",
        "description" => "text",
        _ => member,
    };

    private static string RemedyFor(string path) => path.StartsWith("layout", StringComparison.Ordinal)
        ? "Give the customer a layout in Reviso, or name one for all in the options of the connection (Layout)."
        : "Correct it in the CRM, then send the document again.";
}
