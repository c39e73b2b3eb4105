using Connectors.Economic.Sync;
using Connectors.Sync;
using Connectors.Testing.Economic;

namespace Connectors.Economic.Tests.Sync;

/// <summary>Documents of a CRM, and a small agreement that they are sent to.</summary>
internal static class Papers
{
    public const string Marker = "cx1:c:invoice:42:1";

    public static readonly DateOnly Day = new(2026, 3, 2);

    /// <summary>Customer 1 at home (25 % VAT), customer 2 in the EU; a product with VAT, one without, one barred.</summary>
    public static void Shop(EconomicAccount account) => account
        .Customer("Ærø Kro ApS", c => c with { Address = "Vester 1\nBaghuset", Zip = "5970", City = "Ærøskøbing", Country = "Danmark", Ean = "5790000123456", Email = "kro@example.org", CorporateIdentificationNumber = "12345678" })
        .Customer("Malmö Bröd AB", c => c with { VatZoneNumber = 2, Currency = "SEK", PaymentTermsNumber = 5 })
        .Product("01-A", "Time", 800, p => p with { UnitNumber = 2 })
        .Product("02-B", "Bog", 100, p => p with { ProductGroupNumber = 2 })
        .Product("99-X", "Udgået", 1, p => p with { Barred = true });

    public static Document Of(params DocumentLine[] lines) => new()
    {
        Source = new("order", "42"),
        Kind = DocumentKind.Invoice,
        Customer = new("company", "7"),
        Date = Day,
        Currency = "DKK",
        Lines = [.. lines],
    };

    public static DocumentLine Line(decimal quantity, decimal price, string code = "01-A", string? text = "Arbejde") => new() { Code = code, Text = text, Quantity = quantity, UnitPrice = price };

    public static DocumentLine Words(string text) => new() { Text = text };

    public static DocumentRequest Request(Document document, string customer = "1", Func<DocumentFlow, DocumentFlow>? flow = null)
    {
        var basis = EconomicPreset.Version1.Flows.Single(f => f.Name == "invoice-from-order") with { Kind = document.Kind };
        return new() { Flow = flow?.Invoke(basis) ?? basis, Stage = DocumentStage.Draft, Document = document, Customer = new(customer), Marker = Marker };
    }

    public static async Task<DocumentSend> PreparedAsync(IDocumentSender sender, DocumentRequest request, Guid? intent = null)
    {
        var send = new DocumentSend { Request = request, IntentId = intent ?? Guid.CreateVersion7() };
        return send with { Evidence = await sender.PrepareAsync(send, default) };
    }

    public static async Task<DocumentOutcome> SendAsync(IDocumentSender sender, DocumentRequest request) => await sender.SendAsync(await PreparedAsync(sender, request), default);
}
