using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.Reviso;

/// <summary>The package's JSON.</summary>
internal static class RevisoJson
{
    public static JsonSerializerOptions Options { get; } = DialectJson.Make(
        RevisoJsonContext.Default.WithAddedModifier(RevisoJsonContext.SetMembersDirectly),
        [
            new ReferenceConverter<AccountNumber>("accountNumber"),
            new ReferenceConverter<AccountingYearKey>("year"),
            new ReferenceConverter<AdditionalExpenseNumber>("additionalExpenseNumber"),
            new ReferenceConverter<AppRoleNumber>("roleNumber"),
            new ReferenceConverter<ContactNumber>("customerContactNumber"),
            new TextOrReferenceConverter<CountryCode>("code", "countryCode"),
            new TextOrReferenceConverter<CurrencyCode>("code", "currencyCode"),
            new ReferenceConverter<CustomerGroupNumber>("customerGroupNumber"),
            new ReferenceConverter<CustomerNumber>("customerNumber"),
            new ReferenceConverter<DeliveryLocationNumber>("deliveryLocationNumber"),
            new ReferenceConverter<DepartmentNumber>("departmentNumber"),
            new ReferenceConverter<DepartmentalDistributionNumber>("departmentalDistributionNumber"),
            new ReferenceConverter<EmployeeGroupNumber>("employeeGroupNumber"),
            new ReferenceConverter<EmployeeNumber>("employeeNumber"),
            new ReferenceConverter<EntrySubtypeNumber>("entrySubtypeNumber"),
            new ReferenceConverter<LayoutNumber>("layoutNumber"),
            new ReferenceConverter<ModuleNumber>("moduleNumber"),
            new ReferenceConverter<NumberSeriesNumber>("numberSeriesNumber"),
            new ReferenceConverter<PaymentTermsNumber>("paymentTermsNumber"),
            new ReferenceConverter<PaymentTypeNumber>("paymentTypeNumber"),
            new ReferenceConverter<PriceGroupNumber>("priceGroupNumber"),
            new ReferenceConverter<ProductGroupNumber>("productGroupNumber"),
            new ReferenceConverter<ProductNumber>("productNumber"),
            new ReferenceConverter<ProjectNumber>("projectNumber"),
            new ReferenceConverter<ProvinceNumber>("provinceNumber"),
            new ReferenceConverter<RecordId>("id"),
            new ReferenceConverter<SupplierGroupNumber>("supplierGroupNumber"),
            new ReferenceConverter<SupplierNumber>("supplierNumber"),
            new ReferenceConverter<TenderContractNumber>("tenderContractNumber"),
            new ReferenceConverter<UnitNumber>("unitNumber"),
            new ReferenceConverter<VatCode>("vatCode"),
            new ReferenceConverter<VatReportSetupNumber>("vatReportSetupNumber"),
            new ReferenceConverter<VatTypeNumber>("vatTypeNumber"),
            new ReferenceConverter<VatZoneNumber>("vatZoneNumber"),
        ]);
}
