using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

[JsonSerializable(typeof(InvoiceInput))]
[JsonSerializable(typeof(EstimateInput))]
[JsonSerializable(typeof(DocumentAnswer))]
[JsonSerializable(typeof(ReversalBody))]
[JsonSerializable(typeof(InvoicePaymentState))]
[JsonSerializable(typeof(EstimateInvoicesAnswer))]
[JsonSerializable(typeof(PaymentInput))]
[JsonSerializable(typeof(PaymentAnswer))]
[JsonSerializable(typeof(MailBody))]
[JsonSerializable(typeof(MailAnswer))]
[JsonSerializable(typeof(TaxAnswer))]
[JsonSerializable(typeof(SeriesAnswer))]
[JsonSerializable(typeof(StockAnswer))]
[JsonSerializable(typeof(ShopStockAnswer))]
[JsonSerializable(typeof(WarehouseNamesAnswer))]
[JsonSerializable(typeof(UnitsAnswer))]
[JsonSerializable(typeof(SmartbillPage<Client>))]
[JsonSerializable(typeof(SmartbillPage<Supplier>))]
[JsonSerializable(typeof(SmartbillPage<Product>))]
[JsonSerializable(typeof(SmartbillPage<Warehouse>))]
[JsonSerializable(typeof(SmartbillError))]
[JsonSerializable(typeof(StockChange[]))]
[JsonSerializable(typeof(StockChangeList))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal partial class SmartbillJsonContext : JsonSerializerContext;
