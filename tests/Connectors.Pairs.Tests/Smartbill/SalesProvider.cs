using System.Collections.Immutable;
using System.Globalization;
using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Smartbill;

/// <summary>The CRM's provider, which also hands its offers and orders over as neutral documents: what a user of the EF Core provider writes for documents.</summary>
internal sealed class SalesProvider(ISyncProvider inner, IDbContextFactory<SalesCrm> contexts) : SyncProviderDecorator(inner), IDocumentSource
{
    /// <summary>Puts it around the provider of the CRM's context.</summary>
    public static ConnectionBuilder Use(ConnectionBuilder connection)
    {
        var crm = new ConnectionBuilder(connection.Name, connection.Services).Crm<SalesCrm>(SalesCrm.Map).UseProvider(Side.Accounting, static (_, _) => throw new NotSupportedException()).Build().CreateCrm;
        return connection.UseProvider(Side.Crm, async (context, cancellationToken) => new SalesProvider(await crm(context, cancellationToken), context.Services.GetRequiredService<IDbContextFactory<SalesCrm>>()));
    }

    public async Task<SourceDocument?> ReadAsync(DocumentFlow flow, RecordRef source, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = int.Parse(source.Id.Value, CultureInfo.InvariantCulture);
        if (source.Entity == "offer")
            return await db.Offers.Include(static o => o.Lines).SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is { } offer ? Of(flow, source, offer, [.. offer.Lines.OrderBy(static l => l.Id)], source.ToString()) : null;
        return await db.Orders.Include(static o => o.Lines).SingleOrDefaultAsync(o => o.Id == id, cancellationToken) is { } order
            ? Of(flow, source, order, [.. order.Lines.OrderBy(static l => l.Id)], order.OfferId is { } from ? $"offer:{from}" : source.ToString()) : null;
    }

    private static SourceDocument Of(DocumentFlow flow, RecordRef source, Sale sale, ImmutableArray<SaleLine> lines, string business) => new()
    {
        Name = sale.Name,
        BusinessKey = business,
        Totals = sale.Gross is { } gross ? new DocumentTotals(gross - (gross - decimal.Round(gross / 1.21m, 2)), gross - decimal.Round(gross / 1.21m, 2), gross) : null,
        Results = new Dictionary<DocumentField, string?> { [DocumentField.Number] = sale.InvoiceNumber, [DocumentField.Link] = sale.InvoiceLink }
            .Where(static r => !string.IsNullOrEmpty(r.Value)).ToImmutableDictionary(static r => r.Key, static r => r.Value!),
        Document = new Document
        {
            Source = source,
            Kind = flow.Kind,
            Customer = sale.FirmId is { } firm ? new RecordRef("company", firm.ToString(CultureInfo.InvariantCulture)) : null,
            Date = sale.Date,
            Currency = sale.Currency,
            Lines = [.. lines.Select(static l => new DocumentLine { Code = l.Code, Text = l.Text, Quantity = l.Quantity, Unit = l.Unit, UnitPrice = l.Price, VatCode = l.Vat })],
        },
    };
}
