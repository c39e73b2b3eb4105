namespace Connectors.Uniconta;

/// <summary>What all resources have in common.</summary>
public abstract class UnicontaOperations
{
    private readonly UnicontaApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected UnicontaOperations()
    {
    }

    private protected UnicontaOperations(UnicontaApi api) => _api = api;

    private protected UnicontaApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(IUnicontaClientFactory)}.");
}
