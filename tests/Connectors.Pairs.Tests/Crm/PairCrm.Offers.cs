using Connectors.Crm.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Pairs.Tests.Crm;

/// <summary>An offer that becomes an invoice by being sent, and what came back of it.</summary>
public sealed class SalesOffer : Row
{
    public string Status { get; set; } = "Offered";

    public DateOnly? Date { get; set; }

    public int? CompanyId { get; set; }

    public Company? Company { get; set; }

    public string Currency { get; set; } = "DKK";

    public string? InvoiceId { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? InvoiceState { get; set; }

    public string? InvoiceMessage { get; set; }

    public decimal? Paid { get; set; }

    public decimal? Open { get; set; }

    public List<SalesOfferLine> Lines { get; set; } = [];
}

public sealed class SalesOfferLine
{
    public int Id { get; set; }

    public int Position { get; set; }

    public string? Text { get; set; }

    public decimal? Quantity { get; set; }

    public string? Unit { get; set; }

    public decimal? Price { get; set; }

    public string? Account { get; set; }
}

public sealed partial class PairCrm
{
    public DbSet<SalesOffer> Offers => Set<SalesOffer>();

    /// <summary>The same with offers, which a document flow sends.</summary>
    public static void MapWithOffers(CrmModelBuilder<PairCrm> model)
    {
        Map(model);
        model.Entity<SalesOffer>(Vocabulary.Offer.Entity, static o => o.Id)
            .Field(Vocabulary.Offer.Status, static o => o.Status)
            .Field(Vocabulary.Offer.Date, static o => o.Date)
            .Reference(Vocabulary.Offer.Company, static o => o.Company)
            .Field(Vocabulary.Offer.Currency, static o => o.Currency)
            .Lines(Vocabulary.Offer.Lines, static o => o.Lines, static l => l
                .Field(Vocabulary.Line.Text, static x => x.Text)
                .Field(Vocabulary.Line.Quantity, static x => x.Quantity)
                .Field(Vocabulary.Line.Unit, static x => x.Unit)
                .Field(Vocabulary.Line.UnitPrice, static x => x.Price)
                .Field(Vocabulary.Line.VatCode, static x => x.Account)
                .OrderBy(static x => x.Position))
            .Field(Vocabulary.Offer.AccountingId, static o => o.InvoiceId)
            .Field(Vocabulary.Offer.AccountingNumber, static o => o.InvoiceNumber)
            .Field(Vocabulary.Offer.AccountingState, static o => o.InvoiceState)
            .Field(Vocabulary.Offer.AccountingMessage, static o => o.InvoiceMessage)
            .Field(Vocabulary.Offer.Paid, static o => o.Paid)
            .Field(Vocabulary.Offer.Open, static o => o.Open)
            .ChangedAt(static o => o.ChangedAt)
            .SoftDelete(static o => o.Deleted);
    }
}
