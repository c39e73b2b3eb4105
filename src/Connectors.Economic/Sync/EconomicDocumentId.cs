using System.Globalization;
using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>
/// How a sent document is remembered. Quotes and orders keep their number. A draft invoice loses its number when it is booked, and e-conomic does not say which invoice it became: what is known of it is
/// kept with the id, so that the invoice can be told from others.
/// </summary>
/// <param name="Number">The number; of an invoice that of the draft or of the booked one.</param>
internal readonly record struct EconomicDocumentId(int Number)
{
    private const string DraftMark = "draft:";

    /// <summary>A draft invoice; false: a booked one, a quote or an order.</summary>
    public bool IsDraftInvoice { get; init; }

    /// <summary>The customer of the draft.</summary>
    public int? Customer { get; init; }

    /// <summary>Its date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>Its total with VAT.</summary>
    public decimal? Gross { get; init; }

    /// <summary>The highest number of a booked invoice when the draft was made: what is booked of it has a higher one.</summary>
    public int? BookedBefore { get; init; }

    /// <summary>Its other reference.</summary>
    public string? Reference { get; init; }

    public RecordId ToRecordId() => new(ToString());

    public static EconomicDocumentId? Parse(RecordId id)
    {
        var parts = id.Value.Split(';');
        var isDraft = parts[0].StartsWith(DraftMark, StringComparison.Ordinal);
        if (!int.TryParse(isDraft ? parts[0][DraftMark.Length..] : parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var known = parts.Skip(1).Select(static p => p.Split('=', 2)).Where(static p => p.Length == 2).ToDictionary(static p => p[0], static p => p[1], StringComparer.Ordinal);
        return new EconomicDocumentId(number)
        {
            IsDraftInvoice = isDraft,
            Customer = Int(known.GetValueOrDefault("c")),
            Date = DateOnly.TryParseExact(known.GetValueOrDefault("d"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
            Gross = decimal.TryParse(known.GetValueOrDefault("g"), NumberStyles.Number, CultureInfo.InvariantCulture, out var gross) ? gross : null,
            BookedBefore = Int(known.GetValueOrDefault("b")),
            Reference = known.TryGetValue("r", out var reference) ? Uri.UnescapeDataString(reference) : null,
        };
    }

    public override string ToString() => !IsDraftInvoice
        ? Number.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{DraftMark}{Number}{Part("c", Customer)}{Part("d", Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}{Part("g", Gross)}{Part("b", BookedBefore)}{Part("r", Reference is { Length: > 0 } r ? Uri.EscapeDataString(r) : null)}");

    private static string Part(string name, object? value) => value is null ? "" : string.Create(CultureInfo.InvariantCulture, $";{name}={value}");

    private static int? Int(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
