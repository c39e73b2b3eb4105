using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>What a settings page and a mapping editor need: settings with draft and version, what both sides really have, and what they answer when they are asked.</summary>
public interface IConnectionSetup
{
    /// <summary>The settings in force, the draft that waits, and who wrote them.</summary>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    Task<SettingsSheet> GetSettingsAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Keeps a draft. It is not checked and changes nothing that runs; saving settings ends it. It stands in the connection's journal, with user and time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="draft">The document as far as it was written; empty = the draft is thrown away.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task SaveDraftAsync(ConnectionId connection, string draft, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Checks settings against both live systems without saving them.</summary>
    /// <returns>Everything that is wrong; empty = they may be saved.</returns>
    /// <exception cref="SyncRequestException">A side is red, so that nothing can be said.</exception>
    Task<ImmutableArray<SettingsProblem>> CheckSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken = default);

    /// <summary>Shows what settings would write if they were in force: an override that is taken back, a field that is mapped again. Nothing is saved and nothing is written; saved as they are, the plan can be applied.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="settings">The JSON document; empty = the preset as it is.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SettingsException">Something does not fit; every wrong place is named.</exception>
    /// <exception cref="SyncRequestException">A side is red, so that nothing can be said.</exception>
    Task<SyncPlan> PlanSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, CancellationToken cancellationToken = default);

    /// <summary>Saves settings like <see cref="IConnections.SaveSettingsAsync"/>, unless somebody else changed the connection since they were read.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="settings">The JSON document.</param>
    /// <param name="version">The version that was read (<see cref="SettingsSheet.Version"/>).</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="SyncRequestException">Somebody else was first (<c>settings-outdated</c>; the message names him); nothing was changed.</exception>
    /// <exception cref="SettingsException">Something does not fit; every wrong place is named, and the running settings stay as they were.</exception>
    Task<int> SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, int version, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Asks both sides who they are and what of them works. A connection that is switched off is not asked.</summary>
    /// <exception cref="SyncRequestException">It is switched off or paused.</exception>
    Task<ConnectionProbe> ProbeAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>The ways in which the customer lets this connection into his systems.</summary>
    Task<IReadOnlyList<ConnectBinding>> ListConnectWaysAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>The webhooks that are to be set up at the systems, with what is typed into each form and when it was last heard.</summary>
    Task<IReadOnlyList<WebhookState>> ListWebhooksAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Raises or lowers how far a connection may go, like <see cref="IConnections.SetModeAsync"/>; but what shall write is asked first, and a connection of which a half is missing is not enabled.</summary>
    /// <exception cref="SyncRequestException">A half is missing (<c>half-missing</c>; the message names it), or another connection joins the same two accounts already (<c>same-pair</c>; the message names that one). The mode stays as it was.</exception>
    Task SetModeAsync(ConnectionId connection, ConnectionMode mode, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Reads what both sides have now, with a few values of each field. It reads records, so it counts against the call budgets.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="samples">How many different values of each field are shown, at most 10; 0 reads no records.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SyncRequestException">A side is red.</exception>
    Task<ConnectionSchema> ReadSchemaAsync(ConnectionId connection, int samples = 3, CancellationToken cancellationToken = default);

    /// <summary>What sentences about documents and records are told by in the languages of users (<see cref="UserTexts.Tell"/>): the vendor's, then everybody's. Neither side is asked.</summary>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    Task<IReadOnlyList<IUserTexts>> GetTextsAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Tells which fields the CRM needs for what is mapped and how each stands: the same that <see cref="CreateFieldsAsync"/> would make. Nothing is written.</summary>
    /// <exception cref="SyncRequestException">A side is red (<c>not-ready</c>) or a run is on (<c>busy</c>).</exception>
    Task<FieldCheck> CheckFieldsAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the fields that the CRM lacks, one after the other, and tells how all of them stand afterwards, by what the CRM shows then. What is there is never changed; made a second time, nothing is made.
    /// It stands in the connection's journal, with user and time.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call; what was made by then stays.</param>
    /// <exception cref="SyncRequestException">The connection writes nothing yet (<c>mode</c>), the CRM takes no fields over its API (<c>no-fields</c>), a side is red (<c>not-ready</c>) or a run is on (<c>busy</c>). Nothing was made.</exception>
    Task<FieldCheck> CreateFieldsAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default);
}

/// <summary>Settings as an editor shows them.</summary>
public sealed record SettingsSheet
{
    /// <summary>The version that a change is made upon. Raised with every change of settings, mode, preset and credentials.</summary>
    public required int Version { get; init; }

    /// <summary>The document in force (JSON): the saved one, or that of code and configuration; empty = none.</summary>
    public string InForce { get; init; } = "";

    /// <summary>The document in force was saved; else it stands in code or configuration.</summary>
    public bool Saved { get; init; }

    /// <summary>When it was saved, UTC, and by whom, as far as the journal reaches back.</summary>
    public JournalMark? SavedBy { get; init; }

    /// <summary>The draft; <see langword="null"/> = there is none.</summary>
    public string? Draft { get; init; }

    /// <summary>When the draft was kept, UTC, and by whom.</summary>
    public JournalMark? DraftBy { get; init; }
}

/// <summary>A webhook of a connection.</summary>
/// <param name="Side">Whose records it tells of.</param>
/// <param name="Form">What is typed into the vendor's form.</param>
/// <param name="Light">Whether it is heard.</param>
/// <param name="LastAt">When it was last heard, UTC, to a minute; <see langword="null"/> = never.</param>
public sealed record WebhookState(Side Side, WebhookForm Form, WebhookLight Light, DateTimeOffset? LastAt);

/// <summary>Whether a webhook is heard.</summary>
public enum WebhookLight
{
    /// <summary>Never yet.</summary>
    Grey,

    /// <summary>It is.</summary>
    Green,

    /// <summary>It was, and is silent for longer than <see cref="SyncOptions.WebhooksSilentAfter"/>.</summary>
    Red,
}

/// <summary>Who did something, and when.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="User">Who; empty = the host itself.</param>
public sealed record JournalMark(DateTimeOffset At, string User);

/// <summary>What both sides answered.</summary>
/// <param name="Crm">The CRM.</param>
/// <param name="Accounting">Accounting.</param>
public sealed record ConnectionProbe(ConnectionHealth Crm, ConnectionHealth Accounting)
{
    /// <summary>What stands of it in the connection's status: it knows of bound accounts too.</summary>
    public required ConnectionStatus Status { get; init; }
}

/// <summary>What both sides have, and what is mapped of it.</summary>
public sealed record ConnectionSchema
{
    /// <summary>The CRM's entities.</summary>
    public required ImmutableArray<DescribedEntity> Crm { get; init; }

    /// <summary>Accounting's entities.</summary>
    public required ImmutableArray<DescribedEntity> Accounting { get; init; }

    /// <summary>The mappings in force.</summary>
    public required ImmutableArray<EntityMapping> Mappings { get; init; }

    /// <summary>The names of the converters that a rule may use.</summary>
    public required ImmutableArray<string> Converters { get; init; }

    /// <summary>What the preset maps and this CRM does not have.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];

    /// <summary>
    /// The fields that the CRM would need for it, of mappings and of documents, and the lists that no field holds, whose <see cref="WantedField.Entity"/> is empty: to be made by hand where its adapter makes none.
    /// </summary>
    public ImmutableArray<WantedField> Missing { get; init; } = [];

    /// <summary>What is wrong with the settings in force; then the mappings are those without them.</summary>
    public ImmutableArray<SettingsProblem> Problems { get; init; } = [];
}

/// <summary>The fields of the CRM that what is mapped needs, and how each of them stands.</summary>
public sealed record FieldCheck
{
    /// <summary>Each field that the preset's mappings and documents use, as far as they are switched on.</summary>
    public required ImmutableArray<FieldReport> Fields { get; init; }

    /// <summary>The CRM can be given fields over its API (<see cref="IFieldProvisioner"/>). Where it cannot, they are made by hand.</summary>
    public required bool CanCreate { get; init; }

    /// <summary>Everything is there as it has to be.</summary>
    public bool Complete => Fields.All(static f => f.State == FieldState.Fits);
}

/// <summary>How a field of the CRM stands.</summary>
/// <param name="Field">What is wanted. Of a drop-down that is there, its values are those that it lacks.</param>
/// <param name="State">How it stands.</param>
public sealed record FieldReport(WantedField Field, FieldState State)
{
    /// <summary>What the CRM has under that name; <see langword="null"/> = nothing.</summary>
    public FieldType? Found { get; init; }

    /// <summary>It was made just now, or its values were.</summary>
    public bool Created { get; init; }

    /// <summary>What the CRM said when it was asked to make it.</summary>
    public string? Reason { get; init; }
}

/// <summary>How a field of the CRM stands.</summary>
public enum FieldState
{
    /// <summary>It is there.</summary>
    Fits,

    /// <summary>It is a drop-down that is there and lacks values that it has to offer.</summary>
    LacksValues,

    /// <summary>There is none of that name. What it is for is left out.</summary>
    Missing,

    /// <summary>There is one of that name and of another kind. It is never touched.</summary>
    OtherType,

    /// <summary>It is missing, and whoever signed in to the CRM may not make fields.</summary>
    NotAllowed,

    /// <summary>It is missing, and the CRM refused to make it.</summary>
    Refused,
}

/// <summary>An entity of a side.</summary>
/// <param name="Entity">Its name.</param>
/// <param name="Capabilities">What can be done with it; <see langword="null"/> = it is only referred to.</param>
/// <param name="Fields">Its fields.</param>
public sealed record DescribedEntity(string Entity, EntityCapabilities? Capabilities, ImmutableArray<DescribedField> Fields);

/// <summary>A field with values that it holds.</summary>
/// <param name="Schema">The field.</param>
/// <param name="Samples">Different values of a few records, as text.</param>
public sealed record DescribedField(FieldSchema Schema, ImmutableArray<string> Samples)
{
    /// <summary>The unit that it belongs to; <see langword="null"/> = it is not mapped.</summary>
    public string? Unit { get; init; }

    /// <summary>Why its direction cannot be changed; <see langword="null"/> = it can.</summary>
    public string? LockedBecause { get; init; }
}
