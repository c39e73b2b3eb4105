using System.Text.Json;

namespace Connectors.Dinero;

/// <summary>
/// Subscriptions to events. Dinero documents neither the events nor what it sends: take a delivery for "something changed" and read. An organisation and client id has one address per event.
/// </summary>
public class WebhookOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected WebhookOperations()
    {
    }

    internal WebhookOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>The events that can be subscribed to, as Dinero answers them.</summary>
    public virtual Task<JsonElement> ListEventsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("webhooks.listEvents", Api.Path("v1", "webhooks", "events"), Api.Json.JsonElement, options, cancellationToken);

    /// <summary>The subscriptions, as Dinero answers them.</summary>
    public virtual Task<JsonElement> ListSubscriptionsAsync(CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("webhooks.listSubscriptions", Api.Path("v1", "webhooks", "subscriptions"), Api.Json.JsonElement, options, cancellationToken);

    /// <summary>Subscribes to an event. Put something unguessable into the address: nothing else proves that a delivery comes from Dinero.</summary>
    public virtual Task SubscribeAsync(string eventId, Uri address, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("webhooks.subscribe", HttpMethod.Post, Api.Path("v1", "webhooks", "subscribe"), new SubscribeBody(address, eventId), Api.Json.SubscribeBody, null, options, cancellationToken);

    /// <summary>Ends a subscription.</summary>
    public virtual Task UnsubscribeAsync(string eventId, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("webhooks.unsubscribe", HttpMethod.Delete, Api.Path("v1", "webhooks", "unsubscribe"), new UnsubscribeBody(eventId), Api.Json.UnsubscribeBody, null, options, cancellationToken);
}

internal sealed record SubscribeBody(Uri Uri, string EventId);

internal sealed record UnsubscribeBody(string EventId);
