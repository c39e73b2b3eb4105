using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>Invoices: read with their lines, written as drafts. Booking, mailing and crediting are no merges; a booked invoice is locked.</summary>
internal sealed class InvoiceResource(IDineroClient client, DineroSyncOptions options) : DineroResource(client, options)
{
    public const string Entity = "invoice";

    private const string BookedReason = "The invoice is booked and can never be changed: make a credit note and a new invoice.";

    private static readonly SyncFields<SalesRow, InvoiceView, InvoiceEdit> Fields = InvoiceFieldTable.Fields;

    private readonly Dictionary<ContactId, bool?> _kinds = [];

    public override string Name => "invoices";

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.ModifiedAt,
        Granularity = TimeSpan.FromSeconds(1),
        Overlap = Options.Overlap,
        StableOrder = false,
        Deletes = DeleteVisibility.InFeed,
        ReusesIds = false,
    };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = Entity,
            Resource = Name,
            SearchableFields = ["ExternalReference"],
            CanDelete = true,
            WriteTimeout = Options.WriteTimeout,
            SettleTime = Options.SettleTime,
            CreateSafety = new CreateSafety.ClientId(),
            WriteShape = WriteShape.Replace,
            Concurrency = ConcurrencyGuard.Token,
            WriteReturnsRecord = false,
            MarkerField = "ExternalReference",
            NumberField = "Number",
            // The contact's kind is not on the invoice: it is read once per contact and run.
            ReadCost = 2,
        },
    ];

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EntitySchema>>([new EntitySchema(Entity, Fields.All.Select(static f => f.Schema))]);

    protected override async Task<ListedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, bool deleted, int page, CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == Entity);
        var query = new SalesQuery
        {
            Fields = [.. Fields.Listed(selection).Append("CreatedAt").Distinct(StringComparer.Ordinal).Select(static f => new SalesField(f))],
            ChangedSince = since,
            DeletedOnly = deleted,
            PageSize = Math.Clamp(request.PageSizeHint, 1, LargestPage),
        };
        var rows = await Client.Invoices.ListPageAsync(query, page == 0 ? null : page.ToString(CultureInfo.InvariantCulture), cancellationToken: cancellationToken).ConfigureAwait(false);
        DateTimeOffset? newest = null;
        var changes = new List<RecordChange>(rows.Items.Count);
        foreach (var row in rows.Items)
        {
            newest = Later(Later(newest, row.UpdatedAt), row.DeletedAt);
            var id = row.Guid.ToString();
            var gone = deleted || row.DeletedAt is not null;
            changes.Add(new RecordChange(new RecordRef(Entity, id), Fields.FromRow(selection, id, row).Stamps(row.UpdatedAt, row.CreatedAt).Deleted(gone).Build(), gone));
        }

        return new(changes, rows.Next is not null, newest);
    }

    protected override async Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, Guid guid, CancellationToken cancellationToken)
    {
        var invoice = await Client.Invoices.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
        // A deleted draft can still be read.
        if (invoice.DeletedAt is not null)
            return new RecordLookup.Deleted(id);
        var person = invoice.ContactGuid is { } contact ? await IsPersonAsync(contact, cancellationToken).ConfigureAwait(false) : null;
        var lines = schema.TryGetSlot("Lines", out var slot) ? schema[slot].LineSchema ?? InvoiceFieldTable.LineSchema : InvoiceFieldTable.LineSchema;
        var builder = Fields.FromFull(schema, invoice.Guid.ToString(), new(invoice, person, lines)).Stamps(invoice.UpdatedAt, invoice.CreatedAt).Version(invoice.TimeStamp?.Value).State(invoice);
        if (invoice.Status == SalesDocumentStatus.Booked)
        {
            foreach (var field in Fields.All.Where(static f => f.Write is not null))
                builder.Lock(field.Name, FieldLockKind.Immutable, BookedReason);
        }

        return new RecordLookup.Present(builder.Build());
    }

    protected override async Task<IReadOnlyList<Guid>> FindAsync(string entity, string field, string value, CancellationToken cancellationToken)
    {
        var query = new SalesQuery { Fields = [SalesField.ExternalReference], PageSize = LargestPage };
        query = DineroFilterText.CanExpress(value) ? query with { Filter = SalesFilterField.ExternalReference.Is(value) }
            : DineroFilterText.LongestExpressible(value) is { } piece ? query with { Filter = SalesFilterField.ExternalReference.Contains(piece) }
            : query;
        var found = new List<Guid>();
        await foreach (var row in Client.Invoices.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (row.DeletedAt is null && string.Equals(row.ExternalReference?.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase))
                found.Add(row.Guid.Value);
        }

        return [.. found.Distinct()];
    }

    protected override async IAsyncEnumerable<Guid> ListDeletedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Client.Invoices.ListAsync(new() { DeletedOnly = true, Fields = [SalesField.Date], PageSize = LargestPage }, cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return row.Guid.Value;
    }

    protected override (string Message, string Remedy) Missing(string field) => ("An invoice needs at least one line.", "Add a line.");

    protected override async Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var input = Contact(Fields.Apply(schema, new InvoiceEdit(new InvoiceInput { Guid = new(write.IntentId), ExternalReference = write.Marker, ProductLines = [] }), write.Set));
        var made = await Client.Invoices.CreateAsync(input, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(new(made.Guid.ToString()));
    }

    protected override async Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var id = new InvoiceId(GuidOf(write));
        var current = write.Current?.ProviderState as Invoice ?? await Client.Invoices.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
        // The version is that of the read which the plan was made from, also where only the values of that read are left.
        if (current.DeletedAt is not null || (write.Current?.Version is { } seen ? new DineroTimeStamp(seen) : current.TimeStamp) is not { } version)
            return new WriteOutcome.Stale();
        if (current.Status == SalesDocumentStatus.Booked)
            return new WriteOutcome.Refused(new Problem("immutable", null, BookedReason, Fixer.User));
        var edit = new InvoiceEdit(current.ToInput()) { LineTexts = [.. current.ProductLines.Select(static l => l.Description)] };
        await Client.Invoices.ReplaceAsync(id, version, Contact(Fields.Apply(schema, edit, write.Set)), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var current = write.Current?.ProviderState as Invoice ?? await Client.Invoices.GetAsync(new(GuidOf(write)), cancellationToken: cancellationToken).ConfigureAwait(false);
        if (current.Status == SalesDocumentStatus.Booked)
            return new WriteOutcome.Refused(new Problem("immutable", null, BookedReason, Fixer.User));
        if (current.DeletedAt is null)
            await Client.Invoices.DeleteAsync(current.Guid, current.TimeStamp, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    /// <summary>Two references on our side, one contact on Dinero's: the company stands before the person.</summary>
    private static InvoiceInput Contact(InvoiceEdit edit) =>
        !edit.ContactChanged ? edit.Input : edit.Input with { ContactGuid = (edit.Company ?? edit.Person) is { } contact ? ContactId.Parse(contact.Id.Value) : null };

    private async Task<bool?> IsPersonAsync(ContactId id, CancellationToken cancellationToken)
    {
        if (_kinds.TryGetValue(id, out var known))
            return known;
        bool? person;
        try
        {
            person = (await Client.Contacts.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false)).IsPerson;
        }
        catch (ConnectorNotFoundException)
        {
            person = null;
        }

        return _kinds[id] = person;
    }
}
