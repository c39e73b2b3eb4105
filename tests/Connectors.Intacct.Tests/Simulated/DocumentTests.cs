using System.Text;
using static Connectors.Intacct.Tests.Simulated.RoundTripTests;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Quote, order, invoice: conversion, states, policies, lines, money.</summary>
public sealed class DocumentTests
{
    [Fact]
    public async Task Trap15_a_quote_becomes_an_order_and_the_order_becomes_two_invoices()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var (quotes, orders, invoices) = (test.Client.Documents.OfType("Sales Quote"), test.Client.Documents.OfType("Sales Order"), test.Client.Documents.OfType("Sales Invoice"));
        var quoteKey = (await quotes.CreateAsync(Quote("HOUR", 10))).Key;
        var orderKey = (await orders.ConvertAsync(await quotes.GetAsync(quoteKey))).Key;
        Assert.Equal(DocumentState.Converted, (await quotes.GetAsync(quoteKey)).State);
        var order = await orders.GetAsync(orderKey);
        Assert.Equal((quoteKey, 10m, 80m, "R-7"), (order.SourceDocument!.Key!.Value, order.Lines![0].UnitQuantity, order.Lines[0].UnitPrice, order.ReferenceNumber));

        var first = (await invoices.ConvertAsync(order, d => d with { TxnDate = new(2026, 5, 1), Lines = [d.Lines![0] with { UnitQuantity = 4 }] })).Key;
        order = await orders.GetAsync(orderKey);
        Assert.Equal((DocumentState.PartiallyConverted, 4m, 6m), (order.State, ((DocumentLine)order.Lines![0]).QuantityConverted, ((DocumentLine)order.Lines[0]).QuantityRemaining));
        var second = (await invoices.ConvertAsync(order)).Key;
        Assert.Equal(6m, (await invoices.GetAsync(second)).Lines![0].UnitQuantity);
        order = await orders.GetAsync(orderKey);
        Assert.Equal(DocumentState.Converted, order.State);
        Assert.Equal([first, second], order.History!.Select(static h => h.ConvertedTo!.Key!.Value));

        // Nothing is left: the client says so before it sends.
        await Assert.ThrowsAsync<ArgumentException>(() => invoices.ConvertAsync(order));
        var converted = await Assert.ThrowsAsync<ConnectorValidationException>(() => orders.UpdateAsync(orderKey, static d => d with { Memo = "late" }));
        Assert.Equal(400, converted.StatusCode);
        var invoice = await invoices.GetAsync(first);
        Assert.Equal((DocumentPaymentStatus.Open, 320m, true), (invoice.PaymentStatus, invoice.Total, invoice.Invoice is not null));
        test.Account.Pay(first.Value, 320m);
        Assert.Equal(DocumentPaymentStatus.Paid, (await invoices.GetAsync(first)).PaymentStatus);
    }

    [Fact]
    public async Task Trap15_a_conversion_whose_answer_is_lost_converts_once()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var (quotes, orders) = (test.Client.Documents.OfType("Sales Quote"), test.Client.Documents.OfType("Sales Order"));
        var quote = await quotes.GetAsync((await quotes.CreateAsync(Quote("PC", 2))).Key);
        test.Sim.Faults.LoseReplyAfterCommit("documents.create");
        var unknown = await Assert.ThrowsAsync<OutcomeUnknownException>(() => orders.ConvertAsync(quote));
        var order = await orders.ConvertAsync(quote, options: new() { IdempotencyKey = unknown.Evidence.IdempotencyKey });
        Assert.Equal(order.Key.Value, Assert.Single(test.Account.Documents, static d => d.TypeName == "Sales Order").Key);
    }

    [Fact]
    public async Task Trap15_a_discounted_line_is_converted_at_the_price_that_was_agreed()
    {
        foreach (var net in (bool[])[true, false])
        {
            await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
            test.Sim.Oddities.PricesReadNetOfDiscount = net;
            var (quotes, orders) = (test.Client.Documents.OfType("Sales Quote"), test.Client.Documents.OfType("Sales Order"));
            var input = Quote("HOUR", 10);
            var quote = await quotes.GetAsync((await quotes.CreateAsync(input with { Lines = [input.Lines![0] with { DiscountPercent = 10 }] })).Key);
            Assert.Equal(720m, quote.Total);
            var order = await orders.GetAsync((await orders.ConvertAsync(quote)).Key);
            Assert.Equal(quote.Total, order.Total);
        }
    }

    [Fact]
    public async Task Trap15_types_with_slashes_and_colons_are_written_read_and_queried()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var type = test.Client.Documents.OfType("Service/Order: EU");
        var made = await type.CreateAsync(Quote("HOUR", 1));
        await type.UpdateAsync(made.Key, static d => d with { Memo = "m" });
        Assert.Equal(("Service/Order: EU", "m"), ((await type.GetAsync(made.Key)) is var read ? read.DocumentType : null, read.Memo));
        Assert.Equal(made.Key, Assert.Single(await ReadAll(type.ListAsync())).Key);
        Assert.Equal(2, (await ReadAll(test.Client.Documents.ListAsync())).Count);
        Assert.Single(await ReadAll(test.Client.DocumentLines.OfType("Service/Order: EU").ListAsync()));
        // A document of another type is not found under this one.
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Documents.OfType("Sales Order").GetAsync(made.Key));
    }

    [Theory]
    [InlineData("noEdit", "noDelete")]
    [InlineData("beforePrinting", "beforePrinting")]
    [InlineData("editInDraftOnly", "noDelete")]
    public async Task Trap15_policies_refuse_with_their_code_and_closing_takes_the_place_of_a_delete(string edit, string delete)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var definition = (await test.Client.TransactionDefinitions.FindAsync("Sales Order"))!;
        await test.Client.TransactionDefinitions.UpdateAsync(definition.Key, d => d with { EditPolicy = new(edit), DeletePolicy = new(delete) });
        var orders = test.Client.Documents.OfType("Sales Order");
        var key = (await orders.CreateAsync(Quote("HOUR", 1))).Key;
        test.Account.Print(key.Value);
        Assert.Equal("INV-1371", (await Assert.ThrowsAsync<ConnectorValidationException>(() => orders.UpdateAsync(key, static d => d with { Memo = "x" }))).ErrorCode);
        Assert.Equal(IntacctErrorCodes.DeletePolicy, (await Assert.ThrowsAsync<ConnectorValidationException>(() => orders.DeleteAsync(key))).ErrorCode);
        await orders.CloseAsync(key);
        Assert.Equal(DocumentState.Closed, (await orders.GetAsync(key)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap14_a_change_of_a_line_alone_is_found_among_the_lines_whether_or_not_the_document_moves(bool moves)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Sim.Oddities.LineChangesMoveHeaderStamp = moves;
        var quote = test.Account.Documents[0];
        test.Clock.Advance(TimeSpan.FromHours(1));
        var since = test.Clock.GetUtcNow();
        test.Account.Edit("order-entry/document", quote.Key, $$"""{"lines":[{"key":"{{quote["lines.1.key"]}}","unitQuantity":"5"}]}""");
        Assert.Equal(moves ? 1 : 0, (await ReadAll(test.Client.Documents.ListChangesAsync(since))).Count);
        var line = Assert.Single(await ReadAll(test.Client.DocumentLines.ListChangesAsync(since)));
        Assert.Equal((quote.Key, 5m), (line.DocumentHeader!.Key!.Value.Value, line.UnitQuantity));
        // From the line up to the document, by its key.
        var lines = await ReadAll(test.Client.DocumentLines.ListAsync(new() { Filter = new QueryField<RecordKey>("documentHeader.key").Is(new(quote.Key)) }));
        Assert.Equal(2, lines.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap14_amounts_that_move_by_themselves_may_not_move_the_stamp(bool moves)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Sim.Oddities.TotalsMoveStamp = moves;
        var key = (await test.Client.Documents.OfType("Sales Invoice").CreateAsync(Quote("HOUR", 1))).Key;
        test.Clock.Advance(TimeSpan.FromHours(1));
        var since = test.Clock.GetUtcNow();
        test.Account.Pay(key.Value, 30m);
        Assert.Equal(moves ? 1 : 0, (await ReadAll(test.Client.Documents.ListChangesAsync(since))).Count);
        var query = new IntacctQuery { Filter = new QueryField<DocumentPaymentStatus>("paymentStatus").IsNot(DocumentPaymentStatus.Paid), Fields = [new("key"), new("paymentStatus")] };
        Assert.Equal(DocumentPaymentStatus.PartiallyPaid, Assert.Single(await ReadAll(test.Client.Documents.OfType("Sales Invoice").ListAsync(query))).PaymentStatus);
        Assert.Equal(50m, (await test.Client.Customers.FindAsync("ACME"))!.TotalDue);
    }

    [Fact]
    public async Task Trap15_a_member_that_cannot_be_written_is_passed_over_without_a_word_and_reading_shows_it()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var key = test.Account.Documents[0].Key;
        var answer = await test.Client.SendAsync(new(HttpMethod.Patch, $"objects/order-entry/document::Sales%20Quote/{key}") { Body = (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes("""{"status":"inactive"}"""), ContentType = "application/json" });
        Assert.Equal((200, RecordStatus.Active), (answer.Status, (await test.Client.Documents.GetAsync(new(key))).Status));
    }

    [Fact]
    public async Task Trap15_units_prices_and_numbers_are_filled_or_asked_for()
    {
        await using var test = await SimulatedIntacct.StartAsync(static a =>
        {
            Samples.Seed(a);
            a.Add("order-entry/txn-definition", """{"id":"Numbered by hand","docClass":"order","enableNumberingSequence":false}""");
        });
        var orders = test.Client.Documents.OfType("Sales Order");
        var input = Quote("HOUR", 2);
        // Without a price the price list or the item fills it.
        var filled = await orders.GetAsync((await orders.CreateAsync(input with { Lines = [input.Lines![0] with { UnitPrice = null }] })).Key);
        Assert.Equal((95m, 190m), (filled.Lines![0].UnitPrice, filled.Total));
        Assert.Equal($"Sales Order-{filled.DocumentNumber}", filled.DocumentId);
        var unit = await Assert.ThrowsAsync<ConnectorValidationException>(() => orders.CreateAsync(input with { Lines = [input.Lines![0] with { Unit = "Hour" }] }));
        Assert.Equal(IntacctErrorCodes.UnitNotInGroup, unit.ErrorCode);
        var byHand = test.Client.Documents.OfType("Numbered by hand");
        Assert.Equal("documentNumber", (await Assert.ThrowsAsync<ConnectorValidationException>(() => byHand.CreateAsync(input))).FieldErrors[0].Field);
        Assert.Equal("H-1", (await byHand.GetAsync((await byHand.CreateAsync(input with { DocumentNumber = "H-1" })).Key)).DocumentNumber);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Trap15_documents_are_linked_by_key_whatever_their_id_is(bool idIsKey)
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        test.Sim.Oddities.DocumentIdIsKey = idIsKey;
        var made = await test.Client.Documents.OfType("Sales Order").CreateAsync(Quote("HOUR", 1) with { DocumentNumber = "SO-9" });
        Assert.Equal(idIsKey ? made.Key.Value : "Sales Order-SO-9", made.Id);
        var found = await test.Client.Documents.OfType("Sales Order").FindAsync("SO-9");
        Assert.Equal((made.Key, "Sales Order-SO-9"), (found!.Key, found.DocumentId));
    }

    [Fact]
    public async Task Lines_by_themselves_are_refused_where_the_company_refuses_them_and_work_where_not()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var quote = await test.Client.Documents.GetAsync(new(test.Account.Documents[0].Key));
        var lines = test.Client.DocumentLines.OfType("Sales Quote");
        var line = quote.Lines![0].Key!.Value;
        Assert.Equal(405, (await Assert.ThrowsAsync<ConnectorValidationException>(() => lines.UpdateAsync(line, static l => l with { Memo = "m" }))).StatusCode);
        test.Sim.Oddities.DocumentLineWritesRefused = false;
        await lines.UpdateAsync(line, static l => l with { Memo = "m" });
        var added = await lines.CreateAsync(quote.Lines[1] with { Key = null, DocumentHeader = Reference.OfKey(quote.Key) });
        await lines.DeleteAsync(quote.Lines[1].Key!.Value);
        Assert.Equal([line, added.Key], (await test.Client.Documents.GetAsync(quote.Key)).Lines!.Select(static l => l.Key!.Value));
    }

    [Fact]
    public async Task Subtotals_change_with_their_document_and_the_print_is_a_pdf_of_it()
    {
        await using var test = await SimulatedIntacct.StartAsync(Samples.Seed);
        var orders = test.Client.Documents.OfType("Sales Order");
        var key = (await orders.CreateAsync(Quote("HOUR", 10) with { Subtotals = [new() { Description = "Freight", AbsoluteValue = 25m }] })).Key;
        Assert.Equal(825m, (await orders.GetAsync(key)).Total);
        await orders.UpdateAsync(key, static d => d with { Subtotals = [d.Subtotals![0] with { AbsoluteValue = 30m }, new() { Description = "Rebate", PercentValue = -10m }] });
        Assert.Equal(750m, (await orders.GetAsync(key)).Total);
        Assert.Equal(["Freight", "Rebate"], (await ReadAll(test.Client.DocumentSubtotals.ListAsync())).Select(static s => s.Description!));
        await orders.UpdateAsync(key, static d => d with { Subtotals = null });
        Assert.Equal(800m, (await orders.GetAsync(key)).Total);
        await using var pdf = await test.Client.Documents.GetPdfAsync(key);
        using var copy = new MemoryStream();
        await pdf.CopyToAsync(copy);
        var text = Encoding.Latin1.GetString(copy.ToArray());
        Assert.StartsWith("%PDF-", text);
        Assert.Contains("800.00 USD", text);
        await Assert.ThrowsAsync<ConnectorNotFoundException>(() => test.Client.Documents.GetPdfAsync(new("99999")));
    }

    [Fact]
    public async Task The_contact_of_a_new_customer_comes_to_life_with_it_and_is_left_alone_by_changes_of_others()
    {
        await using var test = await SimulatedIntacct.StartAsync();
        var key = (await test.Client.Customers.CreateAsync(new() { Id = "C1", Name = "Acme" })).Key;
        var customer = await test.Client.Customers.GetAsync(key);
        Assert.Equal(("Acme(CC1)", "Acme"), (customer.Contacts!.Default!.Id, customer.Contacts.Default.PrintAs));
        Assert.Equal(customer.Contacts.Default.Key, Assert.Single(await ReadAll(test.Client.Contacts.ListAsync())).Key);
        // Its name is taken, also by a contact that was made by itself.
        await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Contacts.CreateAsync(new() { Id = "Acme(CC1)", PrintAs = "x" }));
        await test.Client.Customers.UpdateAsync(key, static c => c with { Contacts = c.Contacts! with { Default = c.Contacts.Default! with { Email1 = "a@acme.example" } } });
        Assert.Equal("a@acme.example", (await test.Client.Contacts.FindAsync("Acme(CC1)"))!.Email1);
        await test.Client.Customers.UpdateAsync(key, static c => c with { Notes = "n" });
        Assert.DoesNotContain("contacts", test.Sim.Calls.Last(static c => c.Operation == "customers.update").BodyText);
        Assert.Single(test.Account.Contacts);
        // A name that was deleted may stay taken.
        await test.Client.Contacts.CreateAsync(new() { Id = "Gone", PrintAs = "Gone" });
        await test.Client.Contacts.DeleteAsync((await test.Client.Contacts.FindKeyAsync("Gone"))!.Value);
        await Assert.ThrowsAsync<ConnectorConflictException>(() => test.Client.Contacts.CreateAsync(new() { Id = "Gone", PrintAs = "Gone" }));
    }

    internal static DocumentInput Quote(string item, decimal quantity) => new()
    {
        TxnDate = new(2026, 4, 1),
        Customer = Reference.OfId("ACME"),
        ReferenceNumber = "R-7",
        Lines = [new() { Dimensions = new() { Item = Reference.OfId(item), Warehouse = Reference.OfId("WH1"), Location = Reference.OfId("HQ") }, Unit = "Each", UnitQuantity = quantity, UnitPrice = 80m }],
    };
}
