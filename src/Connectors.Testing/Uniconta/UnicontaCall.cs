using System.Text.Json;

namespace Connectors.Testing.Uniconta;

/// <summary>One request on its way through an operation; user and company are known, sign-ins excepted.</summary>
internal sealed class UnicontaCall(UnicontaSimulator simulator, SimRequest request, IReadOnlyDictionary<string, string> route, UnicontaUser? user, UnicontaAccount? account)
{
    public UnicontaSimulator Simulator { get; } = simulator;

    public SimRequest Request { get; } = request;

    public UnicontaUser User => user!;

    public UnicontaAccount Account => account!;

    public UnicontaOddities Oddities => Simulator.Oddities;

    public string Route(string name) => route[name];

    public string? Query(string name) => Request.Parameters.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public JsonElement Body => RowReader.Parse(Request.Body);

    public static UnicontaRefusal NoSuchEntity() => new("CouldNotFind") { Status = 404 };

    /// <summary>The entity of the path, which the user may use in this way.</summary>
    public UnicontaEntity Entity(UnicontaRights right, string parameter = "e")
    {
        var entity = UnicontaEntity.Find(route[parameter]);
        if (entity is null || entity.Table.Exists?.Invoke(Oddities) == false
            || (entity.WithUserFields && !Oddities.UserEntitiesAlwaysExist && Account.UserFieldsOf(entity.Table).Count == 0))
            throw NoSuchEntity();
        if (!User.May(entity.Table, right))
        {
            throw new UnicontaRefusal(right switch
            {
                UnicontaRights.Insert => "NoRightsToInsert",
                UnicontaRights.Update => "NoRightsToUpdate",
                UnicontaRights.Delete => "NoRightsToDelete",
                _ => "NoRights",
            });
        }

        return entity;
    }

    public RowWriter Writer(UnicontaEntity entity, UnicontaRecord row) =>
        new(entity.Table == UnicontaTables.Company ? Simulator.AccountById(row.RowId)! : Account, entity.Table, entity.WithUserFields);

    public byte[] Json(UnicontaEntity entity, UnicontaRecord row) => RowWriter.Json(Writer(entity, row), row);

    public byte[] Json(UnicontaEntity entity, IEnumerable<UnicontaRecord> rows) => RowWriter.Bytes(json => WriteArray(json, entity, rows));

    public void WriteArray(Utf8JsonWriter json, UnicontaEntity entity, IEnumerable<UnicontaRecord> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
            Writer(entity, row).Write(json, row);
        json.WriteEndArray();
    }

    /// <summary>All rows of an entity, by row id; of companies those that the user reaches.</summary>
    public IEnumerable<UnicontaRecord> Rows(UnicontaEntity entity) => entity.Table != UnicontaTables.Company
        ? Account.Store(entity.Table).Rows
        : Simulator.AccountList.Where(a => User.Companies.Contains(a.Id)).Select(static a => UnicontaTables.Company.New()
            .With("CompanyName", a.Name).With("Country", a.Country).With("Currency", UnicontaLabels.Currency.Place(a.Currency, UnicontaLanguage.English)) with
        { RowId = a.Id });

    public UnicontaRecord Insert(UnicontaEntity entity, JsonElement element)
    {
        Simulator.CountInsert(User);
        return RowRules.Insert(Account, entity.Table, RowReader.Read(Account, entity.Table, entity.WithUserFields, element));
    }

    public UnicontaRecord Update(UnicontaEntity entity, JsonElement element) =>
        RowRules.Update(Account, entity.Table, RowReader.Read(Account, entity.Table, entity.WithUserFields, element));

    public void Delete(UnicontaEntity entity, JsonElement element) =>
        RowRules.Delete(Account, entity.Table, RowReader.Read(Account, entity.Table, entity.WithUserFields, element));

    /// <summary>One after the other; whether a bad row takes the good ones with it is a switch.</summary>
    public IReadOnlyList<UnicontaRecord> InsertList(UnicontaEntity entity)
    {
        var body = Body;
        if (body.ValueKind != JsonValueKind.Array)
            throw new UnicontaRefusal("InvalidObject");
        var added = new List<UnicontaRecord>();
        try
        {
            foreach (var element in body.EnumerateArray())
                added.Add(Insert(entity, element));
        }
        catch (UnicontaRefusal) when (Oddities.ListInsertsAreAtomic)
        {
            foreach (var row in added)
                Account.Undo(row);
            throw;
        }

        return added;
    }

    public SimResponse InsertedList(UnicontaEntity entity, IReadOnlyList<UnicontaRecord> rows) =>
        Oddities.ListInsertsAnswerRows ? SimResponse.Json(200, Json(entity, rows)) : SimResponse.Empty(200);

    public SimResponse Updated(UnicontaEntity entity, UnicontaRecord row) => Oddities.UpdatesAnswerEmpty ? SimResponse.Empty(200) : SimResponse.Json(200, Json(entity, row));
}

/// <summary>A table as a path names it: plain, or with the company's own fields (<c>DebtorClientUser</c>).</summary>
internal sealed record UnicontaEntity(TableDefinition Table, bool WithUserFields)
{
    public static UnicontaEntity? Find(string name) =>
        UnicontaTables.ByName(name) is { } plain ? new UnicontaEntity(plain, WithUserFields: false)
        : name.EndsWith("User", StringComparison.OrdinalIgnoreCase) && UnicontaTables.ByName(name[..^4]) is { } table ? new UnicontaEntity(table, WithUserFields: true)
        : null;

    public FieldDefinition? Field(UnicontaAccount account, string name)
    {
        var field = Table.Find(name, ignoreCase: true) ?? (WithUserFields ? account.UserFieldsOf(Table).FirstOrDefault(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : null);
        return field?.Shown?.Invoke(account.Oddities) == false ? null : field;
    }
}
