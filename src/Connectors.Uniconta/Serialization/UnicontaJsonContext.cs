using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

[JsonSerializable(typeof(Debtor))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Employee))]
[JsonSerializable(typeof(Item))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Offer))]
[JsonSerializable(typeof(OrderLine))]
[JsonSerializable(typeof(OfferLine))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(InvoiceLine))]
[JsonSerializable(typeof(DebtorGroup))]
[JsonSerializable(typeof(PaymentTerm))]
[JsonSerializable(typeof(ItemGroup))]
[JsonSerializable(typeof(VatCode))]
[JsonSerializable(typeof(LayoutGroup))]
[JsonSerializable(typeof(Company))]
[JsonSerializable(typeof(UserFieldDefinition))]
[JsonSerializable(typeof(ChangeUrl))]
[JsonSerializable(typeof(TableRow))]
[JsonSerializable(typeof(InvoicePostingResult))]
[JsonSerializable(typeof(JsonElement))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal partial class UnicontaJsonContext : JsonSerializerContext
{
    /// <summary>The zone of times that come without one.</summary>
    public TimeZoneInfo Zone => Options.Converters.OfType<UnsetInstantConverter>().First().Zone;
}
