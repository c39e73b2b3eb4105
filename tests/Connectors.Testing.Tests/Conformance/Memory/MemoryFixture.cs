using System.Collections.Immutable;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>The small system as a fixture; with a wrapper its provider tells a lie.</summary>
internal sealed class MemoryFixture(MemoryShape shape, Func<ISyncProvider, MemorySystem, ISyncProvider>? wrap = null) : ProviderFixture
{
    public override string Name => shape.Name;

    public override IReadOnlyList<EntitySample> Entities { get; } =
    [
        new("company", "name") { OtherText = "city", Choice = "rating", Cannot = FixtureAbilities.None },
        new("person", "name") { OtherText = "city", Cannot = FixtureAbilities.CustomFields | FixtureAbilities.Lock | FixtureAbilities.Convert },
    ];

    public override FixtureAbilities Abilities => (FixtureAbilities)(((int)FixtureAbilities.OtherAccount << 1) - 1);

    public override IReadOnlyList<Func<ISyncProvider, object?>> Features => [static p => p.GetFeature<IMemoryFeature>()];

    public override TimeSpan Patience => TimeSpan.FromSeconds(wrap is null ? 30 : 3);

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ProviderAccount>(new Account(new MemorySystem(shape), wrap));

    private sealed class Account(MemorySystem system, Func<ISyncProvider, MemorySystem, ISyncProvider>? wrap) : ProviderAccount
    {
        public override long Calls => system.Calls;

        public override long Writes => system.Writes;

        public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult(wrap?.Invoke(new MemoryProvider(system), system) ?? new MemoryProvider(system));

        public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken)
        {
            var other = new MemorySystem(system.Shape);
            return Task.FromResult(wrap?.Invoke(new MemoryProvider(other), other) ?? new MemoryProvider(other));
        }

        public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken)
        {
            var values = new Dictionary<string, FieldValue> { ["name"] = FieldValue.Of($"Row {number:d3}"), ["city"] = FieldValue.Of($"Aarhus {number}"), ["ref"] = FieldValue.Of($"own-{number}") };
            if (entity == "person")
                return Task.FromResult<IReadOnlyDictionary<string, FieldValue>>(values);
            var line = SyncRecord.Create(MemorySchema.Line, new("1")).Set("text", FieldValue.Of("Hour")).Set("price", FieldValue.Of((decimal?)(800.50m + number))).Build();
            values["country"] = FieldValue.Of("DK");
            values["rating"] = FieldValue.Of("a");
            values["credit"] = FieldValue.Of((decimal?)(1000.25m + number));
            values["currency"] = FieldValue.Of("EUR");
            values["active"] = FieldValue.Of((bool?)false);
            values["since"] = FieldValue.Of((DateOnly?)new DateOnly(2020, 2, 29));
            values["called"] = FieldValue.Of((DateTimeOffset?)new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
            values["owner"] = FieldValue.Of(new RecordRef("person", "7"));
            values["lines"] = FieldValue.Of(new LineSet(ImmutableArray.Create(line)));
            return Task.FromResult<IReadOnlyDictionary<string, FieldValue>>(values);
        }

        public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken) => Task.FromResult(new RecordId(system.Add(entity, values).Id));

        public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) => Do(record, r => r.Values[field] = MemorySystem.Stored(FieldValue.Of(value)));

        public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) => Do(record, static r => r.Deleted = true);

        public override Task RestoreAsync(RecordRef record, CancellationToken cancellationToken) => Do(record, static r => r.Deleted = false);

        public override Task HideAsync(RecordRef record, CancellationToken cancellationToken) => Do(record, static r => r.Hidden = true);

        public override async Task<string> TurnAsync(RecordRef record, CancellationToken cancellationToken)
        {
            var entity = record.Entity == "company" ? "person" : "company";
            await Do(record, r => r.Entity = entity);
            return entity;
        }

        public override async Task<RecordRef> ConvertAsync(RecordRef record, CancellationToken cancellationToken)
        {
            var successor = new RecordRef("person", system.Add("person", [new("name", FieldValue.Of("Successor"))]).Id);
            await Do(record, r => r.Successor = (successor, false));
            return successor;
        }

        public override Task MergeAsync(RecordRef record, RecordRef survivor, CancellationToken cancellationToken) => Do(record, r => r.Successor = (survivor, true));

        public override async Task<string> LockAsync(RecordRef record, CancellationToken cancellationToken)
        {
            await Do(record, static r => r.Locked = "city");
            return "city";
        }

        public override async Task<string> SetUnmappedAsync(RecordRef record, CancellationToken cancellationToken)
        {
            await Do(record, static r => r.Unmapped = "not yours");
            return "not yours";
        }

        public override Task<string?> GetUnmappedAsync(RecordRef record, CancellationToken cancellationToken) => Task.FromResult(system.Find(record.Id.Value)!.Unmapped);

        public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(system.Rows.Count(r => r.Lives && r.Entity == entity));

        public override Task<string> AddFieldAsync(string entity, CancellationToken cancellationToken)
        {
            system.CustomFields.Add("hobby");
            return Task.FromResult("hobby");
        }

        public override Task RemoveFieldAsync(string entity, string field, CancellationToken cancellationToken)
        {
            system.CustomFields.Remove(field);
            return Task.CompletedTask;
        }

        public override Task LoseFieldAsync(string entity, string field, CancellationToken cancellationToken)
        {
            system.LostFields.Add(field);
            return Task.CompletedTask;
        }

        public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
        {
            system.Fail(fault);
            return Task.CompletedTask;
        }

        public override Task HealAsync(CancellationToken cancellationToken)
        {
            system.Heal();
            return Task.CompletedTask;
        }

        public override Task WaitUntilHeldAsync(CancellationToken cancellationToken) => system.HeldAsync().WaitAsync(cancellationToken);

        public override void Advance(TimeSpan by) => system.Now += by;

        private Task Do(RecordRef record, Action<MemoryRow> change)
        {
            system.Edit(record.Id.Value, change);
            return Task.CompletedTask;
        }
    }
}
