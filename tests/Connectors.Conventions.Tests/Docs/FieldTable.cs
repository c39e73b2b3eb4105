using System.Globalization;
using System.Text;
using Connectors.Sync;

namespace Connectors.Conventions.Tests.Docs;

/// <summary>A preset as a page: every pair of entities, every field, every flow and list that it has.</summary>
internal static class FieldTable
{
    public static string Write(string vendor, string page, Preset preset)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {vendor}: every field\n\nWhat the preset `{preset}` maps, unit by unit. Written from the preset and compared with it by a test; what it means stands in [{vendor}]({page}.md).\n\n")
            .Append("A unit is compared, decided and written as a whole. *CRM* names are the neutral ones of your mapping; a unit whose field your CRM does not have is left out. A lock says why settings cannot turn the direction.\n");
        foreach (var mapping in preset.Mappings)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## `{mapping.Name}`: `{mapping.Crm}` and `{mapping.Accounting}`\n\n")
                .Append(CultureInfo.InvariantCulture, $"{(mapping.Enabled ? "On" : "Off until it is switched on")}; {Direction(mapping.Flow)}; ")
                .Append(CultureInfo.InvariantCulture, $"new in {vendor}: {Create(mapping.CreateInAccounting)}; new in the CRM: {Create(mapping.CreateInCrm)}.")
                .Append(mapping.Match.IsEmpty ? "\n" : $" Found again by {string.Join(", then ", mapping.Match.Select(static m => string.Join(" with ", m.Parts.Select(static p => $"`{p.CrmField}`"))))}.\n")
                .Append(CultureInfo.InvariantCulture, $"\n| CRM | {vendor} | direction | beside |\n|---|---|---|---|\n");
            foreach (var unit in mapping.Units)
                text.Append(CultureInfo.InvariantCulture, $"| {Names(unit.CrmFields)} | {Names(unit.AccountingFields)} | {Direction(unit.Flow == Flow.Both ? mapping.Flow : unit.Flow)} | {Beside(unit)} |\n");
        }

        if (!preset.Flows.IsEmpty)
        {
            text.Append("\n## Documents\n\n| flow | from | makes | as preset | what comes back |\n|---|---|---|---|---|\n");
            foreach (var flow in preset.Flows)
                text.Append(CultureInfo.InvariantCulture, $"| `{flow.Name}` | `{flow.Source}` | {flow.Kind.ToString().ToLowerInvariant()} | {(flow.Enabled ? "on" : "off")} | {Names(flow.Results.Values.Order(StringComparer.Ordinal))} |\n");
        }

        if (!preset.Lists.IsEmpty)
            text.Append(CultureInfo.InvariantCulture, $"\n## Lists\n\nMirrored into the CRM's options where it has some: {Names(preset.Lists.Select(static l => l.Name).Order(StringComparer.Ordinal))}.\n");
        return text.ToString();
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(static n => $"`{n}`"));

    private static string Direction(Flow flow) => flow switch
    {
        Flow.Both => "both ways",
        Flow.FromCrm => "from the CRM",
        Flow.FromAccounting => "into the CRM",
        _ => flow.ToString(),
    };

    private static string Create(CreatePolicy policy) => policy switch
    {
        CreatePolicy.InScope => "by a run",
        CreatePolicy.OnDemand => "by a document or a person",
        CreatePolicy.Never => "never",
        _ => policy.ToString(),
    };

    private static string Beside(UnitRule unit) => string.Join("; ", new[]
    {
        unit.LockedBecause is { } why ? $"locked: {why.TrimEnd('.')}" : null,
        unit.Converter is { } converter ? $"`{converter}`" : null,
        unit.Deviation == Deviation.Revert ? "an edit in the CRM is set back" : null,
        unit.OnCreate switch { OnCreate.Omit => "not sent with a new record", OnCreate.Require => "needed by a new record", _ => null },
    }.OfType<string>());
}
