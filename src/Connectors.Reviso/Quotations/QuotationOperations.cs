namespace Connectors.Reviso;

/// <summary>Quotations: one list with flags for what is archived and what was sent.</summary>
public class QuotationOperations : DocumentOperations<Quotation, QuotationId>
{
    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected QuotationOperations()
    {
    }

    internal QuotationOperations(RevisoApi api) : base(api, "quotations")
    {
    }

    private protected override QuotationId? KeyOf(Quotation record) => record.Id;

    private protected override Quotation WithArchived(Quotation document, bool archived) => document with { IsArchived = archived };

    private protected override Quotation WithSent(Quotation document, bool sent) => document with { IsSent = sent };

    private protected override RevisoFilter<Quotation> Open() => QuotationFields.IsArchived.Is(false) & QuotationFields.IsSent.Is(false);
}
