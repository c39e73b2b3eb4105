using Connectors.Dinero.Sync;
using Connectors.Sync;

namespace Connectors.Dinero.Tests.Sync;

public sealed class InvoiceSyncTests
{
    private static readonly Guid Intent = new("0199aaaa-1111-7111-8111-111111111111");

    [Theory, Acceptance("P-10a")]
    [InlineData("Draft", null, null, null, "draft")]
    [InlineData("Booked", "NotSent", null, null, "issued")]
    [InlineData("Booked", "Failed", null, null, "issued")]
    [InlineData("Booked", null, null, null, "issued")]
    [InlineData("Booked", "Sent", null, null, "sent")]
    [InlineData("Booked", "SeenByCustomer", null, null, "sent")]
    [InlineData("Booked", "Sent", 10, 5, "part-paid")]
    [InlineData("Booked", "Sent", 0, 15, "sent")]
    [InlineData("Paid", "Sent", 15, 0, "paid")]
    [InlineData("OverPaid", "Sent", 20, -5, "overpaid")]
    [InlineData("Overpaid", null, null, null, "overpaid")]
    [InlineData("Overdue", "Sent", 10, 5, "overdue")]
    [InlineData("SomethingNew", "Sent", null, null, "unknown")]
    [InlineData(null, "Sent", null, null, "unknown")]
    public void Every_word_of_Dinero_is_one_state(string? payment, string? mail, int? paid, int? remaining, string state) =>
        Assert.Equal(state, DineroInvoiceState.Of(payment is null ? null : new SalesPaymentStatus(payment), mail is null ? null : new MailOutStatus(mail), false,
            paid is { } p ? new DocumentPayments { PaidAmount = p, RemainingAmount = remaining!.Value } : null));

    [Fact]
    public void A_deleted_draft_is_cancelled() => Assert.Equal("cancelled", DineroInvoiceState.Of(SalesPaymentStatus.Draft, deleted: true));

    [Fact, Acceptance("P-10a")]
    public async Task The_two_meanings_of_Status_are_told_apart_by_endpoint()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        var invoice = f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid);
        var draft = Assert.Single((await f.ReadAsync("invoices")).Changes).Record!;
        Assert.Equal(("Draft", "draft"), (draft["Status"].AsText(), draft["State"].AsText()));
        Assert.True(draft["Number"].IsNull);
        f.Dinero.Account.BookInvoice(invoice.Guid);
        f.Dinero.Account.PayInvoice(invoice.Guid, 125);
        var row = Assert.Single((await f.ReadAsync("invoices")).Changes).Record!;
        var full = await f.PresentAsync("invoice", invoice.Guid);
        Assert.Equal(("Booked", "paid"), (row["Status"].AsText(), row["State"].AsText()));
        Assert.Equal(("Booked", "paid"), (full["Status"].AsText(), full["State"].AsText()));
        Assert.Equal(f.Dinero.Account.Invoices[0].Number.ToString(), full["Number"].AsText());
        Assert.True(row["Lines"].IsAbsent);
    }

    [Fact]
    public async Task A_draft_is_created_read_with_its_lines_changed_and_deleted()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS").Contact("Jens", c => c with { IsPerson = true, VatNumber = null }).Product("Time", 800, p => p with { Unit = "hours" }));
        var (company, person) = (f.Dinero.Account.Contacts[0].ContactGuid.ToString(), f.Dinero.Account.Contacts[1].ContactGuid.ToString());
        var product = f.Dinero.Account.Products[0].ProductGuid.ToString();
        var lines = Lines(f, (product, null, 2, 800, "hours", "Product"), (null, "Tak for ordren", 0, 0, null, "Text"));
        Assert.IsType<WriteOutcome.Applied>(await f.CreateAsync("invoice", Intent, "cx1:c:invoice:1",
            ("Company", FieldValue.Of(new RecordRef("contact.company", company))), ("Date", FieldValue.Of((DateOnly?)new DateOnly(2026, 3, 2))), ("Lines", FieldValue.Of(lines))));
        var record = await f.PresentAsync("invoice", Intent);
        Assert.Equal((new RecordRef("contact.company", company), true), (record["Company"].AsReference(), record["Person"].IsNull));
        Assert.Equal((1600m, 2000m, "cx1:c:invoice:1"), (record["TotalExclVat"].AsNumber(), record["TotalInclVat"].AsNumber(), record["ExternalReference"].AsText()));
        var read = record["Lines"].AsLines()!.Lines;
        Assert.Equal(["Time", "Tak for ordren"], read.Select(l => l["Description"].AsText()));
        Assert.Equal((product, 800m, 2m), (read[0]["Product"].AsReference()!.Id.Value, read[0]["UnitPrice"].AsNumber(), read[0]["Quantity"].AsNumber()));
        Assert.NotNull(record.Version);
        Assert.Empty(record.Locks);

        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(record, ("Comment", FieldValue.Of("Æ")), ("Company", FieldValue.Null), ("Person", FieldValue.Of(new RecordRef("contact.person", person)))));
        // The version that was read is outdated now: nothing is written, and that is said.
        Assert.IsType<WriteOutcome.Stale>(await f.UpdateAsync(record, ("Comment", FieldValue.Of("lost"))));
        var changed = await f.PresentAsync("invoice", Intent);
        Assert.Equal(("Æ", person, 1600m), (changed["Comment"].AsText(), changed["Person"].AsReference()!.Id.Value, changed["TotalExclVat"].AsNumber()));

        Assert.IsType<WriteOutcome.Applied>(await f.DeleteAsync("invoice", Intent));
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("invoice", Intent));
        Assert.IsType<WriteOutcome.Applied>(await f.DeleteAsync("invoice", Intent));
    }

    [Fact]
    public async Task Prices_of_an_invoice_with_VAT_in_its_lines_survive_a_change_of_something_else()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        var lines = Lines(f, (null, "Konsulent", 1, 125, "hours", "Product"));
        await f.CreateAsync("invoice", Intent, null, ("ShowLinesInclVat", FieldValue.Of((bool?)true)), ("Lines", FieldValue.Of(lines)));
        var record = await f.PresentAsync("invoice", Intent);
        Assert.Equal((125m, 100m), (record["Lines"].AsLines()!.Lines[0]["UnitPrice"].AsNumber(), record["TotalExclVat"].AsNumber()));
        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(record, ("Comment", FieldValue.Of("x"))));
        Assert.Equal(100m, (await f.PresentAsync("invoice", Intent))["TotalExclVat"].AsNumber());
    }

    [Fact]
    public async Task What_is_not_said_about_a_line_stays_as_the_line_with_its_text_had_it()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS").Product("Konsulent", 800).Product("Konsulent", 900));
        var products = f.Dinero.Account.Products.Select(static p => p.ProductGuid).ToList();
        var invoice = f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid, i => i with
        {
            Lines =
            [
                new() { Description = "Konsulent", ProductGuid = products[0], Comments = "om dagen", Quantity = 1, Unit = "hours", UnitPrice = 800, AccountNumber = 1000, Discount = 10 },
                new() { Description = "Konsulent", ProductGuid = products[1], Comments = "om natten", Quantity = 2, Unit = "hours", UnitPrice = 900, AccountNumber = 1000 },
            ],
        });
        var record = await f.PresentAsync("invoice", invoice.Guid);
        var schema = f.Entity("invoice").Fields.Single(x => x.Name == "Lines").LineSchema!;
        SyncRecord Line(string id, string text, decimal quantity) => SyncRecord.Create(schema, new(id)).Set("Description", FieldValue.Of(text)).Set("Quantity", FieldValue.Of((decimal?)quantity)).Build();
        var more = SyncRecord.Create(schema, new("c")).Set("Description", FieldValue.Of("Konsulent")).Set("Quantity", FieldValue.Of((decimal?)7)).Set("Unit", FieldValue.Of("km")).Set("AccountNumber", FieldValue.Of("1000")).Build();

        Assert.IsType<WriteOutcome.Applied>(await f.UpdateAsync(record, ("Lines", FieldValue.Of(new LineSet([Line("a", "Konsulent", 5), Line("b", "Konsulent", 6), more])))));
        Assert.Equal<(Guid?, string?, decimal, string?, decimal, int, decimal)>(
            [(products[0], "om dagen", 5m, "hours", 800m, 1000, 10m), (products[1], "om natten", 6m, "hours", 900m, 1000, 0m), (null, null, 7m, "km", 0m, 1000, 0m)],
            f.Dinero.Account.Invoices[0].Lines.Select(static l => (l.ProductGuid, l.Comments, l.Quantity, l.Unit, l.UnitPrice, l.AccountNumber, l.Discount)));
    }

    [Fact]
    public async Task A_booked_invoice_is_locked_and_refused()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        var invoice = f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid);
        f.Dinero.Account.BookInvoice(invoice.Guid);
        var record = await f.PresentAsync("invoice", invoice.Guid);
        Assert.Contains(record.Locks, l => record.Schema[l.Slot].Name == "Lines" && l.Kind == FieldLockKind.Immutable);
        Assert.Equal("immutable", Assert.IsType<WriteOutcome.Refused>(await f.UpdateAsync(record, ("Comment", FieldValue.Of("x")))).Problems[0].Code);
        Assert.IsType<WriteOutcome.Refused>(await f.DeleteAsync("invoice", invoice.Guid));
        Assert.Equal(0, f.Dinero.CountCalls("invoices.update") + f.Dinero.CountCalls("invoices.delete"));
    }

    [Fact]
    public async Task Kinds_of_contacts_are_asked_once_per_contact()
    {
        await using var f = await SyncFixture.StartAsync(a => a.Contact("Acme ApS"));
        for (var i = 0; i < 3; i++)
            f.Dinero.Account.AddInvoice(f.Dinero.Account.Contacts[0].ContactGuid);
        foreach (var invoice in f.Dinero.Account.Invoices)
            await f.PresentAsync("invoice", invoice.Guid);
        Assert.Equal(1, f.Dinero.CountCalls("contacts.get"));
    }

    [Fact]
    public async Task An_invoice_without_lines_is_not_sent()
    {
        await using var f = await SyncFixture.StartAsync();
        Assert.Equal("Lines", Assert.IsType<WriteOutcome.Refused>(await f.CreateAsync("invoice", Intent, null)).Problems[0].Field);
        Assert.Empty(f.Dinero.Calls);
    }

    private static LineSet Lines(SyncFixture f, params (string? Product, string? Text, decimal Quantity, decimal Price, string? Unit, string Type)[] lines)
    {
        var schema = f.Entity("invoice").Fields.Single(x => x.Name == "Lines").LineSchema!;
        return new([.. lines.Select((l, i) => SyncRecord.Create(schema, new(i.ToString()))
            .Set("Product", FieldValue.Of(l.Product is null ? null : new RecordRef("product", l.Product)))
            .Set("Description", FieldValue.Of(l.Text))
            .Set("Quantity", FieldValue.Of((decimal?)l.Quantity))
            .Set("UnitPrice", FieldValue.Of((decimal?)l.Price))
            .Set("Unit", FieldValue.Of(l.Unit))
            .Set("AccountNumber", FieldValue.Of(l.Type == "Text" ? null : "1000"))
            .Set("LineType", FieldValue.Of(l.Type))
            .Build())]);
    }
}
