using System.Text.Json;
using Connectors.Http;

namespace Connectors.Economic;

/// <summary>Names of the units of lines, for those writes that e-conomic refuses without them.</summary>
internal static class LineUnits
{
    private const string Name = "name";

    public static bool AreUnnamed(SalesDocument document) => document.Lines?.Any(IsUnnamed) == true;

    public static async Task<T> NameAsync<T>(EconomicApi api, T document, CallOptions? options, CancellationToken cancellationToken) where T : SalesDocument
    {
        var names = new Dictionary<UnitNumber, Reference<UnitNumber>>();
        foreach (var number in document.Lines!.Where(IsUnnamed).Select(static l => l.Unit!.Id!.Value).Distinct())
        {
            var unit = await api.GetAsync<Unit>("units.get", RequestPath.Of("units", number.ToString()), options, cancellationToken).ConfigureAwait(false);
            names[number] = new(number, null, new Dictionary<string, JsonElement> { [Name] = JsonSerializer.SerializeToElement(unit.Name, EconomicJsonContext.Default.String) });
        }

        return document with { Lines = [.. document.Lines!.Select(line => IsUnnamed(line) ? line with { Unit = names[line.Unit!.Id!.Value] } : line)] };
    }

    private static bool IsUnnamed(SalesLine line) => line.Unit is { Id: not null } unit && !unit.Details.ContainsKey(Name);
}
