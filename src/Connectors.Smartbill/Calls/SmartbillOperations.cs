namespace Connectors.Smartbill;

/// <summary>What all resources have in common.</summary>
public abstract class SmartbillOperations
{
    private readonly SmartbillApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected SmartbillOperations()
    {
    }

    private protected SmartbillOperations(SmartbillApi api) => _api = api;

    private protected SmartbillApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(ISmartbillClientFactory)}.");
}
