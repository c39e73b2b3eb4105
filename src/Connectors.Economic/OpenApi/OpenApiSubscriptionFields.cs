namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSubscriptionFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiSubscription> Number { get; } = new("number");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiSubscription> Name { get; } = new("name");

    /// <summary><c>isBarred</c></summary>
    public static FlagField<OpenApiSubscription> IsBarred { get; } = new("isBarred");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<OpenApiSubscription> LastUpdated { get; } = new("lastUpdated");
}
