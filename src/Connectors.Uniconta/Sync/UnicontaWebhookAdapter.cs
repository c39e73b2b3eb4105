using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>
/// Uniconta's Change URLs as marks. A call names the table and the row; what it brings of the row is a hint only, the row is read again. Tables that nobody synchronises are accepted and pass: one Change URL may tell of all
/// tables of a company.
/// </summary>
public sealed class UnicontaWebhookAdapter : IWebhookAdapter, IWebhookForms
{
    private const string Place = "Company → Maintenance → Change URL (Firma → Vedligeholdelse → Ændrings-URL)";

    /// <inheritdoc/>
    public IReadOnlyList<string> RouteAliases { get; } = ["UnicontaChange", "UnicontaDebtor", "UnicontaContact", "UnicontaItem", "UnicontaEmployee"];

    /// <inheritdoc/>
    public IReadOnlyList<WebhookForm> Forms { get; } = [.. new[] { "Debtor", "Contact", "InvItem", "Employee" }.Select(static table =>
        new WebhookForm("Uniconta" + (table == "InvItem" ? "Item" : table), "CRM " + table, "Table " + table) { Place = Place, HasOwnId = true })];

    /// <inheritdoc/>
    public WebhookVerdict Read(WebhookRequest request, WebhookSecret secret)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secret);
        return UnicontaWebhook.Read(request.Headers, request.Query, request.Body, secret.Value) switch
        {
            WebhookReading.Refused refused => new WebhookVerdict.Rejected(refused.Status, refused.Reason),
            WebhookReading.Accepted accepted => new WebhookVerdict.Accepted([.. accepted.Events.SelectMany(Marks).Distinct()]),
            _ => new WebhookVerdict.Accepted([]),
        };
    }

    /// <summary>A row is marked by its id; a call that names only the key says no more than that something in the table changed.</summary>
    private static IEnumerable<DirtyMark> Marks(ChangeEvent change)
    {
        if (change.Table is { } table && ResourceOf(table) is { } resource)
            yield return new DirtyMark(resource, change.RowId is { } row ? new Connectors.Sync.RecordId(row.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null);
    }

    // Stock is told under the row of its item.
    private static string? ResourceOf(ChangedTable table) =>
        table == ChangedTable.Debtor ? "debtors"
        : table == ChangedTable.Contact ? "contacts"
        : table == ChangedTable.Employee ? "employees"
        : table == ChangedTable.Item || table == ChangedTable.ItemStorage ? "items"
        : null;
}
