namespace Connectors.Economic;

/// <summary>A webhook: one per event and agreement, whoever made it.</summary>
public sealed record OpenApiWebhook : OpenApiRecord
{
    /// <summary>The event, as in <see cref="OpenApiWebhookOperations.ListEventTypesAsync"/>.</summary>
    public required WebhookEventType EventType { get; init; }

    /// <summary>Name, at most 100 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Where the event goes, https only, at most 1000 characters.</summary>
    public required string Url { get; init => field = value ?? ""; }

    /// <summary>Media type of the body, at most 50 characters.</summary>
    public required string ContentType { get; init => field = value ?? ""; }

    /// <summary>The body, with merge fields in brackets; they are replaced as plain text, at most 4000 characters.</summary>
    public string? PostData { get; init; }

    /// <summary>Headers of the request, at most 5 and 1000 characters: the place for a secret.</summary>
    public IReadOnlyList<WebhookHeader>? CustomHeaders { get; init; }

    /// <summary>Off.</summary>
    public bool? IsDisabled { get; init; }

    /// <summary>When it was switched off. Read only.</summary>
    public DateTimeOffset? LastDisabledDate { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Event and name: address, body and headers may hold a secret.</summary>
    public override string ToString() => $"{EventType} {Name} (address and headers hidden)";
}
