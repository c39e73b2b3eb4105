using System.Globalization;

namespace Connectors.Testing.Uniconta;

/// <summary>What the server checks and fills in before a row is inserted, updated or deleted.</summary>
internal static class RowRules
{
    public static UnicontaRecord Insert(UnicontaAccount account, TableDefinition table, RowReader body)
    {
        if (!table.CanWrite)
            throw new UnicontaRefusal("NoRightsToInsert");
        var row = Apply(table.New(), body.Values);
        if (account.Oddities.DefaultGroupApplies)
            row = WithDefaultGroup(account, row);
        row = table == UnicontaTables.OrderLine || table == UnicontaTables.OfferLine ? NewLine(account, row)
            : table == UnicontaTables.Order || table == UnicontaTables.Offer ? NewHead(account, row)
            : row;
        if (table.Key is { } keyField)
            row = WithKey(account, row, keyField);
        Check(account, row);
        return Touch(account, account.Add(row, byApi: true));
    }

    public static UnicontaRecord Update(UnicontaAccount account, TableDefinition table, RowReader body)
    {
        if (!table.CanWrite)
            throw new UnicontaRefusal("CannotUpdateRecord");
        var stored = Stored(account, table, body);
        var row = stored;
        if (account.Oddities.OmittedOnUpdate == UnicontaOmitted.Cleared)
        {
            foreach (var field in body.Writable().Where(f => f.Name != table.Key && f.Computed is null && !IsNumber(f) && !body.Values.ContainsKey(f.Name)))
                row = row.With(field.Name, null);
        }

        row = Apply(row, body.Values.Where(v => !IsLineNumber(table, v.Key)));
        if (table.Key is { } key && !string.Equals(row.Text(key), stored.Text(key), StringComparison.Ordinal))
            throw new UnicontaRefusal("PrimaryKeyCannotBeChanged", key, row.Text(key));
        row = KeepNumber(row, stored);
        if (table.Find("Total", ignoreCase: false) is not null)
            row = FollowTotal(row, stored, body);
        Check(account, row);
        if (account.Oddities.UnchangedUpdatesRefused && Same(account, row, stored))
            throw new UnicontaRefusal("NoChange");
        return Touch(account, account.Save(row, byApi: true));
    }

    public static void Delete(UnicontaAccount account, TableDefinition table, RowReader body)
    {
        if (!table.CanWrite)
            throw new UnicontaRefusal("CannotDeleteRecord");
        var row = Stored(account, table, body);
        if (account.KeepsFromDeleting(row) is { } reason)
            throw new UnicontaRefusal(reason, table.Key, table.Key is null ? null : row.Text(table.Key));
        account.Drop(row, byApi: true);
        Touch(account, row);
    }

    /// <summary>By row id when the body has one, else by key.</summary>
    private static UnicontaRecord Stored(UnicontaAccount account, TableDefinition table, RowReader body)
    {
        if (body.RowId > 0)
            return account.Store(table).Get(body.RowId) ?? throw new UnicontaRefusal("CouldNotFind", "RowId", body.RowId.ToString(CultureInfo.InvariantCulture));
        if (table.Key is { } key)
        {
            var value = body.Values.TryGetValue(key, out var named) ? named as string : body.KeyStr;
            return account.FindKey(table, value) ?? throw new UnicontaRefusal(string.IsNullOrEmpty(value) ? "KeyIsEmpty" : "CouldNotFind", key, value);
        }

        foreach (var number in new[] { "OrderNumber", "OfferNumber" })
        {
            if ((table == UnicontaTables.Order || table == UnicontaTables.Offer) && body.Values.TryGetValue(number, out var value) && value is int at
                && account.OrderByNumber(table, at) is { } head)
                return head;
        }

        throw new UnicontaRefusal("CouldNotFind");
    }

    private static UnicontaRecord Apply(UnicontaRecord row, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var copy = row with { };
        foreach (var (name, value) in values)
            copy.Put(name, value);
        return copy;
    }

    private static UnicontaRecord WithKey(UnicontaAccount account, UnicontaRecord row, string keyField)
    {
        var key = row.Text(keyField)?.Trim();
        if (string.IsNullOrEmpty(key))
            key = account.NextKey(row.Table, row.Text("Group")) ?? throw new UnicontaRefusal("KeyIsEmpty", keyField);
        if (account.FindKey(row.Table, key) is not null)
            throw new UnicontaRefusal("KeyExists", keyField, key);
        return row.With(keyField, key);
    }

    private static UnicontaRecord WithDefaultGroup(UnicontaAccount account, UnicontaRecord row)
    {
        var groups = row.Table == UnicontaTables.Debtor ? UnicontaTables.DebtorGroup : row.Table == UnicontaTables.Item ? UnicontaTables.ItemGroup : null;
        return groups is null || row.Has("Group") ? row : row.With("Group", account.Store(groups).Rows.FirstOrDefault(static g => g.Flag("IsDefault"))?.Text("Group"));
    }

    private static UnicontaRecord NewHead(UnicontaAccount account, UnicontaRecord row)
    {
        var numberField = row.Table == UnicontaTables.Order ? "OrderNumber" : "OfferNumber";
        var number = row.Integer(numberField);
        if (number <= 0)
            row = row.With(numberField, account.NextOrderNumber(row.Table));
        else if (account.OrderByNumber(row.Table, number) is not null)
            throw new UnicontaRefusal("KeyExists", numberField, number.ToString(CultureInfo.InvariantCulture));
        if (account.FindKey(UnicontaTables.Debtor, row.Text("Account")) is not { } debtor)
            return row;
        if (debtor.Flag("Blocked") && account.Oddities.BarredDebtorsRefuseOrders)
            throw new UnicontaRefusal("AccountIsBlocked", "Account", row.Text("Account"));
        return account.Oddities.DebtorDefaultsApplied ? WithDefaults(row, debtor) : row;
    }

    /// <summary>What the vendor's library copies from the debtor, and on one reading the server too.</summary>
    private static UnicontaRecord WithDefaults(UnicontaRecord row, UnicontaRecord debtor)
    {
        foreach (var field in row.Table.Fields.Where(f => f.Computed is null && f.AliasOf is null && !row.Has(f.Name) && debtor.Has(f.Name) && debtor.Table.Find(f.Name, ignoreCase: false) is { ReadOnly: false }))
        {
            if (field.Name is not ("Group" or "InvoiceAccount"))
                row = row.With(field.Name, debtor.Values[field.Name]);
        }

        return row;
    }

    private static UnicontaRecord NewLine(UnicontaAccount account, UnicontaRecord row)
    {
        var isOrder = row.Table == UnicontaTables.OrderLine;
        var field = isOrder ? "OrderNumber" : "OfferNumber";
        if (!row.Has(field))
            throw new UnicontaRefusal("FieldCannotBeBlank", field);
        var head = int.TryParse(row.Text(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? account.OrderByNumber(isOrder ? UnicontaTables.Order : UnicontaTables.Offer, number) : null;
        if (head is null)
            throw new UnicontaRefusal("CouldNotFind", field, row.Text(field));
        row = row.With(field, null).With("OrderRowId", head.RowId);
        if (!row.Has("LineNumber"))
            row = row.With("LineNumber", account.LinesOf(head).Select(static l => l.Number("LineNumber")).DefaultIfEmpty().Max() + 1);
        if (account.Oddities.PricesComeFromItems && account.FindKey(UnicontaTables.Item, row.Text("Item")) is { } item)
        {
            row = row.Has("Text") ? row : row.With("Text", item.Text("Name"));
            row = row.Has("Price") ? row : row.With("Price", item.Number("SalesPrice1"));
            row = row.Has("CostPrice") ? row : row.With("CostPrice", item.Number("CostPrice"));
        }

        return WithPriceOfTotal(row);
    }

    private static UnicontaRecord WithPriceOfTotal(UnicontaRecord row) =>
        row.Has("Total") && row.Number("Price") == 0 && row.Number("Qty") != 0 ? row.With("Price", row.Number("Total") / row.Number("Qty")) : row;

    /// <summary>A record that was read and sent back carries its old total: only a total that differs from it was meant.</summary>
    private static UnicontaRecord FollowTotal(UnicontaRecord row, UnicontaRecord stored, RowReader body) =>
        !body.Values.TryGetValue("Total", out var total) || total is null || (decimal)total == OrderMath.Total(stored)
            ? row.With("Total", stored.Has("Total") && row.Number("Qty") == stored.Number("Qty") && row.Number("Price") == stored.Number("Price") ? stored.Number("Total") : null)
            : WithPriceOfTotal(row);

    private static bool IsNumber(FieldDefinition field) => field.Name is "OrderNumber" or "OfferNumber";

    private static bool IsLineNumber(TableDefinition table, string field) =>
        (table == UnicontaTables.OrderLine && field == "OrderNumber") || (table == UnicontaTables.OfferLine && field == "OfferNumber");

    private static UnicontaRecord KeepNumber(UnicontaRecord row, UnicontaRecord stored)
    {
        foreach (var field in new[] { "OrderNumber", "OfferNumber" })
        {
            if (stored.Has(field) && row.Integer(field) != stored.Integer(field))
                throw new UnicontaRefusal("PrimaryKeyCannotBeChanged", field, row.Text(field));
        }

        return row;
    }

    private static void Check(UnicontaAccount account, UnicontaRecord row)
    {
        var forced = account.Oddities.ForcedFieldsStopInserts && account.Forced.TryGetValue(row.Table, out var fields) ? fields : null;
        foreach (var field in row.Table.Fields.Concat(account.UserFieldsOf(row.Table)))
        {
            var isGroup = field.Name == "Group" && (row.Table == UnicontaTables.Debtor || row.Table == UnicontaTables.Item);
            if ((field.Required || isGroup || forced?.Contains(field.Name) == true) && !row.Has(field.Name))
                throw new UnicontaRefusal("FieldCannotBeBlank", field.Name);
            if (field.References is { } table && row.Text(field.Name) is { } key)
                CheckReference(account, field, table, key);
        }

        if (row.Table == UnicontaTables.Contact && row.Integer("DCType") == StoredContact.OfDebtor && row.Text("DCAccount") is { } owner)
            CheckReference(account, row.Table.Find("DCAccount", ignoreCase: false)!, "Debtor", owner);
    }

    private static void CheckReference(UnicontaAccount account, FieldDefinition field, string table, string key)
    {
        if (!account.Oddities.UnknownReferencesAccepted && account.FindKey(UnicontaTables.ByTable(table), key) is null)
            throw new UnicontaRefusal(table == "Debtor" ? "AccountDoesNotExist" : "FieldHasinvalidValue", field.Name, key);
    }

    private static UnicontaRecord Touch(UnicontaAccount account, UnicontaRecord row)
    {
        if (account.Oddities.LinesTouchOrders && row.Table == UnicontaTables.OrderLine && account.HeadOf(row) is { } head)
            account.Save(head, byApi: true);
        return row;
    }

    private static bool Same(UnicontaAccount account, UnicontaRecord a, UnicontaRecord b) =>
        a.Table.Fields.Concat(account.UserFieldsOf(a.Table)).Where(static f => f.Name != "UpdatedAt")
            .All(f => Equals(RowWriter.ValueOf(account, f, a), RowWriter.ValueOf(account, f, b)));
}
