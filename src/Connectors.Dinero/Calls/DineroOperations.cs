namespace Connectors.Dinero;

/// <summary>What all resources have in common.</summary>
public abstract class DineroOperations
{
    private readonly DineroApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DineroOperations()
    {
    }

    private protected DineroOperations(DineroApi api) => _api = api;

    private protected DineroApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(IDineroClientFactory)}.");
}
