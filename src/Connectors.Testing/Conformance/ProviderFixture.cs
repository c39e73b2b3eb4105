using Connectors.Sync;

namespace Connectors.Testing;

/// <summary>
/// What the conformance cases need to know of a provider. Its author derives from this class and from <see cref="ProviderAccount"/>; what the two cannot do makes the cases that need it
/// "not applicable", with the reason.
/// </summary>
/// <remarks>One instance serves all cases, which may run at the same time: keep what belongs to one account in its <see cref="ProviderAccount"/>.</remarks>
public abstract class ProviderFixture
{
    /// <summary>The provider's name in texts.</summary>
    public abstract string Name { get; }

    /// <summary>The entities that are tried out.</summary>
    public abstract IReadOnlyList<EntitySample> Entities { get; }

    /// <summary>What can be done beside the provider.</summary>
    public abstract FixtureAbilities Abilities { get; }

    /// <summary>The features that the provider promises: <c>static p => p.GetFeature&lt;IMyFeature&gt;()</c>.</summary>
    public virtual IReadOnlyList<Func<ISyncProvider, object?>> Features => [];

    /// <summary>How long a case may take before it counts as hanging. 30 seconds.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromSeconds(30);

    /// <summary>Opens an account without records of the sampled entities. It is disposed after the case.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The account.</returns>
    public abstract Task<ProviderAccount> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Why a case does not apply although nothing that is declared speaks against it: what this vendor cannot promise. <see langword="null"/> = it applies.</summary>
    /// <param name="case">The case.</param>
    /// <returns>The reason, which the listing shows.</returns>
    public virtual string? WhyNot(ProviderConformanceCase @case) => null;
}
