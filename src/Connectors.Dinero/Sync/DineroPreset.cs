using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Dinero.Sync;

/// <summary>
/// The default mappings: companies and private persons with Dinero's contacts, products with products. No direction of the whole and no winner is chosen for you: a conflict waits for a person
/// until the settings name the side that stands. Invoices are no records to be merged: they are sent, see <see cref="DineroFlows"/>.
/// </summary>
public static class DineroPreset
{
    private const string NameNeeded = "Dinero takes no contact without a name.";
    private const string CountryNeeded = "Dinero takes no contact without a country.";

    /// <summary>The preset without defaults.</summary>
    public static Preset Version1 { get; } = Create(new());

    /// <summary>The preset with the defaults that the options name.</summary>
    public static Preset Create(DineroSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mapping = new MappingBuilder();
        Companies(mapping, options.DefaultCountry);
        Persons(mapping, options.DefaultCountry);
        Products(mapping, options);
        Invoices(mapping);
        return new() { Name = "dinero", Version = 1, Texts = DineroSyncProvider.Texts, Mappings = mapping.Build(), Flows = DineroFlows.All, Converters = DineroConverters.All };
    }

    private static void Companies(MappingBuilder mapping, string? country) => mapping
        .Map(CrmFields.Company.Entity, DineroFields.Company.Entity)
        .MatchOn(CrmFields.Company.VatNumber, DineroFields.Company.VatNumber, Normalisers.VatNumber)
        .MatchOn(CrmFields.Company.Ean, DineroFields.Company.EanNumber, Normalisers.Digits)
        .MatchOn(new MatchKey([new("name", "Name", Normalisers.Name), new("zipCode", "ZipCode", Normalisers.Text)]))
        .Field(CrmFields.Company.Name, DineroFields.Company.Name, static r => r.Locked(NameNeeded))
        .Group("address", [CrmFields.Company.Street, CrmFields.Company.ZipCode, CrmFields.Company.City], [DineroFields.Company.Street, DineroFields.Company.ZipCode, DineroFields.Company.City])
        .Field(CrmFields.Company.Country, DineroFields.Company.CountryKey, DineroConverters.Country, r => Country(r, country))
        .Field(CrmFields.Company.VatNumber, DineroFields.Company.VatNumber)
        .Field(CrmFields.Company.Ean, DineroFields.Company.EanNumber)
        .Field(CrmFields.Company.Custom<string>("pNumber"), DineroFields.Company.PNumber)
        .Field(CrmFields.Company.Phone, DineroFields.Company.Phone)
        .Field(CrmFields.Company.Email, DineroFields.Company.Email)
        .Field(CrmFields.Company.Website, DineroFields.Company.Webpage)
        .Field(CrmFields.Company.Attention, DineroFields.Company.AttPerson)
        .Field(CrmFields.Company.Currency, DineroFields.Company.PreferredInvoiceCurrencyKey)
        .Group("paymentCondition", [CrmFields.Company.PaymentTerms, CrmFields.Company.PaymentDays], [DineroFields.Company.PaymentConditionType, DineroFields.Company.PaymentConditionNumberOfDays], DineroConverters.PaymentCondition)
        .Field(CrmFields.Company.VatZone, DineroFields.Company.VatRegionKey, static r => r.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit))
        .Field(CrmFields.Company.Custom<bool>("isMember"), DineroFields.Company.IsMember)
        .Field(CrmFields.Company.Custom<bool>("useCvr"), DineroFields.Company.UseCvr);

    private static void Persons(MappingBuilder mapping, string? country) => mapping
        .Map(CrmFields.Person.Entity, DineroFields.Person.Entity)
        .MatchOn(CrmFields.Person.Email, DineroFields.Person.Email, Normalisers.Email)
        .Field(CrmFields.Person.Name, DineroFields.Person.Name, static r => r.Locked(NameNeeded))
        .Group("address", [CrmFields.Person.Street, CrmFields.Person.ZipCode, CrmFields.Person.City], [DineroFields.Person.Street, DineroFields.Person.ZipCode, DineroFields.Person.City])
        .Field(CrmFields.Person.Country, DineroFields.Person.CountryKey, DineroConverters.Country, r => Country(r, country))
        .Field(CrmFields.Person.Phone, DineroFields.Person.Phone)
        .Field(CrmFields.Person.Email, DineroFields.Person.Email)
        .Field(CrmFields.Person.Website, DineroFields.Person.Webpage)
        .Group("paymentCondition", [CrmFields.Person.PaymentTerms, CrmFields.Person.PaymentDays], [DineroFields.Person.PaymentConditionType, DineroFields.Person.PaymentConditionNumberOfDays], DineroConverters.PaymentCondition)
        .Field(CrmFields.Person.Custom<bool>("isMember"), DineroFields.Person.IsMember);

    private static void Products(MappingBuilder mapping, DineroSyncOptions options) => mapping
        .Map(CrmFields.Product.Entity, DineroFields.Product.Entity)
        .MatchOn(CrmFields.Product.Code, DineroFields.Product.ProductNumber, Normalisers.Number)
        .MatchOn(CrmFields.Product.Name, DineroFields.Product.Name, Normalisers.Text)
        .Field(CrmFields.Product.Code, DineroFields.Product.ProductNumber)
        .Field(CrmFields.Product.Name, DineroFields.Product.Name)
        .Field(CrmFields.Product.Description, DineroFields.Product.Comment)
        .Field(CrmFields.Product.Price, DineroFields.Product.BaseAmountValue, static r => r.Locked("Dinero takes no product without a price."))
        .Field(CrmFields.Product.DefaultQuantity, DineroFields.Product.Quantity)
        .Field(CrmFields.Product.Unit, DineroFields.Product.Unit, DineroConverters.Unit, r => Default(r.Locked("Dinero takes no product without a unit."), options.DefaultUnit?.Value))
        .Field(CrmFields.Product.SalesAccount, DineroFields.Product.AccountNumber,
            r => Default(r.Locked("Dinero takes no product without a sales account, which decides the VAT."), options.DefaultSalesAccount?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Invoices as records, both ways as drafts. Off until an owner switches it on: offers become invoices by being sent, and not every CRM wants those of others.</summary>
    private static void Invoices(MappingBuilder mapping) => mapping
        .Map(CrmFields.SalesDocument.Entity, DineroFields.Invoice.Entity)
        .With(static m => m with { Enabled = false })
        .Field(CrmFields.SalesDocument.Company, DineroFields.Invoice.Company)
        .Field(CrmFields.SalesDocument.Custom<RecordRef>("person"), DineroFields.Invoice.Person)
        .Field(CrmFields.SalesDocument.Date, DineroFields.Invoice.Date)
        .Group("paymentCondition", [CrmFields.SalesDocument.PaymentTerms, CrmFields.SalesDocument.Custom<decimal>("paymentDays")], [DineroFields.Invoice.PaymentConditionType, DineroFields.Invoice.PaymentConditionNumberOfDays], DineroConverters.PaymentCondition)
        .Field(CrmFields.SalesDocument.Currency, DineroFields.Invoice.Currency)
        .Field(CrmFields.SalesDocument.Custom<bool>("pricesIncludeVat"), DineroFields.Invoice.ShowLinesInclVat)
        .Field(CrmFields.SalesDocument.Custom<string>("language"), DineroFields.Invoice.Language)
        .Field(CrmFields.SalesDocument.Custom<string>("description"), DineroFields.Invoice.Description)
        .Field(CrmFields.SalesDocument.Comment, DineroFields.Invoice.Comment)
        .Field(CrmFields.SalesDocument.Lines, DineroFields.Invoice.Lines, DineroConverters.InvoiceLines, static r => r.Locked("Dinero takes no invoice without a line."))
        .Field(CrmFields.SalesDocument.Number, DineroFields.Invoice.Number, Shown)
        .Field(CrmFields.SalesDocument.State, DineroFields.Invoice.State, Shown)
        .Field(CrmFields.SalesDocument.AccountingState, DineroFields.Invoice.Status, Shown)
        .Field(CrmFields.SalesDocument.Custom<string>("mailState"), DineroFields.Invoice.MailOutStatus, Shown)
        .Field(CrmFields.SalesDocument.DueDate, DineroFields.Invoice.PaymentDate, Shown)
        .Field(CrmFields.SalesDocument.Net, DineroFields.Invoice.TotalExclVat, Shown)
        .Field(CrmFields.SalesDocument.Vat, DineroFields.Invoice.TotalVat, Shown)
        .Field(CrmFields.SalesDocument.Gross, DineroFields.Invoice.TotalInclVat, Shown);

    private static void Shown(UnitRuleBuilder rule) => rule.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit);

    private static UnitRuleBuilder Country(UnitRuleBuilder rule, string? country) => Default(rule.Locked(CountryNeeded), country);

    private static UnitRuleBuilder Default(UnitRuleBuilder rule, string? value) => value is null ? rule : rule.Default(value);
}
