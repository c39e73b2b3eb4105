namespace Connectors.Smartbill;

/// <summary>The invoices of a proforma.</summary>
/// <param name="Invoices">Those that have a number.</param>
/// <param name="HasDrafts">There are drafts beside them, or only drafts.</param>
public sealed record EstimateInvoices(IReadOnlyList<SmartbillDocumentId> Invoices, bool HasDrafts)
{
    /// <summary>The proforma is invoiced: a numbered invoice exists.</summary>
    public bool IsInvoiced => Invoices.Count > 0;
}

internal sealed record EstimateInvoicesAnswer
{
    public bool AreInvoicesCreated { get; init; }

    public IReadOnlyList<EstimateInvoice?>? Invoices { get; init; }

    public EstimateInvoices ToResult(string companyVatCode)
    {
        var rows = (Invoices ?? []).Where(static i => i is not null).ToArray();
        // Drafts are listed too, with an empty number.
        var numbered = rows.Where(static i => !string.IsNullOrWhiteSpace(i!.Number)).Select(i => new SmartbillDocumentId(companyVatCode, i!.Series?.Trim() ?? "", i.Number!.Trim())).ToArray();
        return new(numbered, rows.Length > numbered.Length || (AreInvoicesCreated && rows.Length == 0));
    }
}

internal sealed record EstimateInvoice
{
    public string? Series { get; init; }

    public string? Number { get; init; }
}
