using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Example;

// docs: provider
internal sealed class CustomerProvider(CustomerApi api) : ISyncProvider
{
    private static readonly EntitySchema Company = new("company",
    [
        new() { Name = "name", Type = FieldType.Text, Required = true, Clearable = false, MaxLength = 100, Normalisation = TextNormalisation.EmptyIsNull },
        new() { Name = "city", Type = FieldType.Text, Normalisation = TextNormalisation.EmptyIsNull },
    ]);

    public ProviderCapabilities Capabilities { get; } = new()
    {
        Name = "customers",
        Resources = [new() { Name = "customers", Cursor = CursorKind.ModifiedAt, Deletes = DeleteVisibility.Flag }],
        Entities =
        [
            new()
            {
                Entity = "company", Resource = "customers",
                CreateSafety = new CreateSafety.IdempotencyKey(TimeSpan.FromDays(7)),
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
            var tenant = await api.GetTenantAsync(cancellationToken);
            return new() { Ok = true, Reason = $"Connected to {tenant}.", Account = new(tenant, tenant) };
        }
        catch (HttpRequestException e)
        {
            return new() { Ok = false, Reason = e.Message, Failure = UnavailableReason.Unreachable };
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    // docs: end

    // docs: reading
    public async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var schema = request.Entities[0].Schema;
        var size = Math.Clamp(request.PageSizeHint, 1, 500);
        var (since, after) = Parse(request.Cursor);
        while (true)
        {
            var customers = await Reachable(() => api.ListAsync(since, after, size, cancellationToken));
            var last = customers.Count < size;
            if (customers.Count > 0)
                (since, after) = (customers[^1].ChangedAt, customers[^1].Id);
            // The next pass begins at the moment of the newest row, not behind it: more may happen at that very moment.
            var cursor = string.Create(CultureInfo.InvariantCulture, $"v1:{since.UtcTicks}:{(last ? 0 : after)}");
            yield return new ChangePage([.. customers.Select(c => new RecordChange(new("company", Id(c)), ToRecord(schema, c), c.Deleted))], cursor) { IsLast = last };
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
            var customer = int.TryParse(id.Value, CultureInfo.InvariantCulture, out var number) ? await Reachable(() => api.FindAsync(number, cancellationToken)) : null;
            answers.Add(customer switch
            {
                null => new RecordLookup.Unknown(id),
                { Deleted: true } => new RecordLookup.Deleted(id),
                _ => new RecordLookup.Present(ToRecord(request.Schema, customer)),
            });
        }

        return answers;
    }

    private static async Task<T> Reachable<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (HttpRequestException e)
        {
            throw new ProviderUnavailableException(UnavailableReason.Unreachable, e.Message, inner: e);
        }
    }

    private static SyncRecord ToRecord(EntitySchema schema, Customer c)
    {
        var record = SyncRecord.Create(schema, Id(c)).Stamps(c.ChangedAt).Version(c.Version.ToString(CultureInfo.InvariantCulture)).Deleted(c.Deleted);
        // By the names of the schema that was given; a field that we do not have stays absent.
        foreach (var field in schema.Fields)
        {
            if (field.Name is "name" or "city")
                record.Set(field.Name, FieldValue.Of(field.Name == "name" ? c.Name : c.City));
        }

        return record.Build();
    }

    private static RecordId Id(Customer c) => new(c.Id.ToString(CultureInfo.InvariantCulture));

    private static (DateTimeOffset Since, int After) Parse(string? cursor) =>
        cursor?.Split(':') is ["v1", var ticks, var after] ? (new(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero), int.Parse(after, CultureInfo.InvariantCulture)) : (default, 0);
    // docs: end

    // docs: writing
    public async Task<IReadOnlyList<WriteOutcome>> WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        // WriteBatchSize is 1, so there is one.
        var write = batch.Writes[0];
        if (Check(batch.Schema, write) is { Count: > 0 } problems)
            return [new WriteOutcome.Refused([.. problems])];
        try
        {
            var customer = write.Kind == WriteKind.Create
                ? await api.CreateAsync(write.IntentId, Text(batch.Schema, write, "name")!, Text(batch.Schema, write, "city"), cancellationToken)
                : await api.UpdateAsync(int.Parse(write.Id!.Value.Value, CultureInfo.InvariantCulture), int.Parse(write.Current!.Version!, CultureInfo.InvariantCulture), c => write.Set.Aggregate(c, (changed, s) => batch.Schema[s.Slot].Name switch
                {
                    "name" => changed with { Name = s.Value.AsText()! },
                    _ => changed with { City = s.Value.AsText() },
                }), cancellationToken);
            return [new WriteOutcome.Applied(Id(customer), ToRecord(batch.Schema, customer))];
        }
        catch (ConflictException)
        {
            return [new WriteOutcome.Stale()];
        }
        catch (HttpRequestException e)
        {
            return [new WriteOutcome.NotSent(UnavailableReason.Unreachable, e.Message)];
        }
        catch (TimeoutException e)
        {
            // It may have been applied. A repeat of a create with its key tells; until then nobody sends it again.
            return [new WriteOutcome.Uncertain(new() { Key = write.IntentId.ToString(), KeyValidUntil = api.Now.AddDays(7), Message = e.Message })];
        }
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

    private static string? Text(EntitySchema schema, RecordWrite write, string field) => write.Set.FirstOrDefault(s => schema[s.Slot].Name == field).Value.AsText();
}

// docs: end
