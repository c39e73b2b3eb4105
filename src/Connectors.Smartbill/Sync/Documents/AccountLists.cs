namespace Connectors.Smartbill.Sync;

/// <summary>What documents must agree with: the account's series, VAT rates and units. Rates and units are read once a run; a series is read every time, because its next number is evidence.</summary>
internal sealed class AccountLists(ISmartbillClient client, SmartbillSyncOptions options)
{
    private DocumentRates? _known;

    /// <summary>All series, of whatever kind: an invoice series that is named for a proforma is worth its own sentence.</summary>
    public Task<IReadOnlyList<DocumentSeries>> SeriesAsync(CancellationToken cancellationToken) => SmartbillOutcomes.Instance.Guard(() => client.Series.ListAsync(cancellationToken: cancellationToken));

    /// <summary>Two documents at once may both read them: that costs a call and does no harm.</summary>
    public async Task<DocumentRates> RatesAsync(CancellationToken cancellationToken) =>
        _known ??= await SmartbillOutcomes.Instance.Guard(() => ReadAsync(cancellationToken)).ConfigureAwait(false);

    private async Task<DocumentRates> ReadAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Tax>? taxes;
        try
        {
            taxes = await client.Taxes.ListAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorApiException e) when (e.ErrorCode == SmartbillErrorCodes.CompanyNotVatPayer)
        {
            taxes = null;
        }

        var units = options.ReadUnits ? await client.Companies.ListMeasuringUnitsAsync(cancellationToken: cancellationToken).ConfigureAwait(false) : (IReadOnlyList<string>)[.. options.AccountUnits];
        return new(taxes, units.Count == 0 ? null : units);
    }
}

/// <summary>The account's rates and units.</summary>
/// <param name="Taxes">The VAT rates; null: the company pays no VAT.</param>
/// <param name="Units">The units; null: nobody knows them.</param>
internal sealed record DocumentRates(IReadOnlyList<Tax>? Taxes, IReadOnlyList<string>? Units);
