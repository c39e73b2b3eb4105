using System.Globalization;

namespace Connectors.Economic.Sync;

/// <summary>
/// Whether an invoice was credited. e-conomic ties a credit note to nothing: it is an invoice below zero. It counts as one of this invoice where it says its number, or where the two can be of nothing else: the same lines
/// turned round, and no other invoice of the customer over that amount.
/// </summary>
internal static class CreditNotes
{
    public static async Task<bool> IsCreditedAsync(IEconomicClient client, BookedInvoice invoice, CancellationToken cancellationToken)
    {
        if (invoice is not { BookedInvoiceNumber: { } number, Customer.Id: { } customer, GrossAmount: > 0 and var gross })
            return false;
        var found = new List<BookedInvoice>();
        var later = BookedInvoiceFields.Customer.Is(customer.Value) & BookedInvoiceFields.Number.IsMoreThan(number.Value);
        await foreach (var other in client.BookedInvoices.ListAsync(new() { Filter = later }, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (other.GrossAmount == -gross && other.Currency == invoice.Currency && other.BookedInvoiceNumber is { } note)
                found.Add(await client.BookedInvoices.GetAsync(note, cancellationToken: cancellationToken).ConfigureAwait(false));
        }

        if (found.Count == 0)
            return false;
        if (found.Exists(n => Names(n, number.Value)))
            return true;
        if (found is not [var only] || !Mirrors(await client.BookedInvoices.GetAsync(number, cancellationToken: cancellationToken).ConfigureAwait(false), only))
            return false;
        await foreach (var other in client.BookedInvoices.ListAsync(new() { Filter = BookedInvoiceFields.Customer.Is(customer.Value) }, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            // Another invoice that it could be of, or whose number it says.
            if (other.BookedInvoiceNumber is { } its && its != number && its != only.BookedInvoiceNumber && ((other.GrossAmount == gross && other.Currency == invoice.Currency) || Names(only, its.Value)))
                return false;
        }

        return true;
    }

    private static bool Mirrors(BookedInvoice invoice, BookedInvoice note) => invoice.Lines is { Count: > 0 } ours && note.Lines is { } theirs
        && ours.Where(IsPriced).Select(static l => Of(l, 1)).Order().SequenceEqual(theirs.Where(IsPriced).Select(static l => Of(l, -1)).Order());

    private static bool IsPriced(SalesLine line) => line is { Quantity: not null, UnitNetPrice: not null };

    private static (string Product, decimal Quantity, decimal Price, decimal Discount) Of(SalesLine line, int sign) =>
        (line.Product?.Id?.ToString() ?? "", sign * line.Quantity!.Value, line.UnitNetPrice!.Value, line.DiscountPercentage ?? 0);

    private static bool Names(BookedInvoice note, int number) => Numbers(note).Contains(number.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Whole numbers in what a credit note says in its own words.</summary>
    private static IEnumerable<string> Numbers(BookedInvoice note) =>
        new[] { note.Notes?.Heading, note.Notes?.TextLine1, note.Notes?.TextLine2, note.References?.Other }
            .Concat((note.Lines ?? []).Where(static l => !IsPriced(l)).Select(static l => l.Description))
            .OfType<string>().SelectMany(static t => t.Split([.. t.Where(static c => !char.IsAsciiDigit(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries)).Select(static n => n.TrimStart('0'));
}
