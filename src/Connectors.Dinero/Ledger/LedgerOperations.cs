using System.Text.Json;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Entries and reports, and the cash journal (kassekladde) of postings that are not booked yet.</summary>
public class LedgerOperations : DineroOperations
{
    /// <summary>For fakes.</summary>
    protected LedgerOperations()
    {
    }

    internal LedgerOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>Booked entries of a time within one accounting year. Meant for a first load: afterwards ask <see cref="ListEntryChangesAsync"/>.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="includePrimo">With opening balances.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Entry>> ListEntriesAsync(DateOnly from, DateOnly to, bool includePrimo = true, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync(
            "ledger.listEntries",
            Api.Path("v1", "entries").Query<DateOnly>("fromDate", from, "yyyy-MM-dd").Query<DateOnly>("toDate", to, "yyyy-MM-dd").Query("includePrimo", includePrimo),
            Api.Json.IReadOnlyListEntry, options, cancellationToken);

    /// <summary>Entries that changed in a time of at most 31 days.</summary>
    /// <param name="from">The beginning.</param>
    /// <param name="to">The end.</param>
    /// <param name="includePrimo">With opening balances.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Entry>> ListEntryChangesAsync(
        DateTimeOffset from, DateTimeOffset to, bool includePrimo = true, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to - from, TimeSpan.FromDays(31), nameof(to));
        return Api.GetAsync(
            "ledger.listEntryChanges",
            Api.Path("v1", "entries", "changes").Query("changesFrom", ChangesSince.Format(from)).Query("changesTo", ChangesSince.Format(to)).Query("includePrimo", includePrimo),
            Api.Json.IReadOnlyListEntry, options, cancellationToken);
    }

    /// <summary>A report over an accounting year.</summary>
    /// <param name="year">The year's name, as <see cref="AccountingYear.Name"/>.</param>
    /// <param name="report">Which report.</param>
    /// <param name="query">What it shall show.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<AccountBalance>> GetReportAsync(
        string year, LedgerReport report, ReportQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var path = Api.Path("v1", year, "reports", report.Value)
            .Query("showZeroAccount", query.ShowZeroAccounts)
            .Query("showAccountNo", query.ShowAccountNumbers)
            .Query("includeSummaryAccount", query.IncludeSummaryAccounts)
            .Query("includeLedgerEntries", report == LedgerReport.Primo ? null : query.IncludeLedgerEntries)
            .Query("showVatType", query.ShowVatTypes);
        return Api.GetAsync("ledger.getReport", path, Api.Json.IReadOnlyListAccountBalance, options, cancellationToken);
    }

    /// <summary>Adds postings to the cash journal, which holds at most 1000. An item without an id gets one from the client.</summary>
    public virtual Task<IReadOnlyList<LedgerItemVersion>> AddItemsAsync(IReadOnlyList<LedgerItem> items, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        IReadOnlyList<LedgerItem> sent = [.. items.Select(i => i.Id is null ? i with { Id = Api.NewGuid() } : i)];
        return Api.SendAsync(
            "ledger.addItems", HttpMethod.Post, Api.Path("v1.2", "ledgeritems"), ApiContent.Json(sent, Api.Json.IReadOnlyListLedgerItem), ReadVersions,
            DineroApi.Evidence(sent.Count == 1 ? sent[0].Id : null, null, ("ids", string.Join(',', sent.Select(static i => i.Id)))), options, cancellationToken);
    }

    /// <summary>Replaces postings of the cash journal; each needs its id and version.</summary>
    public virtual Task<IReadOnlyList<LedgerItemVersion>> UpdateItemsAsync(IReadOnlyList<LedgerItem> items, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        return Api.SendAsync(
            "ledger.updateItems", HttpMethod.Put, Api.Path("v1", "ledgeritems"), ApiContent.Json(items, Api.Json.IReadOnlyListLedgerItem), ReadVersions,
            DineroApi.Evidence(null, null, ("ids", string.Join(',', items.Select(static i => i.Id)))), options, cancellationToken);
    }

    /// <summary>Postings of the cash journal, by id.</summary>
    public virtual Task<IReadOnlyList<LedgerItem>> GetItemsAsync(IReadOnlyList<Guid> ids, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Api.AskAsync("ledger.getItems", Api.Path("v1", "ledgeritems", "ledgers"), Versions(ids), Api.Json.IReadOnlyListLedgerItemVersion, Api.Json.IReadOnlyListLedgerItem, options, cancellationToken);
    }

    /// <summary>Asks to have postings booked. Dinero only queues that: ask <see cref="GetItemStatesAsync"/> until they are booked.</summary>
    public virtual Task BookItemsAsync(IReadOnlyList<LedgerItemVersion> items, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("ledger.bookItems", HttpMethod.Post, Api.Path("v1", "ledgeritems", "book"), items, Api.Json.IReadOnlyListLedgerItemVersion, null, options, cancellationToken);

    /// <summary>How far postings have come.</summary>
    public virtual Task<IReadOnlyList<LedgerItemState>> GetItemStatesAsync(IReadOnlyList<Guid> ids, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Api.AskAsync(
            "ledger.getItemStates", Api.Path("v1", "ledgeritems", "status"), Versions(ids), Api.Json.IReadOnlyListLedgerItemVersion, Api.Json.IReadOnlyListLedgerItemState, options, cancellationToken);
    }

    /// <summary>Takes postings out of the cash journal.</summary>
    public virtual Task DeleteItemsAsync(IReadOnlyList<LedgerItemVersion> items, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("ledger.deleteItems", HttpMethod.Delete, Api.Path("v1", "ledgeritems", "delete"), items, Api.Json.IReadOnlyListLedgerItemVersion, null, options, cancellationToken);

    private static IReadOnlyList<LedgerItemVersion> Versions(IReadOnlyList<Guid> ids) => [.. ids.Select(static id => new LedgerItemVersion { Id = id })];

    /// <summary>One object by the interface's description, an array in the field: both are read.</summary>
    private IReadOnlyList<LedgerItemVersion> ReadVersions(ApiResponse response) =>
        response.Body.IsEmpty ? []
        : response.Body.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..] ? JsonSerializer.Deserialize(response.Body.Span, Api.Json.IReadOnlyListLedgerItemVersion)!
        : [JsonSerializer.Deserialize(response.Body.Span, Api.Json.LedgerItemVersion)!];
}

/// <summary>A report over an accounting year.</summary>
/// <param name="Value">Its word in addresses.</param>
public readonly record struct LedgerReport(string Value)
{
    /// <summary>The balances of all accounts.</summary>
    public static readonly LedgerReport Saldo = new("saldo");

    /// <summary>Profit and loss.</summary>
    public static readonly LedgerReport Result = new("result");

    /// <summary>The opening balances.</summary>
    public static readonly LedgerReport Primo = new("primo");

    /// <summary>The balance sheet.</summary>
    public static readonly LedgerReport Balance = new("balance");

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>What a report shall show.</summary>
public sealed record ReportQuery
{
    /// <summary>Accounts without a balance too.</summary>
    public bool ShowZeroAccounts { get; init; }

    /// <summary>Account numbers.</summary>
    public bool ShowAccountNumbers { get; init; } = true;

    /// <summary>Sums of groups.</summary>
    public bool IncludeSummaryAccounts { get; init; } = true;

    /// <summary>With postings that are not booked yet.</summary>
    public bool IncludeLedgerEntries { get; init; }

    /// <summary>Kinds of VAT.</summary>
    public bool ShowVatTypes { get; init; }
}
