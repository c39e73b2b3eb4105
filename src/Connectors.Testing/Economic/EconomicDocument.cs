using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Economic;

/// <summary>A quote, an order, a draft or booked invoice, as it is stored.</summary>
public sealed record EconomicDocument
{
    /// <summary>Quote number, order number, draft number or booked number.</summary>
    public int Number { get; init; }

    /// <summary>The internal id, which the Q2C service calls <c>number</c>.</summary>
    public int Id { get; init; }

    /// <summary>drafts, sent, archived, booked.</summary>
    public string State { get; init; } = "";

    /// <summary>Its date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>ISO code.</summary>
    public string Currency { get; init; } = "";

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>The customer.</summary>
    public int CustomerNumber { get; init; }

    /// <summary>The name on the document.</summary>
    public string RecipientName { get; init; } = "";

    /// <summary>The VAT zone.</summary>
    public int VatZoneNumber { get; init; }

    /// <summary>Heading.</summary>
    public string? Heading { get; init; }

    /// <summary>The other reference.</summary>
    public string? OtherReference { get; init; }

    /// <summary>Q2C only.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Without VAT, in the document's currency.</summary>
    public decimal NetAmount { get; init; }

    /// <summary>The VAT, in the document's currency.</summary>
    public decimal VatAmount { get; init; }

    /// <summary>With VAT, in the document's currency.</summary>
    public decimal GrossAmount { get; init; }

    /// <summary>What is still to be paid of a booked invoice.</summary>
    public decimal Remainder { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<EconomicDocumentLine> Lines { get; init; } = [];

    internal static EconomicDocument Of(DialectRecord record, string key) => new()
    {
        Number = record.Int(key),
        Id = record.Id,
        State = record.Owner,
        Date = Day(record.Text("date")) ?? default,
        Currency = record.Text("currency"),
        DueDate = Day(record.Text("dueDate")),
        CustomerNumber = record.Int("customer.customerNumber"),
        RecipientName = record.Text("recipient.name"),
        VatZoneNumber = record.Int("recipient.vatZone.vatZoneNumber"),
        Heading = Or(record.Text("notes.heading")),
        OtherReference = Or(record.Text("references.other")),
        ExternalId = (string?)record.Extra["externalId"],
        NetAmount = record.Amount("netAmount"),
        VatAmount = record.Amount("vatAmount"),
        GrossAmount = record.Amount("grossAmount"),
        Remainder = record.Amount("remainder"),
        Lines = [.. (record.Data["lines"]?.AsArray() ?? []).Select(static l => EconomicDocumentLine.Of(l!.AsObject()))],
    };

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Or(string text) => text.Length == 0 ? null : text;
}

/// <summary>A line of a document.</summary>
public sealed record EconomicDocumentLine
{
    /// <summary>Its number in the document.</summary>
    public int LineNumber { get; init; }

    /// <summary>The text.</summary>
    public string? Description { get; init; }

    /// <summary>The product; none on a text line.</summary>
    public string? ProductNumber { get; init; }

    /// <summary>Two decimals.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Without VAT, two decimals.</summary>
    public decimal? UnitNetPrice { get; init; }

    /// <summary>In percent.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>The unit.</summary>
    public int? UnitNumber { get; init; }

    internal static EconomicDocumentLine Of(System.Text.Json.Nodes.JsonObject line) => new()
    {
        LineNumber = (int?)line["lineNumber"] ?? 0,
        Description = (string?)line["description"],
        ProductNumber = (string?)line["product"]?["productNumber"],
        Quantity = (decimal?)line["quantity"],
        UnitNetPrice = (decimal?)line["unitNetPrice"],
        DiscountPercentage = (decimal?)line["discountPercentage"],
        UnitNumber = (int?)line["unit"]?["unitNumber"],
    };

    internal System.Text.Json.Nodes.JsonObject ToJson()
    {
        var record = new DialectRecord([]);
        void Put(string path, System.Text.Json.Nodes.JsonNode? value) => RecordMapper.Put(record.Data, path, value);
        Put("description", Description);
        Put("product.productNumber", ProductNumber);
        Put("quantity", Quantity is { } q ? ShapeReader.Scaled(q, 2) : null);
        Put("unitNetPrice", UnitNetPrice is { } p ? ShapeReader.Scaled(p, 2) : null);
        Put("discountPercentage", DiscountPercentage is { } d ? ShapeReader.Scaled(d, 2) : null);
        Put("unit.unitNumber", UnitNumber);
        return record.Data;
    }
}
