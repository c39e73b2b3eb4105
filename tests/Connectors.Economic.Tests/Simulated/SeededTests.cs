using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Simulated;

/// <summary>A working day of a CRM, whatever the vendor does where its documents are silent or disagree.</summary>
public sealed class SeededTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_day_of_work_holds_under_every_reading(int seed)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Somebody else").Product("A-1", "Hour", 800));
        s.Sim.Oddities.ChooseReadings(new Random(seed));
        var c = s.Client;

        // A customer with a contact, changed on both surfaces.
        s.Sim.Faults.LoseReplyAfterCommit("customers.create");
        var customer = (await c.Customers.CreateAsync(Given.Customer("Acme [x] (DK)") with { Currency = "DKK", Barred = false })).CustomerNumber!.Value;
        var contact = (await c.CustomerContacts.CreateAsync(customer, new() { Name = "Bo" })).CustomerContactNumber!.Value;
        await c.Customers.UpdateAsync(customer, x => x with { Attention = contact, CustomerGroup = new CustomerGroupNumber(1) });
        await c.OpenApi.Customers.UpdateAsync(customer, x => x with { City = "Marstal" });
        var read = await c.Customers.GetAsync(customer);
        Assert.Equal(("Marstal", contact, new CustomerGroupNumber(1), false, "12345678"), (read.City, read.Attention!.Id!.Value, read.CustomerGroup!.Id!.Value, read.Barred, read.CorporateIdentificationNumber));
        Assert.Equal(customer, Assert.Single(await c.Customers.ListAsync(new() { Filter = CustomerFields.Name.Is("Acme [x] (DK)") }).ToListAsync()).CustomerNumber);
        Assert.Equal(2, s.Account.Customers.Count);

        // A product group and a product by the OpenAPI; the price by REST.
        await c.OpenApi.PriceGroups.CreateAsync(new() { Number = new(3), Name = "Gold" });
        Assert.Equal("B/2", (await c.OpenApi.Products.CreateAsync(new() { ProductNumber = new("B/2"), ProductGroupId = new(1), Name = "Beam", IsAccessible = true, SalesPrice = 5m })).Value);
        await c.Products.UpdateAsync(new("B/2"), p => p with { SalesPrice = 6m });
        Assert.Equal((6m, true), ((await c.OpenApi.Products.GetAsync(new("B/2"))).SalesPrice, (await c.OpenApi.Products.GetAsync(new("B/2"))).IsAccessible));

        // An order becomes an invoice, sent or not.
        var order = (await c.Orders.CreateAsync(Given.Order(Given.Line(), new SalesLine { Description = "Thanks" }) with { Customer = customer, References = new() { Other = "CRM-1" } })).OrderNumber!.Value;
        await c.Orders.UpdateAsync(order, o => o with { Lines = [.. o.Lines!, Given.Line(1, 100, "B/2")] });
        var stage = SalesStage.Drafts;
        try
        {
            await c.Orders.MarkSentAsync(order);
            stage = SalesStage.Sent;
        }
        catch (ConnectorApiException e) when (e.StatusCode == 405)
        {
            Assert.False(s.Sim.Oddities.OrdersCanBeMarkedSent);
        }

        s.Sim.Faults.LoseReplyAfterCommit("invoices.drafts.create");
        var draft = await c.DraftInvoices.CreateAsync(await c.Orders.GetInvoiceTemplateAsync(order, stage));
        Assert.Equal((300m, 75m, 375m, "CRM-1"), (draft.NetAmount, draft.VatAmount, draft.GrossAmount, draft.References!.Other));
        if (stage == SalesStage.Drafts)
            await c.Orders.DeleteAsync(order);
        Assert.DoesNotContain(s.Account.Orders, o => o.State != "archived");
        s.Sim.Faults.LoseReplyAfterCommit("invoices.book");
        var booked = (await c.BookedInvoices.BookAsync(new() { DraftInvoice = draft.DraftInvoiceNumber!.Value })).BookedInvoiceNumber!.Value;
        Assert.Equal(375m, Assert.Single(await c.BookedInvoices.ListUnpaidAsync().ToListAsync()).Remainder);
        s.Account.Pay(booked.Value);
        Assert.Equal(booked, Assert.Single(await c.BookedInvoices.ListPaidAsync().ToListAsync()).BookedInvoiceNumber);

        // Refusals are what they are.
        var invalid = await Assert.ThrowsAsync<ConnectorValidationException>(() => c.Customers.UpdateAsync(customer, x => x with { PaymentTerms = new PaymentTermsNumber(99) }));
        Assert.Equal(("paymentTerms", EconomicErrorCodes.PaymentTermsNotFound), (invalid.FieldErrors.Single().Field, invalid.FieldErrors.Single().Code));
        s.Sim.Before("customersapi.customers.update", _ => s.Account.TouchCustomer(customer.Value));
        await Assert.ThrowsAsync<ConnectorConflictException>(() => c.OpenApi.Customers.UpdateAsync(customer, x => x with { City = "Ribe" }));
        await Assert.ThrowsAsync<ConnectorValidationException>(() => c.Customers.DeleteAsync(customer));
        s.Sim.Before("products.update", _ => s.Account.DeleteProduct("A-1"));
        Assert.Equal(EconomicErrorCodes.CreatedByUpdate, ((ConnectorApiException)(await Assert.ThrowsAsync<OutcomeUnknownException>(() => c.Products.UpdateAsync(new("A-1"), p => p with { Name = "x" }))).InnerException!).ErrorCode);

        // A draft too many is deleted, and its number comes again.
        s.Account.DraftInvoice(1, new EconomicDocumentLine { Description = "Text" });
        var number = s.Account.DraftInvoices.Single().Number;
        await c.DraftInvoices.DeleteAsync(new(number));
        Assert.Equal(number, (await c.DraftInvoices.CreateAsync(Given.Invoice())).DraftInvoiceNumber!.Value.Value);
    }
}
