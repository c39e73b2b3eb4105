using System.Globalization;
using Connectors.Sync.Tests.Fakes;
using Connectors.Testing;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Conformance;

/// <summary>The fake that the engine is tested with keeps the promises that the engine counts on.</summary>
[Rule("R37")]
public sealed class FakeSystemConformanceTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new Fixture()).Select(static c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task The_fake_keeps_its_promise(string name) => await ProviderConformance.Cases(new Fixture()).Single(c => c.Name == name).RunAsync();

    [Fact]
    public async Task What_does_not_apply_to_the_fake() => Verified.Text((await ProviderConformance.ListAsync(new Fixture())).ListNotApplicable());

    private sealed class Fixture : ProviderFixture
    {
        public override string Name => "fake";

        public override IReadOnlyList<EntitySample> Entities { get; } = [new("customer", "City") { OtherText = "Ref" }, new("contact", "Email")];

        public override FixtureAbilities Abilities =>
            FixtureAbilities.SomebodyElse | FixtureAbilities.Restore | FixtureAbilities.Count | FixtureAbilities.Clock | FixtureAbilities.CountWrites | FixtureAbilities.LoseReply | FixtureAbilities.Limit
            | FixtureAbilities.Unreachable | FixtureAbilities.RefuseCredentials | FixtureAbilities.NotAllowed | FixtureAbilities.OtherAccount;

        public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ProviderAccount>(new Account());
    }

    private sealed class Account : ProviderAccount
    {
        private readonly FakeSystem _system = new("books", World.Customer, World.Contact) { Can = static c => c with { CanDelete = true, MarkerField = c.Entity == "customer" ? "Ref" : null, SearchableFields = ["Name"] } };

        public override long Writes => _system.Writes;

        public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult(_system.Open());

        public override Task<ISyncProvider> ConnectToOtherAsync(CancellationToken cancellationToken) => Task.FromResult(new FakeSystem("other", World.Customer, World.Contact).Open());

        public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<string, FieldValue>>(entity == "customer"
            ? new Dictionary<string, FieldValue>
            {
                ["Name"] = FieldValue.Of($"Kunde {number}"),
                ["Vat"] = FieldValue.Of($"{number:d8}"),
                ["City"] = FieldValue.Of("Aarhus"),
                ["Phone"] = FieldValue.Of($"70{number:d6}"),
                ["Limit"] = FieldValue.Of((decimal?)(100.25m + number)),
                ["Ref"] = FieldValue.Of($"own-{number}"),
            }
            : new Dictionary<string, FieldValue>
            {
                ["Name"] = FieldValue.Of($"Person {number}"),
                ["Email"] = FieldValue.Of($"person{number}@example.com"),
                ["Customer"] = FieldValue.Of(new RecordRef("customer", "1")),
            });

        public override Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken) =>
            Task.FromResult(new RecordId(_system.Add(entity, [.. values.Select(static v => (v.Key, (object?)v.Value))])));

        public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) => Do(() => _system.Edit(record.Entity, record.Id.Value, (field, value)));

        public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) => Do(() => _system.Delete(record.Entity, record.Id.Value));

        public override Task RestoreAsync(RecordRef record, CancellationToken cancellationToken) => Do(() => _system.Restore(record.Entity, record.Id.Value));

        public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(_system.Count(entity));

        public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken)
        {
            var reason = fault switch
            {
                ProviderFault.Limit => UnavailableReason.Limited,
                ProviderFault.Unreachable => UnavailableReason.Unreachable,
                ProviderFault.RefuseCredentials => UnavailableReason.CredentialsRefused,
                _ => UnavailableReason.NotAllowed,
            };
            if (fault == ProviderFault.LoseReply)
            {
                _system.Answer = (write, outcome) => outcome is WriteOutcome.Refused ? outcome : new WriteOutcome.Uncertain(new UncertainEvidence
                {
                    Key = write.IntentId.ToString("D", CultureInfo.InvariantCulture),
                    KeyValidUntil = _system.Now.AddDays(30),
                    Message = "The reply was lost.",
                });
                return Task.CompletedTask;
            }

            _system.DownFor = new ProviderUnavailableException(reason, "It is down.");
            _system.Red = new ConnectionHealth { Ok = false, Reason = "It is down.", NextStep = "Wait.", Failure = reason };
            return Task.CompletedTask;
        }

        public override Task HealAsync(CancellationToken cancellationToken)
        {
            _system.DownFor = null;
            _system.Red = null;
            _system.Answer = static (_, outcome) => outcome;
            return Task.CompletedTask;
        }

        public override void Advance(TimeSpan by) => _system.Now += by;

        private static Task Do(Action action)
        {
            action();
            return Task.CompletedTask;
        }
    }
}
