using Connectors.Testing.Uniconta;

namespace Connectors.Uniconta.Tests.Simulated;

/// <summary>A day's work under every drawn combination of what the sources leave open: it must come out the same.</summary>
public sealed class ReadingsTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task An_everyday_scenario_holds_under_every_reading(int seed)
    {
        var random = new Random(seed);
        var webApi = random.Next(2) == 1;
        await using var company = await SimulatedCompany.StartAsync(
            a => a.UserField("Debtor", "CrmId").UserField("Debtor", "Score", UnicontaFieldType.Money).ManyDebtors(120).Item("BOLT", "Bolt", 10).Employee("JH", "Jens"),
            o => (o.UseWebApi, o.AllowWebApiUpdate) = (webApi, webApi), o => o.ChooseReadings(random));
        company.User.Language = random.Next(2) == 1 ? UnicontaLanguage.Danish : UnicontaLanguage.English;
        var client = company.Client;

        // Everything once, in one go and in pages; from here on the client knows the user's language.
        Assert.Equal(120, (await client.Debtors.ListAsync().ToListAsync()).Select(d => d.RowId).Distinct().Count());
        Assert.Equal(120, (await client.Debtors.ListAsync(new() { PageSize = 50 }).ToListAsync()).Select(d => d.RowId).Distinct().Count());
        Assert.Equal(ItemUnit.Pcs, Assert.Single(await client.Items.ListAsync().ToListAsync()).Unit);

        var debtor = await Debtor(company);
        await Order(company, debtor);
        await LostReplies(company);
    }

    private static async Task<Debtor> Debtor(SimulatedCompany company)
    {
        var client = company.Client;
        await client.Debtors.CreateAsync(new Debtor { Account = "T-1", Name = "Ærø Kro", Group = "DK", City = "Marstal", Phone = "62", Country = Country.Sweden, Currency = "EUR", Payment = "N30", VatZone = VatZone.Domestic, CreditMax = 5000.5m }
            .WithField("CrmId", "o-7").WithField("Score", 1.5m));
        // An answer without the row has no id: by the key.
        var created = (await client.Debtors.GetByKeyAsync("T-1"))!;
        Assert.Equal((Country.Sweden, VatZone.Domestic, "o-7", 1.5m), (created.Country, created.VatZone, created.GetText("CrmId"), created.GetNumber("Score")));

        await client.Debtors.UpdateAsync(created.RowId!.Value, d => (d with { City = "Ærøskøbing", Phone = null, Country = Country.Norway }).WithField("CrmId", "o-8"));
        var stored = company.Account.Debtors[^1];
        Assert.Equal(("Ærøskøbing", null, 160, "o-8", 1.5m), (stored.City, stored.Phone, stored.Country, stored.Text("CrmId"), stored.Number("Score")));
        Assert.Equal(("Ærø Kro", "EUR", "N30", 5000.5m, "DK"), (stored.Name, stored.Currency, stored.Payment, stored.CreditMax, stored.Group));
        Assert.Equal("Ærøskøbing", (await client.Debtors.GetAsync(created.RowId!.Value)).City);
        // Nothing changes, nothing is sent.
        await client.Debtors.UpdateAsync(created.RowId!.Value, d => d with { City = "Ærøskøbing" });

        company.Simulator.Clock.Advance(TimeSpan.FromHours(3));
        company.Account.EditDebtor("T-1", d => d with { Address1 = "Havn 1" });
        var changed = await client.Debtors.ListAsync(new() { Filter = DebtorField.UpdatedAt.AtLeast(company.Simulator.Clock.GetUtcNow().AddHours(-2)) }).ToListAsync();
        Assert.Contains("T-1", changed.Select(d => d.Account));

        var taken = await Assert.ThrowsAnyAsync<ConnectorApiException>(() => client.Debtors.CreateAsync(new() { Account = "T-1", Name = "Again", Group = "DK" }));
        Assert.True(taken is ConnectorConflictException { ErrorCode: UnicontaErrorCodes.KeyExists } || company.Oddities.EntityErrors == UnicontaErrorShape.Sentence || company.Oddities.WebApiErrors == UnicontaErrorShape.Sentence, taken.ToString());
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => client.Debtors.GetAsync(new(999_999)));
        return (await client.Debtors.GetByKeyAsync("T-1"))!;
    }

    private static async Task Order(SimulatedCompany company, Debtor debtor)
    {
        var client = company.Client;
        await client.Orders.CreateAsync(OrderDefaults.From(debtor) with { OurRef = "crm-1", DeleteOrder = true });
        var order = Assert.Single(await client.Orders.FindAsync(OrderField.OurRef, "crm-1"));
        var number = order.OrderNumber!.Value;
        await client.OrderLines.CreateManyAsync([Line("a", 2), Line("b", 3)]);
        // Replaced: by the ids that were read, then new ones.
        var old = await client.OrderLines.ListByOrderAsync(number);
        Assert.Equal(["a 2", "b 3"], old.Select(l => $"{l.ReferenceNumber} {l.Qty}"));
        Assert.Equal(2, await client.OrderLines.DeleteManyAsync(number, [.. old.Select(l => l.RowId!.Value)]));
        await client.OrderLines.CreateManyAsync([Line("c", 4)]);
        var line = Assert.Single(await client.OrderLines.ListByOrderAsync(number));
        await client.OrderLines.UpdateAsync(line.RowId!.Value, l => l with { Qty = 5 });
        Assert.Equal((5m, 10m), (company.Account.OrderLines[0].Qty, company.Account.OrderLines[0].Price));
        Assert.Equal(50, (await client.Orders.GetByKeyAsync($"{number}"))!.OrderTotal);

        var posted = await client.Invoices.PostAsync(new() { Order = order, Lines = await client.OrderLines.ListByOrderAsync(number), Date = Day });
        Assert.Equal(posted.InvoiceNumber, Assert.Single(company.Account.Invoices).InvoiceNumber);
        Assert.Equal(posted.InvoiceNumber, Assert.Single(await client.Invoices.ListByOrderAsync(number)).InvoiceNumber);
        Assert.Null(await client.Orders.GetByKeyAsync($"{number}"));

        await Assert.ThrowsAnyAsync<ConnectorApiException>(() => client.Debtors.DeleteAsync(debtor.RowId!.Value));
        await client.Debtors.UpdateAsync(debtor.RowId!.Value, d => d with { Blocked = true });
        Assert.True(company.Account.Debtors[^1].Blocked);

        OrderLine Line(string reference, decimal quantity) => new() { OrderNumber = number, Item = "BOLT", Qty = quantity, Price = 10, Text = "Bolt", ReferenceNumber = reference };
    }

    private static async Task LostReplies(SimulatedCompany company)
    {
        company.Simulator.Faults.LoseReplyAfterCommit("orders.insert");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => company.Client.Orders.CreateAsync(new() { Account = "1001", OurRef = "crm-2" }));
        var found = Assert.Single(await company.Client.Orders.FindAsync(OrderField.OurRef, unknown.Evidence.Hints["OurRef"]));
        Assert.Equal(found.RowId!.Value.Value, Assert.Single(company.Account.Orders).RowId);
        await company.Client.Orders.DeleteAsync(found.RowId!.Value);
        Assert.Empty(company.Account.Orders);
    }
}
