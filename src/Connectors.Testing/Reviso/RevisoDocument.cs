using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Testing.EconomicDialect;

namespace Connectors.Testing.Reviso;

/// <summary>A quotation, an order, a draft or booked invoice, as it is stored.</summary>
public sealed record RevisoDocument
{
    /// <summary>The internal id, the key in addresses; a booked invoice keeps that of its draft here although it answers to its booked number only.</summary>
    public int Id { get; init; }

    /// <summary>The number that people see; of a booked invoice the number in its series.</summary>
    public int Number { get; init; }

    /// <summary>The key of a booked invoice; another counter than <see cref="Number"/>.</summary>
    public int? BookedInvoiceNumber { get; init; }

    /// <summary>Prefix and number of a booked invoice.</summary>
    public string? DisplayInvoiceNumber { get; init; }

    /// <summary>Archived: by hand, or by making the next document of it.</summary>
    public bool IsArchived { get; init; }

    /// <summary>Sent.</summary>
    public bool IsSent { get; init; }

    /// <summary>The id of the document that this one was made of.</summary>
    public int? MadeFrom { get; init; }

    /// <summary>Its date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>When it is due.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary>ISO code.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The customer.</summary>
    public int CustomerNumber { get; init; }

    /// <summary>The name on the document.</summary>
    public string RecipientName { get; init; } = "";

    /// <summary>Heading.</summary>
    public string? Heading { get; init; }

    /// <summary>The first text, whatever its name in this state.</summary>
    public string? Text1 { get; init; }

    /// <summary>Without VAT, in the document's currency.</summary>
    public decimal NetAmount { get; init; }

    /// <summary>The VAT, in the document's currency.</summary>
    public decimal VatAmount { get; init; }

    /// <summary>With VAT, in the document's currency.</summary>
    public decimal GrossAmount { get; init; }

    /// <summary>What is still to be paid of a booked invoice.</summary>
    public decimal Remainder { get; init; }

    /// <summary>A file is attached to the draft.</summary>
    public bool HasAttachment { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<RevisoLine> Lines { get; init; } = [];

    internal static RevisoDocument Of(DialectRecord record) => new()
    {
        Id = record.Data["id"] is null ? record.Id : record.Int("id"),
        Number = record.Int("number"),
        BookedInvoiceNumber = (int?)record.Data["bookedInvoiceNumber"],
        DisplayInvoiceNumber = (string?)record.Data["displayInvoiceNumber"],
        IsArchived = record.Flag("isArchived"),
        IsSent = record.Flag("isSent"),
        MadeFrom = (int?)record.Extra["from"],
        Date = Day(record.Text("date")) ?? default,
        DueDate = Day(record.Text("dueDate")),
        Currency = record.Text("currency"),
        CustomerNumber = record.Int("customer.customerNumber"),
        RecipientName = record.Text("recipient.name"),
        Heading = (string?)record.Data["notes"]?["heading"],
        Text1 = (string?)(record.Data["notes"]?["text1"] ?? record.Data["notes"]?["textLine1"]),
        NetAmount = record.Amount("netAmount"),
        VatAmount = record.Amount("vatAmount"),
        GrossAmount = record.Amount("grossAmount"),
        Remainder = record.Amount("remainder"),
        HasAttachment = record.Extra["file"] is not null,
        Lines = [.. (record.Data["lines"]?.AsArray() ?? []).Select(static l => RevisoLine.Of(l!.AsObject()))],
    };

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A line of a document.</summary>
public sealed record RevisoLine
{
    /// <summary>The text.</summary>
    public string? Description { get; init; }

    /// <summary>The product.</summary>
    public string? ProductNumber { get; init; }

    /// <summary>Two decimals.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Without VAT, up to ten decimals.</summary>
    public decimal? UnitNetPrice { get; init; }

    /// <summary>In percent.</summary>
    public decimal? DiscountPercentage { get; init; }

    /// <summary>The VAT code.</summary>
    public string VatCode { get; init; } = "V022";

    /// <summary>The unit.</summary>
    public int? UnitNumber { get; init; }

    internal static RevisoLine Of(JsonObject line) => new()
    {
        Description = (string?)line["description"],
        ProductNumber = (string?)line["product"]?["productNumber"],
        Quantity = (decimal?)line["quantity"],
        UnitNetPrice = (decimal?)line["unitNetPrice"],
        DiscountPercentage = (decimal?)line["discountPercentage"],
        VatCode = (string?)line["vatInfo"]?["vatAccount"]?["vatCode"] ?? "",
        UnitNumber = (int?)line["unit"]?["unitNumber"],
    };

    internal JsonObject ToJson()
    {
        var line = new JsonObject();
        void Put(string path, JsonNode? value) => RecordMapper.Put(line, path, value);
        Put("description", Description);
        Put("product.productNumber", ProductNumber);
        Put("quantity", Quantity is { } q ? ShapeReader.Scaled(q, 2) : null);
        Put("unitNetPrice", UnitNetPrice is { } p ? p + 0.00m : null);
        Put("discountPercentage", DiscountPercentage is { } d ? ShapeReader.Scaled(d, 2) : null);
        Put("vatInfo.vatAccount.vatCode", VatCode);
        Put("unit.unitNumber", UnitNumber);
        return line;
    }
}
