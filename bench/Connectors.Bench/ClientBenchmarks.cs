using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Connectors.Bench;

/// <summary>The same pairs in process under BenchmarkDotNet: slower and finer than the quick table.</summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByParams, BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class ClientBenchmarks
{
    private Calls _client = null!;
    private Calls _hand = null!;

    [ParamsSource(nameof(Vendors))]
    public string Vendor { get; set; } = "";

    public static IEnumerable<string> Vendors => VendorBench.All.Select(static v => v.Name);

    // Not asynchronous: the in-process toolchain does not wait for a set-up that is.
    [GlobalSetup]
    public void SetUp() => Task.Run(SetUpAsync).GetAwaiter().GetResult();

    private async Task SetUpAsync()
    {
        var subject = await Subject.RecordAsync(VendorBench.All.Single(v => v.Name == Vendor));
        (_client, _hand) = subject.InProcess();
        // What a client looks at once (an agreement, a schema) is no part of a call.
        foreach (var calls in new[] { _client, _hand })
        {
            await calls.Page();
            await calls.Create();
        }
    }

    [Benchmark(Baseline = true), BenchmarkCategory("page")]
    public async Task<int> PageByHand() => (await _hand.Page()).Count;

    [Benchmark, BenchmarkCategory("page")]
    public async Task<int> PageByClient() => (await _client.Page()).Count;

    [Benchmark(Baseline = true), BenchmarkCategory("create")]
    public Task<object?> CreateByHand() => _hand.Create();

    [Benchmark, BenchmarkCategory("create")]
    public Task<object?> CreateByClient() => _client.Create();

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
