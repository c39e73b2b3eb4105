using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>What users of the CRM and of Uniconta do and see.</summary>
internal static class UnicontaActs
{
    public static async Task<int> AddAsync(this UnicontaPair pair, Organisation row) => (await pair.InCrmAsync(async db =>
    {
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    })).Id;

    public static Task EditAsync(this UnicontaPair pair, int organisation, Action<Organisation> edit) => pair.InCrmAsync(async db =>
    {
        edit(await db.Organisations.SingleAsync(c => c.Id == organisation));
        return true;
    });

    public static Task<Organisation> FindAsync(this UnicontaPair pair, int organisation) => pair.InCrmAsync(db => db.Organisations.AsNoTracking().SingleAsync(c => c.Id == organisation));

    public static Task EditOrderAsync(this UnicontaPair pair, int order, Action<SalesOrder> edit) => pair.InCrmAsync(async db =>
    {
        var row = await db.Orders.Include(static o => o.Lines.OrderBy(static l => l.Position)).SingleAsync(o => o.Id == order);
        edit(row);
        // Lines alone do not mark their order.
        row.ChangedAt = DateTimeOffset.MaxValue;
        return true;
    });

    public static Task<(string? Number, string? State, string? Message)> ShownAsync(this UnicontaPair pair, int order) =>
        pair.InCrmAsync(async db => await db.Orders.AsNoTracking().SingleAsync(o => o.Id == order) is var o ? (o.AccountingNumber, o.AccountingState, o.AccountingMessage) : default);

    /// <summary>The accountant invoices the order, which is deleted with that as the company has set it up.</summary>
    public static async Task InvoiceAsync(this UnicontaPair pair, int number)
    {
        pair.Uniconta.Account.Edit(pair.Uniconta.Account.Orders.Single(o => o.OrderNumber == number), static o => o with { DeleteOrder = true });
        await using var colleague = pair.Connect();
        var stored = (await colleague.Client.Orders.GetByKeyAsync($"{number}"))!;
        await colleague.Client.Invoices.PostAsync(new() { Order = stored, Lines = await colleague.Client.OrderLines.ListByOrderAsync(stored.OrderNumber!.Value), Date = DateOnly.FromDateTime(pair.Uniconta.Clock.GetUtcNow().Date) });
    }
}
