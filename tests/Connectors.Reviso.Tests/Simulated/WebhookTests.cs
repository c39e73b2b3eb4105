using System.Globalization;
using Connectors.Testing.Reviso;

namespace Connectors.Reviso.Tests.Simulated;

/// <summary>What the simulator sends is what the reader reads.</summary>
public sealed class WebhookTests
{
    private const string Secret = "s3cret-of-this-connection";

    private static string Address(string path = "RevisoCustomer") => RevisoWebhookTemplate.Address(new($"https://crm.example/api/v1/{path}"), Secret).OriginalString;

    private static async Task<List<RevisoWebhookEvent>> DeliverAsync(Simulated s)
    {
        var receiver = new WebhookReceiver();
        using var http = new HttpMessageInvoker(receiver);
        Assert.Equal(s.Account.PendingDeliveries, await s.Sim.DeliverWebhooksAsync(http));
        if (receiver.Requests is [var (headers, query, body), ..])
            Assert.Equal(RevisoWebhookRefusal.WrongSecret, RevisoWebhookReader.Read(headers, query, body, "another").Refusal);
        return [.. receiver.Requests.Select(r => RevisoWebhookReader.Read(r.Headers, r.Query, r.Body, Secret).Event!)];
    }

    [Theory]
    [InlineData(RevisoMergeValue.Empty)]
    [InlineData(RevisoMergeValue.Equal)]
    public async Task Checklist_10_Changes_of_every_kind_arrive_and_say_what_to_read(RevisoMergeValue missing)
    {
        await using var s = await Simulated.StartAsync(a => a
            .Webhook(RevisoWebhookType.CustomerUpdated, Address(), RevisoWebhookTemplate.Updated, RevisoWebhookTemplate.ContentType)
            .Webhook(RevisoWebhookType.InvoiceBooked, Address("RevisoInvoice"), RevisoWebhookTemplate.InvoiceBooked, RevisoWebhookTemplate.ContentType));
        (s.Sim.Oddities.OldNumberOnCreate, s.Sim.Oddities.NewNumberOnDelete) = (missing, missing);
        // What the client does fires as what others do.
        Assert.Equal(Given.One, (await s.Client.Customers.CreateAsync(Given.Customer())).CustomerNumber);
        s.Account.Product("A-1", "Ora", 1).DraftInvoice(1, Given.SeedLine);
        s.Account.RenumberCustomer(1, 4711);
        await s.Client.Customers.UpdateAsync(new(4711), c => c with { City = "Bari" });
        var booked = (await s.Client.BookedInvoices.BookAsync(new(s.Account.DraftInvoices[0].Id))).BookedInvoiceNumber!.Value;
        s.Account.DeleteCustomer(4711);
        var events = await DeliverAsync(s);
        string empty = missing == RevisoMergeValue.Empty ? "" : "1", gone = missing == RevisoMergeValue.Empty ? "" : "4711";
        Assert.Equal(
            [
                new RevisoWebhookEvent.RecordUpdated(empty, "1"), new RevisoWebhookEvent.RecordUpdated("1", "4711"), new RevisoWebhookEvent.RecordUpdated("4711", "4711"),
                new RevisoWebhookEvent.InvoiceBooked(booked.Value.ToString(CultureInfo.InvariantCulture)), new RevisoWebhookEvent.RecordUpdated("4711", gone),
            ],
            events);
        Assert.Equal(RevisoWebhookChange.Renumbered, ((RevisoWebhookEvent.RecordUpdated)events[1]).Change);
        // Whatever it said, the record is read, and 404 means that it is gone.
        Assert.Equal("4711", ((RevisoWebhookEvent.RecordUpdated)events[^1]).Number);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.GetAsync(new(4711)));
        Assert.Equal(booked, (await s.Client.BookedInvoices.GetAsync(new(int.Parse(((RevisoWebhookEvent.InvoiceBooked)events[3]).InvoiceNumber, CultureInfo.InvariantCulture)))).BookedInvoiceNumber);
    }

    [Theory]
    [InlineData("""{"oldNumber": "[OLDNUMBER]", "newNumber": "[NEWNUMBER]"}""", "application/json")]
    [InlineData("""{"oldNumber": [OLDNUMBER], "newNumber": [NEWNUMBER]}""", "application/json")]
    [InlineData("old=[OLDNUMBER]&new=[NEWNUMBER]", "application/x-www-form-urlencoded")]
    [InlineData("oldNumber=[OLDNUMBER]&newNumber=[NEWNUMBER]", "application/json")]
    [InlineData("[OLDNUMBER]&[NEWNUMBER]", "application/x-www-form-urlencoded")]
    public async Task Trap_09_Whatever_somebody_typed_into_the_form_is_read(string template, string contentType)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Webhook(RevisoWebhookType.CustomerUpdated, Address(), template, contentType));
        s.Account.RenumberCustomer(1, 4711);
        Assert.Equal([new RevisoWebhookEvent.RecordUpdated("1", "4711")], await DeliverAsync(s));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap_09_Without_data_it_may_be_a_get_whose_address_says_it_all(bool isGet)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Webhook(RevisoWebhookType.CustomerUpdated, Address() + "&oldNumber=[OLDNUMBER]&newNumber=[NEWNUMBER]", null));
        s.Sim.Oddities.WebhookWithoutDataIsGet = isGet;
        s.Account.RenumberCustomer(1, 4711);
        Assert.Equal([new RevisoWebhookEvent.RecordUpdated("1", "4711")], await DeliverAsync(s));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap_09_Merge_fields_in_lower_case_are_replaced_or_are_no_numbers(bool replaced)
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Webhook(RevisoWebhookType.CustomerUpdated, Address(), """{"oldNumber": "[oldnumber]", "newNumber": "[newnumber]"}"""));
        s.Sim.Oddities.MergeFieldsIgnoreCase = replaced;
        s.Account.EditCustomer(1, c => c with { City = "Bari" });
        var read = Assert.Single(await DeliverAsync(s));
        Assert.Equal(replaced ? new RevisoWebhookEvent.RecordUpdated("1", "1") : null, read);
    }

    [Fact]
    public async Task Trap_09_A_product_number_that_breaks_the_json_is_still_read()
    {
        await using var s = await Simulated.StartAsync(a => a.Webhook(RevisoWebhookType.ProductUpdated, Address("RevisoProduct"), RevisoWebhookTemplate.Updated));
        s.Account.Product("19\"-rack", "Rack");
        s.Account.EditProduct("19\"-rack", p => p with { Name = "Scaffale" });
        var read = Assert.IsType<RevisoWebhookEvent.RecordUpdated>((await DeliverAsync(s))[1]);
        Assert.Equal("Scaffale", (await s.Client.Products.GetAsync(new(read.Number))).Name);
    }

    [Fact]
    public async Task Trap_09_Deletions_may_not_fire_so_a_list_of_the_numbers_tells_them()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Customer("Bo").Webhook(RevisoWebhookType.CustomerUpdated, Address(), RevisoWebhookTemplate.Updated));
        s.Sim.Oddities.DeletionsFireWebhooks = false;
        s.Account.DeleteCustomer(1);
        Assert.Empty(await DeliverAsync(s));
        Assert.Equal([2], (await s.Client.Customers.ListAsync().ToListAsync()).Select(c => c.CustomerNumber!.Value.Value));
    }

    [Fact]
    public async Task Orders_and_quotations_tell_their_displayed_number_and_not_their_id()
    {
        await using var s = await Simulated.StartAsync(a =>
        {
            Given.Shop(a);
            a.Webhook(RevisoWebhookType.QuotationUpdated, Address("RevisoQuotation"), RevisoWebhookTemplate.Updated);
        });
        var made = await s.Client.Quotations.CreateAsync(Given.Quotation(Given.Line()));
        var read = Assert.IsType<RevisoWebhookEvent.RecordUpdated>(Assert.Single(await DeliverAsync(s)));
        Assert.Equal($"{made.Number}", read.Number);
        Assert.Equal(made.Id, Assert.Single(await s.Client.Quotations.ListAsync(new() { Filter = QuotationFields.Number.Is(decimal.Parse(read.Number, CultureInfo.InvariantCulture)) }).ToListAsync()).Id);
    }

    [Fact]
    public async Task Lost_doubled_and_reversed_deliveries_lead_to_the_same_records()
    {
        await using var s = await Simulated.StartAsync(a => a.Customer("Acme").Webhook(RevisoWebhookType.CustomerUpdated, Address(), RevisoWebhookTemplate.Updated));
        s.Account.EditCustomer(1, c => c with { City = "Bari" });
        s.Account.RenumberCustomer(1, 7);
        s.Account.ReverseWebhooks();
        s.Account.DoubleWebhooks();
        var numbers = (await DeliverAsync(s)).Cast<RevisoWebhookEvent.RecordUpdated>().Select(e => e.Number).ToList();
        Assert.Equal(["7", "7", "1", "1"], numbers);
        Assert.Equal("Bari", (await s.Client.Customers.GetAsync(new(7))).City);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => s.Client.Customers.GetAsync(Given.One));
    }
}
