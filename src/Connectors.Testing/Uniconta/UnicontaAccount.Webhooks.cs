using System.Globalization;
using System.Text;

namespace Connectors.Testing.Uniconta;

internal enum ChangeKind
{
    Add,
    Update,
    Delete,
}

/// <summary>A change call that waits.</summary>
/// <param name="Uri">The whole address, parameters included.</param>
/// <param name="Table">The table's name.</param>
/// <param name="RowId">The row.</param>
/// <param name="IsPost">Sent as POST, with <paramref name="Body"/>; otherwise GET.</param>
/// <param name="Body">The record as JSON; empty for a delete.</param>
public sealed record UnicontaChangeCall(Uri Uri, string Table, int RowId, bool IsPost, ReadOnlyMemory<byte> Body)
{
    internal int Subscription { get; init; }
}

public sealed partial class UnicontaAccount
{
    private const int StorageTableId = 134;
    private const int NumberSerieTableId = 41;
    private readonly List<UnicontaChangeCall> _calls = [];

    /// <summary>The change URLs.</summary>
    public IReadOnlyList<StoredChangeUrl> ChangeUrls => All<StoredChangeUrl>(UnicontaTables.ChangeEvent);

    /// <summary>Change calls that wait for <see cref="UnicontaSimulator.DeliverWebhooksAsync"/>.</summary>
    public IReadOnlyList<UnicontaChangeCall> PendingChangeCalls => Locked<IReadOnlyList<UnicontaChangeCall>>(() => [.. _calls]);

    /// <summary>A user sets up a change URL (Company / Maintenance / Change URL).</summary>
    /// <param name="url">Where to.</param>
    /// <param name="tableId">The table: InvItem 23, Debtor 50, Contact 60, Employee 95, InvItemStorage 134; 0: all master data.</param>
    /// <param name="argument">Free text that comes back.</param>
    /// <param name="usePost">POST with the record in the body.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount ChangeUrl(string url, int tableId = 0, string? argument = null, bool usePost = false) => Locked(() =>
        Then(Add(new StoredChangeUrl { Table = UnicontaTables.ChangeEvent, Url = url, TableId = tableId, Argument = argument, UsePost = usePost })));

    internal IReadOnlyList<UnicontaChangeCall> TakeChangeCalls() => Locked<IReadOnlyList<UnicontaChangeCall>>(() =>
    {
        var all = _calls.ToList();
        _calls.Clear();
        if (Oddities.WebhooksOutOfOrder)
            all.Reverse();
        return all;
    });

    /// <summary>What the vendor keeps of a call: whether it failed. It is not repeated.</summary>
    internal void Delivered(UnicontaChangeCall call, string? error) => Locked(() =>
    {
        if (Store(UnicontaTables.ChangeEvent).Get(call.Subscription) is { } row)
            Store(UnicontaTables.ChangeEvent).Put(row.With("HasError", error is not null).With("ErrorMessage", error).With("LastEvent", Now));
        return true;
    });

    internal void StockChanged(UnicontaRecord item, bool byApi) => Announce("InvItemStorage", StorageTableId, item.RowId, item.Text("Item"), ChangeKind.Update, item, byApi);

    /// <summary>What can be seen of a new invoice: the number series moves; on one reading the invoice itself is announced.</summary>
    internal void InvoicePosted(UnicontaRecord invoice)
    {
        Announce("NumberSerie", NumberSerieTableId, 1, "Invoice", ChangeKind.Update, null, byApi: true);
        if (Oddities.InvoicesFireWebhooks)
            Announce("DebtorInvoiceLocal", invoice.Table.TableId, invoice.RowId, null, ChangeKind.Add, invoice, byApi: true, $"InvoiceId={invoice.RowId}");
    }

    private void Changed(UnicontaRecord row, ChangeKind kind, bool byApi)
    {
        var table = row.Table;
        if (table.IsMasterData || (Oddities.OrdersFireWebhooks && (table == UnicontaTables.Order || table == UnicontaTables.OrderLine)))
            Announce(table.Name, table.TableId, row.RowId, table.Key is null ? null : row.Text(table.Key), kind, row, byApi);
    }

    private void Announce(string table, int tableId, int rowId, string? key, ChangeKind kind, UnicontaRecord? row, bool byApi, string? extra = null)
    {
        if (byApi && !Oddities.WebhooksEchoApiWrites)
            return;
        foreach (var url in Store(UnicontaTables.ChangeEvent).Rows.Where(r => r.Integer("TableId") is 0 || r.Integer("TableId") == tableId))
        {
            var isPost = url.Flag("UsePost");
            byte[] body = [];
            if (isPost && row is not null && (kind != ChangeKind.Delete || Oddities.WebhookBodyOnDelete))
            {
                var speaking = Speaking;
                Speaking = Language;
                body = RowWriter.Json(new RowWriter(this, row.Table, withUserFields: UserFieldsOf(row.Table).Count > 0) { WithNulls = true }, row);
                Speaking = speaking;
            }

            var call = new UnicontaChangeCall(Address(url, table, tableId, rowId, key, kind, extra), table, rowId, isPost, body) { Subscription = url.RowId };
            for (var i = 0; i < Math.Max(1, Oddities.WebhookCopies); i++)
                _calls.Add(call);
        }
    }

    private Uri Address(UnicontaRecord url, string table, int tableId, int rowId, string? key, ChangeKind kind, string? extra)
    {
        var isAction = Oddities.WebhookOperation == UnicontaOperationWord.Action;
        List<string> parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"CompanyId={Id}"),
            Oddities.WebhookTableIsNumber ? string.Create(CultureInfo.InvariantCulture, $"Table={tableId}") : $"Table={table}",
            string.Create(CultureInfo.InvariantCulture, $"RowId={rowId}"),
            $"Key={Uri.EscapeDataString(key ?? "")}",
            kind switch
            {
                ChangeKind.Add => isAction ? "Action=add" : "Operation=Insert",
                ChangeKind.Delete => isAction ? "Action=delete" : "Operation=Delete",
                _ => isAction ? "Action=update" : "Operation=Update",
            },
        ];
        if (extra is not null)
            parts.Add(extra);
        if (url.Text("Argument") is { } argument)
            parts.Add(Oddities.WebhookArgument == UnicontaArgumentForm.Parameter ? $"Argument={Uri.EscapeDataString(argument)}" : argument);
        var separator = Oddities.WebhookQuestionMarks ? '?' : '&';
        var target = url.Text("Url") ?? "";
        var text = new StringBuilder(target).Append(target.Contains('?', StringComparison.Ordinal) ? separator : '?').AppendJoin(separator, parts);
        return new Uri(text.ToString(), UriKind.RelativeOrAbsolute);
    }
}
