using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>What is declared hangs together: the engine plans with it before it makes a call.</summary>
internal static class DeclarationCases
{
    /// <summary>A marker is <c>cx1:{connection}:{entity}:{id}</c>: connection ids have up to 64 characters, and GUIDs 36.</summary>
    private const int MarkerLength = 120;

    public static IReadOnlyList<CaseDefinition> All { get; } =
    [
        new("declares", "every entity stands on a declared resource, and names are unique", CaseScope.Provider)
        {
            Promise = "ProviderCapabilities names physical collections and the entities that stand on them.",
            Remedy = "Give every entity and resource a name of its own, and name in each entity a resource that is in Resources.",
            Run = static t =>
            {
                var declared = t.Subject.Capabilities;
                t.Require(declared.Name.Length > 0, "the provider has no name");
                t.Require(declared.Entities.Length > 0, "no entity is declared");
                foreach (var name in declared.Entities.GroupBy(static e => e.Entity).Where(static g => g.Count() > 1 || g.Key.Length == 0))
                    throw t.Broken($"the entity name '{name.Key}' is declared {name.Count()} times");
                foreach (var name in declared.Resources.GroupBy(static r => r.Name).Where(static g => g.Count() > 1 || g.Key.Length == 0))
                    throw t.Broken($"the resource name '{name.Key}' is declared {name.Count()} times");
                foreach (var entity in declared.Entities)
                    t.Require(declared.FindResource(entity.Resource) is not null, $"'{entity.Entity}' stands on '{entity.Resource}', which is not declared");
                return Task.CompletedTask;
            },
        },
        new("declares", "numbers can be planned with", CaseScope.Provider)
        {
            Promise = "Sizes, times and costs are declared in the units of their documentation.",
            Remedy = "Declare sizes of at least 1, positive times and costs that are not negative.",
            Run = static t =>
            {
                var declared = t.Subject.Capabilities;
                t.Require(declared.MaxConcurrentCalls >= 1, $"MaxConcurrentCalls is {declared.MaxConcurrentCalls}");
                t.Require(declared.CallsPerMinute is null or > 0, $"CallsPerMinute is {declared.CallsPerMinute}");
                foreach (var r in declared.Resources)
                    t.Require(r.Granularity > TimeSpan.Zero && r.Overlap >= TimeSpan.Zero, $"'{r.Name}' has the granularity {r.Granularity} and the overlap {r.Overlap}");
                foreach (var e in declared.Entities)
                {
                    t.Require(e is { ReadBatchSize: >= 1, WriteBatchSize: >= 1 }, $"'{e.Entity}' reads {e.ReadBatchSize} and writes {e.WriteBatchSize} records per call");
                    t.Require(e.SettleTime >= TimeSpan.Zero && e.WriteTimeout > TimeSpan.Zero, $"'{e.Entity}' has the settle time {e.SettleTime} and the write timeout {e.WriteTimeout}");
                    t.Require(e is { ReadCost: >= 0, WriteCost: >= 0 }, $"'{e.Entity}' costs {e.ReadCost} to read and {e.WriteCost} to write");
                    t.Require(e.CreateSafety is not CreateSafety.IdempotencyKey { Window: var window } || window > TimeSpan.Zero, $"'{e.Entity}' has a key window that is empty");
                }

                return Task.CompletedTask;
            },
        },
        new("declares", "fields that capabilities name are described")
        {
            Promise = "SearchableFields, MarkerField, NumberField, IdentityFields and ReadBack.ByField are fields of the entity; Missing names once, and with the reason, what it has no field for.",
            Remedy = "Name fields as the schema names them, letter by letter; a marker needs a writable text of 120 characters, and a read-back a field that can be searched.",
            Run = static t =>
            {
                var entity = t.Subject.Entity;
                var named = entity.SearchableFields.Concat(entity.IdentityFields).Append(entity.MarkerField).Append(entity.NumberField).OfType<string>();
                foreach (var name in named)
                    t.Require(t.Schema.TryGetSlot(name, out _), $"'{name}' is named and not described");
                foreach (var missing in entity.Missing)
                    t.Require(!string.IsNullOrWhiteSpace(missing.Reason) && entity.Missing.Count(m => m.Field == missing.Field) == 1, $"'{missing.Field}' is said to be missing twice or without a reason");
                if (entity.MarkerField is { } marker)
                {
                    var field = t.Schema[t.Schema.SlotOf(marker)];
                    t.Require(field is { ReadOnly: false, Type: FieldType.Text } && field.MaxLength is null or >= MarkerLength, $"the marker field '{marker}' is a {(field.ReadOnly ? "read-only " : "")}{field.Type} of {field.MaxLength} characters");
                }

                if (entity.CreateSafety is CreateSafety.ReadBack { ByField: var by })
                    t.Require(entity.SearchableFields.Contains(by) && entity.MarkerField == by, $"creates are found again by '{by}', which is not the marker field or cannot be searched");
                return Task.CompletedTask;
            },
        },
        new("declares", "the same at every run", CaseScope.Provider)
        {
            Promise = "Capabilities are declared, not tried out: they do not depend on the calls that were made.",
            Remedy = "Compute Capabilities from what is known before the first call, and from nothing else.",
            Run = static async t =>
            {
                var before = Text(t.Provider.Capabilities);
                await t.CallAsync("ProbeAsync", () => t.Provider.ProbeAsync(t.Token)).ConfigureAwait(false);
                t.Require(Text(t.Provider.Capabilities) == before, "after a probe the provider declares something else");
                t.Require(Text((await t.ConnectAsync().ConfigureAwait(false)).Capabilities) == before, "the provider of the next run declares something else");
            },
        },
    ];

    /// <summary>Records that hold arrays do not compare by their contents.</summary>
    private static string Text(ProviderCapabilities capabilities) => string.Join('\n',
        capabilities.Resources.Select(static r => r.ToString()).Concat(capabilities.Entities.Select(static e => $"{e with { SearchableFields = [], IdentityFields = [] }} {string.Join(',', e.SearchableFields)} {string.Join(',', e.IdentityFields)}"))
            .Append($"{capabilities.Name} {capabilities.MaxConcurrentCalls} {capabilities.CallsPerMinute}"));
}
