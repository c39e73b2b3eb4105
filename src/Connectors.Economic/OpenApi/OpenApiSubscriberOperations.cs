namespace Connectors.Economic;

/// <summary>Subscribers.</summary>
public class OpenApiSubscriberOperations : OpenApiWriteOperations<OpenApiSubscriber, SubscriberNumber>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiSubscriberOperations()
    {
    }

    internal OpenApiSubscriberOperations(OpenApiApi api) : base(api, new("openapi.subscribers", OpenApiService.Subscriptions, ["Subscribers"]))
    {
    }

    private protected override SubscriberNumber? KeyOf(OpenApiSubscriber record) => record.Number;
}
