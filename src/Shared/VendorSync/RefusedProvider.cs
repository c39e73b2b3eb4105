using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.VendorSync;

/// <summary>Stands in for a vendor while the customer's credentials are incomplete: red, with the reason, and no call.</summary>
internal sealed class RefusedProvider(string reason, string? nextStep, ProviderCapabilities capabilities) : ISyncProvider
{
    // What a vendor can do does not depend on who signs in.
    public ProviderCapabilities Capabilities => capabilities;

    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromException<ProviderSchema>(Refusal());

    public Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken) =>
        Task.FromResult(new ConnectionHealth { Ok = false, Reason = reason, NextStep = nextStep, Failure = UnavailableReason.CredentialsRefused });

    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.FromException(Refusal()).ConfigureAwait(false);
        yield break;
    }

    public Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken) => Task.FromException<IReadOnlyList<RecordLookup>>(Refusal());

    public Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => Task.FromException<IReadOnlyList<WriteOutcome>>(Refusal());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ProviderUnavailableException Refusal() => new(UnavailableReason.CredentialsRefused, reason);
}
