using Connectors.Dinero.Tests.Support;
using Connectors.Testing;

namespace Connectors.Dinero.Tests.Client;

/// <summary>Purchases to which nobody put a receipt: Dinero lists no vouchers, and what is booked shows in the entries.</summary>
public sealed class PurchaseListTests
{
    private static readonly DateOnly From = new(2026, 1, 1);
    private static readonly DateOnly To = new(2026, 12, 31);

    [Fact, Acceptance("003-01", Missing = "the page; a draft without a file, which Dinero shows nowhere")]
    public async Task A_booked_purchase_without_a_file_is_found_by_its_entries_and_nothing_else_is_taken_for_one()
    {
        await using var dinero = await DineroSimulator.StartAsync(static a => a.Contact("Leverandør A/S").Contact("Papir ApS").Contact("Kunde ApS"));
        await using var test = TestClient.Of(dinero);
        Assert.Empty(await ListAsync());
        var (supplier, paper, customer) = (dinero.Account.Contacts[0].ContactGuid, dinero.Account.Contacts[1].ContactGuid, dinero.Account.Contacts[2].ContactGuid);
        var file = dinero.Account.AddFile("bilag-1.pdf", "%PDF-1.7 kvittering"u8.ToArray());
        var with = dinero.Account.AddPurchase(supplier, 1000, v => v with { FileGuid = file.FileGuid, VoucherDate = new(2026, 2, 10) });
        var without = dinero.Account.AddPurchase(paper, 80, static v => v with { VoucherDate = new(2026, 2, 20) });
        dinero.Account.AddPurchase(paper, 90, static v => v with { VoucherDate = new(2026, 2, 21) }, book: false);
        var sale = await test.Client.Invoices.CreateAsync(new() { ContactGuid = new(customer), ProductLines = [new() { Description = "Konsulent", BaseAmountValue = 300, Quantity = 1, AccountNumber = 1000, Unit = ProductUnit.Hours }] });
        await test.Client.Invoices.BookAsync(sale.Guid, sale.TimeStamp!.Value);

        Assert.Equal([$"2026-02-10 Leverandør A/S {with.Total:0.00} Booked {file.FileGuid}", $"2026-02-20 Papir ApS {without.Total:0.00} Booked no file"], await ListAsync());
        // By its receipt alone the second one would be missing.
        Assert.Single(await test.Client.Files.ListAsync().SelectMany(static f => f.Linked).ToListAsync());

        async Task<List<string>> ListAsync()
        {
            var found = new List<string>();
            foreach (var voucher in (await test.Client.Ledger.ListEntriesAsync(From, To)).Select(static e => e.VoucherGuid).OfType<VoucherId>().Distinct())
            {
                try
                {
                    var purchase = await test.Client.Purchases.GetAsync(voucher);
                    var contact = await test.Client.Contacts.GetAsync(purchase.ContactGuid!.Value);
                    found.Add(FormattableString.Invariant($"{purchase.VoucherDate:yyyy-MM-dd} {contact.Name} {purchase.Lines.Sum(static l => l.AmountInclVatValue):0.00} {purchase.Status} {purchase.FileGuid?.ToString() ?? "no file"}"));
                }
                catch (ConnectorNotFoundException)
                {
                    // A sale, a payment, a manual voucher: the kinds have names for people only.
                }
            }

            return [.. found.Order(StringComparer.Ordinal)];
        }
    }
}
