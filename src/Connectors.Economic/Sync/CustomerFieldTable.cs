using Connectors.Sync;
using static Connectors.Economic.Sync.EconomicFieldTable;

namespace Connectors.Economic.Sync;

/// <summary>The fields of customers, under the names of the REST API.</summary>
internal static class CustomerFieldTable
{
    // What is required keeps its value when nothing else is said: the schema has refused an empty one before.
    public static SyncFields<Customer, Customer, Customer> Fields { get; } = new(
        ReadOnly<Customer>("customerNumber", FieldType.Text, static c => FieldValue.Of(c.CustomerNumber?.ToString())),
        Text<Customer>("name", 255, static c => c.Name, static (c, v) => c with { Name = v ?? c.Name }, Required),
        Text<Customer>("currency", 3, static c => c.Currency, static (c, v) => c with { Currency = v ?? c.Currency }, static s => Required(s) with { Type = FieldType.Choice }),
        Choice<Customer>("customerGroup", static c => c.CustomerGroup?.Id?.Value, static (c, v) => c with { CustomerGroup = v is { } n ? new CustomerGroupNumber(n) : c.CustomerGroup }, Required),
        Choice<Customer>("paymentTerms", static c => c.PaymentTerms?.Id?.Value, static (c, v) => c with { PaymentTerms = v is { } n ? new PaymentTermsNumber(n) : c.PaymentTerms }, Required),
        Choice<Customer>("vatZone", static c => c.VatZone?.Id?.Value, static (c, v) => c with { VatZone = v is { } n ? new VatZoneNumber(n) : c.VatZone }, Required),
        Text<Customer>("address", 510, static c => c.Address, static (c, v) => c with { Address = v }, static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        Text<Customer>("zip", 30, static c => c.Zip, static (c, v) => c with { Zip = v }),
        Text<Customer>("city", 50, static c => c.City, static (c, v) => c with { City = v }),
        Text<Customer>("country", 50, static c => c.Country, static (c, v) => c with { Country = v }),
        Text<Customer>("corporateIdentificationNumber", 40, static c => c.CorporateIdentificationNumber, static (c, v) => c with { CorporateIdentificationNumber = v }),
        Text<Customer>("pNumber", 10, static c => c.PNumber, static (c, v) => c with { PNumber = v }),
        Text<Customer>("vatNumber", 20, static c => c.VatNumber, static (c, v) => c with { VatNumber = v }),
        Text<Customer>("ean", 13, static c => c.Ean, static (c, v) => c with { Ean = v }),
        Text<Customer>("email", 255, static c => c.Email, static (c, v) => c with { Email = v }),
        Text<Customer>("telephoneAndFaxNumber", 255, static c => c.TelephoneAndFaxNumber, static (c, v) => c with { TelephoneAndFaxNumber = v }),
        Text<Customer>("mobilePhone", 50, static c => c.MobilePhone, static (c, v) => c with { MobilePhone = v }),
        Text<Customer>("website", 255, static c => c.Website, static (c, v) => c with { Website = v }),
        Text<Customer>("publicEntryNumber", 50, static c => c.PublicEntryNumber, static (c, v) => c with { PublicEntryNumber = v }),
        Money<Customer>("creditLimit", static c => c.CreditLimit, static (c, v) => c with { CreditLimit = v }, static s => s with { CurrencyField = "currency", Scale = null }),
        Flag<Customer>("barred", static c => c.Barred, static (c, v) => c with { Barred = v }),
        Choice<Customer>("layout", static c => c.Layout?.Id?.Value, static (c, v) => c with { Layout = v is { } n ? new LayoutNumber(n) : null }),
        Choice<Customer>("salesPerson", static c => c.SalesPerson?.Id?.Value, static (c, v) => c with { SalesPerson = v is { } n ? new EmployeeNumber(n) : null }));
}
