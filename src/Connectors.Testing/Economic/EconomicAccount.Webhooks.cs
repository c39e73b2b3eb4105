using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <content>Webhooks: one request per change, a plain replacement of merge fields.</content>
public sealed partial class EconomicAccount
{
    private readonly WebhookOutbox _outbox = new();

    /// <summary>The event types with their merge fields. The vendor's list is longer; this is what its pages and its partners name.</summary>
    public static IReadOnlyDictionary<string, string[]> EventTypes { get; } = new Dictionary<string, string[]>
    {
        ["CUSTOMER_UPDATED"] = ["OLDNUMBER", "NEWNUMBER"],
        ["PRODUCT_UPDATED"] = ["OLDNUMBER", "NEWNUMBER"],
        ["PROJECT_UPDATED"] = ["OLDNUMBER", "NEWNUMBER"],
        ["ORDER_UPDATED"] = ["OLDNUMBER", "NEWNUMBER"],
        ["QUOTATION_UPDATED"] = ["OLDNUMBER", "NEWNUMBER"],
        ["INVOICE_BOOKED"] = ["INVOICENO"],
        ["DAYBOOK_BOOKED"] = ["DAYBOOKNO", "FROMSERIALNO", "TOSERIALNO"],
    };

    /// <summary>How many deliveries wait for <see cref="EconomicSimulator.DeliverWebhooksAsync"/>.</summary>
    public int PendingDeliveries => Locked(() => _outbox.Pending.Count);

    /// <summary>The event types of the webhooks that are disabled after failures.</summary>
    public IReadOnlyList<string> DisabledWebhooks => Locked<IReadOnlyList<string>>(() => [.. WebhooksTable.All.Where(static h => h.Flag("isDisabled")).Select(static h => h.Text("eventType"))]);

    /// <summary>A user sets a webhook up in the application. The API neither shows it nor makes a second one for its event type.</summary>
    /// <param name="eventType">One of <see cref="EventTypes"/>.</param>
    /// <param name="url">Where to; merge fields are replaced here too.</param>
    /// <param name="postData">The template; null or empty: none.</param>
    /// <param name="contentType">As it is sent.</param>
    /// <returns>This account.</returns>
    public EconomicAccount Webhook(string eventType, string url, string? postData = null, string contentType = "application/json") => Seed(() =>
    {
        var record = WebhooksTable.Add(NewRecord(new() { ["eventType"] = eventType, ["name"] = eventType, ["url"] = url, ["contentType"] = contentType }));
        if (postData is not null)
            record.Data["postData"] = postData;
    });

    /// <summary>Another user books a day book; the simulator keeps none, it only tells the webhooks.</summary>
    /// <param name="number">The day book.</param>
    /// <param name="firstSerial">First serial number.</param>
    /// <param name="lastSerial">Last serial number.</param>
    public void BookDaybook(int number, int firstSerial, int lastSerial) => Seed(() => Raise("DAYBOOK_BOOKED", new Dictionary<string, string>
    {
        ["DAYBOOKNO"] = $"{number}",
        ["FROMSERIALNO"] = $"{firstSerial}",
        ["TOSERIALNO"] = $"{lastSerial}",
    }));

    /// <summary>Tells the webhooks of a change. No old number: created; no new number: deleted.</summary>
    internal void Changed(string eventType, string? oldNumber, string? newNumber)
    {
        if (newNumber is null && !Oddities.DeletionsFireWebhooks)
            return;
        Raise(eventType, new Dictionary<string, string>
        {
            ["OLDNUMBER"] = oldNumber ?? (Oddities.OldNumberOnCreate == EconomicMergeValue.Equal ? newNumber! : ""),
            ["NEWNUMBER"] = newNumber ?? (Oddities.NewNumberOnDelete == EconomicMergeValue.Equal ? oldNumber! : ""),
        });
    }

    internal void Raise(string eventType, IReadOnlyDictionary<string, string> fields)
    {
        foreach (var hook in WebhooksTable.All.Where(h => h.Text("eventType") == eventType && !h.Flag("isDisabled")))
        {
            string Fill(string text) => WebhookTemplate.Fill(text, fields, Oddities.MergeFieldsIgnoreCase);
            var data = hook.Text("postData");
            var headers = (hook.Data["customHeaders"]?.AsArray() ?? []).Select(static h => KeyValuePair.Create((string)h!["key"]!, (string)h["value"]!));
            _outbox.Pending.Add((hook, new WebhookSend(Fill(hook.Text("url")), hook.Text("contentType"), Fill(data), [.. headers])
            {
                Method = data.Length == 0 && Oddities.WebhookWithoutDataIsGet ? "GET" : "POST",
            }));
        }
    }

    internal Task<int> DeliverAsync(HttpMessageInvoker http, CancellationToken cancellationToken) =>
        _outbox.DeliverAsync(http, _simulator, Oddities.WebhookRetries, Oddities.WebhookDisabledAfter, cancellationToken);
}
