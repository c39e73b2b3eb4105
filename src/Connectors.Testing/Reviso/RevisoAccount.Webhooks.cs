using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>What a webhook of the application tells. The vendor's list is longer; these are the types that its pages and its partners name.</summary>
public enum RevisoWebhookType
{
    /// <summary>A customer was made, changed, renumbered or deleted: <c>[OLDNUMBER]</c>, <c>[NEWNUMBER]</c>.</summary>
    CustomerUpdated,

    /// <summary>The same of a product.</summary>
    ProductUpdated,

    /// <summary>The same of an order; its displayed number.</summary>
    OrderUpdated,

    /// <summary>The same of a quotation; its displayed number.</summary>
    QuotationUpdated,

    /// <summary>An invoice was booked: <c>[INVOICENO]</c>.</summary>
    InvoiceBooked,
}

/// <content>Webhooks: one request per change, a plain replacement of merge fields.</content>
public sealed partial class RevisoAccount
{
    private readonly WebhookOutbox _outbox = new();

    /// <summary>How many deliveries wait for <see cref="RevisoSimulator.DeliverWebhooksAsync"/>.</summary>
    public int PendingDeliveries => Locked(() => _outbox.Pending.Count);

    /// <summary>The types of the webhooks that are disabled after failures.</summary>
    public IReadOnlyList<RevisoWebhookType> DisabledWebhooks => Locked<IReadOnlyList<RevisoWebhookType>>(() =>
        [.. WebhooksTable.All.Where(static h => h.Flag("isDisabled")).Select(static h => Enum.Parse<RevisoWebhookType>(h.Text("name")))]);

    /// <summary>The super user sets a webhook up in the application; the API neither shows nor makes one.</summary>
    /// <param name="type">What it tells.</param>
    /// <param name="url">Where to, secret included: <c>…/RevisoCustomer?apiKey=…</c>. Merge fields are replaced here too.</param>
    /// <param name="postData">The template; null: none. Nothing is escaped.</param>
    /// <param name="contentType">As it is sent.</param>
    /// <returns>This account.</returns>
    public RevisoAccount Webhook(
        RevisoWebhookType type, string url, string? postData = """{"oldNumber": "[OLDNUMBER]", "newNumber": "[NEWNUMBER]"}""", string contentType = "application/json") => Seed(() =>
        WebhooksTable.Add(NewRecord(new() { ["name"] = type.ToString(), ["url"] = url, ["contentType"] = contentType, ["postData"] = postData ?? "" })));

    /// <summary>Deliveries that wait are lost on the way.</summary>
    /// <param name="count">How many, the oldest first.</param>
    public void LoseWebhooks(int count = int.MaxValue) => Seed(() => _outbox.Pending.RemoveRange(0, Math.Min(count, _outbox.Pending.Count)));

    /// <summary>Every delivery that waits goes out twice.</summary>
    public void DoubleWebhooks() => Seed(() =>
    {
        var twice = _outbox.Pending.SelectMany(static p => new[] { p, p }).ToArray();
        _outbox.Pending.Clear();
        _outbox.Pending.AddRange(twice);
    });

    /// <summary>What waits goes out in the reverse order: the newest change first.</summary>
    public void ReverseWebhooks() => Seed(_outbox.Pending.Reverse);

    /// <summary>Tells the webhooks of a change. No old number: created; no new number: deleted.</summary>
    internal void Changed(string type, string? oldNumber, string? newNumber)
    {
        if (newNumber is null && !Oddities.DeletionsFireWebhooks)
            return;
        Raise(type, new Dictionary<string, string>
        {
            ["OLDNUMBER"] = oldNumber ?? (Oddities.OldNumberOnCreate == RevisoMergeValue.Equal ? newNumber! : ""),
            ["NEWNUMBER"] = newNumber ?? (Oddities.NewNumberOnDelete == RevisoMergeValue.Equal ? oldNumber! : ""),
        });
    }

    internal void Raise(string type, IReadOnlyDictionary<string, string> fields)
    {
        foreach (var hook in WebhooksTable.All.Where(h => h.Text("name") == type && !h.Flag("isDisabled")))
        {
            string Fill(string text) => WebhookTemplate.Fill(text, fields, Oddities.MergeFieldsIgnoreCase);
            var data = hook.Text("postData");
            _outbox.Pending.Add((hook, new WebhookSend(Fill(hook.Text("url")), hook.Text("contentType"), Fill(data), [])
            {
                Method = data.Length == 0 && Oddities.WebhookWithoutDataIsGet ? "GET" : "POST",
            }));
        }
    }

    internal Task<int> DeliverAsync(HttpMessageInvoker http, CancellationToken cancellationToken) =>
        _outbox.DeliverAsync(http, _simulator, Oddities.WebhookRetries, Oddities.WebhookDisabledAfter, cancellationToken);
}
