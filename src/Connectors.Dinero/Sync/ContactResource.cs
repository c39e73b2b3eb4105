using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>Contacts: one list for companies and persons. The kind is a flag of the record, so a record can change its entity.</summary>
internal sealed class ContactResource(IDineroClient client, DineroSyncOptions options) : DineroResource(client, options)
{
    public const string CompanyEntity = "contact.company";
    public const string PersonEntity = "contact.person";

    private const string CvrReason = "Dinero keeps name and address of this contact equal to the company register (\"Hent data fra CVR\"): change it there, or switch that off in Dinero.";

    private static readonly string[] OwnedByRegister = ["Name", "Street", "ZipCode", "City"];

    public override string Name => "contacts";

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
        Entity(CompanyEntity, ["ExternalReference", "VatNumber", "EanNumber", "Email", "Name", "Phone"]),
        Entity(PersonEntity, ["ExternalReference", "Email", "Name", "Phone"]),
    ];

    public override async Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        var countries = await Guard(() => Client.Organizations.ListCountriesAsync(cancellationToken: cancellationToken)).ConfigureAwait(false);
        return [Describe(CompanyEntity), Describe(PersonEntity)];

        EntitySchema Describe(string entity) => new(entity, Fields(entity).All.Select(f => f.Name == "CountryKey"
            ? f.Schema with { Required = Options.DefaultCountry is null, Choices = [.. countries.Select(static c => new Choice(c.Key, c.EnglishName ?? c.Key))] }
            : f.Schema));
    }

    protected override async Task<ListedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, bool deleted, int page, CancellationToken cancellationToken)
    {
        var byEntity = request.Entities.ToDictionary(static e => e.Schema.Entity, StringComparer.Ordinal);
        var query = new ContactQuery
        {
            Fields = [.. request.Entities.SelectMany(e => Fields(e.Schema.Entity).Listed(e)).Append("IsPerson").Append("CreatedAt").Distinct(StringComparer.Ordinal).Select(static f => new ContactField(f))],
            ChangedSince = since,
            DeletedOnly = deleted,
            PageSize = Math.Clamp(request.PageSizeHint, 1, LargestPage),
            UseV2 = Options.ReadContactListV2 ? true : null,
        };
        var rows = await Client.Contacts.ListPageAsync(query, page == 0 ? null : page.ToString(CultureInfo.InvariantCulture), cancellationToken: cancellationToken).ConfigureAwait(false);
        DateTimeOffset? newest = null;
        var changes = new List<RecordChange>(rows.Items.Count);
        foreach (var row in rows.Items)
        {
            newest = Later(Later(newest, row.UpdatedAt), row.DeletedAt);
            var entity = row.IsPerson == true ? PersonEntity : CompanyEntity;
            var id = row.ContactGuid.ToString();
            var gone = deleted || row.DeletedAt is not null;
            // A row of a kind that nobody maps is still told: a contact that was the other kind before has left it.
            changes.Add(byEntity.TryGetValue(entity, out var selection)
                ? new RecordChange(new RecordRef(entity, id), Fields(entity).FromRow(selection, id, row).Stamps(row.UpdatedAt, row.CreatedAt).Deleted(gone).Build(), gone)
                : new RecordChange(new RecordRef(entity, id), null, gone));
        }

        return new(changes, rows.Next is not null, newest, ShowsDeleted: Options.ReadContactListV2);
    }

    protected override async Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, Guid guid, CancellationToken cancellationToken)
    {
        var contact = await Client.Contacts.GetAsync(new(guid), cancellationToken: cancellationToken).ConfigureAwait(false);
        var entity = contact.IsPerson ? PersonEntity : CompanyEntity;
        if (contact.DeletedAt is not null)
            return new RecordLookup.Deleted(id);
        return entity == schema.Entity ? new RecordLookup.Present(ToRecord(schema, contact)) : new RecordLookup.ChangedKind(id, entity);
    }

    protected override async Task<IReadOnlyList<Guid>> FindAsync(string entity, string field, string value, CancellationToken cancellationToken)
    {
        var filter = new ContactFilterField(field);
        var query = new ContactQuery { Fields = [new(field), ContactField.IsPerson], PageSize = LargestPage };
        // What the filter grammar cannot say is narrowed down as far as it can and compared here.
        query = DineroFilterText.CanExpress(value) ? query with { Filter = filter.Is(value) }
            : DineroFilterText.LongestExpressible(value) is { } piece ? query with { Filter = filter.Contains(piece) }
            : query;
        var found = new List<Guid>();
        await foreach (var row in Client.Contacts.ListAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var shown = field switch
            {
                "ExternalReference" => row.ExternalReference,
                "VatNumber" => row.VatNumber,
                "EanNumber" => row.EanNumber,
                "Email" => row.Email,
                "Phone" => row.Phone,
                _ => row.Name,
            };
            if (row.DeletedAt is null && row.IsPerson == (entity == PersonEntity) && string.Equals(shown?.Trim(), value.Trim(), StringComparison.OrdinalIgnoreCase))
                found.Add(row.ContactGuid.Value);
        }

        return [.. found.Distinct()];
    }

    protected override async IAsyncEnumerable<Guid> ListDeletedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in Client.Contacts.ListAsync(new() { DeletedOnly = true, Fields = [ContactField.Name], PageSize = LargestPage }, cancellationToken: cancellationToken).ConfigureAwait(false))
            yield return row.ContactGuid.Value;
    }

    protected override (string Message, string Remedy) Missing(string field) => field == "CountryKey"
        ? ("A contact needs a country.", "Fill in the country, or configure a default for it.")
        : ("A contact needs a name.", "Fill in the name.");

    protected override async Task<WriteOutcome> CreateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        // New contacts do not follow the company register: it would fight the CRM for name and address.
        var contact = Fields(schema.Entity).Apply(schema, new ContactInput
        {
            ContactGuid = new(write.IntentId),
            Name = "",
            CountryKey = Options.DefaultCountry ?? "",
            IsPerson = schema.Entity == PersonEntity,
            UseCvr = false,
            IsMember = false,
            ExternalReference = write.Marker,
        }, write.Set);
        var id = await Client.Contacts.CreateAsync(contact, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(new(id.ToString()));
    }

    protected override async Task<WriteOutcome> UpdateAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        // The PUT replaces: it is built from the read that the engine made directly before, or from one of its own.
        var id = new ContactId(GuidOf(write));
        var current = write.Current?.ProviderState as Contact ?? await Client.Contacts.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (current.DeletedAt is not null || current.IsPerson != (schema.Entity == PersonEntity))
            return new WriteOutcome.Stale();
        await Client.Contacts.ReplaceAsync(id, Fields(schema.Entity).Apply(schema, current.ToInput(), write.Set), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        await Client.Contacts.DeleteAsync(new(GuidOf(write)), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    private static SyncFields<ContactRow, Contact, ContactInput> Fields(string entity) => ContactFieldTable.Of(entity == PersonEntity);

    private EntityCapabilities Entity(string name, string[] searchable) => new()
    {
        Entity = name,
        Resource = Name,
        SearchableFields = [.. searchable],
        CanDelete = true,
        CreateSafety = new CreateSafety.ClientId(),
        WriteShape = WriteShape.Replace,
        Concurrency = ConcurrencyGuard.None,
        WriteReturnsRecord = false,
        WriteTimeout = Options.WriteTimeout,
        SettleTime = Options.SettleTime,
        MarkerField = "ExternalReference",
    };

    private static SyncRecord ToRecord(EntitySchema schema, Contact contact)
    {
        var builder = Fields(schema.Entity).FromFull(schema, contact.ContactGuid.ToString(), contact).Stamps(contact.UpdatedAt, contact.CreatedAt).State(contact);
        foreach (var field in contact.UseCvr ? OwnedByRegister : [])
            builder.Lock(field, FieldLockKind.VendorOwned, CvrReason);
        return builder.Build();
    }
}
