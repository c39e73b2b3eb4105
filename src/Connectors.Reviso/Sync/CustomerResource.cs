using System.Globalization;
using System.Runtime.CompilerServices;
using Connectors.Sync;
using SyncId = Connectors.Sync.RecordId;

namespace Connectors.Reviso.Sync;

/// <summary>
/// Customers, read behind their number and not by page numbers: a row that somebody edits or deletes meanwhile moves no other one. Reviso gives the numbers, and those of deleted customers again.
/// </summary>
internal sealed class CustomerResource(IRevisoClient client, RevisoLookups lookups, RevisoSyncOptions options) : RevisoResource<CustomerView>(client, lookups, options)
{
    public const string EntityName = "customer";

    private bool _cannotFilter;

    public override string Name => "customers";

    public override ResourceCapabilities Capabilities => new()
    {
        Name = Name,
        Cursor = Options.ReadCustomersByChange ? CursorKind.ModifiedAt : CursorKind.None,
        Granularity = TimeSpan.FromSeconds(1),
        Overlap = Options.Overlap,
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
            SearchableFields = ["vatNumber", "corporateIdentificationNumber", "name", "email", "ean", "publicEntryNumber"],
            CanDelete = true,
            // Nothing in a customer can hold a marker, and no key is known to be recognised: a create whose reply is lost is asked about.
            CreateSafety = CreateSafety.Nothing,
            WriteShape = WriteShape.Replace,
            Concurrency = ConcurrencyGuard.None,
            WriteReturnsRecord = true,
            WriteTimeout = Options.WriteTimeout,
            SettleTime = Options.SettleTime,
            NumberField = "customerNumber",
            IdentityFields = ["vatNumber", "corporateIdentificationNumber", "name"],
        },
    ];

    protected override string Entity => EntityName;

    protected override SyncFields<CustomerView, CustomerView, CustomerView> Fields => CustomerFieldTable.Fields;

    protected override IReadOnlySet<string> NumberKeys => CustomerFieldTable.NumberKeys;

    public override Task<IReadOnlyList<EntitySchema>> DescribeAsync(CancellationToken cancellationToken) => Guard(async () =>
    {
        var fields = new List<FieldSchema>();
        foreach (var field in Fields.All)
        {
            var schema = field.Schema;
            if (CustomerFieldTable.Lists.TryGetValue(schema.Name, out var list))
                schema = schema with { Choices = [.. await Lookups.ChoicesAsync(list, cancellationToken).ConfigureAwait(false)] };
            else if (schema.Name == "province")
                schema = schema with { Choices = [.. (await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false)).All.Select(static c => new Choice(c, c))] };
            // What has a default may be missing in the CRM.
            fields.Add(schema.Name switch
            {
                "currency" => schema with { Required = Options.DefaultCurrency is null },
                "customerGroup" => schema with { Required = Options.DefaultCustomerGroup is null },
                "paymentTerms" => schema with { Required = Options.DefaultPaymentTerms is null },
                "vatZone" => schema with { Required = Options.DefaultVatZone is null },
                _ => schema,
            });
        }

        return (IReadOnlyList<EntitySchema>)[new EntitySchema(EntityName, fields)];
    });

    protected override async Task<ListedPage> ReadPageAsync(ListCursor cursor, int size, CancellationToken cancellationToken)
    {
        var provinces = await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false);
        var behind = cursor.Behind is { } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? CustomerFields.CustomerNumber.IsMoreThan(n) : null;
        Page<Customer> page;
        if (cursor.Since is { } since && Options.ReadCustomersByChange && !_cannotFilter)
        {
            var changed = CustomerFields.LastUpdated.IsAtLeast(since - Options.Overlap);
            try
            {
                page = await ReadAsync(behind is null ? changed : behind & changed).ConfigureAwait(false);
            }
            catch (ConnectorValidationException)
            {
                // An agreement that does not filter customers by their last change: all of them are read, and compared by whoever asked.
                _cannotFilter = true;
                page = await ReadAsync(behind).ConfigureAwait(false);
            }
        }
        else
        {
            page = await ReadAsync(behind).ConfigureAwait(false);
        }

        var rows = page.Items.Select(c => RowOf(c, provinces)).ToList();
        return new(rows, page.Next is null || rows.Count == 0 ? null : rows[^1].Id);

        Task<Page<Customer>> ReadAsync(RevisoFilter<Customer>? filter) =>
            Client.Customers.ListPageAsync(new() { Filter = filter, PageSize = size }, null, cancellationToken: cancellationToken);
    }

    protected override async Task<Row?> ReadOneAsync(SyncId id, CancellationToken cancellationToken) => Number(id) is { } number
        ? RowOf(await Client.Customers.GetAsync(new(number), cancellationToken: cancellationToken).ConfigureAwait(false), await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false))
        : null;

    protected override async IAsyncEnumerable<Row> FindAsync(string field, string value, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var provinces = await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false);
        var (filter, shown) = field switch
        {
            "vatNumber" => (CustomerFields.VatNumber, (Func<Customer, string?>)(static c => c.VatNumber)),
            "corporateIdentificationNumber" => (CustomerFields.CorporateIdentificationNumber, static c => c.CorporateIdentificationNumber),
            "email" => (CustomerFields.Email, static c => c.Email),
            "ean" => (CustomerFields.Ean, static c => c.Ean),
            "publicEntryNumber" => (CustomerFields.PublicEntryNumber, static c => c.PublicEntryNumber),
            _ => (CustomerFields.Name, static c => c.Name),
        };
        // Reviso keeps Italian numbers without IT: who looks for one with it must find it, or the customer is made twice.
        var spellings = field == "vatNumber" ? new[] { value.Trim(), ItalianTaxNumbers.VatNumber(value) } : [value.Trim()];
        foreach (var spelling in spellings.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await foreach (var customer in Client.Customers.ListAsync(new() { Filter = filter.Is(spelling), PageSize = LargestPage }, cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                if (string.Equals(shown(customer)?.Trim(), spelling, StringComparison.OrdinalIgnoreCase))
                    yield return RowOf(customer, provinces);
            }
        }
    }

    protected override (string Message, string Remedy) Missing(string field) => field switch
    {
        "name" => ("A customer needs a name.", "Fill in the name."),
        "currency" => ("A customer needs a currency.", "Choose the currency, or configure a default for it."),
        "customerGroup" => ("A customer needs a customer group.", "Choose the customer group, or configure a default for it."),
        "paymentTerms" => ("A customer needs payment terms.", "Choose the payment terms, or configure a default for them."),
        _ => ("A customer needs a VAT zone.", "Choose the VAT zone, or configure a default for it."),
    };

    protected override async Task<IEnumerable<Problem>> FindProblemsAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var provinces = await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false);
        var province = write.Set.Where(s => schema[s.Slot].Name == "province").Select(static s => s.Value.AsText()).FirstOrDefault(static t => !string.IsNullOrWhiteSpace(t));
        if (province is not null && provinces.Find(province) is null)
            return [Unknown("province", province)];
        // Of an update only the record that it is made on tells the rest.
        var before = write.Kind == WriteKind.Create ? Empty(provinces) : write.Current?.ProviderState as CustomerView;
        return Options.CheckEInvoice && before is not null ? RevisoEInvoice.Check(Fields.Apply(schema, before, write.Set).Customer, provinces).Problems : [];
    }

    protected override async Task<WriteOutcome> CreateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        var provinces = await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false);
        var made = RowOf(await Client.Customers.CreateAsync(Fields.Apply(schema, Empty(provinces), write.Set).Customer, cancellationToken: cancellationToken).ConfigureAwait(false), provinces);
        return new WriteOutcome.Applied(new(made.Id), ToRecord(schema, made));
    }

    protected override async Task<WriteOutcome> UpdateCheckedAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        // The PUT replaces: it is built from the read that the engine made directly before, or from one of its own.
        var provinces = await Lookups.ProvincesAsync(cancellationToken).ConfigureAwait(false);
        var number = new CustomerNumber(Number(write.Id!.Value) ?? 0);
        var current = write.Current?.ProviderState as CustomerView ?? new(await Client.Customers.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false), provinces);
        var stored = await Client.Customers.ReplaceAsync(number, Fields.Apply(schema, current, write.Set).Customer, cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value, ToRecord(schema, RowOf(stored, provinces)));
    }

    protected override async Task<WriteOutcome> DeleteAsync(EntitySchema schema, RecordWrite write, CancellationToken cancellationToken)
    {
        await Client.Customers.DeleteAsync(new(Number(write.Id!.Value) ?? 0), cancellationToken: cancellationToken).ConfigureAwait(false);
        return new WriteOutcome.Applied(write.Id!.Value);
    }

    private CustomerView Empty(ProvinceCodes provinces) => new(new Customer
    {
        Name = "",
        Currency = Options.DefaultCurrency ?? "",
        CustomerGroup = Options.DefaultCustomerGroup is { } group ? new CustomerGroupNumber(group) : null,
        PaymentTerms = Options.DefaultPaymentTerms is { } terms ? new PaymentTermsNumber(terms) : null,
        VatZone = Options.DefaultVatZone is { } zone ? new VatZoneNumber(zone) : null,
    }, provinces);

    private static Row RowOf(Customer customer, ProvinceCodes provinces) => new(CustomerFieldTable.Id(customer), new(customer, provinces), customer.LastUpdated?.ToUniversalTime());
}
