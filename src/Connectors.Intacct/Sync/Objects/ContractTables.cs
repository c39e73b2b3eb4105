using static Connectors.Intacct.Sync.Fields;

namespace Connectors.Intacct.Sync;

/// <summary>Contracts and their lines. Posting, renewing and cancelling are workflows of Intacct: the state is only shown.</summary>
internal static class ContractTables
{
    public const string ContractEntity = "contract";
    public const string LineEntity = "contract-line";

    public static ObjectTable Contract { get; } = new(ContractEntity, static c => c.Contracts.Door,
        [
            Text("id", 20).Needed().AtCreate(), Text("name", 100).Needed(), Text("description"), Refers("dimensions.customer", PartyTables.CustomerEntity).Needed(), Date("startDate").Needed(), Date("endDate"),
            Words("termType", "termed", "evergreen").Needed(), .. NeededListed("paymentTerm", IntacctLists.PaymentTerms), .. NeededListed("dimensions.location", IntacctLists.Locations),
            .. Listed("dimensions.department", IntacctLists.Departments), .. Listed("dimensions.class", IntacctLists.Classes), Refers("dimensions.project", ProjectTables.ProjectEntity),
            Words("billingFrequency", "monthly", "quarterly", "annually"), Text("currency.baseCurrency", 3).AnyCase(), Text("currency.txnCurrency", 3).AnyCase(),
            new("currency.exchangeRateType", Connectors.Sync.FieldType.Choice), .. Listed("renewalTemplate", IntacctLists.RenewalTemplates), .. Listed("contractType", IntacctLists.ContractTypes),
            Refers("billingPriceList", PriceTables.ContractListEntity), Refers("contacts.billTo", PartyTables.ContactEntity), Refers("contacts.shipTo", PartyTables.ContactEntity), Refers("parent", ContractEntity),
            Words("state", "draft", "inProgress", "renewed", "canceled", "notRenewed").Shown(), Date("cancellationDate").Shown(), Status(),
        ])
    {
        Noun = "contract",
        ObjectName = "contracts/contract",
        NumberField = "id",
        CanBeNumbered = true,
        Searchable = ["id", "name"],
        Identity = ["name", "dimensions.customer"],
    };

    public static ObjectTable Line { get; } = new(LineEntity, static c => c.ContractLines.Door,
        [
            Refers("contract", ContractEntity).Needed().AtCreate(), Refers("item", ItemTables.ItemEntity).Needed(),
            Words("billing.method", "fixedPrice", "quantityBased", "projectT&M", "projectTime", "projectMaterials").Needed(), .. NeededListed("dimensions.location", IntacctLists.Locations),
            .. Listed("dimensions.department", IntacctLists.Departments), .. Listed("dimensions.class", IntacctLists.Classes), Text("itemDescription"), Text("memo"), Date("startDate"), Date("endDate"),
            Words("billing.amountFrequency", "oneTime", "useBillingTemplate", "includeWithEveryInvoice").MayBeEmpty(), Words("billing.frequency", "monthly", "quarterly", "annually").MayBeEmpty(),
            Number("billing.quantity"), Number("billing.rate"), Number("billing.flatFixedAmount"), Number("billing.discount"), .. Listed("billing.template", IntacctLists.BillingTemplates), Date("billing.startDate"),
            Date("billing.endDate"), Text("lineNumber").Shown(),
            Words("state", "draft", "inProgress", "renewalOnly", "canceled", "notRenewed", "completed", "revalued", "closed", "renewalForecast").Shown(),
        ])
    {
        Noun = "contract line",
        ObjectName = "contracts/contract-line",
        Searchable = [],
    };
}
