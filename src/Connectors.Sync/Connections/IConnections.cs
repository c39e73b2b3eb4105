using System.Collections.Immutable;
namespace Connectors.Sync;

/// <summary>Looks after connections while the host runs: mode, settings, status.</summary>
public interface IConnections
{
    /// <summary>What is known of a connection.</summary>
    /// <exception cref="UnknownConnectionException">There is no such connection.</exception>
    Task<ConnectionInfo> GetAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Raises or lowers how far a connection may go. Recorded with user and time; lowering stops a run before its next write.</summary>
    Task SetModeAsync(ConnectionId connection, ConnectionMode mode, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Saves settings, all or nothing: they are validated against both live systems first. Recorded with user and time.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="settings">The JSON document.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SettingsException">Something does not fit; every wrong place is named, and the running settings stay as they were.</exception>
    Task SaveSettingsAsync(ConnectionId connection, ReadOnlyMemory<byte> settings, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Probes both sides now and stores what they say.</summary>
    Task<ConnectionStatus> ProbeAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    // ---- while the host runs; every node hears of it, none has to be restarted

    /// <summary>All connections that the engine has heard of, by id: created ones, and those of code or of your own tables that ran or were changed at least once. What cannot be read is shown with its reason.</summary>
    IAsyncEnumerable<ConnectionSummary> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Creates a connection in mode <see cref="ConnectionMode.PlanOnly"/>. Nothing is asked of either side yet: <see cref="ProbeAsync"/> does that.</summary>
    /// <exception cref="SyncRequestException">There is one of that id, its kind is not registered, or credentials came and the host has no keys.</exception>
    /// <exception cref="SettingsException">The settings cannot be read.</exception>
    Task<ConnectionInfo> CreateAsync(NewConnection connection, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Stops it: a run ends before its next call, and none begins. Nothing is lost.</summary>
    Task PauseAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Lets it run again.</summary>
    Task ResumeAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Deletes a connection and everything that is stored of it, credentials included. Of one that stands in code a row without data stays, which says that it does not come back.</summary>
    /// <exception cref="SyncRequestException">It stands in your own tables and is enabled there: disable or delete it there first.</exception>
    Task DeleteAsync(ConnectionId connection, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Gives a side new credentials. They are tried first: nothing is stored unless they open the account that the connection is bound to.</summary>
    /// <returns>The side's health with the new credentials.</returns>
    /// <exception cref="SyncRequestException">They are refused (<c>credentials-refused</c>), or they open another account (<c>other-account</c>; the message names both).</exception>
    Task<SideHealth> ReauthoriseAsync(ConnectionId connection, Side side, SideCredentials credentials, string user = "", CancellationToken cancellationToken = default);

    /// <summary>
    /// Binds the connection to the accounts that its credentials open now, on purpose: links, bases and cursors of the accounts before are dropped, and the mode falls back to <see cref="ConnectionMode.PlanOnly"/>,
    /// so that it begins again with a plan.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="crm">New credentials of the CRM; <see langword="null"/> = those that it has.</param>
    /// <param name="accounting">New credentials of accounting; <see langword="null"/> = those that it has.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SyncRequestException">A side cannot be opened or does not say who it is, or another connection joins these two accounts already (<c>same-pair</c>; the message names it); nothing was changed.</exception>
    Task<ConnectionInfo> RebindAsync(ConnectionId connection, SideCredentials? crm = null, SideCredentials? accounting = null, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Links of accounts that the connection was bound to before: kept without any value of a record, written out by <see cref="ExportAsync"/>, and back when the connection is bound to those accounts again.</summary>
    /// <returns>One entry to a pair of accounts, the latest first.</returns>
    Task<IReadOnlyList<LinksAsideInfo>> ListLinksAsideAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>Encrypts all stored credentials under the current key. After it an old key is needed no more, unless this says that some could not be read.</summary>
    Task<ReprotectReport> ReprotectAsync(CancellationToken cancellationToken = default);

    // ---- the preset

    /// <summary>Shows what the newest version of the preset would write, before it is accepted; and after it was, what its new rules would write into records that they left as they were.</summary>
    /// <exception cref="SyncRequestException">Its kind has no preset, or a side cannot be asked.</exception>
    Task<SyncPlan> PlanPresetAsync(ConnectionId connection, CancellationToken cancellationToken = default);

    /// <summary>
    /// Accepts the newest version of the preset. Records that nobody touched are left as they are: accepting writes nothing into them. What the new rules would change in them is shown by <see cref="PlanPresetAsync"/>
    /// and written by <see cref="ISyncEngine.ApplyAsync"/> of such a plan.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="version">The version that was looked at, such as <c>dinero@2</c>.</param>
    /// <param name="user">Who.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="SyncRequestException">It is not the newest version.</exception>
    Task AcceptPresetAsync(ConnectionId connection, string version, string user = "", CancellationToken cancellationToken = default);

    // ---- what is stored

    /// <summary>Forgets one record and its counterpart: bases, history, closed writes, parked texts and decisions go. What stays are the ids, so that nothing is created again. Neither system is touched.</summary>
    /// <exception cref="SyncRequestException">Nothing is stored of it, or a write of it is not settled yet.</exception>
    Task<ForgetReport> ForgetAsync(ConnectionId connection, RecordRef record, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Writes everything that is stored of a connection, or of one record, as a JSON document (UTF-8), without credentials.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="to">Where it is written; it is not closed.</param>
    /// <param name="record">The record; <see langword="null"/> = the whole connection.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ExportAsync(ConnectionId connection, Stream to, RecordRef? record = null, CancellationToken cancellationToken = default);

    /// <summary>A webhook of this connection came in and was genuine. Receivers say so, that silence can be noticed; it costs a write about once an hour.</summary>
    Task HeardWebhookAsync(ConnectionId connection, CancellationToken cancellationToken = default);
}

/// <summary>A connection in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is made of.</param>
/// <param name="Mode">How far it may go.</param>
/// <param name="Paused">It was paused.</param>
/// <param name="Status">What was last heard of its sides.</param>
/// <param name="Preset">The version of the preset that it was approved with; empty = none yet.</param>
/// <param name="Problem">Why nothing can be done with it, such as a kind that is not registered; <see langword="null"/> = nothing stands in the way.</param>
public sealed record ConnectionSummary(ConnectionId Id, string Kind, ConnectionMode Mode, bool Paused, ConnectionStatus Status, string Preset, string? Problem);

/// <summary>What a rotation of keys did.</summary>
/// <param name="Renewed">How many connections were written under the current key.</param>
/// <param name="Unreadable">Connections whose credentials could not be read: their key is lost, and they must be entered again.</param>
public sealed record ReprotectReport(int Renewed, IReadOnlyList<ConnectionId> Unreadable);

/// <summary>What is known of a connection.</summary>
public sealed record ConnectionInfo
{
    /// <summary>Its id.</summary>
    public required ConnectionId Id { get; init; }

    /// <summary>How far it may go.</summary>
    public required ConnectionMode Mode { get; init; }

    /// <summary>What was last heard of its sides.</summary>
    public required ConnectionStatus Status { get; init; }

    /// <summary>The accounts it is bound to; <see langword="null"/> = not bound yet.</summary>
    public (AccountIdentity Crm, AccountIdentity Accounting)? Accounts { get; init; }

    /// <summary>When it runs by itself.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>When it runs next by itself, UTC; <see langword="null"/> = never.</summary>
    public DateTimeOffset? NextRun { get; init; }

    /// <summary>The mappings that runs for everything leave out, because they run on a schedule of their own.</summary>
    public ImmutableDictionary<string, Schedule> Apart { get; init; } = ImmutableDictionary<string, Schedule>.Empty;

    /// <summary>The settings document in force; empty = none.</summary>
    public string Settings { get; init; } = "";

    /// <summary>Raised with every change of settings or mode.</summary>
    public int SettingsVersion { get; init; }

    /// <summary>The preset that it was approved with; empty = none yet.</summary>
    public string Preset { get; init; } = "";

    /// <summary>A newer version of the preset that waits to be accepted; <see langword="null"/> = none.</summary>
    public string? NewerPreset { get; init; }

    /// <summary>The CRM's sales module is in use: documents may be sent. Settings say when it is not.</summary>
    public bool SalesModule { get; init; } = true;

    /// <summary>It was paused.</summary>
    public bool Paused { get; init; }
}
