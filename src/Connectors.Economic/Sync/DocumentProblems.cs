using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>What e-conomic refused of a document, by the neutral names: lines are counted from 1.</summary>
internal static partial class DocumentProblems
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["unitNetPrice"] = "unitPrice",
        ["discountPercentage"] = "discount",
        ["description"] = "text",
        ["product"] = "code",
        ["references"] = "yourReference",
        ["notes"] = "comment",
        ["delivery"] = "deliveryAddress",
        ["recipient"] = "customer",
    };

    public static ImmutableArray<Problem> Of(ConnectorException error)
    {
        var problems = EconomicOutcomes.Instance.Problems(error, null);
        return error is ConnectorApiException { FieldErrors.Count: > 0 } api && api.FieldErrors.Count == problems.Length
            ? [.. problems.Select((p, i) => p with { Field = NameOf(api.FieldErrors[i].Field), Message = api.FieldErrors[i].Message, Remedy = p.Remedy ?? "Correct the document, and send it again." })]
            : problems;
    }

    public static string? NameOf(string vendorField)
    {
        if (vendorField.Length == 0)
            return null;
        var line = Line().Match(vendorField);
        if (!line.Success)
            return Named(vendorField.Split('.')[0]);
        var position = int.Parse(line.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1;
        var member = line.Groups[2].Value;
        return string.Create(CultureInfo.InvariantCulture, $"lines[{position}]{(member.Length == 0 ? "" : $".{Named(member)}")}");
    }

    private static string Named(string name) => Names.GetValueOrDefault(name, name);

    [GeneratedRegex(@"^lines[\[.](\d{1,6})\]?(?:\.(\w+))?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line();
}
