namespace Connectors.Sync.Stores;

/// <summary>A connection at rest: settings, mode, pins and what was last heard of it.</summary>
public sealed record ConnectionRow
{
    /// <summary>The connection.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>The registered kind (or the id itself, of a connection that stands in code).</summary>
    public required string Kind { get; init; }

    /// <summary>How far it may go.</summary>
    public ConnectionMode Mode { get; init; } = ConnectionMode.PlanOnly;

    /// <summary>The settings document in force (JSON); empty = none.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Raised with every change of settings or mode. Plans and intents carry it.</summary>
    public int SettingsVersion { get; init; }

    /// <summary>The preset that it was approved with, such as <c>dinero@1</c>; empty = none yet.</summary>
    public string Preset { get; init; } = "";

    /// <summary>The pinned accounts of both sides (versioned JSON); empty = not pinned yet.</summary>
    public string Pins { get; init; } = "";

    /// <summary>What the last probe said (versioned JSON); empty = never probed.</summary>
    public string Health { get; init; } = "";

    /// <summary>When it last started on schedule, UTC.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>When its mode was last raised from <see cref="ConnectionMode.Off"/> or <see cref="ConnectionMode.PlanOnly"/>, UTC: document flows take the state of that moment as their baseline.</summary>
    public DateTimeOffset? LiveSince { get; init; }

    /// <summary>Where the connection itself is kept.</summary>
    public ConnectionOrigin Origin { get; init; }

    /// <summary>It was paused: no call, no schedule, until it is resumed.</summary>
    public bool Paused { get; init; }

    /// <summary>Of a stored connection: the IANA zone of its schedules; empty = that of its kind.</summary>
    public string TimeZone { get; init; } = "";

    /// <summary>Of a stored connection: the language of texts for its users; empty = the default.</summary>
    public string Culture { get; init; } = "";

    /// <summary>The customer's credentials of the CRM, encrypted; empty = none are stored here.</summary>
    public string CrmSecret { get; init; } = "";

    /// <summary>The customer's credentials of accounting, encrypted; empty = none are stored here.</summary>
    public string AccountingSecret { get; init; } = "";

    /// <summary>Raised whenever it is bound to other accounts: what is stored of the accounts before is dropped before the next run reads anything.</summary>
    public int Binding { get; init; }

    /// <summary>What somebody is to be told or was told about it (versioned JSON); empty = nothing.</summary>
    public string Alerts { get; init; } = "";

    /// <summary>When a webhook last came in, UTC, to about an hour; <see langword="null"/> = never.</summary>
    public DateTimeOffset? WebhookAt { get; init; }

    /// <summary>Grows with every write; zero = not stored yet.</summary>
    public long Version { get; init; }

    /// <summary>Names it. Settings and encrypted credentials are no text for a log.</summary>
    public override string ToString() => $"{Id} ({Kind}, {Mode}, settings version {SettingsVersion})";
}

/// <summary>Where a connection is kept.</summary>
public enum ConnectionOrigin
{
    /// <summary>In code or in the user's own tables; the row is what the engine remembers of it.</summary>
    Elsewhere = 0,

    /// <summary>Here: it was created while the host ran.</summary>
    Stored = 1,

    /// <summary>It stood in code and was deleted: the row says that it does not come back.</summary>
    Deleted = 2,
}

/// <summary>Who changed what of a connection.</summary>
public sealed record JournalRow
{
    /// <summary>The connection.</summary>
    public required ConnectionId Connection { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; empty = the host itself.</summary>
    public string User { get; init; } = "";

    /// <summary>What, language-neutral: <c>mode</c>, <c>settings</c>, <c>pin</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The particulars, without secrets and record contents.</summary>
    public string Detail { get; init; } = "";
}
