using System.Globalization;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>
/// Customers, by the REST API: the only surface that can find them and tells their last change. It has no versions: a PUT replaces the whole record as it was read directly before, and of two writers in one
/// moment the later one wins.
/// </summary>
internal sealed class CustomerResource(IEconomicClient client, EconomicLists lists, EconomicSyncOptions options) : EconomicResource(client, lists, options)
{
    public const string EntityName = "customer";

    private static readonly SyncFields<Customer, Customer, Customer> Fields = CustomerFieldTable.Fields;

    public override string Name => "customers";

    public override IEnumerable<EntityCapabilities> Entities =>
    [
        Entity(EntityName, ["corporateIdentificationNumber", "ean", "vatNumber", "pNumber", "name", "email", "telephoneAndFaxNumber"], ["name", "corporateIdentificationNumber", "vatNumber", "ean"], "customerNumber") with
        {
            WriteReturnsRecord = true,
        },
    ];

    public override async Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken)
    {
        var fields = new List<FieldSchema>();
        foreach (var schema in Fields.All.Select(static f => f.Schema))
        {
            fields.Add(schema.Name switch
            {
                "currency" => schema with { Required = Options.DefaultCurrency is null, Choices = await Lists.ChoicesAsync(EconomicLists.Currencies, cancellationToken).ConfigureAwait(false) },
                "customerGroup" => schema with { Required = Options.DefaultCustomerGroup is null, Choices = await Lists.ChoicesAsync(EconomicLists.CustomerGroups, cancellationToken).ConfigureAwait(false) },
                "paymentTerms" => schema with { Required = Options.DefaultPaymentTerms is null, Choices = await Lists.ChoicesAsync(EconomicLists.PaymentTerms, cancellationToken).ConfigureAwait(false) },
                "vatZone" => schema with { Required = Options.DefaultVatZone is null, Choices = await Lists.ChoicesAsync(EconomicLists.VatZones, cancellationToken).ConfigureAwait(false) },
                "layout" => schema with { Choices = await Lists.ChoicesAsync(EconomicLists.Layouts, cancellationToken).ConfigureAwait(false) },
                "salesPerson" => schema with { Choices = await Lists.ChoicesAsync(EconomicLists.Employees, cancellationToken).ConfigureAwait(false) },
                _ => schema,
            });
        }

        return [new EntitySchema(EntityName, fields)];
    }

    protected override async Task<KeyedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, string? after, CancellationToken cancellationToken)
    {
        var selection = request.Entities.Single(static e => e.Schema.Entity == EntityName);
        EconomicFilter<Customer>? filter = null;
        if (since is { } from)
            filter = CustomerFields.LastUpdated.IsFrom(from);
        if (int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            filter = filter is null ? CustomerFields.CustomerNumber.IsMoreThan(number) : filter & CustomerFields.CustomerNumber.IsMoreThan(number);
        var query = new EconomicQuery<Customer> { Filter = filter, Sort = [CustomerFields.CustomerNumber.Ascending()], PageSize = PageSize(request) };
        var rows = await Client.Customers.ListPageAsync(query, cancellationToken: cancellationToken).ConfigureAwait(false);
        var last = rows.Items.Count == 0 ? null : rows.Items.Max(static c => c.CustomerNumber?.Value);
        return new([.. rows.Items.Select(c => Change(Fields.FromRow(selection, Id(c), c).Stamps(c.LastUpdated).Build()))], rows.Next is null ? null : EconomicFieldTable.Key(last));
    }

    protected override async Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) => NumberOf(id) is { } number
        ? new RecordLookup.Present(ToRecord(schema, await Client.Customers.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false)))
        : new RecordLookup.Unknown(id);

    protected override async Task<IReadOnlyList<SyncRecord>> FindAsync(EntitySchema schema, string field, string value, CancellationToken cancellationToken)
    {
        var by = field switch
        {
            "corporateIdentificationNumber" => CustomerFields.CorporateIdentificationNumber,
            "ean" => CustomerFields.Ean,
            "vatNumber" => CustomerFields.VatNumber,
            "pNumber" => CustomerFields.PNumber,
            "email" => CustomerFields.Email,
            "telephoneAndFaxNumber" => CustomerFields.TelephoneAndFaxNumber,
            _ => CustomerFields.Name,
        };
        var found = new List<SyncRecord>();
        await foreach (var customer in Client.Customers.ListAsync(new() { Filter = by.Is(value) }, cancellationToken: cancellationToken).ConfigureAwait(false))
            found.Add(ToRecord(schema, customer));
        return found;
    }

    protected override (string Message, string Remedy) Missing(string field) => field switch
    {
        "name" => ("A customer needs a name.", "Fill in the name."),
        "currency" => ("A customer needs a currency.", "Fill in the currency, or configure a default for it."),
        "customerGroup" => ("A customer needs a customer group.", "Choose the group, or configure a default for it."),
        "paymentTerms" => ("A customer needs payment terms.", "Choose the terms, or configure a default for them."),
        _ => ("A customer needs a VAT zone: it decides the VAT of its documents.", "Choose the zone, or configure a default for it."),
    };

    protected override async Task<WriteOutcome> PostAsync(EntitySchema schema, RecordWrite write, CallOptions options, CancellationToken cancellationToken)
    {
        var customer = Fields.Apply(schema, new Customer
        {
            Name = "",
            Currency = Options.DefaultCurrency ?? "",
            CustomerGroup = Options.DefaultCustomerGroup is { } group ? group : null,
            PaymentTerms = Options.DefaultPaymentTerms is { } terms ? terms : null,
            VatZone = Options.DefaultVatZone is { } zone ? zone : null,
        }, write.Set);
        var stored = await Client.Customers.CreateAsync(customer, options, CancellationToken.None).ConfigureAwait(false);
        return new WriteOutcome.Applied(new(Id(stored)), ToRecord(schema, stored));
    }

    protected override async Task<WriteOutcome> PutAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        if (NumberOf(write.Id!.Value) is not { } number)
            return new WriteOutcome.Stale();
        var current = write.Current?.ProviderState as Customer ?? await Client.Customers.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            var stored = await Client.Customers.ReplaceAsync(number, Fields.Apply(schema, current, write.Set), Through, CancellationToken.None).ConfigureAwait(false);
            return new WriteOutcome.Applied(new(Id(stored)), ToRecord(schema, stored));
        }
        catch (OutcomeUnknownException e) when (EconomicOutcomes.IsCreatedByUpdate(e))
        {
            // The customer was deleted between read and write, and the PUT brought it back to life.
            return new WriteOutcome.Applied(write.Id!.Value) { AnsweredAsCreate = true };
        }
    }

    protected override Task RemoveAsync(RecordId id, CallOptions options) => Client.Customers.DeleteAsync(NumberOf(id) ?? default, options, CancellationToken.None);

    private static SyncRecord ToRecord(EntitySchema schema, Customer customer) => Fields.FromFull(schema, Id(customer), customer).Stamps(customer.LastUpdated).State(customer).Build();

    private static string Id(Customer customer) => customer.CustomerNumber?.ToString() ?? throw new InvalidOperationException("e-conomic showed a customer without a number.");

    private static CustomerNumber? NumberOf(RecordId id) => int.TryParse(id.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new(number) : null;
}
