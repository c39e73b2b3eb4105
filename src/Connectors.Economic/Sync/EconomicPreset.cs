using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Economic.Sync;

/// <summary>
/// The default mappings: companies with customers, persons with the contacts of their customers, products with products. No winner is chosen for you: a conflict waits for a person until the settings name
/// the side that stands. A run makes no customer of a company that e-conomic does not know: a prospect becomes one by a document, or when a person asks for it.
/// </summary>
public static class EconomicPreset
{
    private static readonly ManagedList Currency = new("currency", EconomicLists.Currencies, "currency");
    private static readonly ManagedList CustomerGroup = new("group", EconomicLists.CustomerGroups, "group");
    private static readonly ManagedList PaymentTerms = new("paymentTerms", EconomicLists.PaymentTerms, "paymentTerms") { Sales = true };
    private static readonly ManagedList VatZone = new("vatZone", EconomicLists.VatZones, "vatZone");
    private static readonly ManagedList VatCode = new("vatCode", EconomicLists.VatAccounts, "vatCode") { Sales = true };
    private static readonly ManagedList Layout = new("layout", EconomicLists.Layouts, "layout");
    private static readonly ManagedList SalesPerson = new("salesPerson", EconomicLists.Employees, "salesPerson");
    private static readonly ManagedList PriceGroup = new("priceGroup", EconomicLists.PriceGroups, "priceGroup");
    private static readonly ManagedList ProductGroup = new("productGroup", EconomicLists.ProductGroups, "productGroup");
    private static readonly ManagedList Unit = new("unit", EconomicLists.Units, "unit");

    private static readonly ImmutableDictionary<DocumentField, string> Results = new Dictionary<DocumentField, string>
    {
        [DocumentField.Id] = CrmFields.Offer.AccountingId.Name,
        [DocumentField.Number] = CrmFields.Offer.AccountingNumber.Name,
        [DocumentField.State] = CrmFields.Offer.AccountingState.Name,
        [DocumentField.Message] = CrmFields.Offer.AccountingMessage.Name,
        [DocumentField.Paid] = CrmFields.Offer.Paid.Name,
        [DocumentField.Open] = CrmFields.Offer.Open.Name,
        [DocumentField.CheckedAt] = CrmFields.Offer.CheckedAt.Name,
    }.ToImmutableDictionary();

    /// <summary>The preset without defaults.</summary>
    public static Preset Version1 { get; } = Create(new());

    /// <summary>The preset with the defaults that the options name.</summary>
    public static Preset Create(EconomicSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mapping = new MappingBuilder();
        Companies(mapping, options);
        Persons(mapping);
        Products(mapping, options);
        return new()
        {
            Name = "economic",
            Texts = EconomicSyncProvider.Texts,
            Version = 1,
            Mappings = mapping.Build(),
            Lists = [Currency, CustomerGroup, PaymentTerms, VatZone, VatCode, Layout, SalesPerson, PriceGroup, ProductGroup, Unit],
            Flows = Flows(),
            Converters = EconomicConverters.All,
        };
    }

    private static void Companies(MappingBuilder mapping, EconomicSyncOptions options)
    {
        var company = mapping
            .Map(CrmFields.Company.Entity, EconomicFields.Customer.Entity)
            .MatchOn(CrmFields.Company.RegistrationNumber, EconomicFields.Customer.CorporateIdentificationNumber, Normalisers.Cvr)
            .MatchOn(CrmFields.Company.VatNumber, EconomicFields.Customer.CorporateIdentificationNumber, Normalisers.Cvr)
            .MatchOn(CrmFields.Company.VatNumber, EconomicFields.Customer.VatNumber, Normalisers.VatNumber)
            .MatchOn(CrmFields.Company.Ean, EconomicFields.Customer.Ean, Normalisers.Gln)
            .MatchOn(new MatchKey([new("name", "name", Normalisers.Name), new("zipCode", "zip", Normalisers.Text)]))
            .Field(CrmFields.Company.Number, EconomicFields.Customer.CustomerNumber, static r => r.Flow(Connectors.Sync.Flow.FromAccounting).OnCreate(OnCreate.Omit).OnDeviation(Deviation.Revert).Locked("e-conomic gives the number of a customer."))
            .Field(CrmFields.Company.Name, EconomicFields.Customer.Name, static r => r.Locked("e-conomic takes no customer without a name."))
            .Group("address", [CrmFields.Company.Street, CrmFields.Company.ZipCode, CrmFields.Company.City], [EconomicFields.Customer.Address, EconomicFields.Customer.Zip, EconomicFields.Customer.City])
            .Field(CrmFields.Company.Country, EconomicFields.Customer.Country);
        _ = options.CvrInVatNumber
            ? company.Field(CrmFields.Company.VatNumber, EconomicFields.Customer.CorporateIdentificationNumber)
            : company.Field(CrmFields.Company.RegistrationNumber, EconomicFields.Customer.CorporateIdentificationNumber).Field(CrmFields.Company.VatNumber, EconomicFields.Customer.VatNumber);
        company
            .Field(CrmFields.Company.Custom<string>("pNumber"), EconomicFields.Customer.PNumber)
            .Field(CrmFields.Company.Ean, EconomicFields.Customer.Ean)
            .Field(CrmFields.Company.Custom<string>("publicEntryNumber"), EconomicFields.Customer.PublicEntryNumber)
            .Field(CrmFields.Company.Phone, EconomicFields.Customer.TelephoneAndFaxNumber)
            .Field(CrmFields.Company.Custom<string>("mobile"), EconomicFields.Customer.MobilePhone)
            .Field(CrmFields.Company.Email, EconomicFields.Customer.Email)
            .Field(CrmFields.Company.Website, EconomicFields.Customer.Website)
            .Field(CrmFields.Company.Currency, EconomicFields.Customer.Currency, Currency.Converter, r => Default(r.Locked("e-conomic takes no customer without a currency."), options.DefaultCurrency))
            .Field(CrmFields.Company.Group, EconomicFields.Customer.CustomerGroup, CustomerGroup.Converter, r => Default(r.Locked("e-conomic takes no customer without a group."), options.DefaultCustomerGroup?.ToString()))
            .Field(CrmFields.Company.PaymentTerms, EconomicFields.Customer.PaymentTerms, PaymentTerms.Converter, r => Default(r.Locked("e-conomic takes no customer without payment terms."), options.DefaultPaymentTerms?.ToString()))
            .Field(CrmFields.Company.VatZone, EconomicFields.Customer.VatZone, VatZone.Converter, r => Default(r.Locked("e-conomic takes no customer without a VAT zone."), options.DefaultVatZone?.ToString()))
            .Field(CrmFields.Company.Custom<string>("layout"), EconomicFields.Customer.Layout, Layout.Converter)
            .Field(CrmFields.Company.Custom<string>("salesPerson"), EconomicFields.Customer.SalesPerson, SalesPerson.Converter)
            .Field(CrmFields.Company.Custom<decimal>("creditLimit"), EconomicFields.Customer.CreditLimit)
            .Field(CrmFields.Company.Active, EconomicFields.Customer.Barred, EconomicConverters.Active)
            .With(static m => m with { CreateInAccounting = CreatePolicy.OnDemand, SingleRecord = true });
    }

    private static void Persons(MappingBuilder mapping) => mapping
        .Map(CrmFields.Person.Entity, EconomicFields.Contact.Entity)
        // An address alone is nobody's identity: a mailbox of the house has many readers.
        .MatchOn(new MatchKey([new("email", "email", Normalisers.Email), new("name", "name", Normalisers.Text)]))
        .Field(CrmFields.Person.Company, EconomicFields.Contact.Customer, static r => r.Locked("A contact of e-conomic belongs to a customer."))
        .Field(CrmFields.Person.Name, EconomicFields.Contact.Name, static r => r.Locked("e-conomic takes no contact without a name."))
        .Field(CrmFields.Person.Email, EconomicFields.Contact.Email)
        .Field(CrmFields.Person.Phone, EconomicFields.Contact.Phone)
        .Field(CrmFields.Person.Custom<string>("notes"), EconomicFields.Contact.Notes)
        .Field(CrmFields.Person.Custom<string>("eInvoiceId"), EconomicFields.Contact.EInvoiceId);

    private static void Products(MappingBuilder mapping, EconomicSyncOptions options) => mapping
        .Map(CrmFields.Product.Entity, EconomicFields.Product.Entity)
        .MatchOn(CrmFields.Product.Code, EconomicFields.Product.ProductNumber, Normalisers.Number)
        .Field(CrmFields.Product.Code, EconomicFields.Product.ProductNumber, static r => r.Locked("e-conomic takes no product without a number."))
        .Field(CrmFields.Product.Name, EconomicFields.Product.Name, static r => r.Locked("e-conomic takes no product without a name."))
        .Field(CrmFields.Product.Description, EconomicFields.Product.Description)
        .Field(CrmFields.Product.BarCode, EconomicFields.Product.BarCode)
        .Field(CrmFields.Product.Price, EconomicFields.Product.SalesPrice)
        // Where the agreement has the inventory module e-conomic ignores what it is told of the cost.
        .Field(CrmFields.Product.Cost, EconomicFields.Product.CostPrice, static r => r.Flow(Connectors.Sync.Flow.FromAccounting))
        .Field(CrmFields.Product.Custom<decimal>("recommendedPrice"), EconomicFields.Product.RecommendedPrice)
        .Field(CrmFields.Product.Group, EconomicFields.Product.ProductGroup, ProductGroup.Converter, r => Default(r.Locked("e-conomic takes no product without a group, which decides its VAT."), options.DefaultProductGroup?.ToString()))
        .Field(CrmFields.Product.Unit, EconomicFields.Product.Unit, Unit.Converter)
        .Field(CrmFields.Product.Active, EconomicFields.Product.Barred, EconomicConverters.Active);

    private static UnitRuleBuilder Default(UnitRuleBuilder rule, string? value) => value is null ? rule : rule.Default(value);

    /// <summary>
    /// An offer becomes a quote, an order an order or an invoice; all of them drafts. Only a person sends, and nothing is booked or mailed before somebody switches it on. Of the two ways to an invoice the one from
    /// an order is on.
    /// </summary>
    private static ImmutableArray<DocumentFlow> Flows() =>
    [
        Flow("quote", CrmFields.Offer.Entity, DocumentKind.Quote),
        Flow("order", CrmFields.Order.Entity, DocumentKind.Order),
        Flow("invoice-from-order", CrmFields.Order.Entity, DocumentKind.Invoice) with { Group = "invoice", DatedOnSending = true },
        Flow("invoice-from-offer", CrmFields.Offer.Entity, DocumentKind.Invoice) with { Group = "invoice", DatedOnSending = true, Enabled = false },
    ];

    private static DocumentFlow Flow(string name, Entity source, DocumentKind kind) => new()
    {
        Name = name,
        Source = source.Name,
        Kind = kind,
        StatusField = CrmFields.Offer.Status.Name,
        // e-conomic hands e-invoices over and does not tell what became of them.
        Results = kind != DocumentKind.Invoice ? Results : Results.Add(DocumentField.EInvoice, CrmFields.Offer.AccountingEInvoice.Name),
        Converters = ImmutableDictionary<DocumentValue, string>.Empty.Add(DocumentValue.PaymentTerms, PaymentTerms.Converter).Add(DocumentValue.Currency, Currency.Converter),
    };
}
