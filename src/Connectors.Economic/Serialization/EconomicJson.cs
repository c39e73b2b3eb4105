using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Economic;

/// <summary>The package's JSON. Two sets of types that never meet: a member of the wrong surface is ignored by the server without a word.</summary>
internal static class EconomicJson
{
    public static JsonSerializerOptions Rest { get; } = Make(
        EconomicJsonContext.Default,
        [
            new ReferenceConverter<AccountNumber>("accountNumber"),
            new ReferenceConverter<AccountingYearKey>("year"),
            new ReferenceConverter<BookedInvoiceNumber>("bookedInvoiceNumber"),
            new ReferenceConverter<ContactNumber>("customerContactNumber"),
            new ReferenceConverter<CostTypeNumber>("costTypeNumber"),
            new ReferenceConverter<CurrencyCode>("code", "currencyCode"),
            new ReferenceConverter<CustomerGroupNumber>("customerGroupNumber"),
            new ReferenceConverter<CustomerNumber>("customerNumber"),
            new ReferenceConverter<DeliveryLocationNumber>("deliveryLocationNumber"),
            new ReferenceConverter<DepartmentNumber>("departmentNumber"),
            new ReferenceConverter<DepartmentalDistributionNumber>("departmentalDistributionNumber"),
            new ReferenceConverter<DraftInvoiceNumber>("draftInvoiceNumber"),
            new ReferenceConverter<EmployeeGroupNumber>("employeeGroupNumber"),
            new ReferenceConverter<EmployeeNumber>("employeeNumber"),
            new ReferenceConverter<LayoutNumber>("layoutNumber"),
            new ReferenceConverter<PaymentTermsNumber>("paymentTermsNumber"),
            new ReferenceConverter<PaymentTypeNumber>("paymentTypeNumber"),
            new ReferenceConverter<PeriodNumber>("periodNumber"),
            new ReferenceConverter<PriceGroupNumber>("priceGroupNumber"),
            new ReferenceConverter<ProductGroupNumber>("productGroupNumber"),
            new ReferenceConverter<ProductNumber>("productNumber"),
            new ReferenceConverter<ProjectNumber>("projectNumber"),
            new ReferenceConverter<SupplierContactNumber>("number"),
            new ReferenceConverter<SupplierGroupNumber>("supplierGroupNumber"),
            new ReferenceConverter<SupplierNumber>("supplierNumber"),
            new ReferenceConverter<UnitNumber>("unitNumber"),
            new ReferenceConverter<VatCode>("vatCode"),
            new ReferenceConverter<VatTypeNumber>("vatTypeNumber"),
            new ReferenceConverter<VatZoneNumber>("vatZoneNumber"),
        ]);

    public static JsonSerializerOptions OpenApi { get; } = Make(OpenApiJsonContext.Default, []);

    private static JsonSerializerOptions Make(JsonSerializerContext context, ReadOnlySpan<JsonConverter> references)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            PropertyNameCaseInsensitive = true,
            // An explicit null is refused.
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Danish letters as they are: \u00D8 would be right too, and unreadable in every log.
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
            TypeInfoResolver = context.WithAddedModifier(Relax),
            Converters =
            {
                new InstantConverter(TimeZoneInfo.Utc),
                new BusinessDateConverter(),
                new LenientInt32Converter(),
                new LenientInt64Converter(),
                new LenientBooleanConverter(),
            },
        };
        foreach (var converter in references)
            options.Converters.Add(converter);
        options.MakeReadOnly();
        return options;
    }

    /// <summary>"Required" is for who writes: a list that leaves a member out must still be read.</summary>
    private static void Relax(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }
}
