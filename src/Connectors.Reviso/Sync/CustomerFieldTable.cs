using System.Globalization;
using Connectors.Sync;
using F = Connectors.Reviso.Sync.RevisoField<Connectors.Reviso.Sync.CustomerView>;

namespace Connectors.Reviso.Sync;

/// <summary>A customer, and the provinces that its number of one is among.</summary>
internal sealed record CustomerView(Customer Customer, ProvinceCodes Provinces)
{
    public CustomerView With(Func<Customer, Customer> change) => this with { Customer = change(Customer) };
}

/// <summary>The fields of customers. Lengths are those of e-conomic, whose records these were.</summary>
internal static class CustomerFieldTable
{
    public static readonly IReadOnlySet<string> NumberKeys = new HashSet<string>(StringComparer.Ordinal) { "customerGroup", "paymentTerms", "vatZone", "paymentType", "priceGroup", "layout", "salesPerson" };

    /// <summary>The lists that are the choices of fields.</summary>
    public static readonly IReadOnlyDictionary<string, string> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["currency"] = RevisoLists.Currencies,
        ["customerGroup"] = RevisoLists.CustomerGroups,
        ["paymentTerms"] = RevisoLists.PaymentTerms,
        ["vatZone"] = RevisoLists.VatZones,
        ["paymentType"] = RevisoLists.PaymentTypes,
        ["priceGroup"] = RevisoLists.PriceGroups,
        ["countryCode"] = RevisoLists.Countries,
        ["layout"] = RevisoLists.Layouts,
        ["salesPerson"] = RevisoLists.Employees,
    };

    public static SyncFields<CustomerView, CustomerView, CustomerView> Fields { get; } = new(
        F.Text("name", 255, static v => v.Customer.Name, static (v, t) => v.With(c => c with { Name = t ?? "" }), F.Required),
        F.ReadOnly("customerNumber", FieldType.Text, static v => FieldValue.Of(v.Customer.CustomerNumber?.ToString())),
        F.Choice("currency", static v => v.Customer.Currency, static (v, t) => v.With(c => c with { Currency = t ?? "" }),
            static s => F.Required(s) with { Normalisation = s.Normalisation | TextNormalisation.IgnoreCase }),
        F.NumberKey("customerGroup", static v => v.Customer.CustomerGroup, static (v, n) => v.With(c => c with { CustomerGroup = n is { } i ? new CustomerGroupNumber(i) : null }), F.Required),
        F.NumberKey("paymentTerms", static v => v.Customer.PaymentTerms, static (v, n) => v.With(c => c with { PaymentTerms = n is { } i ? new PaymentTermsNumber(i) : null }), F.Required),
        F.NumberKey("vatZone", static v => v.Customer.VatZone, static (v, n) => v.With(c => c with { VatZone = n is { } i ? new VatZoneNumber(i) : null }), F.Required),
        F.NumberKey("paymentType", static v => v.Customer.PaymentType, static (v, n) => v.With(c => c with { PaymentType = n is { } i ? new PaymentTypeNumber(i) : null })),
        F.NumberKey("priceGroup", static v => v.Customer.PriceGroup, static (v, n) => v.With(c => c with { PriceGroup = n is { } i ? new PriceGroupNumber(i) : null })),
        F.Text("address", 510, static v => v.Customer.Address, static (v, t) => v.With(c => c with { Address = t }), static s => s with { Normalisation = s.Normalisation | TextNormalisation.LineEnds }),
        F.Text("zip", 30, static v => v.Customer.Zip, static (v, t) => v.With(c => c with { Zip = t })),
        F.Text("city", 50, static v => v.Customer.City, static (v, t) => v.With(c => c with { City = t })),
        F.Choice("province", static v => v.Provinces.CodeOf(v.Customer.Province), Province, static s => s with { Normalisation = s.Normalisation | TextNormalisation.IgnoreCase }),
        F.Text("country", 50, static v => v.Customer.Country, static (v, t) => v.With(c => c with { Country = t })),
        F.Choice("countryCode", static v => F.Key(v.Customer.CountryCode), static (v, t) => v.With(c => c with { CountryCode = t is null ? null : new CountryCode(t.ToUpperInvariant()) }),
            static s => s with { Normalisation = s.Normalisation | TextNormalisation.IgnoreCase }),
        F.Text("corporateIdentificationNumber", 40, static v => v.Customer.CorporateIdentificationNumber, static (v, t) => v.With(c => c with { CorporateIdentificationNumber = t }),
            static s => s with { Normalisation = s.Normalisation | TextNormalisation.IgnoreCase }),
        F.Text("vatNumber", 20, static v => v.Customer.VatNumber, static (v, t) => v.With(c => c with { VatNumber = t })),
        F.Text("publicEntryNumber", 50, static v => v.Customer.PublicEntryNumber, static (v, t) => v.With(c => c with { PublicEntryNumber = t })),
        F.Text("italianCertifiedEmail", 255, static v => v.Customer.ItalianCertifiedEmail, static (v, t) => v.With(c => c with { ItalianCertifiedEmail = t })),
        // An open list: the word for public bodies is not documented.
        F.Text("italianCustomerType", 50, static v => v.Customer.ItalianCustomerType?.Value, static (v, t) => v.With(c => c with { ItalianCustomerType = t is null ? null : new ItalianCustomerType(t) })),
        F.Flag("splitPayment", static v => v.Customer.SplitPayment, static (v, b) => v.With(c => c with { SplitPayment = b })),
        F.Text("ean", 13, static v => v.Customer.Ean, static (v, t) => v.With(c => c with { Ean = t })),
        F.Text("email", 255, static v => v.Customer.Email, static (v, t) => v.With(c => c with { Email = t })),
        F.Text("telephoneAndFaxNumber", 255, static v => v.Customer.TelephoneAndFaxNumber, static (v, t) => v.With(c => c with { TelephoneAndFaxNumber = t })),
        F.Text("mobilePhone", 50, static v => v.Customer.MobilePhone, static (v, t) => v.With(c => c with { MobilePhone = t })),
        F.Text("website", 255, static v => v.Customer.Website, static (v, t) => v.With(c => c with { Website = t })),
        F.Text("iban", 50, static v => v.Customer.Iban, static (v, t) => v.With(c => c with { Iban = t })),
        F.Text("swift", 20, static v => v.Customer.Swift, static (v, t) => v.With(c => c with { Swift = t })),
        F.Money("creditLimit", static v => v.Customer.CreditLimit, static (v, n) => v.With(c => c with { CreditLimit = n }), static s => s with { CurrencyField = "currency", Scale = 2 }),
        F.Flag("barred", static v => v.Customer.Barred, static (v, b) => v.With(c => c with { Barred = b })),
        F.NumberKey("layout", static v => v.Customer.Layout, static (v, n) => v.With(c => c with { Layout = n is { } i ? new LayoutNumber(i) : null })),
        F.NumberKey("salesPerson", static v => v.Customer.SalesPerson, static (v, n) => v.With(c => c with { SalesPerson = n is { } i ? new EmployeeNumber(i) : null })),
        F.ReadOnly("balance", FieldType.Money, static v => FieldValue.Of(v.Customer.Balance)));

    /// <summary>What names a customer to a person who looks for it.</summary>
    public static string Id(Customer customer) => customer.CustomerNumber?.Value.ToString(CultureInfo.InvariantCulture) ?? "";

    private static CustomerView Province(CustomerView view, string? code) => view.With(c => c with { Province = code is null ? null : view.Provinces.Find(code) });
}
