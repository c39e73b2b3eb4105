using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>What a call was found to be.</summary>
public abstract record WebhookReading
{
    private WebhookReading()
    {
    }

    /// <summary>It came with the secret. Answer 200 at once and work later: Uniconta documents no repeat, and notes an error on the Change URL.</summary>
    /// <param name="Events">What happened; empty when somebody only tried the address.</param>
    public sealed record Accepted(IReadOnlyList<ChangeEvent> Events) : WebhookReading;

    /// <summary>It must not be taken for Uniconta's.</summary>
    /// <param name="Status">The HTTP status to answer: 401 without the right secret, 400 for what cannot be read.</param>
    /// <param name="Reason">Why, without the secret.</param>
    public sealed record Refused(int Status, string Reason) : WebhookReading;
}

/// <summary>Something happened to a row. Whom a whole-company Change URL calls also hears of tables that nobody waits for: pass them over.</summary>
public sealed record ChangeEvent
{
    /// <summary>The company; null where the call does not say.</summary>
    public int? CompanyId { get; init; }

    /// <summary>The table; null for the end of a job.</summary>
    public ChangedTable? Table { get; init; }

    /// <summary>The row; of <see cref="ChangedTable.ItemStorage"/> the item's.</summary>
    public RowId? RowId { get; init; }

    /// <summary>The row's business key: account, item number.</summary>
    public string? Key { get; init; }

    /// <summary>What happened; null where the call does not say.</summary>
    public ChangeOperation? Operation { get; init; }

    /// <summary>The free text of the Change URL.</summary>
    public string? Argument { get; init; }

    /// <summary>The job that ended.</summary>
    public string? Job { get; init; }

    /// <summary>
    /// The row as the call brought it (a Change URL with "Post"). Only a hint: it may be older than what is stored, and is incomplete. Read the row.
    /// </summary>
    public JsonElement? Row { get; init; }
}
