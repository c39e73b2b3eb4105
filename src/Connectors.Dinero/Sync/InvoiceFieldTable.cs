using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;
using F = Connectors.VendorSync.SyncField<Connectors.Dinero.SalesRow, Connectors.Dinero.Sync.InvoiceView, Connectors.Dinero.Sync.InvoiceEdit>;

namespace Connectors.Dinero.Sync;

/// <summary>An invoice and the kind of its contact, which the invoice itself does not tell.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="ContactIsPerson">The contact is a person; null when there is none or it cannot be read.</param>
/// <param name="LineSchema">The schema that its lines shall use.</param>
internal sealed record InvoiceView(Invoice Invoice, bool? ContactIsPerson, EntitySchema LineSchema);

/// <summary>What is written, with the two references that become one contact.</summary>
internal sealed record InvoiceEdit(InvoiceInput Input)
{
    public RecordRef? Company { get; init; }

    public RecordRef? Person { get; init; }

    public bool ContactChanged { get; init; }

    /// <summary>The texts that the lines of <see cref="Input"/> were read with: beside a product none is written.</summary>
    public IReadOnlyList<string?> LineTexts { get; init; } = [];
}

/// <summary>The fields of invoices.</summary>
internal static class InvoiceFieldTable
{
    public static EntitySchema LineSchema { get; } = new("invoice.line",
    [
        new() { Name = "Product", Type = FieldType.Reference, ReferencedEntity = ProductResource.Entity },
        new() { Name = "Description", Type = FieldType.Text },
        new() { Name = "Comments", Type = FieldType.Text },
        new() { Name = "Quantity", Type = FieldType.Number },
        new() { Name = "Unit", Type = FieldType.Choice, Choices = [.. UnitWords.Choices] },
        new() { Name = "UnitPrice", Type = FieldType.Money, CurrencyField = "Currency" },
        new() { Name = "Discount", Type = FieldType.Number },
        new() { Name = "AccountNumber", Type = FieldType.Choice },
        new() { Name = "LineType", Type = FieldType.Choice, Choices = [new("Product", "Product"), new("Text", "Text")] },
    ]);

    public static SyncFields<SalesRow, InvoiceView, InvoiceEdit> Fields { get; } = new(
        new F(new() { Name = "Number", Type = FieldType.Text, ReadOnly = true }, static v => Number(v.Invoice.Number, v.Invoice.Status == SalesDocumentStatus.Draft))
        {
            Row = static r => Number(r.Number, r.Status == SalesPaymentStatus.Draft),
            Listed = ["Number", "Status"],
        },
        Text("ExternalReference", static r => r.ExternalReference, static i => i.ExternalReference, static (i, v) => i with { ExternalReference = v }, static s => s with { MaxLength = 128 }),
        new F(new() { Name = "Status", Type = FieldType.Choice, ReadOnly = true }, static v => FieldValue.Of(v.Invoice.Status?.Value))
        {
            // A row's Status is about payment; what is not a draft is booked.
            Row = static r => FieldValue.Of(r.Status is not { } s ? null : s == SalesPaymentStatus.Draft ? "Draft" : "Booked"),
            Listed = ["Status"],
        },
        new F(new() { Name = "State", Type = FieldType.Choice, ReadOnly = true }, static v => FieldValue.Of(DineroInvoiceState.Of(v.Invoice.PaymentStatus, v.Invoice.MailOutStatus, v.Invoice.DeletedAt is not null)))
        {
            Row = static r => FieldValue.Of(DineroInvoiceState.Of(r.Status, r.MailOutStatus, r.DeletedAt is not null)),
            Listed = ["Status", "MailOutStatus"],
        },
        new F(new() { Name = "Company", Type = FieldType.Reference, ReferencedEntity = ContactResource.CompanyEntity }, static v => Contact(v, person: false)) { Write = static (e, v) => e with { Company = v.AsReference(), ContactChanged = true } },
        new F(new() { Name = "Person", Type = FieldType.Reference, ReferencedEntity = ContactResource.PersonEntity }, static v => Contact(v, person: true)) { Write = static (e, v) => e with { Person = v.AsReference(), ContactChanged = true } },
        new F(new() { Name = "Date", Type = FieldType.Date, Clearable = false }, static v => FieldValue.Of(v.Invoice.Date))
        {
            Row = static r => FieldValue.Of(r.Date),
            Listed = ["Date"],
            Write = static (e, v) => e with { Input = e.Input with { Date = v.AsDate() } },
        },
        new F(new() { Name = "PaymentDate", Type = FieldType.Date, ReadOnly = true }, static v => FieldValue.Of(v.Invoice.PaymentDate)) { Row = static r => FieldValue.Of(r.PaymentDate), Listed = ["PaymentDate"] },
        Text("PaymentConditionType", null, static i => i.PaymentConditionType?.Value, static (i, v) => i with { PaymentConditionType = string.IsNullOrEmpty(v) ? null : new(v) },
            static s => s with { Type = FieldType.Choice, Choices = [new("Netto", "Netto"), new("NettoCash", "Netto kontant"), new("CurrentMonthOut", "Løbende måned"), new("Paid", "Betalt")] }),
        new F(new() { Name = "PaymentConditionNumberOfDays", Type = FieldType.Number, Scale = 0 },
            static v => PaymentConditions.TakesNoDays(v.Invoice.PaymentConditionType) ? FieldValue.Null : FieldValue.Of((decimal?)v.Invoice.PaymentConditionNumberOfDays))
        {
            Write = static (e, v) => e with { Input = e.Input with { PaymentConditionNumberOfDays = (int?)v.AsNumber() } },
        },
        Text("Currency", static r => r.Currency, static i => i.Currency, static (i, v) => i with { Currency = v }, static s => s with { Clearable = false, Normalisation = s.Normalisation | TextNormalisation.IgnoreCase }),
        Text("Language", null, static i => i.Language, static (i, v) => i with { Language = v }, static s => s with { Type = FieldType.Choice, Clearable = false, Choices = [new("da-DK", "Dansk"), new("en-GB", "English")] }),
        // Dinero puts the kind of document there when nothing else is said: emptying it brings that word back.
        Text("Description", static r => r.Description, static i => i.Description, static (i, v) => i with { Description = v }, static s => s with { Clearable = false }),
        Text("Comment", null, static i => i.Comment, static (i, v) => i with { Comment = v }, static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        new F(new() { Name = "ShowLinesInclVat", Type = FieldType.Boolean, Clearable = false }, static v => FieldValue.Of((bool?)v.Invoice.ShowLinesInclVat))
        {
            Write = static (e, v) => e with { Input = e.Input with { ShowLinesInclVat = v.AsBoolean() } },
        },
        new F(new() { Name = "Lines", Type = FieldType.Lines, Required = true, Clearable = false, LineSchema = LineSchema }, static v => FieldValue.Of(Read(v)))
        {
            Write = static (e, v) => e with { Input = e.Input with { ProductLines = Write(v.AsLines() ?? LineSet.Empty, e.LineTexts.Zip(e.Input.ProductLines)) } },
        },
        Total("TotalExclVat", static r => r.TotalExclVat, static i => i.TotalExclVat),
        Total("TotalVat", null, static i => i.TotalVat),
        Total("TotalInclVat", static r => r.TotalInclVat, static i => i.TotalInclVat),
        new F(new() { Name = "MailOutStatus", Type = FieldType.Choice, ReadOnly = true }, static v => FieldValue.Of(v.Invoice.MailOutStatus?.Value)) { Row = static r => FieldValue.Of(r.MailOutStatus?.Value), Listed = ["MailOutStatus"] });

    private static F Text(string name, Func<SalesRow, string?>? row, Func<Invoice, string?> full, Func<InvoiceInput, string?, InvoiceInput> write, Func<FieldSchema, FieldSchema>? schema = null) =>
        new((schema ?? (static s => s))(new() { Name = name, Type = FieldType.Text }), v => FieldValue.Of(full(v.Invoice)))
        {
            Row = row is null ? null : r => FieldValue.Of(row(r)),
            Listed = row is null ? [] : [name],
            Write = (e, v) => e with { Input = write(e.Input, v.AsText()) },
        };

    private static F Total(string name, Func<SalesRow, decimal?>? row, Func<Invoice, decimal> full) =>
        new(new() { Name = name, Type = FieldType.Money, ReadOnly = true, CurrencyField = "Currency" }, v => FieldValue.Of((decimal?)full(v.Invoice)))
        {
            Row = row is null ? null : r => FieldValue.Of(row(r)),
            Listed = row is null ? [] : [name],
        };

    /// <summary>A draft shows the number that it might get; it has none before it is booked.</summary>
    private static FieldValue Number(long? number, bool draft) => FieldValue.Of(draft || number is null or 0 ? null : number.Value.ToString(CultureInfo.InvariantCulture));

    private static FieldValue Contact(InvoiceView view, bool person)
    {
        if (view.Invoice.ContactGuid is not { } id)
            return FieldValue.Null;
        if (view.ContactIsPerson is not { } isPerson)
            return FieldValue.Absent;
        return isPerson == person ? FieldValue.Of(new RecordRef(person ? ContactResource.PersonEntity : ContactResource.CompanyEntity, id.ToString())) : FieldValue.Null;
    }

    private static LineSet Read(InvoiceView view)
    {
        var lines = ImmutableArray.CreateBuilder<SyncRecord>();
        foreach (var (at, line) in view.Invoice.ProductLines.Index())
        {
            lines.Add(SyncRecord.Create(view.LineSchema, new(at.ToString(CultureInfo.InvariantCulture)))
                .Set("Product", FieldValue.Of(line.ProductGuid is { } product ? new RecordRef(ProductResource.Entity, product.ToString()) : null))
                .Set("Description", FieldValue.Of(line.Description))
                .Set("Comments", FieldValue.Of(line.Comments))
                .Set("Quantity", FieldValue.Of((decimal?)line.Quantity))
                .Set("Unit", FieldValue.Of(line.Unit?.Value))
                // As the document shows it: with VAT where its lines include VAT.
                .Set("UnitPrice", FieldValue.Of((decimal?)(view.Invoice.ShowLinesInclVat ? line.BaseAmountValueInclVat : line.BaseAmountValue)))
                .Set("Discount", FieldValue.Of((decimal?)line.Discount))
                .Set("AccountNumber", FieldValue.Of(line.AccountNumber is { } account and > 0 ? account.ToString(CultureInfo.InvariantCulture) : null))
                .Set("LineType", FieldValue.Of(line.LineType?.Value ?? "Product"))
                .Build());
        }

        return new(lines.ToImmutable());
    }

    private static List<SalesLineInput> Write(LineSet lines, IEnumerable<(string? Text, SalesLineInput Line)> before)
    {
        var result = new List<SalesLineInput>(lines.Lines.Length);
        var rest = before.ToList();
        foreach (var line in lines.Lines)
        {
            var description = Said("Description").AsText();
            // What is not said about a line stays as the line with the same text had it; two lines with one text keep their order.
            var at = rest.FindIndex(l => string.Equals(l.Text, description, StringComparison.Ordinal));
            var same = at < 0 ? null : rest[at].Line;
            if (at >= 0)
                rest.RemoveAt(at);
            result.Add(new()
            {
                ProductGuid = Kept("Product", static v => v.AsReference() is { } product ? ProductId.Parse(product.Id.Value) : (ProductId?)null, same?.ProductGuid),
                Description = description,
                Comments = Kept("Comments", static v => v.AsText(), same?.Comments),
                Quantity = Kept("Quantity", static v => v.AsNumber(), same?.Quantity) ?? 0,
                Unit = Kept("Unit", static v => v.AsText() is { Length: > 0 } unit ? new(unit) : null, same?.Unit),
                BaseAmountValue = Kept("UnitPrice", static v => v.AsNumber(), same?.BaseAmountValue) ?? 0,
                Discount = Kept("Discount", static v => v.AsNumber(), same?.Discount) ?? 0,
                AccountNumber = Kept("AccountNumber", static v => int.TryParse(v.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var account) ? account : (int?)null, same?.AccountNumber),
                LineType = Kept("LineType", static v => v.AsText() is { Length: > 0 } type ? new(type) : null, same?.LineType),
            });

            FieldValue Said(string name) => line.TryGet(name, out var value) ? value : FieldValue.Absent;

            T Kept<T>(string name, Func<FieldValue, T> read, T kept) => Said(name) is { IsAbsent: false } value ? read(value) : kept;
        }

        return result;
    }
}
