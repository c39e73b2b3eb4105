namespace Connectors.Reviso;

/// <summary>What all resources have in common.</summary>
public abstract class RevisoOperations
{
    private readonly RevisoApi? _api;

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected RevisoOperations()
    {
    }

    private protected RevisoOperations(RevisoApi api) => _api = api;

    private protected RevisoApi Api => _api ?? throw new NotSupportedException($"This {GetType().Name} has no connection: it was made by its constructor for fakes. Override the member that is called, or get a client from {nameof(IRevisoClientFactory)}.");

    /// <summary>The key as a segment of a path: texts follow a rule of their own.</summary>
    private protected static string Segment<TId>(TId id) where TId : struct => id is ProductNumber product ? DialectKey.Encode(product.Value) : id.ToString()!;
}
