using System.Text;
using Connectors.Intacct.Tests.Support;
using static Connectors.Intacct.Tests.Wire.Wire;

namespace Connectors.Intacct.Tests.Wire;

public sealed class DocumentWireTests
{
    private static readonly DateOnly Day = new(2026, 1, 2);

    private const string Stored = """
         "id":"Sales Order-SO1","documentType":"Sales Order","state":"pending","txnDate":"2026-01-02","customer":{"key":"1","id":"C1"},"contacts":{"billTo":{"key":"7","id":"Acme(C1)"}},"total":"750.00",
         "lines":[
           {"key":"22","id":"22","lineNumber":0,"dimensions":{"item":{"key":"6","id":"PC"},"warehouse":{"key":"1","id":"W"},"location":{"key":"1","id":"L"}},"unit":"Each","unitQuantity":"1","unitPrice":"750","quantity":"1","price":"742.5","quantityRemaining":"1"},
           {"key":"59","lineNumber":1,"unit":"Each","unitQuantity":"2","quantity":"20","quantityRemaining":"10","quantityConverted":"10"},
           {"key":"60","lineNumber":2,"unit":"Each","unitQuantity":"2","quantity":"2","quantityRemaining":"0"}]
        """;

    private static readonly DocumentInput Order = new()
    {
        TxnDate = Day,
        Customer = Reference.OfId("C1"),
        State = DocumentState.Pending,
        DueDate = Day,
        DocumentNumber = "SO/1",
        ReferenceNumber = "deal-7",
        TxnCurrency = "EUR",
        PaymentTerm = Reference.OfId("N30"),
        CustomerPoNumber = "PO-1",
        ExchangeRate = new() { TypeName = "Intacct Daily Rate" },
        Contacts = new() { BillTo = Reference.OfId("Acme(C1)") },
        Lines = [new() { Dimensions = new() { Item = Reference.OfId("PC"), Warehouse = Reference.OfId("W"), Location = Reference.OfId("L") }, Unit = "Each", UnitQuantity = 1, UnitPrice = 650.5m }],
        Subtotals = [new() { Description = "Discount", PercentValue = 10 }],
    };

    [Fact]
    public Task Documents_and_lines() => Snapshot()
        .Read("documents", c => c.Documents)
        .Crud(
            "sales orders", c => c.Documents.OfType("Sales Order"), Order,
            d => d with
            {
                ReferenceNumber = "1012",
                Lines = [d.Lines![0] with { UnitQuantity = 9, Dimensions = d.Lines[0].Dimensions! with { Item = Reference.OfKey(new("15")) } }, d.Lines[1], new() { Unit = "10 Pack", Dimensions = new() { Item = Reference.OfKey(new("15")) } }],
            },
            Stored)
        .Call("another type", () => WireHandler.Json(Answers.Written, 201), c => c.Documents.OfType("Devis/Été: 50 %").CreateAsync(new() { TxnDate = Day, Customer = Reference.OfKey(new("1")) }, Keyed))
        .Call("convert", [Answers.Record(Stored), Answers.Written], async c =>
            await c.Documents.OfType("Sales Invoice").ConvertAsync(await c.Documents.GetAsync(Key), i => i with { TxnDate = new(2026, 2, 1) }, Keyed))
        .Call("close", Answers.Written, c => c.Documents.OfType("Sales Order").CloseAsync(Key, Keyed))
        .Call("pdf", [() => WireHandler.Json("""{"ia::result":{"downloadURL":"/services/core/content/download?key=abc"}}"""), () => WireHandler.Body("%PDF", "application/pdf")], async c =>
        {
            await using var pdf = await c.Documents.GetPdfAsync(Key);
            using var reader = new StreamReader(pdf, Encoding.ASCII);
            Assert.Equal("%PDF", await reader.ReadToEndAsync());
        })
        .Read("lines", c => c.DocumentLines, """ "unit":"Each" """)
        .Crud("lines of a type", c => c.DocumentLines.OfType("Sales Order"), new() { DocumentHeader = Reference.OfKey(new("469")), Unit = "Each", UnitQuantity = 1 }, l => l with { UnitQuantity = 10 }, """ "unit":"Each","unitQuantity":"1" """)
        .Read("subtotals", c => c.DocumentSubtotals)
        .Crud("transaction definitions", c => c.TransactionDefinitions, new() { Id = "Sales Invoice", DocClass = DocumentClass.Invoice, EditPolicy = DocumentPolicy.All, EnableNumberingSequence = true },
            t => t with { SourceDocumentDetail = [] }, """ "id":"Sales Invoice","sourceDocumentDetail":[{"key":"59","sourceDocument":{"id":"Sales Order","key":"3"},"isDefault":true}] """)
        .VerifyAsync();
}
