namespace Connectors.Intacct;

/// <summary>What all resources have in common.</summary>
public abstract class IntacctOperations
{
    private readonly IntacctApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected IntacctOperations()
    {
    }

    private protected IntacctOperations(IntacctApi api) => _api = api;

    private protected IntacctApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(IIntacctClientFactory)}.");
}
