using System.Collections.Immutable;

namespace Connectors.Sync.Planning;

/// <summary>
/// The rules that the versions before a preset had, as fingerprints: a base that was taken under one of them is a base still (R42). Any other fingerprint is another rule, and a first meeting (R5).
/// </summary>
internal static class EarlierRules
{
    public static ImmutableDictionary<(string Mapping, string Unit), ImmutableHashSet<string>> None { get; } = ImmutableDictionary<(string, string), ImmutableHashSet<string>>.Empty;

    public static ImmutableDictionary<(string Mapping, string Unit), ImmutableHashSet<string>> Of(ConnectionDefinition definition, Preset? preset, ConnectionSettings settings)
    {
        // The pinned version may be an old one itself: what came before it is known to the newest.
        var earlier = definition.Preset?.Earlier.Where(e => preset is not null && e.Version < preset.Version).ToList() ?? [];
        if (earlier.Count == 0)
            return None;
        var found = new Dictionary<(string, string), HashSet<string>>();
        foreach (var version in earlier)
        {
            var converters = MappingCompiler.ByName(version.Converters.AddRange(definition.Converters));
            // What settings say of fields that the old version did not have is no problem of today.
            foreach (var mapping in SettingsMerge.Apply(definition.BuildMappings(version), settings, []))
            {
                foreach (var rule in mapping.Units)
                {
                    if (!found.TryGetValue((mapping.Name, rule.Name), out var fingerprints))
                        found[(mapping.Name, rule.Name)] = fingerprints = new HashSet<string>(StringComparer.Ordinal);
                    fingerprints.Add(CompiledUnit.FingerprintOf(rule, rule.Converter is { } name ? converters.GetValueOrDefault(name) : null));
                }
            }
        }

        return found.ToImmutableDictionary(static f => f.Key, static f => f.Value.ToImmutableHashSet(StringComparer.Ordinal));
    }
}
