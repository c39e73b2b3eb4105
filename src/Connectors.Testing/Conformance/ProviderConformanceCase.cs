using Connectors.Testing.Conformance;

namespace Connectors.Testing;

/// <summary>One promise of <c>ISyncProvider</c>, tried on one entity of one provider, over an account of its own.</summary>
public sealed class ProviderConformanceCase
{
    private readonly ProviderFixture _fixture;
    private readonly CaseDefinition _definition;
    private readonly EntitySample? _sample;

    internal ProviderConformanceCase(ProviderFixture fixture, CaseDefinition definition, EntitySample? sample)
    {
        _fixture = fixture;
        _definition = definition;
        _sample = sample;
    }

    /// <summary>What it is about, without the entity: <c>reads: an edit comes with the next pass</c>.</summary>
    public string Id => $"{_definition.Group}: {_definition.Name}";

    /// <summary>Its name, unique within the fixture: <c>reads: an edit comes with the next pass [company]</c>.</summary>
    public string Name => _sample is null ? Id : $"{Id} [{_sample.Entity}]";

    /// <summary>What it is about: <c>describe</c>, <c>probe</c>, <c>reads</c>, <c>get</c>, <c>create</c> …</summary>
    public string Group => _definition.Group;

    /// <summary>The entity; <see langword="null"/> = the provider as a whole.</summary>
    public string? Entity => _sample?.Entity;

    /// <summary>What the contract promises, in one sentence.</summary>
    public string Promise => _definition.Promise;

    /// <summary>Tries the promise.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Kept, or not applicable with the reason. Show the latter: a case that was not run has proved nothing.</returns>
    /// <exception cref="ProviderConformanceException">The promise is broken.</exception>
    public async Task<ProviderConformanceResult> RunAsync(CancellationToken cancellationToken = default)
    {
        var result = await CheckAsync(cancellationToken).ConfigureAwait(false);
        return result.Error is { } error ? throw error : result;
    }

    /// <summary>Tries the promise and answers in any case.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Kept, broken, or not applicable.</returns>
    public async Task<ProviderConformanceResult> CheckAsync(CancellationToken cancellationToken = default)
    {
        var account = await _fixture.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (account.ConfigureAwait(false))
        {
            var trial = new Trial(this, _definition, account, _fixture.Patience, cancellationToken);
            await using (trial.ConfigureAwait(false))
            {
                try
                {
                    var subject = await Subject.OpenAsync(_fixture, _sample, trial).ConfigureAwait(false);
                    if (Excuse(subject) is { } reason)
                        return new(this, ProviderConformanceVerdict.NotApplicable, reason);
                    await trial.RunAsync(subject).ConfigureAwait(false);
                    return new(this, ProviderConformanceVerdict.Kept, "");
                }
                catch (ProviderConformanceException error)
                {
                    return new(this, ProviderConformanceVerdict.Broken, error.Seen) { Error = error };
                }
            }
        }
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal string? Excuse(Subject subject) => _definition.WhyNot(subject) ?? _fixture.WhyNot(this);
}
