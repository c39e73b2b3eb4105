using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;
using F = Connectors.Reviso.Sync.RevisoField<Connectors.Reviso.CustomerContact>;

namespace Connectors.Reviso.Sync;

/// <summary>
/// Contacts of customers. No list shows those of several customers, and none carries a stamp: a pass asks customer by customer, and costs as many calls.
/// </summary>
internal sealed class ContactResource(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options) : RevisoResource<CustomerContact>(client, lookups, options)
{
    public const string EntityName = "contact";

    private const string Bound = "A contact stays with its customer in Reviso: make a new one at the other customer, and delete this one.";

    /// <summary>How many customers' contacts make a page.</summary>
    private const int MostCustomers = 50;

    private static readonly SyncFields<CustomerContact, CustomerContact, CustomerContact> Table = new(
        F.Text("name", 255, static c => c.Name, static (c, t) => c with { Name = t ?? "" }, F.Required),
        F.Text("email", 255, static c => c.Email, static (c, t) => c with { Email = t }),
        F.Text("phone", 50, static c => c.Phone, static (c, t) => c with { Phone = t }),
        F.Text("eInvoiceId", 50, static c => c.EInvoiceId, static (c, t) => c with { EInvoiceId = t }),
        F.Text("notes", 2000, static c => c.Notes, static (c, t) => c with { Notes = t }, static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        F.Field(new FieldSchema { Name = "customer", Type = FieldType.Reference, ReferencedEntity = CustomerResource.EntityName }, static c => FieldValue.Of(CustomerOf(c)),
            static (c, v) => v.AsReference() is { } r && Number(r.Id) is { } n ? c with { Customer = new CustomerNumber(n) } : c, F.Required),
        F.ReadOnly("number", FieldType.Text, static c => FieldValue.Of(c.SortKey?.ToString(CultureInfo.InvariantCulture))));

    public override string Name => "contacts";

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = CursorKind.None,
        StableOrder = true,
        Deletes = DeleteVisibility.None,
        ReusesIds = true,
    };

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        new()
        {
            Entity = EntityName,
            Resource = Name,
            CanDelete = true,
            CreateSafety = CreateSafety.Nothing,
            WriteShape = WriteShape.Replace,
            Concurrency = ConcurrencyGuard.None,
            WriteReturnsRecord = true,
            WriteTimeout = Options.WriteTimeout,
            SettleTime = Options.SettleTime,
            IdentityFields = ["name", "email", "phone"],
        },
    ];

    protected override string Entity => EntityName;

    protected override SyncFields<CustomerContact, CustomerContact, CustomerContact> Fields => Table;

    protected override IReadOnlySet<string> NumberKeys => System.Collections.Frozen.FrozenSet<string>.Empty;

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<EntitySchema>>([new EntitySchema(EntityName, Table.All.Select(static f => f.Schema))]);

    protected override async Task<ListedPage> ReadPageAsync(ListCursor cursor, int size, CancellationToken cancellationToken)
    {
        var behind = cursor.Behind is { } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? CustomerFields.CustomerNumber.IsMoreThan(n) : null;
        var customers = await Client.Customers.ListPageAsync(new() { Filter = behind, PageSize = Math.Min(size, MostCustomers) }, null, cancellationToken: cancellationToken).ConfigureAwait(false);
        var rows = new List<Row>();
        foreach (var customer in customers.Items.Select(static c => c.CustomerNumber).OfType<CustomerNumber>())
        {
            try
            {
                await foreach (var contact in Client.CustomerContacts.ListAsync(customer, cancellationToken: cancellationToken).ConfigureAwait(false))
                    rows.Add(RowOf(customer, contact));
            }
            catch (ConnectorNotFoundException e) when (RevisoOutcomes.SaysGone(e))
            {
                // The customer was deleted since its page was read, and its contacts with it.
            }
        }

        return new(rows, customers.Next is null || customers.Items.Count == 0 ? null : CustomerFieldTable.Id(customers.Items[^1]));
    }

    protected override async Task<Row?> ReadOneAsync(SyncId id, CancellationToken cancellationToken) => Parse(id) is var (customer, contact)
        ? RowOf(customer, await Client.CustomerContacts.GetAsync(customer, contact, cancellationToken: cancellationToken).ConfigureAwait(false))
        : null;

    protected override async IAsyncEnumerable<Row> FindAsync(string field, string value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // No field is declared as searchable: it would take a call for every customer.
        await Task.CompletedTask.ConfigureAwait(false);
        yield break;
    }

    protected override (string Message, string Remedy) Missing(string field) => field == "customer"
        ? ("A contact needs the customer that it belongs to.", "Link the person to a company that is a customer in Reviso.")
        : ("A contact needs a name.", "Fill in the name.");

    protected override void Lock(SyncRecordBuilder builder) => builder.Lock("customer", FieldLockKind.Immutable, Bound);

    protected override Task<IEnumerable<Problem>> FindProblemsAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var customer = write.Set.Where(s => schema[s.Slot].Name == "customer").Select(static s => s.Value.AsReference()).FirstOrDefault();
        IEnumerable<Problem> problems = customer is null ? []
            : Number(customer.Id) is not { } number ? [Unknown("customer", customer.Id.Value)]
            : write.Id is { } id && Parse(id)?.Customer.Value != number ? [new("immutable", "customer", Bound)]
            : [];
        return Task.FromResult(problems);
    }

    protected override async Task<WriteOutcome> CreateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var contact = Table.Apply(schema, new CustomerContact { Name = "" }, write.Set);
        var customer = contact.Customer!.Id!.Value;
        try
        {
            var made = RowOf(customer, await Client.CustomerContacts.CreateAsync(customer, contact with { Customer = null }, cancellationToken: cancellationToken).ConfigureAwait(false));
            return new WriteOutcome.Applied(new(made.Id), ToRecord(schema, made));
        }
        catch (ConnectorNotFoundException e) when (RevisoOutcomes.SaysGone(e))
        {
            return new WriteOutcome.Refused(new Problem("reviso." + RevisoErrorCodes.NotFound, "customer", $"There is no customer {customer} in Reviso any more.", Fixer.User, "Link the person to a company that is a customer."));
        }
    }

    protected override async Task<WriteOutcome> UpdateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (Parse(write.Id!.Value) is not var (customer, number))
            return new WriteOutcome.Stale();
        var current = write.Current?.ProviderState as CustomerContact ?? await Client.CustomerContacts.GetAsync(customer, number, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (current.Deleted == true)
            return new WriteOutcome.Stale();
        var stored = await Client.CustomerContacts.ReplaceAsync(customer, number, Table.Apply(schema, current, write.Set), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value, ToRecord(schema, RowOf(customer, stored)));
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (Parse(write.Id!.Value) is not var (customer, number))
            return new WriteOutcome.Stale();
        await Client.CustomerContacts.DeleteAsync(customer, number, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    private static RecordRef? CustomerOf(CustomerContact contact) => F.Key(contact.Customer) is { } key ? new RecordRef(CustomerResource.EntityName, key) : null;

    /// <summary>A contact is found only below its customer: its id names both.</summary>
    private static (CustomerNumber Customer, ContactNumber Contact)? Parse(SyncId id) =>
        id.Value.Split('/') is [var customer, var contact] && Number(new(customer)) is { } c && Number(new(contact)) is { } n ? (new(c), new(n)) : null;

    /// <summary>The answer need not name the customer: the address did.</summary>
    private static Row RowOf(CustomerNumber customer, CustomerContact contact) =>
        new($"{customer}/{contact.CustomerContactNumber}", contact.Customer is null ? contact with { Customer = customer } : contact, null, contact.Deleted == true);
}
