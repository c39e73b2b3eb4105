using System.Globalization;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Reviso.Sync;

/// <summary>
/// The default mappings: companies with customers both ways, products from Reviso to the CRM, persons with contacts where they are switched on. A run makes no customer of a company that is not linked yet (a prospect):
/// a document that needs it does, a person who asks, or settings. No winner is chosen for you: a conflict waits for a person until the settings name the side that stands.
/// </summary>
public static class RevisoPreset
{
    private const string NameNeeded = "Reviso takes no customer without a name.";

    /// <summary>The preset without defaults.</summary>
    public static Preset Version1 { get; } = Create(new());

    /// <summary>The preset with the defaults that the options name.</summary>
    public static Preset Create(RevisoSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mapping = new MappingBuilder();
        Companies(mapping, options);
        Persons(mapping);
        Products(mapping, options.ArticleCode);
        return new() { Name = "reviso", Version = 1, Texts = RevisoSyncProvider.Texts, Mappings = mapping.Build(), Flows = RevisoFlows.All, Lists = [.. Lists], Converters = RevisoConverters.All };
    }

    /// <summary>The six lists that a company of the CRM chooses from, and those of lines and products.</summary>
    private static IEnumerable<ManagedList> Lists =>
    [
        new("currency", RevisoLists.Currencies, "currency"),
        new("group", RevisoLists.CustomerGroups, "group"),
        new("paymentTerms", RevisoLists.PaymentTerms, "paymentTerms") { Sales = true },
        new("paymentType", RevisoLists.PaymentTypes, "paymentType") { Sales = true },
        new("vatZone", RevisoLists.VatZones, "vatZone"),
        new("priceGroup", RevisoLists.PriceGroups, "priceGroup"),
        new("vatCode", RevisoLists.VatCodes, "vatCode") { Sales = true },
        new("unit", RevisoLists.Units, "unit"),
        new("productGroup", RevisoLists.ProductGroups, "productGroup"),
    ];

    private static void Companies(MappingBuilder mapping, RevisoSyncOptions options) => mapping
        .Map(CrmFields.Company.Entity, RevisoFields.Customer.Entity)
        .With(static m => m with { CreateInAccounting = CreatePolicy.OnDemand, SingleRecord = true })
        .MatchOn(CrmFields.Company.VatNumber, RevisoFields.Customer.VatNumber, Normalisers.PartitaIva)
        .MatchOn(new MatchKey([new("vatNumber", "vatNumber", Normalisers.EuVat) { CrmCountryField = "country", AccountingCountryField = "countryCode" }]))
        .MatchOn(CrmFields.Company.RegistrationNumber, RevisoFields.Customer.CorporateIdentificationNumber, Normalisers.CodiceFiscale)
        .MatchOn(new MatchKey([new("name", "name", Normalisers.Name), new("zipCode", "zip", Normalisers.Text)]))
        .Field(CrmFields.Company.Name, RevisoFields.Customer.Name, static r => r.Locked(NameNeeded))
        .Field(CrmFields.Company.Number, RevisoFields.Customer.CustomerNumber, static r => Assigned(r))
        .Field(CrmFields.Company.VatNumber, RevisoFields.Customer.VatNumber, RevisoConverters.VatNumber)
        .Field(CrmFields.Company.RegistrationNumber, RevisoFields.Customer.CorporateIdentificationNumber, RevisoConverters.TaxCode)
        .Group("address", [CrmFields.Company.Street, CrmFields.Company.ZipCode, CrmFields.Company.City], [RevisoFields.Customer.Address, RevisoFields.Customer.Zip, RevisoFields.Customer.City])
        .Group("place", [CrmFields.Company.Region, CrmFields.Company.Country], [RevisoFields.Customer.Province, RevisoFields.Customer.CountryCode], RevisoConverters.Place)
        .Field(CrmFields.Company.Phone, RevisoFields.Customer.TelephoneAndFaxNumber)
        .Field(CrmFields.Company.Custom<string>("mobile"), RevisoFields.Customer.MobilePhone)
        .Field(CrmFields.Company.Email, RevisoFields.Customer.Email)
        .Field(CrmFields.Company.Website, RevisoFields.Customer.Website)
        .Field(CrmFields.Company.Ean, RevisoFields.Customer.Ean)
        .Field(CrmFields.Company.Custom<string>("publicEntryNumber"), RevisoFields.Customer.PublicEntryNumber)
        .Field(CrmFields.Company.Custom<string>("italianCertifiedEmail"), RevisoFields.Customer.ItalianCertifiedEmail)
        .Field(CrmFields.Company.Custom<string>("italianCustomerType"), RevisoFields.Customer.ItalianCustomerType)
        .Field(CrmFields.Company.Custom<bool>("splitPayment"), RevisoFields.Customer.SplitPayment)
        .Field(CrmFields.Company.Active, RevisoFields.Customer.Barred, RevisoConverters.NotBarred)
        .Field(CrmFields.Company.Currency, RevisoFields.Customer.Currency, ManagedList.ConverterOf("currency"), r => Needed(r, "currency", options.DefaultCurrency))
        .Field(CrmFields.Company.Group, RevisoFields.Customer.CustomerGroup, ManagedList.ConverterOf("group"), r => Needed(r, "customer group", options.DefaultCustomerGroup))
        .Field(CrmFields.Company.PaymentTerms, RevisoFields.Customer.PaymentTerms, ManagedList.ConverterOf("paymentTerms"), r => Needed(r, "payment terms", options.DefaultPaymentTerms))
        .Field(CrmFields.Company.Custom<string>("paymentType"), RevisoFields.Customer.PaymentType, ManagedList.ConverterOf("paymentType"))
        .Field(CrmFields.Company.VatZone, RevisoFields.Customer.VatZone, ManagedList.ConverterOf("vatZone"), r => Needed(r, "VAT zone", options.DefaultVatZone))
        .Field(CrmFields.Company.Custom<string>("priceGroup"), RevisoFields.Customer.PriceGroup, ManagedList.ConverterOf("priceGroup"));

    /// <summary>Off: a pass over contacts costs a call for every customer.</summary>
    private static void Persons(MappingBuilder mapping) => mapping
        .Map(CrmFields.Person.Entity, RevisoFields.Contact.Entity)
        .With(static m => m with { Enabled = false })
        .MatchOn(new MatchKey([new("email", "email", Normalisers.Email), new("name", "name", Normalisers.Text)]))
        .Field(CrmFields.Person.Company, RevisoFields.Contact.Customer, static r => r.Locked("A contact belongs to a customer in Reviso."))
        .Field(CrmFields.Person.Name, RevisoFields.Contact.Name, static r => r.Locked("Reviso takes no contact without a name."))
        .Field(CrmFields.Person.Email, RevisoFields.Contact.Email)
        .Field(CrmFields.Person.Phone, RevisoFields.Contact.Phone)
        .Field(CrmFields.Person.Custom<string>("notes"), RevisoFields.Contact.Notes)
        .Field(CrmFields.Person.Custom<string>("eInvoiceId"), RevisoFields.Contact.EInvoiceId);

    private static void Products(MappingBuilder mapping, RevisoArticleCode code)
    {
        // The place that the code does not stand in is shown too.
        var (number, beside, shownAs) = code == RevisoArticleCode.ProductNumber
            ? (RevisoFields.Product.ProductNumber, RevisoFields.Product.BarCode, CrmFields.Product.BarCode)
            : (RevisoFields.Product.BarCode, RevisoFields.Product.ProductNumber, CrmFields.Product.Custom<string>("productNumber"));
        mapping
            .Map(CrmFields.Product.Entity, RevisoFields.Product.Entity)
            .With(static m => m with { Flow = Flow.FromAccounting, CreateInAccounting = CreatePolicy.Never, Schedule = Schedule.Manual })
            .MatchOn(CrmFields.Product.Code, number, Normalisers.Number)
            // The code of a document's line must be Reviso's: what somebody types over it is set back.
            .Field(CrmFields.Product.Code, number, static r => r.OnDeviation(Deviation.Revert))
            .Field(CrmFields.Product.Name, RevisoFields.Product.Name)
            .Field(CrmFields.Product.Description, RevisoFields.Product.Description)
            .Field(CrmFields.Product.Unit, RevisoFields.Product.Unit, ManagedList.ConverterOf("unit"))
            .Field(CrmFields.Product.Price, RevisoFields.Product.SalesPrice)
            .Field(CrmFields.Product.Cost, RevisoFields.Product.CostPrice)
            .Field(CrmFields.Product.Currency, RevisoFields.Product.Currency)
            .Field(CrmFields.Product.Group, RevisoFields.Product.ProductGroup, ManagedList.ConverterOf("productGroup"))
            .Field(shownAs, beside)
            .Field(CrmFields.Product.Stock, RevisoFields.Product.InStock, static r => r.OnDeviation(Deviation.Revert))
            .Field(CrmFields.Product.Active, RevisoFields.Product.Barred, RevisoConverters.NotBarred);
    }

    /// <summary>Reviso gives it: it is shown, and what somebody types over it is set back.</summary>
    private static UnitRuleBuilder Assigned(UnitRuleBuilder rule) => rule.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit).OnDeviation(Deviation.Revert);

    private static UnitRuleBuilder Needed(UnitRuleBuilder rule, string what, IFormattable? value) => Needed(rule, what, value?.ToString(null, CultureInfo.InvariantCulture));

    private static UnitRuleBuilder Needed(UnitRuleBuilder rule, string what, string? value)
    {
        rule = rule.Locked($"Reviso takes no customer without {what}.");
        return value is null ? rule : rule.Default(value);
    }
}
