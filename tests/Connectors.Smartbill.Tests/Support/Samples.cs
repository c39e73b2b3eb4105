namespace Connectors.Smartbill.Tests.Support;

/// <summary>Documents and answers that many tests use.</summary>
internal static class Samples
{
    public const string Issued = """{"errorText":"","message":"","number":"0042","series":"CRM","url":"","documentUrl":"https://cloud.smartbill.ro/core/factura/editeaza/1","documentId":"77","documentViewUrl":"https://cloud.smartbill.ro/view/abc"}""";
    public const string Empty = """{"errorText":"","message":"","number":"","series":"","url":""}""";

    public static readonly SmartbillDocumentId Id = new(TestClient.Cif, "CRM", "0042");

    public static DocumentClient Client => new() { Name = "Țăndărică & Fiii SRL", Country = "Romania", IsTaxPayer = true, VatCode = "RO87654321" };

    public static DocumentLine Line => new() { Name = "Șurub M8", Code = "S8", MeasuringUnitName = "buc", Quantity = 3, Price = 10.50m, IsTaxIncluded = false, TaxName = "Normala", TaxPercentage = 21 };

    public static InvoiceInput Invoice => new() { SeriesName = "CRM", Client = Client, Lines = [Line], Mentions = "Order 4711" };

    public static EstimateInput Estimate => new() { SeriesName = "PRF", Client = Client, Lines = [Line] };

    public static PaymentInput Payment => new() { Type = PaymentType.PaymentOrder, IsCash = false, Value = 38.12m, Client = Client, InvoicesList = [PaidInvoice.Of(Id)] };

    public static string Series(string next, string type = "f", string name = "CRM") => $$"""{"errorText":"","message":"","number":"","series":"","url":"","list":[{"name":"{{name}}","nextNumber":{{next}},"type":"{{type}}"}]}""";
}
