using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Lies;

internal delegate Task<IReadOnlyList<RecordLookup>> Get(GetRequest request, CancellationToken cancellationToken);

internal delegate Task<IReadOnlyList<WriteOutcome>> Write(WriteBatch batch, CancellationToken cancellationToken);

internal delegate IAsyncEnumerable<ChangePage> Read(ReadRequest request, CancellationToken cancellationToken);

/// <summary>A correct provider with one lie around it.</summary>
internal sealed class LyingProvider(ISyncProvider inner) : SyncProviderDecorator(inner)
{
    public Func<Read, ReadRequest, CancellationToken, IAsyncEnumerable<ChangePage>>? OnRead { get; init; }

    public Func<ChangePage, ReadRequest, ChangePage>? OnPage { get; init; }

    public Func<Get, GetRequest, CancellationToken, Task<IReadOnlyList<RecordLookup>>>? OnGet { get; init; }

    public Func<RecordLookup, RecordLookup>? OnLookup { get; init; }

    public Func<Write, WriteBatch, CancellationToken, Task<IReadOnlyList<WriteOutcome>>>? OnWrite { get; init; }

    public Func<RecordWrite, RecordWrite>? OnRecord { get; init; }

    public Func<RecordWrite, WriteOutcome, EntitySchema, WriteOutcome>? OnOutcome { get; init; }

    public Func<Func<Task<ConnectionHealth>>, Task<ConnectionHealth>>? OnProbe { get; init; }

    public Func<ProviderSchema, ProviderSchema>? OnSchema { get; init; }

    public Func<ProviderCapabilities, ProviderCapabilities>? OnCapabilities { get; init; }

    public Action? OnDispose { get; init; }

    /// <summary>What every call does to its token.</summary>
    public Func<CancellationToken, CancellationToken>? OnToken { get; init; }

    public bool HidesFeatures { get; init; }

    public override ProviderCapabilities Capabilities => OnCapabilities?.Invoke(Inner.Capabilities) ?? Inner.Capabilities;

    public override async Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken)
    {
        var schema = await Inner.DescribeAsync(OnToken?.Invoke(cancellationToken) ?? cancellationToken);
        return OnSchema?.Invoke(schema) ?? schema;
    }

    public override Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) => OnProbe?.Invoke(() => Inner.ProbeAsync(cancellationToken)) ?? Inner.ProbeAsync(cancellationToken);

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var token = OnToken?.Invoke(cancellationToken) ?? cancellationToken;
        await foreach (var page in OnRead?.Invoke(Inner.ReadChangesAsync, request, token) ?? Inner.ReadChangesAsync(request, token))
            yield return OnPage?.Invoke(page, request) ?? page;
    }

    public override async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        var token = OnToken?.Invoke(cancellationToken) ?? cancellationToken;
        var answers = await (OnGet?.Invoke(Inner.GetAsync, request, token) ?? Inner.GetAsync(request, token));
        return OnLookup is null ? answers : [.. answers.Select(OnLookup)];
    }

    public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        var token = OnToken?.Invoke(cancellationToken) ?? cancellationToken;
        var sent = OnRecord is null ? batch : batch with { Writes = [.. batch.Writes.Select(OnRecord)] };
        var outcomes = await (OnWrite?.Invoke(Inner.WriteAsync, sent, token) ?? Inner.WriteAsync(sent, token));
        return OnOutcome is null ? outcomes : [.. outcomes.Select((o, i) => OnOutcome(batch.Writes[i], o, batch.Schema))];
    }

    public override TFeature? GetFeature<TFeature>() where TFeature : class => HidesFeatures ? this as TFeature : base.GetFeature<TFeature>();

    public override ValueTask DisposeAsync()
    {
        OnDispose?.Invoke();
        return base.DisposeAsync();
    }
}
