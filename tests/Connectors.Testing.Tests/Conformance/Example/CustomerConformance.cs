using System.Globalization;
using System.Reflection;
using Connectors.Sync;
using Connectors.TestSupport;

namespace Connectors.Testing.Tests.Conformance.Example;

// docs: fixture
internal sealed class CustomerFixture : ProviderFixture
{
    public override string Name => "customers";

    // "city" takes any text as it is: most cases edit it.
    public override IReadOnlyList<EntitySample> Entities => [new("company", "city")];

    public override FixtureAbilities Abilities =>
        FixtureAbilities.SomebodyElse | FixtureAbilities.Count | FixtureAbilities.Clock | FixtureAbilities.LoseReply | FixtureAbilities.Unreachable;

    public override Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken) => Task.FromResult<ProviderAccount>(new Account(new CustomerApi()));

    private sealed class Account(CustomerApi api) : ProviderAccount
    {
        public override Task<ISyncProvider> ConnectAsync(CancellationToken cancellationToken) => Task.FromResult<ISyncProvider>(new CustomerProvider(api));

        public override Task<IReadOnlyDictionary<string, FieldValue>> NewRowAsync(string entity, int number, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, FieldValue>>(new Dictionary<string, FieldValue> { ["name"] = FieldValue.Of($"Customer {number}"), ["city"] = FieldValue.Of("Aarhus") });

        // Somebody else works in the CRM, behind the provider's back.
        public override async Task<RecordId> CreateAsync(string entity, IReadOnlyDictionary<string, FieldValue> values, CancellationToken cancellationToken)
        {
            var customer = await api.CreateAsync(Guid.NewGuid(), values["name"].AsText()!, values["city"].AsText(), cancellationToken);
            return new(customer.Id.ToString(CultureInfo.InvariantCulture));
        }

        public override Task EditAsync(RecordRef record, string field, string value, CancellationToken cancellationToken) => Do(() => api.Edit(Number(record), c => c with { City = value }));

        public override Task DeleteAsync(RecordRef record, CancellationToken cancellationToken) => Do(() => api.Edit(Number(record), c => c with { Deleted = true }));

        public override Task<int> CountAsync(string entity, CancellationToken cancellationToken) => Task.FromResult(api.All.Count(c => !c.Deleted));

        public override void Advance(TimeSpan by) => api.Now += by;

        public override Task FailAsync(ProviderFault fault, string entity, CancellationToken cancellationToken) =>
            Do(() => (api.IsDown, api.LosesTheNextReply) = (fault == ProviderFault.Unreachable, fault == ProviderFault.LoseReply));

        public override Task HealAsync(CancellationToken cancellationToken) => Do(() => (api.IsDown, api.LosesTheNextReply) = (false, false));

        private static int Number(RecordRef record) => int.Parse(record.Id.Value, CultureInfo.InvariantCulture);

        private static Task Do(Action action)
        {
            action();
            return Task.CompletedTask;
        }
    }
}

// docs: end
// docs: tests
public sealed class CustomerProviderTests
{
    public static TheoryData<string> Names => [.. ProviderConformance.Cases(new CustomerFixture()).Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Keeps_its_promise(string name) => await ProviderConformance.Cases(new CustomerFixture()).Single(c => c.Name == name).RunAsync();

    // A case that does not apply proves nothing: keep the list under version control, and read it when it changes.
    [Fact]
    public async Task What_does_not_apply() => Verified.Text((await ProviderConformance.ListAsync(new CustomerFixture())).ListNotApplicable());
    // docs: end

    [Theory]
    [InlineData("CustomerProvider.cs", "provider")]
    [InlineData("CustomerProvider.cs", "reading")]
    [InlineData("CustomerProvider.cs", "writing")]
    [InlineData("CustomerConformance.cs", "fixture")]
    [InlineData("CustomerConformance.cs", "tests")]
    public void The_code_of_the_page_is_the_code_that_is_compiled_here(string file, string part)
    {
        var project = typeof(CustomerProviderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;
        var source = File.ReadAllText(Path.Combine(project, "Conformance", "Example", file)).ReplaceLineEndings("\n");
        var lines = source.Split($"// docs: {part}\n")[1].Split("// docs: " + "end")[0].TrimEnd().Split('\n');
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        var code = string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : l.TrimStart()));
        var page = File.ReadAllText(Path.Combine(project, "..", "..", "docs", "writing-a-provider.md")).ReplaceLineEndings("\n");
        Assert.Contains("```csharp\n" + code + "\n```", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_counts_the_cases_rightly()
    {
        var project = typeof(CustomerProviderTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "ProjectDirectory").Value!;
        var page = File.ReadAllText(Path.Combine(project, "..", "..", "docs", "writing-a-provider.md"));
        var cases = ProviderConformance.Cases(new CustomerFixture()).DistinctBy(static c => c.Id).ToList();
        Assert.Contains($"{cases.Count} cases", page, StringComparison.Ordinal);
        Assert.All(cases.GroupBy(static c => c.Group), group => Assert.Contains($"| {group.Key} | {group.Count()} |", page, StringComparison.Ordinal));
    }
}
