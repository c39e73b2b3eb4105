using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Economic;

/// <summary>The package's JSON. Two sets of types that never meet: a member of the wrong surface is ignored by the server without a word.</summary>
internal static class EconomicJson
{
    public static JsonSerializerOptions Rest { get; } = DialectJson.Make(
        EconomicJsonContext.Default.WithAddedModifier(EconomicJsonContext.SetMembersDirectly),
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

    public static JsonSerializerOptions OpenApi { get; } = DialectJson.Make(OpenApiJsonContext.Default.WithAddedModifier(OpenApiJsonContext.SetMembersDirectly), []);
}
