using System.Globalization;
using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>The account's lists that a CRM may offer as choices, by the names of <see cref="SmartbillLists"/>.</summary>
internal sealed class SmartbillListSource(ISmartbillClient client) : IListSource
{
    public Task<IReadOnlyList<ListEntry>> ReadListAsync(string list, CancellationToken cancellationToken) => SmartbillOutcomes.Instance.Guard<IReadOnlyList<ListEntry>>(async () => list switch
    {
        SmartbillLists.VatRates => await VatRatesAsync(cancellationToken).ConfigureAwait(false),
        SmartbillLists.InvoiceSeries => await SeriesAsync(SeriesType.Invoice, cancellationToken).ConfigureAwait(false),
        SmartbillLists.EstimateSeries => await SeriesAsync(SeriesType.Estimate, cancellationToken).ConfigureAwait(false),
        SmartbillLists.Warehouses => [.. (await client.Stocks.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Select(static w => w.Warehouse?.Name).OfType<string>().Distinct(StringComparer.Ordinal).Select(static n => new ListEntry(n, n))],
        _ => throw new ArgumentException($"SmartBill has no list '{list}'. There are: {SmartbillLists.VatRates}, {SmartbillLists.InvoiceSeries}, {SmartbillLists.EstimateSeries}, {SmartbillLists.Warehouses}.", nameof(list)),
    });

    /// <summary>Keyed as a line may name them: by name, with the percentage where a name alone is not enough.</summary>
    private async Task<IReadOnlyList<ListEntry>> VatRatesAsync(CancellationToken cancellationToken)
    {
        try
        {
            var taxes = await client.Taxes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. taxes.Select(t => (Tax: t, Label: string.Create(CultureInfo.InvariantCulture, $"{t.Name} {t.Percentage:0.##}%")))
                .Select(x => new ListEntry(taxes.Count(t => string.Equals(t.Name, x.Tax.Name, StringComparison.OrdinalIgnoreCase)) == 1 ? x.Tax.Name : x.Label, x.Label))];
        }
        catch (ConnectorApiException e) when (e.ErrorCode == SmartbillErrorCodes.CompanyNotVatPayer)
        {
            return [];
        }
    }

    private async Task<IReadOnlyList<ListEntry>> SeriesAsync(SeriesType type, CancellationToken cancellationToken) =>
        [.. (await client.Series.ListAsync(type, cancellationToken: cancellationToken).ConfigureAwait(false)).Where(s => s.Type == type).Select(static s => new ListEntry(s.Name, s.Name))];
}

/// <summary>The names of the account's lists, for <c>ManagedList</c>.</summary>
public static class SmartbillLists
{
    /// <summary>VAT rates; the key is what a line's VAT code says.</summary>
    public const string VatRates = "vatRates";

    /// <summary>Series of invoices.</summary>
    public const string InvoiceSeries = "invoiceSeries";

    /// <summary>Series of proformas.</summary>
    public const string EstimateSeries = "estimateSeries";

    /// <summary>Warehouses in which something lies.</summary>
    public const string Warehouses = "warehouses";
}
