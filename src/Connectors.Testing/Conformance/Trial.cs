using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>One run of one case: its account, its provider, and the words in which cases speak. What a provider throws unasked is a broken promise; what the fixture throws is passed on.</summary>
internal sealed partial class Trial(ProviderConformanceCase @case, CaseDefinition definition, ProviderAccount account, TimeSpan patience, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly List<ISyncProvider> _providers = [];
    private Subject? _subject;

    public Subject Subject => _subject!;

    public ProviderAccount Account { get; } = account;

    public ISyncProvider Provider => _providers[0];

    public CancellationToken Token { get; } = cancellationToken;

    public string Entity => Subject.Sample.Entity;

    public EntitySchema Schema => Subject.Fields;

    public string Text => Subject.Sample.Text;

    public string OtherText => Subject.Sample.OtherText!;

    public RecordRef Ref(RecordId id) => new(Entity, id);

    /// <summary>Another run.</summary>
    public async Task<ISyncProvider> ConnectAsync()
    {
        var provider = await Account.ConnectAsync(Token).ConfigureAwait(false);
        _providers.Add(provider);
        return provider;
    }

    public async Task RunAsync(Subject subject)
    {
        _subject = subject;
        try
        {
            await definition.Run(this).WaitAsync(patience, TimeProvider.System, Token).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw Broken($"the case did not end within {patience.TotalSeconds:0} seconds", remedy: "A provider never waits for a limit and never retries: let it answer at once, with the time of the next useful attempt.");
        }
    }

    /// <summary>Calls the provider. Whatever it throws is a broken promise here.</summary>
    public async Task<T> CallAsync<T>(string what, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false) ?? throw Broken($"{what} answered null");
        }
        catch (Exception exception) when (exception is not ProviderConformanceException && !Token.IsCancellationRequested)
        {
            throw Broken($"{what} threw {Describe(exception)}", exception);
        }
    }

    /// <summary>Calls the provider and answers with what it throws.</summary>
    public async Task<(T? Answer, Exception? Thrown)> TryAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return (await call().ConfigureAwait(false), null);
        }
        catch (Exception exception) when (exception is not ProviderConformanceException && !Token.IsCancellationRequested)
        {
            return (default, exception);
        }
    }

    public void Require(bool kept, string seen)
    {
        if (!kept)
            throw Broken(seen);
    }

    public ProviderConformanceException Broken(string seen, Exception? inner = null, string? remedy = null) => new(@case.Name, definition.Promise, seen, remedy ?? definition.Remedy, inner);

    public static string Describe(Exception exception) => exception is ProviderUnavailableException unavailable
        ? $"{nameof(ProviderUnavailableException)} ({unavailable.Reason}): {exception.Message}" : $"{exception.GetType().Name}: {exception.Message}";

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
        {
            try
            {
                await provider.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // The cases about lifetime look at that; here the verdict stands already.
            }
        }
    }
}
