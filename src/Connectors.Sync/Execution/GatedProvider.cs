using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Connectors.Sync.Execution;

/// <summary>
/// Lets no more calls overlap than the side takes. A read waits here for its place; who writes takes his before the intent is stored, because nothing may wait between the two (R26).
/// What a system says of itself and of records is stored and shown: a text that quotes the credentials it was given leaves here without them.
/// </summary>
internal sealed class GatedProvider(ISyncProvider inner, Surroundings surroundings, Func<string, string>? redact = null) : SyncProviderDecorator(inner)
{
    private readonly Turnstile _gate = new(Math.Max(1, inner.Capabilities.MaxConcurrentCalls), surroundings);

    /// <summary>Whose program the provider is.</summary>
    public ProviderPackage Package
    {
        get
        {
            var assembly = Inner.GetType().Assembly;
            var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? assembly.GetName().Version?.ToString() ?? "";
            return new ProviderPackage(assembly.GetName().Name ?? "", version);
        }
    }

    /// <summary>Waits for a place. It is free again when it is disposed of.</summary>
    public async ValueTask<Place> EnterAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Place(_gate);
    }

    public override async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        using var place = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return await QuietAsync(() => Inner.GetAsync(request, cancellationToken)).ConfigureAwait(false);
    }

    public override Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => QuietAsync(() => Inner.DescribeAsync(cancellationToken));

    public override async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        var health = await QuietAsync(() => Inner.ProbeAsync(cancellationToken)).ConfigureAwait(false);
        return redact is null ? health : health with
        {
            Reason = redact(health.Reason),
            NextStep = health.NextStep is { } next ? redact(next) : null,
            Capabilities = [.. health.Capabilities.Select(c => c with { Reason = redact(c.Reason), NextStep = c.NextStep is { } step ? redact(step) : null })],
        };
    }

    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = Inner.ReadChangesAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposing = pages.ConfigureAwait(false);
        while (await QuietAsync(() => pages.MoveNextAsync().AsTask()).ConfigureAwait(false))
            yield return pages.Current;
    }

    public override async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        var outcomes = await QuietAsync(() => Inner.WriteAsync(batch, cancellationToken)).ConfigureAwait(false);
        return redact is null || outcomes.All(static o => o is WriteOutcome.Applied or WriteOutcome.Stale) ? outcomes : [.. outcomes.Select(o => o switch
        {
            WriteOutcome.Refused refused => refused with { Problems = Quiet(refused.Problems) },
            WriteOutcome.NotSent notSent => notSent with { Message = redact(notSent.Message) },
            WriteOutcome.Uncertain uncertain => uncertain with { Evidence = uncertain.Evidence with { Message = redact(uncertain.Evidence.Message) } },
            _ => o,
        })];
    }

    /// <summary>What the system says, without the credentials.</summary>
    public string Quiet(string text) => redact?.Invoke(text) ?? text;

    /// <summary>What became of a document, without the credentials.</summary>
    public DocumentOutcome Quiet(DocumentOutcome outcome) => redact is null ? outcome : outcome switch
    {
        DocumentOutcome.Refused refused => refused with { Problems = Quiet(refused.Problems) },
        DocumentOutcome.NotSent notSent => notSent with { Message = redact(notSent.Message) },
        DocumentOutcome.Uncertain uncertain => uncertain with { Evidence = uncertain.Evidence with { Message = redact(uncertain.Evidence.Message) } },
        _ => outcome,
    };

    private ImmutableArray<Problem> Quiet(ImmutableArray<Problem> problems) => redact is null ? problems : [.. problems.Select(p => p with { Message = redact(p.Message), Remedy = p.Remedy is { } remedy ? redact(remedy) : null })];

    /// <summary>A failure that quotes the credentials becomes one that does not. All others stay what they are, with their stack.</summary>
    private async Task<T> QuietAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ProviderUnavailableException e) when (Quotes(e))
        {
            throw new ProviderUnavailableException(e.Reason, redact!(e.Message), e.RetryAt);
        }
        catch (Exception e) when (e is not OperationCanceledException && Quotes(e))
        {
            throw new InvalidOperationException($"{e.GetType().Name}: {redact!(e.Message)}");
        }
    }

    private bool Quotes(Exception e) => redact is not null && e.ToString() is var text && !string.Equals(redact(text), text, StringComparison.Ordinal);
}

/// <summary>The right to make one call.</summary>
/// <param name="gate">Where it was given.</param>
internal sealed class Place(Turnstile gate) : IDisposable
{
    private int _left;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
            gate.Release();
    }
}
