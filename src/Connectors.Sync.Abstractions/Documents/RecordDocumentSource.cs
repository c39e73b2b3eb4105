using System.Collections.Immutable;
using System.Globalization;

namespace Connectors.Sync;

/// <summary>
/// Makes documents of the records of any CRM whose offers, orders or invoices have the fields of <see cref="Crm"/> by name. The engine uses it for a CRM that brings no <see cref="IDocumentSource"/> of its own;
/// a provider can also derive its source from it.
/// </summary>
/// <remarks>What a field does not say is left out and never guessed; what is missing is said by the checks before anything is sent. It keeps nothing between calls.</remarks>
/// <param name="crm">The CRM.</param>
/// <param name="schema">What its records look like now.</param>
public class RecordDocumentSource(ISyncProvider crm, ProviderSchema schema) : IDocumentSource
{
    private static readonly ImmutableArray<(string Name, ImmutableArray<FieldType> Types)> HeaderTypes =
    [
        .. Of([FieldType.Date], Crm.Offer.Date, Crm.Offer.DueDate, Crm.Offer.ValidUntil, Crm.Order.DeliveryDate),
        .. Of([FieldType.Reference], Crm.Offer.Company, Crm.Offer.Person),
        .. Of([FieldType.Number, FieldType.Money], Crm.Offer.ExchangeRate, Crm.Offer.DiscountPercent, Crm.Offer.DiscountAmount, Crm.Offer.Net, Crm.Offer.Vat, Crm.Offer.Gross),
        .. Of([FieldType.Boolean], Crm.Offer.PricesIncludeVat),
    ];

    private static readonly ImmutableArray<(string Name, ImmutableArray<FieldType> Types)> LineTypes =
    [
        .. Of([FieldType.Reference], Crm.Line.Product),
        .. Of([FieldType.Number, FieldType.Money], Crm.Line.Quantity, Crm.Line.UnitPrice, Crm.Line.DiscountPercent, Crm.Line.DiscountAmount),
    ];

    /// <summary>An entity of this CRM can be read as a document: it has lines.</summary>
    public static bool CanRead(EntitySchema entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.TryGetSlot(Crm.Offer.Lines.Name, out var lines) && entity[lines].Type == FieldType.Lines;
    }

    /// <summary>Fields of a type that a document cannot be made of, each with what it should be.</summary>
    public static IEnumerable<string> FindProblems(EntitySchema entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var lines = CanRead(entity) ? entity[entity.SlotOf(Crm.Offer.Lines.Name)].LineSchema : null;
        return Wrong(entity, HeaderTypes).Concat(lines is null ? [] : Wrong(lines, LineTypes));

        static IEnumerable<string> Wrong(EntitySchema schema, ImmutableArray<(string Name, ImmutableArray<FieldType> Types)> expected) =>
            from e in expected
            where schema.TryGetSlot(e.Name, out var slot) && !e.Types.Contains(schema[slot].Type)
            select $"'{schema.Entity}.{e.Name}' holds a {schema[schema.SlotOf(e.Name)].Type} and should hold a {e.Types[^1]}.";
    }

    /// <inheritdoc />
    public virtual async Task<SourceDocument?> ReadAsync(DocumentFlow flow, RecordRef source, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(source);
        if (schema.Find(source.Entity) is not { } entity)
            return null;
        var found = await crm.GetAsync(new GetRequest { Schema = entity, Ids = [source.Id] }, cancellationToken).ConfigureAwait(false);
        if (found is not [RecordLookup.Present { Record: { Deleted: false } record }])
            return null;
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var lines = await LinesAsync(flow, record, problems, cancellationToken).ConfigureAwait(false);
        var header = Header(flow, record);
        return new SourceDocument
        {
            Document = header with { Lines = lines, Currency = CurrencyOf(record, header.Currency, problems) },
            Name = NameOf(record),
            BusinessKey = BusinessKeyOf(record),
            Parties = [.. PartiesOf(flow, record)],
            Totals = TotalsOf(record),
            Results = flow.Results.Select(r => (r.Key, Value: Text(record, r.Value))).Where(static r => r.Value is not null).ToImmutableDictionary(static r => r.Key, static r => r.Value!),
            Problems = problems.ToImmutable(),
        };
    }

    /// <summary>Company and person, whoever comes first.</summary>
    private static IEnumerable<RecordRef> PartiesOf(DocumentFlow flow, SyncRecord record)
    {
        var (company, person) = (Reference(record, Crm.Offer.Company.Name), Reference(record, Crm.Offer.Person.Name));
        return new[] { flow.Priority == PartyPriority.Person ? person : company, flow.Priority == PartyPriority.Person ? company : person }.OfType<RecordRef>();
    }

    private static Document Header(DocumentFlow flow, SyncRecord record) => new()
    {
        Source = record.Ref,
        Kind = flow.Kind,
        Customer = Reference(record, "customer") ?? PartiesOf(flow, record).FirstOrDefault(),
        Date = Date(record, Crm.Offer.Date.Name) ?? default,
        DueDate = Date(record, Crm.Offer.DueDate.Name),
        ValidUntil = Date(record, Crm.Offer.ValidUntil.Name),
        DeliveryDate = Date(record, Crm.Order.DeliveryDate.Name),
        Currency = Text(record, Crm.Offer.Currency.Name) ?? "",
        ExchangeRate = Number(record, Crm.Offer.ExchangeRate.Name),
        PricesIncludeVat = record.TryGet(Crm.Offer.PricesIncludeVat.Name, out var incl) && incl.Kind == FieldValueKind.Boolean && incl.AsBoolean() == true,
        Discount = DiscountOf(record),
        PaymentTerms = Text(record, Crm.Offer.PaymentTerms.Name),
        Comment = Text(record, Crm.Offer.Comment.Name),
        YourReference = Text(record, Crm.Offer.YourReference.Name),
        OurReference = Text(record, Crm.Offer.OurReference.Name),
        DeliveryAddress = AddressOf(record),
        Fields = Own(record, flow.Fields),
        Lines = [],
    };

    /// <summary>The document's currency, or the one that all of its lines have. Lines of another one are named: nobody adds up two currencies.</summary>
    private static string CurrencyOf(SyncRecord record, string own, ImmutableArray<Problem>.Builder problems)
    {
        if (!record.TryGet(Crm.Offer.Lines.Name, out var value) || value.Kind != FieldValueKind.Lines || value.AsLines() is not { } set)
            return own;
        foreach (var (at, line) in set.Lines.Index())
        {
            if (Text(line, Crm.Line.Currency.Name)?.Trim() is not { } currency)
                continue;
            if (own.Length == 0)
                own = currency;
            else if (!string.Equals(own.Trim(), currency, StringComparison.OrdinalIgnoreCase))
                problems.Add(new Problem("currency-mixed", string.Create(CultureInfo.InvariantCulture, $"lines[{at + 1}].currency"), string.Create(CultureInfo.InvariantCulture, $"Line {at + 1} is in {currency}, and the document in {own}."), Fixer.User, "Use one currency in the whole document."));
        }

        return own;
    }

    private async Task<ImmutableArray<DocumentLine>> LinesAsync(DocumentFlow flow, SyncRecord record, ImmutableArray<Problem>.Builder problems, CancellationToken cancellationToken)
    {
        if (!record.TryGet(Crm.Offer.Lines.Name, out var value) || value.Kind != FieldValueKind.Lines || value.AsLines() is not { } set)
            return [];
        var codes = await ReadAsync(set, Crm.Line.Product.Name, Crm.Product.Code.Name, static l => Text(l, Crm.Line.Code.Name) is null, cancellationToken).ConfigureAwait(false);
        var projects = await ReadAsync(set, Crm.Line.Project.Name, Crm.Project.Number.Name, static _ => true, cancellationToken).ConfigureAwait(false);
        var lines = ImmutableArray.CreateBuilder<DocumentLine>(set.Lines.Length);
        foreach (var (at, line) in set.Lines.Index())
        {
            var code = Text(line, Crm.Line.Code.Name);
            if (code is null && Reference(line, Crm.Line.Product.Name) is { } product && !codes.TryGetValue(product, out code))
                problems.Add(new Problem("product-code", string.Create(CultureInfo.InvariantCulture, $"lines[{at + 1}].code"), string.Create(CultureInfo.InvariantCulture, $"Line {at + 1}: its product {product} has no code, or is not in the CRM any more."), Fixer.User, "Give the product a code, or choose another one."));
            lines.Add(new DocumentLine
            {
                Code = code,
                Text = Text(line, Crm.Line.Text.Name),
                Quantity = Number(line, Crm.Line.Quantity.Name),
                Unit = Text(line, Crm.Line.Unit.Name),
                UnitPrice = Number(line, Crm.Line.UnitPrice.Name),
                Discount = DiscountOf(line),
                VatCode = Text(line, Crm.Line.VatCode.Name) ?? Text(line, Crm.Line.SalesAccount.Name),
                Dimensions = DimensionsOf(line, at, projects, problems),
                Fields = Own(line, flow.LineFields),
            });
        }

        return lines.MoveToImmutable();
    }

    private static ImmutableDictionary<string, string> DimensionsOf(SyncRecord line, int at, Dictionary<RecordRef, string?> projects, ImmutableArray<Problem>.Builder problems)
    {
        var dimensions = ImmutableDictionary<string, string>.Empty;
        foreach (var name in Crm.Line.Dimensions)
        {
            var id = Text(line, name);
            if (id is null && Reference(line, name) is { } record && !projects.TryGetValue(record, out id))
                problems.Add(new Problem("dimension-number", string.Create(CultureInfo.InvariantCulture, $"lines[{at + 1}].{name}"), string.Create(CultureInfo.InvariantCulture, $"Line {at + 1}: its {name} {record} has no number, or is not in the CRM any more."), Fixer.User, $"Give the {name} its number, or choose another one."));
            if (id is not null)
                dimensions = dimensions.SetItem(name, id);
        }

        return dimensions;
    }

    /// <summary>One text of records that lines name, such as the codes of products, read at once per entity.</summary>
    private async Task<Dictionary<RecordRef, string?>> ReadAsync(LineSet set, string reference, string text, Func<SyncRecord, bool> which, CancellationToken cancellationToken)
    {
        var codes = new Dictionary<RecordRef, string?>();
        var wanted = set.Lines.Where(which).Select(l => Reference(l, reference)).OfType<RecordRef>().Distinct();
        foreach (var group in wanted.GroupBy(static r => r.Entity, StringComparer.Ordinal))
        {
            if (schema.Find(group.Key) is not { } entity)
                continue;
            foreach (var lookup in await crm.GetAsync(new GetRequest { Schema = entity, Ids = [.. group.Select(static r => r.Id)] }, cancellationToken).ConfigureAwait(false))
            {
                if (lookup is RecordLookup.Present { Record: var found } && Text(found, text) is { } code)
                    codes[found.Ref] = code;
            }
        }

        return codes;
    }

    /// <summary>Totals that the CRM shows. Two of three say the third.</summary>
    private static DocumentTotals? TotalsOf(SyncRecord record) => (Number(record, Crm.Offer.Net.Name), Number(record, Crm.Offer.Vat.Name), Number(record, Crm.Offer.Gross.Name)) switch
    {
        ({ } net, { } vat, { } gross) => new(net, vat, gross),
        ({ } net, { } vat, null) => new(net, vat, net + vat),
        ({ } net, null, { } gross) => new(net, gross - net, gross),
        (null, { } vat, { } gross) => new(gross - vat, vat, gross),
        _ => null,
    };

    private static string NameOf(SyncRecord record)
    {
        var entity = record.Schema.Entity;
        var name = Text(record, Crm.Offer.Number.Name) ?? Text(record, "name") ?? record.Id.Value;
        return $"{entity[..1].ToUpperInvariant()}{entity[1..]} {name}";
    }

    private static string? BusinessKeyOf(SyncRecord record) => Reference(record, Crm.Offer.Deal.Name) is { } deal ? deal.ToString() : Text(record, Crm.Offer.Deal.Name);

    private static Discount? DiscountOf(SyncRecord record)
    {
        var percent = Number(record, Crm.Offer.DiscountPercent.Name);
        var amount = Number(record, Crm.Offer.DiscountAmount.Name);
        // A discount of 0 is none: CRMs write it into every line.
        return (percent ?? 0) == 0 && (amount ?? 0) == 0 ? null : new Discount(percent is 0 ? null : percent, amount is 0 ? null : amount);
    }

    private static PostalAddress? AddressOf(SyncRecord record)
    {
        var address = new PostalAddress
        {
            Name = Text(record, Crm.Order.DeliveryName.Name),
            Street = Text(record, Crm.Order.DeliveryStreet.Name),
            ZipCode = Text(record, Crm.Order.DeliveryZipCode.Name),
            City = Text(record, Crm.Order.DeliveryCity.Name),
            Region = Text(record, Crm.Order.DeliveryRegion.Name),
            Country = Text(record, Crm.Order.DeliveryCountry.Name),
        };
        return address == new PostalAddress() ? null : address;
    }

    private static ImmutableDictionary<string, string> Own(SyncRecord record, ImmutableDictionary<string, string> fields) => fields.IsEmpty ? fields
        : fields.Select(f => (f.Key, Value: Text(record, f.Value))).Where(static f => f.Value is not null).ToImmutableDictionary(static f => f.Key, static f => f.Value!);

    private static string? Text(SyncRecord record, string field) =>
        record.TryGet(field, out var value) && value.HasValue && value.Kind != FieldValueKind.Lines && value.Kind != FieldValueKind.Reference && value.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static decimal? Number(SyncRecord record, string field) => record.TryGet(field, out var value) && value.Kind == FieldValueKind.Number ? value.AsNumber() : null;

    private static DateOnly? Date(SyncRecord record, string field) => record.TryGet(field, out var value) && value.Kind == FieldValueKind.Date ? value.AsDate() : null;

    private static RecordRef? Reference(SyncRecord record, string field) => record.TryGet(field, out var value) && value.Kind == FieldValueKind.Reference ? value.AsReference() : null;

    private static IEnumerable<(string Name, ImmutableArray<FieldType> Types)> Of(ImmutableArray<FieldType> types, params IField[] fields) => fields.Select(f => (f.Name, types));
}
