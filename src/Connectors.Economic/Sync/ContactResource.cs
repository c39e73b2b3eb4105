using System.Globalization;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>Contacts of customers, by the Customers service: it lists those of all customers at once and keeps a version of each, so that a lost race is noticed.</summary>
internal sealed class ContactResource(IEconomicClient client, EconomicLists lists, EconomicSyncOptions options) : EconomicResource(client, lists, options)
{
    public const string EntityName = "contact";

    private const string BelongsReason = "A contact of e-conomic stays with its customer: make a new one at the other customer.";

    private static readonly SyncFields<OpenApiContact, OpenApiContact, OpenApiContact> Fields = ContactFieldTable.Fields;

    public override string Name => "contacts";

    public override IEnumerable<EntityCapabilities> Entities =>
        [Entity(EntityName, ["email", "name"], ["name", "email"], "customerContactNumber") with { Concurrency = ConcurrencyGuard.Token }];

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EntitySchema>>([new EntitySchema(EntityName, Fields.All.Select(static f => f.Schema))]);

    /// <summary>The service's cursor is the key of the first record of the next page.</summary>
    protected override async Task<KeyedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, string? after, CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == EntityName);
        var filter = since is { } from ? OpenApiContactFields.LastUpdated.IsFrom(from) : null;
        var rows = await Client.OpenApi.Contacts.ListPageAsync(filter, after, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new([.. rows.Items.Select(c => Change(Shaped(Fields.FromRow(selection, Id(c), c), c).Build()))], rows.Next);
    }

    protected override async Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken)
    {
        if (NumberOf(id) is not { } number)
            return new RecordLookup.Unknown(id);
        var contact = await Client.OpenApi.Contacts.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        return contact.IsDeleted == true ? new RecordLookup.Deleted(id) : new RecordLookup.Present(ToRecord(schema, contact));
    }

    protected override async Task<IReadOnlyList<SyncRecord>> FindAsync(EntitySchema schema, string field, string value, CancellationToken cancellationToken)
    {
        var found = new List<SyncRecord>();
        await foreach (var contact in Client.OpenApi.Contacts.ListAsync((field == "email" ? OpenApiContactFields.Email : OpenApiContactFields.Name).Is(value), cancellationToken: cancellationToken).ConfigureAwait(false))
            found.Add(ToRecord(schema, contact));
        return found;
    }

    protected override (string Message, string Remedy) Missing(string field) => field == "customer"
        ? ("A contact belongs to a customer.", "Link the person to a company that e-conomic has.")
        : ("A contact needs a name.", "Fill in the name.");

    protected override async Task<WriteOutcome> PostAsync(EntitySchema schema, RecordWrite write, CallOptions options, CancellationToken cancellationToken)
    {
        var contact = Fields.Apply(schema, new OpenApiContact { Name = "", CustomerNumber = default }, write.Set);
        var number = await Client.OpenApi.Contacts.CreateAsync(contact, options, CancellationToken.None).ConfigureAwait(false);
        return new WriteOutcome.Applied(new(number.ToString()));
    }

    protected override async Task<WriteOutcome> PutAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (NumberOf(write.Id!.Value) is not { } number)
            return new WriteOutcome.Stale();
        var current = write.Current?.ProviderState as OpenApiContact ?? await Client.OpenApi.Contacts.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (current.IsDeleted == true)
            return new WriteOutcome.Stale();
        await Client.OpenApi.Contacts.ReplaceAsync(number, Fields.Apply(schema, current, write.Set), Through, CancellationToken.None).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    protected override Task RemoveAsync(RecordId id, CallOptions options) => Client.OpenApi.Contacts.DeleteAsync(NumberOf(id) ?? default, options, CancellationToken.None);

    private static SyncRecord ToRecord(EntitySchema schema, OpenApiContact contact) => Shaped(Fields.FromFull(schema, Id(contact), contact), contact).State(contact).Build();

    private static SyncRecordBuilder Shaped(SyncRecordBuilder builder, OpenApiContact contact) =>
        builder.Stamps(contact.LastUpdated).Version(contact.ObjectVersion).Deleted(contact.IsDeleted == true).Lock("customer", FieldLockKind.Immutable, BelongsReason);

    private static string Id(OpenApiContact contact) => contact.Number?.ToString() ?? throw new InvalidOperationException("e-conomic showed a contact without a number.");

    private static ContactNumber? NumberOf(RecordId id) => int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new(number) : null;
}
