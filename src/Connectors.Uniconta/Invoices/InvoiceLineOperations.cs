namespace Connectors.Uniconta;

/// <summary>Lines of posted invoices.</summary>
public class InvoiceLineOperations : UnicontaReadOperations<InvoiceLine>
{
    /// <summary>For fakes.</summary>
    protected InvoiceLineOperations()
    {
    }

    internal InvoiceLineOperations(UnicontaApi api) : base(api, UnicontaTables.InvoiceLines)
    {
    }

    /// <summary>The lines of an invoice, in their order.</summary>
    /// <param name="number">The invoice's number.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<IReadOnlyList<InvoiceLine>> ListByInvoiceAsync(int number, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        [.. (await FindAsync(InvoiceLineField.InvoiceNumber, number.ToString(System.Globalization.CultureInfo.InvariantCulture), options, cancellationToken).ConfigureAwait(false)).OrderBy(static l => l.LineNumber ?? 0)];
}
