using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Connectors.Crm.EntityFrameworkCore.Model;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore.Hooks;

/// <summary>
/// Calls of a CRM's own program about its records: one topic for each entity (<c>CrmCompany</c>). A call says which record, or only that something of the entity changed; whatever else it brings is not looked at, the row is read.
/// </summary>
internal sealed class CrmWebhookAdapter : IWebhookAdapter, IWebhookForms
{
    private readonly FrozenDictionary<string, (string Entity, string Resource)> _topics;

    public CrmWebhookAdapter(CrmDefinition definition)
    {
        // Entities of one class share its rows, under the name of the first.
        var resources = definition.Entities.GroupBy(static e => e.ClrType).SelectMany(static g => g.Select(e => (Entity: e.Name, Resource: g.First().Name))).ToList();
        _topics = resources.ToFrozenDictionary(static r => TopicOf(r.Entity), StringComparer.OrdinalIgnoreCase);
        RouteAliases = [.. resources.Select(static r => TopicOf(r.Entity))];
        Forms = [.. resources.Select(static r => new WebhookForm(TopicOf(r.Entity), "Accounting " + r.Entity, $"{r.Entity}: created, updated, deleted") { HasOwnId = true, Template = """{"id": "7"}""", ContentType = "application/json" })];
    }

    public IReadOnlyList<string> RouteAliases { get; }

    public IReadOnlyList<WebhookForm> Forms { get; }

    public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!_topics.TryGetValue(request.Topic, out var topic))
            return new WebhookVerdict.Accepted([]);
        string[] names = ["id", "recordId", topic.Entity + "Id"];
        var id = names.Select(n => request.Query.GetValueOrDefault(n)).FirstOrDefault(static v => !string.IsNullOrWhiteSpace(v));
        if (id is null && !request.Body.IsEmpty)
        {
            try
            {
                id = Find(request.Body, names);
            }
            catch (JsonException)
            {
                return new WebhookVerdict.Rejected(400, "The body is no JSON.");
            }
        }

        return new WebhookVerdict.Accepted([new DirtyMark(topic.Resource, id is null ? null : new RecordId(id.Trim()))]);
    }

    private static string TopicOf(string entity) => $"Crm{char.ToUpperInvariant(entity[0])}{entity[1..]}";

    private static string? Find(ReadOnlyMemory<byte> body, string[] names)
    {
        using var json = JsonDocument.Parse(body);
        if (json.RootElement.ValueKind != JsonValueKind.Object)
            return null;
        foreach (var member in json.RootElement.EnumerateObject())
        {
            if (!names.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
                continue;
            if (member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
                return text;
            if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out var number))
                return number.ToString(CultureInfo.InvariantCulture);
        }

        return null;
    }
}
