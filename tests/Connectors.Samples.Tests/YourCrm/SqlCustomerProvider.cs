using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Samples.Tests.YourCrm;

// docs: provider
/// <summary>A CRM that is a database without Entity Framework: plain SQL over ADO.NET.</summary>
internal class SqlCustomerProvider(Func<CancellationToken, Task<DbConnection>> open, TimeProvider time) : ISyncProvider
{
    private const string Columns = "id, name, city, changed_at, row_version, deleted";

    private static readonly EntitySchema Company = new("company",
    [
        new() { Name = "name", Type = FieldType.Text, Required = true, Clearable = false, MaxLength = 100, Normalisation = TextNormalisation.EmptyIsNull },
        new() { Name = "city", Type = FieldType.Text, Normalisation = TextNormalisation.EmptyIsNull },
    ]);

    public ProviderCapabilities Capabilities { get; } = new()
    {
        Name = "sql-customers",
        Resources = [new() { Name = "customer", Cursor = CursorKind.ModifiedAt, Deletes = DeleteVisibility.Flag }],
        Entities =
        [
            new()
            {
                Entity = "company", Resource = "customer",
                // A table of our own remembers which write made which row, in the transaction that makes it: keep its rows for longer than you promise here.
                CreateSafety = new CreateSafety.IdempotencyKey(TimeSpan.FromDays(30)),
                Concurrency = ConcurrencyGuard.Token,
                WriteReturnsRecord = true,
            },
        ],
    };

    public Task<ProviderSchema> DescribeAsync(CancellationToken cancellationToken) => Task.FromResult(new ProviderSchema([Company]));

    public async Task<ConnectionHealth> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await open(cancellationToken);
            await using var ask = Command(db, "SELECT value FROM setting WHERE name = 'company'");
            var company = (string)(await ask.ExecuteScalarAsync(cancellationToken))!;
            return new() { Ok = true, Reason = $"Connected to {company}.", Account = new(company, company) };
        }
        catch (DbException e)
        {
            return new() { Ok = false, Reason = e.Message, Failure = UnavailableReason.Unreachable };
        }
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
    // docs: end

    // docs: reading
    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var size = Math.Clamp(request.PageSizeHint, 1, 1_000);
        var (since, after) = request.Cursor?.Split(':') is ["v1", var ticks, var id]
            ? (long.Parse(ticks, CultureInfo.InvariantCulture), long.Parse(id, CultureInfo.InvariantCulture)) : (0L, 0L);
        while (true)
        {
            // Stamp and key together: many rows of one moment neither repeat for ever nor get lost between two pages.
            var rows = await SelectAsync(
                $"SELECT {Columns} FROM customer WHERE changed_at > @since OR (changed_at = @since AND id > @after) ORDER BY changed_at, id LIMIT @size", [("@since", since), ("@after", after), ("@size", size)], cancellationToken);
            var last = rows.Count < size;
            if (rows.Count > 0)
                (since, after) = (rows[^1].ChangedAt, rows[^1].Id);
            // The next pass begins at the newest moment, not behind it: more may be written at that very moment.
            yield return new ChangePage([.. rows.Select(r => new RecordChange(new("company", r.RecordId), r.ToRecord(request.Entities[0].Schema), r.Deleted))],
                string.Create(CultureInfo.InvariantCulture, $"v1:{since}:{(last ? 0 : after)}"))
            { IsLast = last };
            if (last)
                yield break;
        }
    }

    public async Task<IReadOnlyList<RecordLookup>> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answers = new List<RecordLookup>();
        foreach (var id in request.Ids)
        {
            // An id that is no key of ours is nobody's, and never reaches the database as text.
            var rows = long.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? await SelectAsync($"SELECT {Columns} FROM customer WHERE id = @id", [("@id", key)], cancellationToken) : [];
            answers.Add(rows switch
            {
                [{ Deleted: true }] => new RecordLookup.Deleted(id),
                [var row] => new RecordLookup.Present(row.ToRecord(request.Schema)),
                _ => new RecordLookup.Unknown(id),
            });
        }

        return answers;
    }

    private async Task<List<Row>> SelectAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = await open(cancellationToken);
            return await RowsAsync(db, null, sql, parameters, cancellationToken);
        }
        catch (DbException e)
        {
            throw new ProviderUnavailableException(UnavailableReason.Unreachable, e.Message, inner: e);
        }
    }
    // docs: end

    // docs: writing
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        // WriteBatchSize is 1, so there is one.
        var write = batch.Writes[0];
        if (Check(batch.Schema, write) is { Count: > 0 } problems)
            return [new WriteOutcome.Refused([.. problems])];
        var committing = false;
        try
        {
            await using var db = await open(cancellationToken);
            await using var transaction = await db.BeginTransactionAsync(cancellationToken);
            var row = write.Kind == WriteKind.Create ? await CreateAsync(db, transaction, batch.Schema, write, cancellationToken) : await UpdateAsync(db, transaction, batch.Schema, write, cancellationToken);
            if (row is null)
                return [new WriteOutcome.Stale()];
            committing = true;
            await CommitAsync(transaction);
            return [new WriteOutcome.Applied(row.RecordId, row.ToRecord(batch.Schema))];
        }
        catch (DbException e) when (committing)
        {
            // Only now it is open. The same write once more finds its row by the key; nobody sends it again blindly.
            return [new WriteOutcome.Uncertain(new() { Key = write.IntentId.ToString(), KeyValidUntil = time.GetUtcNow().AddDays(30), Message = e.Message })];
        }
        catch (DbException e)
        {
            // Before the commit nothing stays: the transaction is taken back.
            return [new WriteOutcome.NotSent(UnavailableReason.Unreachable, e.Message)];
        }
    }

    // Not cancelled half-way: who gives up here would not know what became of it.
    protected virtual Task CommitAsync(DbTransaction transaction) => transaction.CommitAsync(CancellationToken.None);

    private async Task<Row> CreateAsync(DbConnection db, DbTransaction transaction, EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var intent = write.IntentId.ToString();
        if (await RowsAsync(db, transaction, $"SELECT {Columns} FROM customer WHERE id = (SELECT customer FROM connector_write WHERE intent = @intent)", [("@intent", intent)], cancellationToken) is [var made])
            return made;
        var row = (await RowsAsync(db, transaction, $"INSERT INTO customer (name, city, changed_at, row_version, deleted) VALUES (@name, @city, @now, 1, 0) RETURNING {Columns}",
            [("@name", Text(schema, write, "name")), ("@city", Text(schema, write, "city")), ("@now", time.GetUtcNow().UtcTicks)], cancellationToken))[0];
        await using var remember = Command(db, "INSERT INTO connector_write (intent, customer) VALUES (@intent, @id)", transaction, [("@intent", intent), ("@id", row.Id)]);
        await remember.ExecuteNonQueryAsync(cancellationToken);
        return row;
    }

    /// <summary>Null: somebody was faster, or the row is gone.</summary>
    private async Task<Row?> UpdateAsync(DbConnection db, DbTransaction transaction, EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        // Only what is named, and only the version that the plan was made from.
        var set = string.Join(", ", write.Set.Select(s => $"{schema[s.Slot].Name} = @{schema[s.Slot].Name}"));
        (string, object?)[] parameters =
        [
            .. write.Set.Select(s => ($"@{schema[s.Slot].Name}", (object?)s.Value.AsText())),
            ("@id", long.Parse(write.Id!.Value.Value, CultureInfo.InvariantCulture)), ("@version", long.Parse(write.Current!.Version!, CultureInfo.InvariantCulture)), ("@now", time.GetUtcNow().UtcTicks),
        ];
        return (await RowsAsync(db, transaction, $"UPDATE customer SET {set}, changed_at = @now, row_version = row_version + 1 WHERE id = @id AND row_version = @version AND deleted = 0 RETURNING {Columns}", parameters, cancellationToken)).FirstOrDefault();
    }

    private static List<Problem> Check(EntitySchema schema, RecordWrite write)
    {
        if (write.Kind == WriteKind.Delete)
            return [new("not-deletable", null, "Customers are not deleted by other systems.")];
        var problems = new List<Problem>();
        var name = write.Set.FirstOrDefault(s => schema[s.Slot].Name == "name").Value;
        if (write.Kind == WriteKind.Create ? !name.HasValue : name.IsNull)
            problems.Add(new("required", "name", "A customer needs a name.", Remedy: "Fill in the name."));
        if (name.AsText() is { Length: > 100 })
            problems.Add(new("too-long", "name", "A name has at most 100 characters.", Remedy: "Shorten the name."));
        return problems;
    }
    // docs: end

    // docs: rows
    private static string? Text(EntitySchema schema, RecordWrite write, string field) => write.Set.FirstOrDefault(s => schema[s.Slot].Name == field).Value.AsText();

    private static async Task<List<Row>> RowsAsync(DbConnection db, DbTransaction? transaction, string sql, (string Name, object? Value)[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(db, sql, transaction, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(new(reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5) != 0));
        return rows;
    }

    private static DbCommand Command(DbConnection db, string sql, DbTransaction? transaction = null, params (string Name, object? Value)[] parameters)
    {
        var command = db.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private sealed record Row(long Id, string Name, string? City, long ChangedAt, long Version, bool Deleted)
    {
        public RecordId RecordId => new(Id.ToString(CultureInfo.InvariantCulture));

        public SyncRecord ToRecord(EntitySchema schema)
        {
            var record = SyncRecord.Create(schema, RecordId).Stamps(new DateTimeOffset(ChangedAt, TimeSpan.Zero)).Version(Version.ToString(CultureInfo.InvariantCulture)).Deleted(Deleted);
            // By the names of the schema that was given; a field that is not ours stays absent.
            foreach (var field in schema.Fields)
            {
                if (field.Name is "name" or "city")
                    record.Set(field.Name, FieldValue.Of(field.Name == "name" ? Name : City));
            }

            return record.Build();
        }
    }
}
// docs: end
