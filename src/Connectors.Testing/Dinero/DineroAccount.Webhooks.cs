using System.Text.Json;

namespace Connectors.Testing.Dinero;

/// <summary>The names under which the simulator reports changes. The vendor documents none.</summary>
internal static class DineroEvents
{
    public const string Contact = "contact-changed";
    public const string Product = "product-changed";
    public const string Invoice = "invoice-changed";
    public const string Voucher = "voucher-changed";
}

/// <summary>A delivery that waits: where to, and what is sent.</summary>
/// <param name="Uri">The subscribed address.</param>
/// <param name="EventId">Of which event.</param>
/// <param name="Payload">The JSON; its shape is made up, the vendor documents none.</param>
public sealed record DineroWebhookDelivery(Uri Uri, string EventId, ReadOnlyMemory<byte> Payload);

public sealed partial class DineroAccount
{
    private readonly List<StoredSubscription> _subscriptions = [];
    private readonly List<DineroWebhookDelivery> _deliveries = [];

    /// <summary>The webhook subscriptions.</summary>
    public IReadOnlyList<StoredSubscription> Subscriptions => Locked<IReadOnlyList<StoredSubscription>>(() => [.. _subscriptions]);

    /// <summary>Deliveries that wait for <see cref="DineroSimulator.DeliverWebhooksAsync"/>.</summary>
    public IReadOnlyList<DineroWebhookDelivery> PendingDeliveries => Locked<IReadOnlyList<DineroWebhookDelivery>>(() => [.. _deliveries]);

    internal List<StoredSubscription> SubscriptionList => _subscriptions;

    internal IReadOnlyList<DineroWebhookDelivery> TakeDeliveries() => Locked<IReadOnlyList<DineroWebhookDelivery>>(() =>
    {
        var all = _deliveries.ToList();
        _deliveries.Clear();
        return all;
    });

    internal void Changed(string eventId, Guid id)
    {
        foreach (var subscription in _subscriptions.Where(s => s.EventId == eventId))
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                json.WriteNumber("OrganizationId", Id);
                json.WriteString("EventId", eventId);
                json.WriteString("Id", id);
                json.WriteString("Time", Now.UtcDateTime);
                json.WriteEndObject();
            }

            _deliveries.Add(new DineroWebhookDelivery(subscription.Uri, eventId, stream.ToArray()));
        }
    }
}
