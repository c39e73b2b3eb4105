namespace Connectors.Sync;

/// <summary>Takes the webhooks of all connections. A call is checked, becomes one insert of marks and is answered; whatever it says, the record is read again later. Webhooks never change where a sync ends, only when.</summary>
public interface IWebhooks
{
    /// <summary>
    /// The key of a connection for the address that is pasted into the vendor's settings. It is made of the connection's id and <see cref="SyncOptions.WebhookSecrets"/>, so that nothing has to be stored
    /// and the key alone says whose it is. Treat it like a password.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="user">The CRM's user in whose name changes from accounting are made; empty = nobody in particular.</param>
    /// <exception cref="InvalidOperationException">No secret is set.</exception>
    string CreateKey(ConnectionId connection, string user = "");

    /// <summary>
    /// The id of one webhook of a connection: the last segment of an address that names nothing else. Nobody can guess it, it says which connection and which webhook a call is for, and it is taken for that webhook
    /// only. It stays the same until it is renewed. Treat it like a password.
    /// </summary>
    /// <param name="connection">The connection.</param>
    /// <param name="topic">The webhook: one of <see cref="RouteAliases"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">No secret is set.</exception>
    Task<string> GetIdAsync(ConnectionId connection, string topic, CancellationToken cancellationToken = default);

    /// <summary>Takes the id of one webhook back, and gives the next. Calls that show the id before are refused from now on; other webhooks and connections notice nothing.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="topic">The webhook.</param>
    /// <param name="user">Who, for the journal.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<string> RenewIdAsync(ConnectionId connection, string topic, string user = "", CancellationToken cancellationToken = default);

    /// <summary>Takes a call.</summary>
    /// <param name="key">The key that the call showed, from wherever it stood; <see langword="null"/> = none.</param>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Ends it before anything is stored.</param>
    Task<WebhookAnswer> ReceiveAsync(string? key, WebhookRequest request, CancellationToken cancellationToken = default);

    /// <summary>The last path segments under which the vendors' own set-up texts expect their webhooks.</summary>
    IReadOnlyCollection<string> RouteAliases { get; }
}

/// <summary>How a call is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Reason">Why, for the log and the caller; no secret and no content.</param>
public sealed record WebhookAnswer(int Status, string Reason)
{
    /// <summary>Whose call it is, once its key was found genuine.</summary>
    public ConnectionId? Connection { get; init; }

    /// <summary>How many records were marked. 0: a test of the connection, a connection that is switched off, or nothing that is synchronised.</summary>
    public int Marks { get; init; }

    /// <summary>A text that the vendor wants to read.</summary>
    public string? Reply { get; init; }
}
