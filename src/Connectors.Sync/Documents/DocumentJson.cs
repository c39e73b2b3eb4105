using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Connectors.Sync.Planning;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Documents;

/// <summary>A document in its stored form. Written from the frozen document, read for every repeat: both must be the same to the last zero.</summary>
internal static class DocumentJson
{
    public static string Write(Document d) => StoredJson.Write(w =>
    {
        w.WriteString("source", d.Source.ToString());
        w.WriteString("kind", d.Kind.ToString());
        Text(w, "customer", d.Customer?.ToString());
        Fields(w, "customerFields", d.CustomerFields);
        w.WriteString("date", Day(d.Date));
        Text(w, "due", d.DueDate is { } due ? Day(due) : null);
        Text(w, "valid", d.ValidUntil is { } valid ? Day(valid) : null);
        Text(w, "deliver", d.DeliveryDate is { } deliver ? Day(deliver) : null);
        w.WriteString("currency", d.Currency);
        Number(w, "rate", d.ExchangeRate);
        if (d.PricesIncludeVat)
            w.WriteBoolean("inclVat", true);
        Discount(w, d.Discount);
        Text(w, "terms", d.PaymentTerms);
        Text(w, "comment", d.Comment);
        Text(w, "yourRef", d.YourReference);
        Text(w, "ourRef", d.OurReference);
        Text(w, "salesperson", d.Salesperson);
        Address(w, d.DeliveryAddress);
        Fields(w, "fields", d.Fields);
        w.WriteStartArray("lines");
        foreach (var line in d.Lines)
            Line(w, line);
        w.WriteEndArray();
    });

    public static Document Read(string json)
    {
        using var document = StoredJson.Read(json);
        var e = document.RootElement;
        return new Document
        {
            Source = RecordRef.Parse(e.GetProperty("source").GetString()!),
            Kind = Enum.Parse<DocumentKind>(e.GetProperty("kind").GetString()!),
            Customer = Text(e, "customer") is { } customer ? RecordRef.Parse(customer) : null,
            CustomerFields = Fields(e, "customerFields"),
            Date = Day(e.GetProperty("date").GetString()!),
            DueDate = Text(e, "due") is { } due ? Day(due) : null,
            ValidUntil = Text(e, "valid") is { } valid ? Day(valid) : null,
            DeliveryDate = Text(e, "deliver") is { } deliver ? Day(deliver) : null,
            Currency = e.GetProperty("currency").GetString()!,
            ExchangeRate = Number(e, "rate"),
            PricesIncludeVat = e.TryGetProperty("inclVat", out _),
            Discount = Discount(e),
            PaymentTerms = Text(e, "terms"),
            Comment = Text(e, "comment"),
            YourReference = Text(e, "yourRef"),
            OurReference = Text(e, "ourRef"),
            Salesperson = Text(e, "salesperson"),
            DeliveryAddress = Address(e),
            Fields = Fields(e, "fields"),
            Lines = [.. e.GetProperty("lines").EnumerateArray().Select(Line)],
        };
    }

    /// <summary>A hash of everything that is sent.</summary>
    public static string Hash(Document document) => Values.Hash(Write(document));

    private static void Fields(Utf8JsonWriter w, string member, ImmutableDictionary<string, string> fields)
    {
        if (fields.IsEmpty)
            return;
        w.WriteStartObject(member);
        foreach (var (name, value) in fields.OrderBy(static f => f.Key, StringComparer.Ordinal))
            w.WriteString(name, value);
        w.WriteEndObject();
    }

    private static ImmutableDictionary<string, string> Fields(JsonElement e, string member) => e.TryGetProperty(member, out var fields)
        ? fields.EnumerateObject().ToImmutableDictionary(static f => f.Name, static f => f.Value.GetString()!, StringComparer.Ordinal)
        : ImmutableDictionary<string, string>.Empty;

    private static void Line(Utf8JsonWriter w, DocumentLine line)
    {
        w.WriteStartObject();
        Text(w, "code", line.Code);
        Text(w, "text", line.Text);
        Number(w, "qty", line.Quantity);
        Text(w, "unit", line.Unit);
        Number(w, "price", line.UnitPrice);
        Discount(w, line.Discount);
        Text(w, "vat", line.VatCode);
        Fields(w, "dimensions", line.Dimensions);
        Fields(w, "fields", line.Fields);
        w.WriteEndObject();
    }

    private static DocumentLine Line(JsonElement e) => new()
    {
        Code = Text(e, "code"),
        Text = Text(e, "text"),
        Quantity = Number(e, "qty"),
        Unit = Text(e, "unit"),
        UnitPrice = Number(e, "price"),
        Discount = Discount(e),
        VatCode = Text(e, "vat"),
        Dimensions = Fields(e, "dimensions"),
        Fields = Fields(e, "fields"),
    };

    private static void Discount(Utf8JsonWriter w, Discount? discount)
    {
        if (discount is not { } d)
            return;
        w.WriteStartObject("discount");
        Number(w, "percent", d.Percent);
        Number(w, "amount", d.Amount);
        w.WriteEndObject();
    }

    private static Discount? Discount(JsonElement e) => e.TryGetProperty("discount", out var d) ? new Discount(Number(d, "percent"), Number(d, "amount")) : null;

    private static void Address(Utf8JsonWriter w, PostalAddress? address)
    {
        if (address is null)
            return;
        w.WriteStartObject("delivery");
        Text(w, "name", address.Name);
        Text(w, "street", address.Street);
        Text(w, "zip", address.ZipCode);
        Text(w, "city", address.City);
        Text(w, "region", address.Region);
        Text(w, "country", address.Country);
        w.WriteEndObject();
    }

    private static PostalAddress? Address(JsonElement e) => e.TryGetProperty("delivery", out var a)
        ? new PostalAddress { Name = Text(a, "name"), Street = Text(a, "street"), ZipCode = Text(a, "zip"), City = Text(a, "city"), Region = Text(a, "region"), Country = Text(a, "country") }
        : null;

    private static void Text(Utf8JsonWriter w, string name, string? value)
    {
        if (value is not null)
            w.WriteString(name, value);
    }

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;

    // Text, so that the scale survives: 12.50 stays 12.50.
    private static void Number(Utf8JsonWriter w, string name, decimal? value) => Text(w, name, value?.ToString(CultureInfo.InvariantCulture));

    private static decimal? Number(JsonElement e, string name) => Text(e, name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>What is known of a sent document beside its columns, in its stored form.</summary>
internal sealed record SendResult
{
    public static SendResult Empty { get; } = new();

    public string? Link { get; init; }

    public DocumentTotals? Expected { get; init; }

    public DocumentTotals? Totals { get; init; }

    public decimal? Paid { get; init; }

    public decimal? Open { get; init; }

    /// <summary>Why the totals differ, with both figures; <see langword="null"/> = they do not, or a person accepted it.</summary>
    public string? Difference { get; init; }

    /// <summary>The last day on which the state may have been read, once the window is over.</summary>
    public DateOnly? NotCheckedSince { get; init; }

    /// <summary>The number of the document that this one follows.</summary>
    public string? Replaces { get; init; }

    /// <summary>What the keeper of the file calls it.</summary>
    public string? File { get; init; }

    /// <summary>Of which version of the document a file was kept, or given up.</summary>
    public string? FileVersion { get; init; }

    /// <summary>How often the file of the present version could not be had.</summary>
    public int FileTries { get; init; }

    /// <summary>When it is asked for again, UTC.</summary>
    public DateTimeOffset? FileAt { get; init; }

    /// <summary>Steps that were taken after the making, or that somebody must look at.</summary>
    public ImmutableDictionary<DocumentStep, string> Steps { get; init; } = ImmutableDictionary<DocumentStep, string>.Empty;

    public string ToJson() => StoredJson.Write(w =>
    {
        if (Link is not null)
            w.WriteString("link", Link);
        Write(w, "expected", Expected);
        Write(w, "totals", Totals);
        if (Paid is { } paid)
            w.WriteString("paid", paid.ToString(CultureInfo.InvariantCulture));
        if (Open is { } open)
            w.WriteString("open", open.ToString(CultureInfo.InvariantCulture));
        if (Difference is not null)
            w.WriteString("difference", Difference);
        if (NotCheckedSince is { } since)
            w.WriteNumber("since", since.DayNumber);
        if (Replaces is not null)
            w.WriteString("replaces", Replaces);
        if (File is not null)
            w.WriteString("file", File);
        if (FileVersion is not null)
            w.WriteString("fileVersion", FileVersion);
        if (FileTries > 0)
            w.WriteNumber("fileTries", FileTries);
        if (FileAt is { } fileAt)
            w.WriteString("fileAt", fileAt);
        w.WriteStartObject("steps");
        foreach (var (step, state) in Steps.OrderBy(static s => s.Key))
            w.WriteString(step.ToString(), state);
        w.WriteEndObject();
    });

    public static SendResult Parse(string json)
    {
        if (json.Length == 0)
            return Empty;
        using var document = StoredJson.Read(json);
        var e = document.RootElement;
        return new SendResult
        {
            Link = Text(e, "link"),
            Expected = ReadTotals(e, "expected"),
            Totals = ReadTotals(e, "totals"),
            Paid = Number(e, "paid"),
            Open = Number(e, "open"),
            Difference = Text(e, "difference"),
            NotCheckedSince = e.TryGetProperty("since", out var since) ? DateOnly.FromDayNumber(since.GetInt32()) : null,
            Replaces = Text(e, "replaces"),
            File = Text(e, "file"),
            FileVersion = Text(e, "fileVersion"),
            FileTries = e.TryGetProperty("fileTries", out var tries) ? tries.GetInt32() : 0,
            FileAt = e.TryGetProperty("fileAt", out var fileAt) ? fileAt.GetDateTimeOffset() : null,
            Steps = e.GetProperty("steps").EnumerateObject().ToImmutableDictionary(static s => Enum.Parse<DocumentStep>(s.Name), static s => s.Value.GetString()!),
        };
    }

    private static void Write(Utf8JsonWriter w, string name, DocumentTotals? totals)
    {
        if (totals is not { } t)
            return;
        w.WriteStartArray(name);
        w.WriteStringValue(t.Net.ToString(CultureInfo.InvariantCulture));
        w.WriteStringValue(t.Vat.ToString(CultureInfo.InvariantCulture));
        w.WriteStringValue(t.Gross.ToString(CultureInfo.InvariantCulture));
        w.WriteEndArray();
    }

    private static DocumentTotals? ReadTotals(JsonElement e, string name) => e.TryGetProperty(name, out var t)
        ? new DocumentTotals(Parse(t[0]), Parse(t[1]), Parse(t[2]))
        : null;

    private static decimal Parse(JsonElement e) => decimal.Parse(e.GetString()!, CultureInfo.InvariantCulture);

    private static decimal? Number(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? Parse(value) : null;

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;
}
