using System.Text;
using System.Text.RegularExpressions;
using Connectors.Sync;

namespace Connectors.VendorSupport;

/// <summary>What a user reads, case by case, as one text that can be verified: which field, who can mend it, the message and what to do.</summary>
internal sealed class Said
{
    private readonly StringBuilder _text = new();

    public void Add(string what, IEnumerable<Problem> problems)
    {
        var all = problems.ToList();
        Assert.True(all.Count > 0, what + ": nothing is said.");
        _text.Append("# ").Append(what).Append('\n');
        foreach (var p in all)
        {
            _text.Append(p.Code).Append(" | ").Append(p.Field ?? "-").Append(" | ").Append(p.WhoCanFix).Append('\n').Append("  ").Append(p.Message).Append('\n').Append("  → ").Append(p.Remedy ?? "-").Append('\n');
        }
    }

    public void Add(string what, DocumentOutcome outcome) => Add(what, Assert.IsType<DocumentOutcome.Refused>(outcome).Problems);

    public void Add(string what, WriteOutcome outcome) => Add(what, Assert.IsType<WriteOutcome.Refused>(outcome).Problems);

    public void Add(string what, ConversionException error) => Add(what, $"{error.Code}: {error.Message}\n  → {error.Remedy}");

    public void Add(string what, ConnectionHealth health) =>
        Add(what, string.Join("\n  ", new[] { $"{(health.Ok ? "green" : "red")}: {health.Reason}", $"→ {health.NextStep ?? "-"}" }.Concat(health.Capabilities.Select(static c => $"{c.Name} {c.State}: {Shown(c)} → {c.NextStep ?? "-"}"))));

    /// <summary>How many calls were used until then is nobody's sentence.</summary>
    private static string Shown(CapabilityHealth c) => c.Name == "quota" ? Regex.Replace(c.Reason, "[0-9]+", "#") : c.Reason;

    /// <summary>What somebody must enter to let a connection in, and where it is found.</summary>
    public void Add(ConnectionBuilder connection)
    {
        foreach (var (_, way) in connection.UseProvider(Side.Crm, static (_, _) => throw new NotSupportedException()).Build().ConnectWays)
            Add($"{way.System} by {way.Name}", string.Join("\n  ", way.Fields.Select(static f => f.ToString())));
    }

    /// <summary>What a preset does beside its mappings: what flows make of which source, which fields they write back, by which lists, and which lists and converters there are.</summary>
    public void Add(Preset preset)
    {
        foreach (var f in preset.Flows)
        {
            Add($"flow {f.Name}", $"{f.Source} → {f.Kind}, {(f.Enabled ? "on" : "off")}, group {f.Group ?? "-"}, status in {f.StatusField ?? "-"}, after sending {f.AfterSend}, dated on sending {f.DatedOnSending}, makes customers {f.CreateCustomer} in {f.CustomerMapping ?? "-"} of {f.Priority}, {f.Monitor}\n"
                + $"  writes {string.Join(", ", f.Results.OrderBy(static r => r.Key).Select(static r => $"{r.Key} into {r.Value}"))}\n"
                + $"  converts {string.Join(", ", f.Converters.OrderBy(static r => r.Key).Select(static r => $"{r.Key} by {r.Value}"))}\n"
                + $"  sends {string.Join(", ", f.Fields.Concat(f.LineFields).OrderBy(static r => r.Key, StringComparer.Ordinal).Select(static r => $"{r.Key} of {r.Value}"))}");
        }

        Add("lists", string.Join(", ", preset.Lists.Select(static l => $"{l.Name} of {l.Accounting} into {l.Crm}").DefaultIfEmpty("none")));
        Add("converters", string.Join(", ", preset.Converters.Select(static c => $"{c.Name} {c.Version}{(c.Lossless ? "" : ", one way")}")));
    }

    /// <summary>The names of all fields of all entities, with those of their lines.</summary>
    public void AddFields(ProviderSchema schema)
    {
        foreach (var entity in schema.Entities)
            Add(entity.Entity, string.Join(", ", entity.Fields.Select(static f => f.LineSchema is { } line ? $"{f.Name} ({string.Join(", ", line.Fields.Select(static l => l.Name))})" : f.Name)));
    }

    /// <summary>The choices that fields have whatever the account holds.</summary>
    public void Add(ProviderSchema schema)
    {
        foreach (var entity in schema.Entities)
        {
            foreach (var field in entity.Fields.Concat(entity.Fields.Where(static f => f.LineSchema is not null).SelectMany(static f => f.LineSchema!.Fields)).Where(static f => !f.Choices.IsDefaultOrEmpty))
                Add($"{entity.Entity}.{field.Name}", string.Join(", ", field.Choices.Select(static c => $"{c.Value} = {c.Label}{(c.Active ? "" : " (inactive)")}")));
        }
    }

    public void Add(string what, string text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text), what + ": nothing is said.");
        _text.Append("# ").Append(what).Append('\n').Append("  ").Append(text).Append('\n');
    }

    public override string ToString() => _text.ToString();
}
