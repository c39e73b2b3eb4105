namespace Connectors.Economic;

/// <summary>What all resources of the REST API have in common.</summary>
public abstract class EconomicOperations
{
    private readonly EconomicApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected EconomicOperations()
    {
    }

    private protected EconomicOperations(EconomicApi api) => _api = api;

    private protected EconomicApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(IEconomicClientFactory)}.");
}
