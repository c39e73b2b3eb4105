using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;

namespace Connectors.Uniconta.Sync;

/// <summary>
/// The default mappings: companies with debtors, persons with contacts, users with employees, both ways; items to products. No winner is chosen for you: a conflict waits for a person until the settings
/// name the side that stands. A company of the CRM becomes a debtor when a field of it says that it is a customer (<see cref="UnicontaSyncOptions.CustomerField"/>); without that only when somebody asks for it.
/// </summary>
public static class UnicontaPreset
{
    private const string NameNeeded = "Uniconta takes no record without a name.";

    /// <summary>The preset without defaults.</summary>
    public static Preset Version1 { get; } = Create(new());

    /// <summary>The preset as the options say.</summary>
    public static Preset Create(UnicontaSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var mapping = new MappingBuilder();
        Companies(mapping, options);
        Persons(mapping);
        Users(mapping);
        Products(mapping, options);
        return new() { Name = "uniconta", Version = 1, Texts = UnicontaSyncProvider.Texts, Mappings = mapping.Build(), Flows = UnicontaFlows.All, Converters = UnicontaConverters.Of(options), Lists = Lists(options) };
    }

    private static void Companies(MappingBuilder mapping, UnicontaSyncOptions options)
    {
        var map = mapping
            .Map(CrmFields.Company.Entity, UnicontaFields.Debtor.Entity)
            .MatchOn(CrmFields.Company.RegistrationNumber, UnicontaFields.Debtor.CompanyRegNo, Normalisers.Cvr)
            .MatchOn(CrmFields.Company.VatNumber, UnicontaFields.Debtor.VatNumber, Normalisers.VatNumber)
            .MatchOn(new MatchKey([new("name", "Name", Normalisers.Name), new("zipCode", "ZipCode", Normalisers.Text)]))
            // Uniconta's number stands; one that the CRM gives is taken for a new debtor.
            .Field(CrmFields.Company.Number, UnicontaFields.Debtor.Account, static r => r.Flow(Flow.FromAccounting).OnDeviation(Deviation.Revert))
            .Field(CrmFields.Company.Name, UnicontaFields.Debtor.Name, static r => r.Locked(NameNeeded))
            .Field(CrmFields.Company.RegistrationNumber, UnicontaFields.Debtor.CompanyRegNo)
            .Field(CrmFields.Company.VatNumber, UnicontaFields.Debtor.VatNumber)
            .Group("address", [CrmFields.Company.Street, CrmFields.Company.ZipCode, CrmFields.Company.City],
                [UnicontaFields.Debtor.Address1, UnicontaFields.Debtor.Address2, UnicontaFields.Debtor.Address3, UnicontaFields.Debtor.ZipCode, UnicontaFields.Debtor.City], UnicontaConverters.Address)
            .Field(CrmFields.Company.Country, UnicontaFields.Debtor.Country, UnicontaConverters.Country, r => Default(r.Locked("Uniconta needs the country."), options.DefaultCountry))
            .Field(CrmFields.Company.Phone, UnicontaFields.Debtor.Phone)
            .Field(CrmFields.Company.Email, UnicontaFields.Debtor.ContactEmail)
            .Field(CrmFields.Company.InvoiceEmail, UnicontaFields.Debtor.InvoiceEmail)
            .Field(CrmFields.Company.Website, UnicontaFields.Debtor.Www)
            .Field(CrmFields.Company.Attention, UnicontaFields.Debtor.ContactPerson)
            .Field(CrmFields.Company.Currency, UnicontaFields.Debtor.Currency)
            .Field(CrmFields.Company.Active, UnicontaFields.Debtor.Blocked, UnicontaConverters.Active)
            .Field(CrmFields.Company.Ean, UnicontaFields.Debtor.EAN, static r => Shown(r));
        if (options.VatField == DebtorVatField.Vat)
            List(map, CrmFields.Company.VatZone, UnicontaFields.Debtor.Vat, UnicontaLists.VatCodes, static _ => { });
        else
            map.Field(CrmFields.Company.VatZone, UnicontaFields.Debtor.VatZone);
        List(map, CrmFields.Company.PaymentTerms, UnicontaFields.Debtor.Payment, UnicontaLists.PaymentTerms, static r => Shown(r));
        List(map, CrmFields.Company.Group, UnicontaFields.Debtor.Group, UnicontaLists.DebtorGroups, static r => Shown(r));
        if (options.CustomerField is not { } field)
        {
            map.With(static m => m with { CreateInAccounting = CreatePolicy.OnDemand, SingleRecord = true });
            return;
        }

        map.InScope(CrmFields.Company.Custom<string>(field), [.. options.CustomerValues]);
        map.Field(CrmFields.Company.Custom<string>(field), UnicontaFields.Debtor.Kind, UnicontaConverters.Customer,
            r => r.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit).OnDeviation(options.KeepCustomerValue ? Deviation.Revert : Deviation.Tolerate));
    }

    private static void Persons(MappingBuilder mapping) => mapping
        .Map(CrmFields.Person.Entity, UnicontaFields.Contact.Entity)
        // An address that several persons share tells them apart together with their names only.
        .MatchOn(new MatchKey([new("email", "Email", Normalisers.Email), new("name", "Name", Normalisers.Text)]))
        .MatchOn(CrmFields.Person.Email, UnicontaFields.Contact.Email, Normalisers.Email)
        .MatchWithin(CrmFields.Person.Company, UnicontaFields.Contact.Debtor)
        .Field(CrmFields.Person.Company, UnicontaFields.Contact.Debtor, static r => r.Locked("A contact of Uniconta belongs to a debtor."))
        .Field(CrmFields.Person.Name, UnicontaFields.Contact.Name, static r => r.Locked(NameNeeded))
        .Field(CrmFields.Person.Email, UnicontaFields.Contact.Email)
        .Field(CrmFields.Person.Mobile, UnicontaFields.Contact.Mobil)
        .Field(CrmFields.Person.Title, UnicontaFields.Contact.Title);

    private static void Users(MappingBuilder mapping) => mapping
        .Map(CrmFields.User.Entity, UnicontaFields.Employee.Entity)
        .MatchOn(CrmFields.User.Email, UnicontaFields.Employee.Email, Normalisers.Email)
        .Field(CrmFields.User.Number, UnicontaFields.Employee.Number, static r => r.Flow(Flow.FromAccounting).OnDeviation(Deviation.Revert))
        .Field(CrmFields.User.Name, UnicontaFields.Employee.Name, static r => r.Locked(NameNeeded))
        .Field(CrmFields.User.Email, UnicontaFields.Employee.Email)
        .Field(CrmFields.User.Mobile, UnicontaFields.Employee.Mobil)
        .Field(CrmFields.User.Title, UnicontaFields.Employee.Title)
        .Field(CrmFields.User.Active, UnicontaFields.Employee.Blocked, UnicontaConverters.Active);

    private static void Products(MappingBuilder mapping, UnicontaSyncOptions options)
    {
        var map = mapping
            .Map(CrmFields.Product.Entity, UnicontaFields.Item.Entity)
            .MatchOn(CrmFields.Product.Code, UnicontaFields.Item.Number, Normalisers.Number)
            .MatchOn(CrmFields.Product.BarCode, UnicontaFields.Item.EAN, Normalisers.Digits)
            .Field(CrmFields.Product.Code, UnicontaFields.Item.Number, Owned)
            .Field(CrmFields.Product.Name, UnicontaFields.Item.Name, Owned)
            .Field(CrmFields.Product.Description, UnicontaFields.Item.Description, Owned)
            .Field(CrmFields.Product.Unit, UnicontaFields.Item.Unit, Owned)
            // An amount means nothing without its currency: both or neither.
            .Group("price", [CrmFields.Product.Price, CrmFields.Product.Currency], [UnicontaFields.Item.SalesPrice1, UnicontaFields.Item.Currency1], null, Owned)
            .Field(CrmFields.Product.Group, UnicontaFields.Item.Group, Owned)
            .Field(CrmFields.Product.BarCode, UnicontaFields.Item.EAN, Owned)
            .Field(CrmFields.Product.Stock, UnicontaFields.Item.QtyOnStock, Owned)
            .Field(CrmFields.Product.Active, UnicontaFields.Item.Blocked, UnicontaConverters.Active, Owned)
            // Old orders and lines name it: an item that was deleted is not offered any more, and stays.
            .With(static m => m with { Flow = Flow.FromAccounting, CreateInAccounting = CreatePolicy.Never, Delete = DeletePolicy.Deactivate });
        if (!options.WithholdCostPrice)
            map.Field(CrmFields.Product.Cost, UnicontaFields.Item.CostPrice, Owned);
    }

    private static ImmutableArray<ManagedList> Lists(UnicontaSyncOptions options) =>
    [
        new(UnicontaLists.PaymentTerms, UnicontaLists.PaymentTerms, CrmFields.Company.PaymentTerms.Name),
        new(UnicontaLists.DebtorGroups, UnicontaLists.DebtorGroups, CrmFields.Company.Group.Name),
        .. options.VatField == DebtorVatField.Vat ? [new ManagedList(UnicontaLists.VatCodes, UnicontaLists.VatCodes, CrmFields.Company.VatZone.Name)] : Array.Empty<ManagedList>(),
    ];

    // A CRM without options of its own holds Uniconta's keys.
    private static void List(EntityMapBuilder map, Field<string> crm, Field<string> accounting, string list, Action<UnitRuleBuilder> rule) => map.Field(crm, accounting, ManagedList.ConverterOf(list), rule);

    /// <summary>Shown in the CRM and edited in Uniconta; a new debtor gets what Uniconta or a configured default gives it.</summary>
    private static void Shown(UnitRuleBuilder rule) => rule.Flow(Flow.FromAccounting).OnCreate(OnCreate.Omit).OnDeviation(Deviation.Revert);

    private static void Owned(UnitRuleBuilder rule) => rule.Flow(Flow.FromAccounting).OnDeviation(Deviation.Revert);

    private static UnitRuleBuilder Default(UnitRuleBuilder rule, string? value) => value is null ? rule : rule.Default(value);
}
