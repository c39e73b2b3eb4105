using System.Globalization;

namespace Connectors.Testing.Uniconta;

public sealed partial class UnicontaAccount
{
    /// <summary>A user changes a row in the program.</summary>
    /// <typeparam name="T">The kind of row.</typeparam>
    /// <param name="row">Which one; any older copy of it.</param>
    /// <param name="change">What changes; UpdatedAt moves by itself.</param>
    /// <returns>The changed row.</returns>
    /// <exception cref="KeyNotFoundException">There is no such row any more.</exception>
    public T Edit<T>(T row, Func<T, T> change)
        where T : UnicontaRecord => Locked(() => (T)Save(change((T)Stored(row))));

    /// <summary>A user changes a debtor.</summary>
    /// <param name="account">Which one.</param>
    /// <param name="change">What changes.</param>
    /// <returns>The changed debtor.</returns>
    /// <exception cref="KeyNotFoundException">There is no such debtor.</exception>
    public StoredDebtor EditDebtor(string account, Func<StoredDebtor, StoredDebtor> change) => Edit((StoredDebtor)ByKey(UnicontaTables.Debtor, account), change);

    /// <summary>A user changes an item.</summary>
    /// <param name="item">Which one.</param>
    /// <param name="change">What changes.</param>
    /// <returns>The changed item.</returns>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    public StoredItem EditItem(string item, Func<StoredItem, StoredItem> change) => Edit((StoredItem)ByKey(UnicontaTables.Item, item), change);

    /// <summary>A user deletes a row; an order goes with its lines. Nothing refuses it.</summary>
    /// <param name="row">Which one.</param>
    /// <returns>This company.</returns>
    /// <exception cref="KeyNotFoundException">There is no such row any more.</exception>
    public UnicontaAccount Delete(UnicontaRecord row) => Locked(() =>
    {
        Drop(Stored(row));
        return this;
    });

    /// <summary>A user joins two accounts: what belongs to the first moves to the second, and the first one's row disappears.</summary>
    /// <param name="from">The account that goes.</param>
    /// <param name="into">The account that stays.</param>
    /// <returns>The debtor that stays.</returns>
    /// <exception cref="KeyNotFoundException">One of them does not exist.</exception>
    public StoredDebtor JoinDebtors(string from, string into) => Locked(() =>
    {
        var gone = ByKey(UnicontaTables.Debtor, from);
        var stays = ByKey(UnicontaTables.Debtor, into);
        MoveReferences(UnicontaTables.Debtor, gone.Text("Account")!, stays.Text("Account")!);
        Drop(gone);
        var balance = gone.Number("CurBalance") + stays.Number("CurBalance");
        return (StoredDebtor)Save(stays.With("CurBalance", balance).With("CurBalanceCur", balance));
    });

    /// <summary>A user gives a debtor another number: its row id stays, what belongs to it follows.</summary>
    /// <param name="account">The old number.</param>
    /// <param name="newAccount">The new number.</param>
    /// <returns>The debtor.</returns>
    /// <exception cref="KeyNotFoundException">There is no such debtor.</exception>
    /// <exception cref="ArgumentException">The new number is taken.</exception>
    public StoredDebtor RenumberDebtor(string account, string newAccount) => Locked(() => (StoredDebtor)Renumber(UnicontaTables.Debtor, account, newAccount));

    /// <summary>A user gives an item another number: its row id stays, lines follow.</summary>
    /// <param name="item">The old number.</param>
    /// <param name="newItem">The new number.</param>
    /// <returns>The item.</returns>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    /// <exception cref="ArgumentException">The new number is taken.</exception>
    public StoredItem RenumberItem(string item, string newItem) => Locked(() => (StoredItem)Renumber(UnicontaTables.Item, item, newItem));

    /// <summary>The stock changes: a purchase came in or a count was posted. Fires table InvItemStorage with the item's row id, and no change of the item.</summary>
    /// <param name="item">Which item.</param>
    /// <param name="quantity">The new quantity.</param>
    /// <param name="averageCost">The new average cost; null: as it is.</param>
    /// <returns>The item.</returns>
    /// <exception cref="KeyNotFoundException">There is no such item.</exception>
    public StoredItem SetStock(string item, decimal quantity, decimal? averageCost = null) => Locked(() =>
    {
        var row = ByKey(UnicontaTables.Item, item);
        row = row.With("QtyOnStock", quantity).With("AverageCost", averageCost ?? row.Number("AverageCost"));
        Store(UnicontaTables.Item).Put(row);
        StockChanged(row, byApi: false);
        return (StoredItem)row;
    });

    /// <summary>The debtor pays: the transaction is closed and the balance falls.</summary>
    /// <param name="invoiceNumber">Which invoice.</param>
    /// <returns>This company.</returns>
    /// <exception cref="KeyNotFoundException">There is no such invoice.</exception>
    public UnicontaAccount Pay(int invoiceNumber) => Locked(() =>
    {
        var open = Store(UnicontaTables.Transaction).Rows.FirstOrDefault(t => t.Integer("Invoice") == invoiceNumber) ?? throw new KeyNotFoundException($"There is no invoice {invoiceNumber}.");
        var amount = open.Number("AmountOpen");
        Store(UnicontaTables.Transaction).Put(open.With("AmountOpen", 0m));
        return Then(AddToBalance(open.Text("Account")!, -amount, null));
    });

    /// <summary>The transactions of years before this date are gone: debtors with older ones only can be deleted. Null: none is gone.</summary>
    public DateOnly? FirstFiscalDay { get; set; }

    internal UnicontaRecord? AddToBalance(string account, decimal amount, DateOnly? invoiced)
    {
        if (FindKey(UnicontaTables.Debtor, account) is not { } debtor)
            return null;
        var balance = debtor.Number("CurBalance") + amount;
        debtor = debtor.With("CurBalance", balance).With("CurBalanceCur", balance);
        if (invoiced is not null)
            debtor = debtor.With("LastInvoice", invoiced);

        // Balances are transactions: no change of master data, no change call.
        Store(UnicontaTables.Debtor).Put(debtor);
        return debtor;
    }

    /// <summary>Why a row cannot go; null when it can.</summary>
    internal string? KeepsFromDeleting(UnicontaRecord row)
    {
        if (row.Table.Key is not { } keyField || row.Text(keyField) is not { } key)
            return null;
        if (row.Table == UnicontaTables.Debtor && Store(UnicontaTables.Transaction).ByParent(key).Any(t => FirstFiscalDay is null || t.Date("Date") >= FirstFiscalDay))
            return "CouldNotDeleteRecordThatHasTransactions";
        if (row.Table == UnicontaTables.Item && Store(UnicontaTables.InvoiceLine).Rows.Any(l => Same(l.Text("Item"), key)))
            return "CouldNotDeleteRecordThatHasTransactions";
        return References(row.Table, key).Any(r => r.Row.Table.CanWrite && (r.Row.Table != UnicontaTables.Contact || Oddities.ContactsKeepDebtors))
            ? "CouldNotDeleteRecordThatIsReferred" : null;
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private UnicontaRecord Renumber(TableDefinition table, string key, string newKey)
    {
        var row = ByKey(table, key);
        if (FindKey(table, newKey) is not null)
            throw new ArgumentException($"{newKey} is taken.", nameof(newKey));
        MoveReferences(table, key, newKey);
        return Save(row.With(table.Key!, newKey));
    }

    private void MoveReferences(TableDefinition table, string key, string newKey)
    {
        foreach (var (row, field) in References(table, key).ToList())
            Store(row.Table).Put(Store(row.Table).Get(row.RowId)!.With(field, newKey) with { UpdatedAt = Now });
    }

    private IEnumerable<(UnicontaRecord Row, string Field)> References(TableDefinition table, string key)
    {
        foreach (var other in UnicontaTables.All)
        {
            foreach (var field in other.Fields.Where(f => f.AliasOf is null && (f.References == table.Name || IsLooseReference(other, f.Name, table))))
            {
                foreach (var row in Store(other).Rows)
                {
                    if (Same(row.Text(field.Name), key) && (other != UnicontaTables.Contact || row.Integer("DCType") == StoredContact.OfDebtor))
                        yield return (row, field.Name);
                }
            }
        }
    }

    /// <summary>Properties that hold a key without being declared as one.</summary>
    private static bool IsLooseReference(TableDefinition other, string field, TableDefinition table) =>
        table == UnicontaTables.Debtor
            ? (field == "DCAccount" && other == UnicontaTables.Contact)
              || (field == "Account" && (other == UnicontaTables.Invoice || other == UnicontaTables.InvoiceLine || other == UnicontaTables.Transaction))
            : table == UnicontaTables.Item && field == "Item" && other == UnicontaTables.InvoiceLine;

    private UnicontaRecord ByKey(TableDefinition table, string key) =>
        Store(table).ByKey(key, ignoreCase: true) ?? throw new KeyNotFoundException(string.Create(CultureInfo.InvariantCulture, $"There is no {table.Name} {key}."));

    private UnicontaRecord Stored(UnicontaRecord row) =>
        Store(row.Table).Get(row.RowId) ?? throw new KeyNotFoundException(string.Create(CultureInfo.InvariantCulture, $"There is no {row.Table.Name} with row id {row.RowId}."));
}
