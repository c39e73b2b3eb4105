namespace Connectors.Economic;

/// <summary>Subscriptions.</summary>
public class OpenApiSubscriptionOperations : OpenApiWriteOperations<OpenApiSubscription, SubscriptionNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSubscriptionOperations()
    {
    }

    internal OpenApiSubscriptionOperations(OpenApiApi api) : base(api, new("openapi.subscriptions", OpenApiService.Subscriptions, ["Subscriptions"]))
    {
    }

    private protected override SubscriptionNumber? KeyOf(OpenApiSubscription record) => record.Number;
}
