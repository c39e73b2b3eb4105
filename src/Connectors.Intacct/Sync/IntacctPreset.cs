using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;
using I = Connectors.Intacct.Sync.IntacctFields;

namespace Connectors.Intacct.Sync;

/// <summary>
/// The default mappings, as Sage's own integration has them: the CRM mirrors Intacct. Of a field that Intacct requires the direction is fixed: it is filled from the CRM once, when a record is born there, and
/// comes from Intacct ever after. A run makes no customer of an account that is not linked yet (a prospect): a document that needs it does, a person who asks, or settings. All others come from Intacct as well until the settings turn them, field by field. No winner is chosen for you.
/// </summary>
/// <remarks>What others refer to stands before those that refer. Both kinds of price lists feed one entity of the CRM: each mapping takes care of the records of its kind and of no other.</remarks>
public static partial class IntacctPreset
{
    /// <summary>The name of the mapping of contract price lists.</summary>
    public const string ContractPriceLists = "contractPriceList";

    /// <summary>The name of the mapping of sales order price lists.</summary>
    public const string SalesPriceLists = "salesPriceList";

    /// <summary>The name of the mapping of prices of contract price lists.</summary>
    public const string ContractPrices = "contractPrice";

    /// <summary>The name of the mapping of prices of sales order price lists.</summary>
    public const string SalesPrices = "salesPrice";

    /// <summary>The preset of a connection that changes nothing.</summary>
    public static Preset Version1 { get; } = Create(new());

    /// <summary>The preset with what the options say.</summary>
    public static Preset Create(IntacctSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var rules = new PresetRules(options.Checked());
        var mapping = new MappingBuilder();
        foreach (var (entity, add) in (ReadOnlySpan<(Connectors.Sync.Entity, Action<MappingBuilder, PresetRules>)>)
        [
            (I.Contact.Entity, Contacts), (I.Customer.Entity, Customers), (I.Item.Entity, Items), (I.ContractPriceList.Entity, AddContractPriceLists), (I.ContractPrice.Entity, AddContractPrices),
            (I.SalesPriceList.Entity, AddSalesPriceLists), (I.SalesPrice.Entity, AddSalesPrices), (I.Project.Entity, Projects), (I.Task.Entity, Tasks), (I.Contract.Entity, Contracts), (I.ContractLine.Entity, ContractLines),
            (I.Document.Entity, SalesDocuments),
        ])
        {
            if (options.Uses(entity.Name))
                add(mapping, rules);
        }

        // Documents name their terms by the list as well.
        if (options.ManagedLists)
            rules.Use(IntacctLists.PaymentTerms);
        // No field names an entity by itself, but a location says of which it is part.
        if (options.ManagedLists)
            rules.Use(IntacctLists.Entities);
        return new() { Name = "intacct", Version = 1, Texts = IntacctSyncProvider.Texts, Mappings = mapping.Build(), Flows = IntacctFlows.Of(options), Lists = [.. rules.Lists], Converters = IntacctConverters.All };
    }

    private static void Contacts(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Person.Entity, I.Contact.Entity)
        .MatchOn(new MatchKey([new("name", "printAs", Normalisers.Text), new("email", "email1", Normalisers.Email)]))
        .Group("name", [CrmFields.Person.Name], [I.Contact.Id, I.Contact.PrintAs], IntacctConverters.ContactName, PresetRules.Required("a contact", "a name and what is printed"))
        .Field(CrmFields.Person.Custom<string>("prefix"), I.Contact.Prefix, rules.Optional)
        .Field(CrmFields.Person.FirstName, I.Contact.FirstName, rules.Optional)
        .Field(CrmFields.Person.LastName, I.Contact.LastName, rules.Optional)
        .Field(CrmFields.Person.Custom<string>("companyName"), I.Contact.CompanyName, rules.Optional)
        .Field(CrmFields.Person.Email, I.Contact.Email1, rules.Optional)
        .Field(CrmFields.Person.Custom<string>("email2"), I.Contact.Email2, rules.Optional)
        .Field(CrmFields.Person.Phone, I.Contact.Phone1, rules.Optional)
        .Field(CrmFields.Person.Mobile, I.Contact.Mobile, rules.Optional)
        .Field(CrmFields.Person.Website, I.Contact.URL1, rules.Optional)
        .Group("address", [CrmFields.Person.Street, CrmFields.Person.ZipCode, CrmFields.Person.City],
            [I.Contact.MailingAddressAddressLine1, I.Contact.MailingAddressAddressLine2, I.Contact.MailingAddressAddressLine3, I.Contact.MailingAddressPostCode, I.Contact.MailingAddressCity], IntacctConverters.Address, rules.Optional)
        .Field(CrmFields.Person.Custom<string>("region"), I.Contact.MailingAddressState, rules.Optional)
        .Group("country", [CrmFields.Person.Country], [I.Contact.MailingAddressCountry, I.Contact.MailingAddressIsoCountryCode], IntacctConverters.Country, rules.Optional)
        .Field(CrmFields.Person.Active, I.Contact.Status, IntacctConverters.Active, rules.Optional);

    private static void Customers(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Company.Entity, I.Customer.Entity)
        // An account of the CRM is no customer before something is sold to it.
        .With(static m => m with { CreateInAccounting = CreatePolicy.OnDemand, SingleRecord = true })
        .MatchOn(CrmFields.Company.Number, I.Customer.Id, Normalisers.Number)
        .MatchOn(CrmFields.Company.RegistrationNumber, I.Customer.TaxId, Normalisers.Text)
        .MatchOn(new MatchKey([new("name", "name", Normalisers.Name), new("zipCode", "contacts.default.mailingAddress.postCode", Normalisers.Text)]))
        .Field(CrmFields.Company.Number, I.Customer.Id, PresetRules.Required("a customer", "its number, which it keeps"))
        .Field(CrmFields.Company.Name, I.Customer.Name, PresetRules.Required("a customer", "a name"))
        .Field(CrmFields.Company.Active, I.Customer.Status, IntacctConverters.Active, rules.Optional)
        .Field(CrmFields.Company.RegistrationNumber, I.Customer.TaxId, rules.Optional)
        .Field(CrmFields.Company.Custom<string>("printAs"), I.Customer.ContactsDefaultPrintAs, rules.Optional)
        .Group("address", [CrmFields.Company.Street, CrmFields.Company.ZipCode, CrmFields.Company.City],
            [
                I.Customer.ContactsDefaultMailingAddressAddressLine1, I.Customer.ContactsDefaultMailingAddressAddressLine2, I.Customer.ContactsDefaultMailingAddressAddressLine3,
                I.Customer.ContactsDefaultMailingAddressPostCode, I.Customer.ContactsDefaultMailingAddressCity,
            ], IntacctConverters.Address, rules.Optional)
        .Field(CrmFields.Company.Region, I.Customer.ContactsDefaultMailingAddressState, rules.Optional)
        .Group("country", [CrmFields.Company.Country], [I.Customer.ContactsDefaultMailingAddressCountry, I.Customer.ContactsDefaultMailingAddressIsoCountryCode], IntacctConverters.Country, rules.Optional)
        .Field(CrmFields.Company.Phone, I.Customer.ContactsDefaultPhone1, rules.Optional)
        .Field(CrmFields.Company.Email, I.Customer.ContactsDefaultEmail1, rules.Optional)
        .Field(CrmFields.Company.Website, I.Customer.ContactsDefaultURL1, rules.Optional)
        .Field(CrmFields.Company.Custom<RecordRef>("contact"), I.Customer.ContactsPrimary, rules.Optional)
        .Field(CrmFields.Company.Custom<RecordRef>("billTo"), I.Customer.ContactsBillTo, rules.Optional)
        .Field(CrmFields.Company.Custom<RecordRef>("shipTo"), I.Customer.ContactsShipTo, rules.Optional)
        .Field(CrmFields.Company.Custom<RecordRef>("parent"), I.Customer.Parent, rules.Optional)
        .Field(CrmFields.Company.Currency, I.Customer.Currency, rules.Optional)
        .Listed(rules, CrmFields.Company.PaymentTerms, I.Customer.Term, I.Customer.TermId, IntacctLists.PaymentTerms)
        .Listed(rules, CrmFields.Company.Group, I.Customer.CustomerType, I.Customer.CustomerTypeId, IntacctLists.CustomerTypes)
        .Listed(rules, CrmFields.Company.Custom<string>("territory"), I.Customer.Territory, I.Customer.TerritoryId, IntacctLists.Territories)
        .Listed(rules, CrmFields.Company.Custom<string>("salesRepresentative"), I.Customer.SalesRepresentative, I.Customer.SalesRepresentativeId, IntacctLists.Employees)
        .Listed(rules, CrmFields.Company.Custom<string>("priceList"), I.Customer.PriceList, I.Customer.PriceListId, IntacctLists.SalesPriceLists)
        .Field(CrmFields.Company.Custom<decimal>("creditLimit"), I.Customer.CreditLimit, rules.Optional)
        .Field(CrmFields.Company.Custom<bool>("isOnHold"), I.Customer.IsOnHold, rules.Optional)
        .Field(CrmFields.Company.Custom<string>("notes"), I.Customer.Notes, rules.Optional)
        .Field(CrmFields.Company.Custom<decimal>("totalDue"), I.Customer.TotalDue, PresetRules.Shown);
}
