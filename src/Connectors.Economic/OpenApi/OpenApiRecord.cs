namespace Connectors.Economic;

/// <summary>A record of the OpenAPI services.</summary>
public abstract record OpenApiRecord : EconomicRecord
{
    /// <summary>The version, opaque. A change must carry the one that was read; null for new records, and where the service keeps none.</summary>
    public string? ObjectVersion { get; init; }

    internal static void RequireVersion(OpenApiRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (string.IsNullOrEmpty(record.ObjectVersion))
            throw new ArgumentException("The record has no ObjectVersion: change one that was read, or use UpdateAsync.", nameof(record));
    }
}
