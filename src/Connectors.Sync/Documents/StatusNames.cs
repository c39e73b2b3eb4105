using System.Text.Json;

namespace Connectors.Sync.Documents;

/// <summary>
/// Which status the names in a flow's settings meant when they were first read. A CRM's user may rename a status, or give its old name to another one: the rule goes on with the status that was chosen, until the settings name another.
/// </summary>
internal sealed class StatusNames
{
    private const char Behind = '|';

    private readonly Dictionary<string, string> _before;
    private readonly SortedDictionary<string, string> _now = new(StringComparer.Ordinal);

    private StatusNames(Dictionary<string, string> before) => _before = before;

    /// <summary>What is remembered behind the hash of a flow's rules.</summary>
    public static StatusNames Of(string rules)
    {
        var at = rules.IndexOf(Behind, StringComparison.Ordinal);
        var before = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (at >= 0)
        {
            using var document = JsonDocument.Parse(rules[(at + 1)..]);
            foreach (var name in document.RootElement.EnumerateObject().Where(static n => n.Value.ValueKind == JsonValueKind.String))
                before[name.Name] = name.Value.GetString()!;
        }

        return new(before);
    }

    /// <summary>Both ask for the same baseline.</summary>
    public static bool AreSame(string rules, string others) => Hash(rules) == Hash(others);

    /// <summary>The key of a status by the name that settings give it.</summary>
    public string Key(FieldSchema field, string name)
    {
        var written = name.Trim();
        var key = CompiledFlow.Key(field, written);
        // An id says itself what it means, also where another status has it as its name.
        if (!field.Choices.Any(c => string.Equals(c.Value, written, StringComparison.Ordinal)) && _before.TryGetValue(written, out var meant) && field.Choices.Any(c => c.Value == meant))
            key = meant;
        if (field.Choices.Any(c => c.Value == key && c.Value != written))
            _now[written] = key;
        return key;
    }

    /// <summary>The hash with what is to be remembered behind it.</summary>
    public string After(string hash) => _now.Count == 0 ? hash : hash + Behind + Stores.StoredJson.Write(w =>
    {
        foreach (var (name, key) in _now)
            w.WriteString(name, key);
    });

    private static string Hash(string rules) => rules.Split(Behind, 2)[0];
}
