namespace Connectors.Testing.Dinero;

/// <summary>Webhooks: nearly undocumented. One address per event, organisation and client id; nothing is signed.</summary>
internal static class WebhookEndpoints
{
    public static void Map(RouteTable<DineroCall> routes)
    {
        routes.Add("POST /v1/{o}/webhooks/subscribe", "webhooks.subscribe", Subscribe);
        routes.Add("DELETE /v1/{o}/webhooks/unsubscribe", "webhooks.unsubscribe", Unsubscribe);
        routes.Add("GET /v1/{o}/webhooks/subscriptions", "webhooks.subscriptions", Subscriptions);
        routes.Add("GET /v1/{o}/webhooks/events", "webhooks.events", Events);
    }

    private static SimResponse Subscribe(DineroCall call)
    {
        var body = call.Body;
        var eventId = EventId(call);
        var text = body.Text("Uri", required: true);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            body.Rule("Uri", $"'{text}' is not an address.");
        body.ThrowIfInvalid();
        Remove(call, eventId!);
        call.Account.SubscriptionList.Add(new StoredSubscription(call.Caller.ClientId, eventId!, uri!));
        return call.Done();
    }

    private static SimResponse Unsubscribe(DineroCall call)
    {
        var eventId = EventId(call);
        call.Body.ThrowIfInvalid();
        return Remove(call, eventId!) ? call.Done() : throw call.NotFound();
    }

    private static string? EventId(DineroCall call)
    {
        var eventId = call.Body.Text("EventId", required: true);
        if (eventId is not null && !call.Oddities.WebhookEvents.Contains(eventId))
            call.Body.Rule("EventId", $"'{eventId}' is not a known event.");
        return eventId;
    }

    private static bool Remove(DineroCall call, string eventId) =>
        call.Account.SubscriptionList.RemoveAll(s => s.EventId == eventId && s.ClientId == call.Caller.ClientId) > 0;

    private static SimResponse Subscriptions(DineroCall call) => call.Ok(json =>
    {
        json.Json.WriteStartArray();
        foreach (var subscription in call.Account.SubscriptionList.Where(s => s.ClientId == call.Caller.ClientId))
        {
            json.Json.WriteStartObject();
            json.Name("EventId").Value(subscription.EventId);
            json.Name("Uri").Value(subscription.Uri.ToString());
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });

    private static SimResponse Events(DineroCall call) => call.Ok(json =>
    {
        json.Json.WriteStartArray();
        foreach (var eventId in call.Oddities.WebhookEvents)
        {
            json.Json.WriteStartObject();
            json.Name("EventId").Value(eventId);
            json.Json.WriteEndObject();
        }

        json.Json.WriteEndArray();
    });
}
