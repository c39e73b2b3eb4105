namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiWebhookFields
{
    /// <summary><c>eventType</c></summary>
    public static TextField<OpenApiWebhook> EventType { get; } = new("eventType");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiWebhook> Name { get; } = new("name");

    /// <summary><c>url</c></summary>
    public static TextField<OpenApiWebhook> Url { get; } = new("url");

    /// <summary><c>isDisabled</c></summary>
    public static FlagField<OpenApiWebhook> IsDisabled { get; } = new("isDisabled");

    /// <summary><c>lastDisabledDate</c></summary>
    public static InstantField<OpenApiWebhook> LastDisabledDate { get; } = new("lastDisabledDate");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiWebhook> LastUpdated { get; } = new("lastUpdated");
}
