using System.Globalization;
using Connectors.Testing.Uniconta;
using Connectors.TestSupport;
using Connectors.Uniconta.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>A CRM with drop-down lists: they follow the company's own, and records hold options while Uniconta holds its keys.</summary>
public sealed class ListTests
{
    [Theory]
    [Acceptance("P-26", Missing = "the CRM in Cloud adapter"), Acceptance("002-26"), Acceptance("002-27"), Acceptance("002-23"), Rule("R20")]
    [InlineData("paymentTerms", "PaymentTerm", "Payment", "N8", "N30")]
    [InlineData("group", "DebtorGroup", "Group", "DK", "EU")]
    [InlineData("vatZone", "GLVat", "Vat", "U25", "U0")]
    public async Task A_list_follows_the_company_and_an_option_that_is_gone_stays_readable_where_it_is_used(string list, string table, string key, string first, string second)
    {
        await using var pair = await UnicontaPair.StartAsync(options: static o =>
        {
            o.CustomerField = "type";
            o.CustomerValues.Add("Kunde");
            o.VatField = DebtorVatField.Vat;
        }, seed: static a => a.AddRow("GLVat", static r => r.With("Vat", "U0").With("Name", "Uden moms").With("VatType", 0).With("Rate", 0)), lists: true);
        var account = pair.Uniconta.Account;
        account.Debtor("Fra Uniconta", d => d.With(key, second));
        await pair.SyncAsync("company");
        Assert.Equal(Rows().Select(static r => r.Name).Order(StringComparer.Ordinal), await OfferedAsync());
        Assert.Equal(second, await ShownAsync());

        // Added, renamed, and one that a record holds is taken away.
        account.AddRow(table, r => r.With(key, "NY").With("Name", "Helt ny").With("VatType", table == "GLVat" ? 0 : null));
        account.Edit(Row(first), static r => r.With("Name", "Omdøbt"));
        await pair.SyncAsync("company");
        Assert.Equal(Rows().Select(static r => r.Name).Order(StringComparer.Ordinal), await OfferedAsync());
        Assert.Contains("Omdøbt", await OfferedAsync());
        pair.TakeWrites();
        account.Delete(Row(second));
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");
        Assert.Equal(Rows().Select(static r => r.Name).Order(StringComparer.Ordinal), await OfferedAsync());
        Assert.Equal(second, await ShownAsync());
        var gone = await pair.InCrmAsync(db => db.Choices.SingleAsync(c => c.List == list && c.Key == second));
        Assert.False(gone.Offered);
        Assert.NotEmpty(gone.Text);
        Assert.Equal(0, pair.TakeWrites());

        // Of VAT codes those of sales: a customer has no other.
        IEnumerable<(string Key, string Name)> Rows() => account.Rows(table).Where(r => table != "GLVat" || r.Integer("VatType") == 0).Select(r => (r.Text(key)!, r.Text("Name")!));

        UnicontaRecord Row(string wanted) => account.Rows(table).Single(r => r.Text(key) == wanted);

        async Task<IEnumerable<string>> OfferedAsync() => (await pair.InCrmAsync(db => db.Choices.Where(c => c.List == list && c.Offered).Select(static c => c.Text).ToListAsync())).Order(StringComparer.Ordinal);

        // What the record holds, by the key of its option.
        async Task<string?> ShownAsync() => await pair.InCrmAsync(async db =>
        {
            var o = await db.Organisations.AsNoTracking().SingleAsync();
            var id = int.Parse((list switch { "group" => o.Group, "vatZone" => o.VatZone, _ => o.PaymentTerms })!, CultureInfo.InvariantCulture);
            return (await db.Choices.SingleAsync(c => c.Id == id)).Key;
        });
    }

    [Fact, Acceptance("002-23")]
    public async Task A_VAT_code_goes_over_from_the_option_that_was_chosen_and_is_cleared()
    {
        await using var pair = await UnicontaPair.StartAsync(options: static o =>
        {
            o.CustomerField = "type";
            o.CustomerValues.Add("Kunde");
            o.VatField = DebtorVatField.Vat;
        }, lists: true);
        await pair.SyncAsync("company");
        var code = await pair.InCrmAsync(static db => db.Choices.SingleAsync(static c => c.List == "vatZone" && c.Key == "U25"));
        await pair.InCrmAsync(db => Task.FromResult(db.Add(new Organisation { Name = "Kunde ApS", Type = "Kunde", Country = "DK", VatZone = code.Id.ToString(CultureInfo.InvariantCulture) })));
        await pair.SyncAsync("company");
        Assert.Equal("U25", Assert.Single(pair.Uniconta.Account.Debtors).Text("Vat"));
        await pair.InCrmAsync(static async db => (await db.Organisations.SingleAsync()).VatZone = null);
        await pair.SyncAsync("company");
        Assert.True(string.IsNullOrEmpty(Assert.Single(pair.Uniconta.Account.Debtors).Text("Vat")));
    }
}
