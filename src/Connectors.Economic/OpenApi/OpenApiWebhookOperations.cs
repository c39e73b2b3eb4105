namespace Connectors.Economic;

/// <summary>
/// Webhooks. The app needs the role SuperUser. An agreement has one webhook per event, and this list shows only those that the same app made: a create that is refused because there is one
/// (<see cref="EconomicErrorCodes.WebhookExists"/>) may mean one made by hand in e-conomic or by another app.
/// </summary>
public class OpenApiWebhookOperations : OpenApiWriteOperations<OpenApiWebhook, WebhookEventType>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected OpenApiWebhookOperations()
    {
    }

    internal OpenApiWebhookOperations(OpenApiApi api) : base(api, new("openapi.webhooks", OpenApiService.Webhooks, ["webhooks"]) { KeyMember = "eventType" })
    {
    }

    /// <summary>All events that webhooks can be made for, and what their bodies can hold.</summary>
    public virtual Task<IReadOnlyList<WebhookEvent>> ListEventTypesAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync<IReadOnlyList<WebhookEvent>>("openapi.webhooks.eventTypes", Api.Path(OpenApiService.Webhooks, "EventTypes"), options, cancellationToken);

    private protected override WebhookEventType? KeyOf(OpenApiWebhook record) => record.EventType;
}
