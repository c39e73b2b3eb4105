namespace Connectors.Sync;

/// <summary>A connection that is to be created while the host runs.</summary>
public sealed record NewConnection
{
    /// <summary>Its id, for good: what is stored of it is stored under this name.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>What it is made of: a kind that was added with <see cref="SyncBuilder.AddConnectionKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The customer's credentials of the CRM, where the host does not know them from elsewhere. Stored encrypted.</summary>
    public SideCredentials? Crm { get; init; }

    /// <summary>The customer's credentials of accounting, where the host does not know them from elsewhere. Stored encrypted.</summary>
    public SideCredentials? Accounting { get; init; }

    /// <summary>The settings document (JSON, UTF-8); empty = the preset as it is. It is checked against the live systems when it first runs.</summary>
    public ReadOnlyMemory<byte> Settings { get; init; }

    /// <summary>IANA zone of schedules and daily windows; <see langword="null"/> = that of the kind.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The language of texts for its users, such as <c>da</c>.</summary>
    public string Culture { get; init; } = "en";

    /// <summary>Names it, without settings and credentials.</summary>
    public override string ToString() => $"{Id} ({Kind})";
}
