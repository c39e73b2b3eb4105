using System.Collections.Immutable;
using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;
using NeutralKind = Connectors.Sync.DocumentKind;

namespace Connectors.Smartbill.Sync;

/// <summary>
/// What SmartBill's side of a connection does unless it is told otherwise. Documents: an invoice from the offer or from the order, and the same for proformas, each off until a series and the statuses that send are named. Products
/// come from the stock, one way, once that mapping is switched on. Customers are none of SmartBill's records: each document carries its own.
/// </summary>
public static class SmartbillPreset
{
    /// <summary>An invoice made from an offer. In one group with <see cref="InvoiceFromOrder"/>: at most one of them may be on.</summary>
    public const string InvoiceFromOffer = "invoice-from-offer";

    /// <summary>An invoice made from an order.</summary>
    public const string InvoiceFromOrder = "invoice-from-order";

    /// <summary>A proforma made from an offer. In one group with <see cref="ProformaFromOrder"/>.</summary>
    public const string ProformaFromOffer = "proforma-from-offer";

    /// <summary>A proforma made from an order.</summary>
    public const string ProformaFromOrder = "proforma-from-order";

    /// <summary>The fields of an offer or order in which stands what became of its invoice: the neutral ones.</summary>
    public static ImmutableDictionary<DocumentField, string> InvoiceResults { get; } = new Dictionary<DocumentField, string>
    {
        [DocumentField.Id] = CrmFields.Offer.AccountingId.Name,
        [DocumentField.Number] = CrmFields.Offer.AccountingNumber.Name,
        [DocumentField.Link] = CrmFields.Offer.AccountingLink.Name,
        [DocumentField.State] = CrmFields.Offer.AccountingState.Name,
        [DocumentField.Message] = CrmFields.Offer.AccountingMessage.Name,
        [DocumentField.Paid] = CrmFields.Offer.Paid.Name,
        [DocumentField.Open] = CrmFields.Offer.Open.Name,
        [DocumentField.CheckedAt] = CrmFields.Offer.CheckedAt.Name,
        [DocumentField.File] = CrmFields.Offer.AccountingFile.Name,
        [DocumentField.EInvoice] = CrmFields.Offer.AccountingEInvoice.Name,
    }.ToImmutableDictionary();

    /// <summary>Those of its proforma, which may come before the invoice and must not write over it: fields of the CRM's own under these names.</summary>
    public static ImmutableDictionary<DocumentField, string> ProformaResults { get; } = new Dictionary<DocumentField, string>
    {
        [DocumentField.Id] = "proformaId",
        [DocumentField.Number] = "proformaNumber",
        [DocumentField.Link] = "proformaLink",
        [DocumentField.State] = "proformaState",
        [DocumentField.Message] = "proformaMessage",
        [DocumentField.CheckedAt] = "proformaCheckedAt",
        [DocumentField.File] = "proformaFile",
    }.ToImmutableDictionary();

    /// <summary>The preset as it comes.</summary>
    public static Preset Version1 { get; } = Create(new());

    /// <summary>The preset for these options: with customers where they are read.</summary>
    public static Preset Create(SmartbillSyncOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var mapping = new MappingBuilder();
        if (options.ReadClients)
            Companies(mapping);
        Products(mapping);
        return new()
        {
            Name = "smartbill",
            Texts = SmartbillSyncProvider.Texts,
            Version = 1,
            Mappings = mapping.Build(),
            Flows =
            [
                Flow(InvoiceFromOffer, CrmFields.Offer.Entity.Name, NeutralKind.Invoice), Flow(InvoiceFromOrder, CrmFields.Order.Entity.Name, NeutralKind.Invoice),
                Flow(ProformaFromOffer, CrmFields.Offer.Entity.Name, NeutralKind.Proforma), Flow(ProformaFromOrder, CrmFields.Order.Entity.Name, NeutralKind.Proforma),
            ],
            Converters = [ProductCode.Instance],
        };
    }

    /// <summary>Off: whoever switches it on names the series and, for sending without a press, the statuses. It makes drafts until booking is switched on, mails nothing, and dates on the day of sending.</summary>
    private static DocumentFlow Flow(string name, string source, NeutralKind kind) => new()
    {
        Name = name,
        Source = source,
        Kind = kind,
        Enabled = false,
        Group = kind == NeutralKind.Invoice ? "invoice" : "proforma",
        StatusField = CrmFields.Offer.Status.Name,
        DatedOnSending = true,
        Results = kind == NeutralKind.Invoice ? InvoiceResults : ProformaResults,
        CreateCustomer = false,
        Monitor = new MonitorWindow(30),
    };

    private static void Products(MappingBuilder mapping) => mapping
        .Map(CrmFields.Product.Entity, SmartbillFields.Product.Entity)
        .MatchOn(CrmFields.Product.Code, SmartbillFields.Product.Code, Normalisers.Text)
        .Group("code", [CrmFields.Product.Code], [SmartbillFields.Product.Code, SmartbillFields.Product.CodeProblem], ProductCode.Instance.Name, static r => Stock(r).OnCreate(OnCreate.Require).Locked("SmartBill's code identifies the item."))
        .Field(CrmFields.Product.Name, SmartbillFields.Product.Name, static r => Stock(r).OnCreate(OnCreate.Require))
        .Field(CrmFields.Product.Unit, SmartbillFields.Product.Unit, static r => Stock(r))
        .Field(CrmFields.Product.Stock, SmartbillFields.Product.Quantity, static r => Stock(r))
        .Field(CrmFields.Product.ReadOnly, SmartbillFields.Product.ReadOnly, static r => Stock(r))
        // With the stock on, nothing is added in the CRM any more.
        .With(static m => m with { Enabled = false, Flow = Connectors.Sync.Flow.FromAccounting, CreateInAccounting = CreatePolicy.Never, Winner = Winner.Accounting, CrmOnly = CrmOnly.Park, ReadOnlyFlag = CrmFields.Product.ReadOnly.Name });

    /// <summary>Everything of it comes from SmartBill: an edit in the CRM is set back.</summary>
    private static UnitRuleBuilder Stock(UnitRuleBuilder rule) => rule.Flow(Connectors.Sync.Flow.FromAccounting).OnDeviation(Deviation.Revert);

    private static void Companies(MappingBuilder mapping) => mapping
        .Map(CrmFields.Company.Entity, SmartbillFields.Client.Entity)
        .MatchOn(CrmFields.Company.VatNumber, SmartbillFields.Client.VatCode, Normalisers.Cui)
        .MatchOn(CrmFields.Company.VatNumber, SmartbillFields.Client.VatCode, Normalisers.VatNumber)
        .MatchOn(CrmFields.Company.Number, SmartbillFields.Client.Code, Normalisers.Number)
        .MatchOn(new MatchKey([new("name", "Name", Normalisers.Name), new("city", "City", Normalisers.Text)]))
        .Field(CrmFields.Company.Name, SmartbillFields.Client.Name)
        .Field(CrmFields.Company.VatNumber, SmartbillFields.Client.VatCode)
        .Field(SmartbillFields.Customer.IsVatPayer, SmartbillFields.Client.IsVatPayer)
        .Field(SmartbillFields.Customer.TradeRegister, SmartbillFields.Client.RegCom)
        .Field(CrmFields.Company.Number, SmartbillFields.Client.Code)
        .Group("address", [CrmFields.Company.Street, CrmFields.Company.City, CrmFields.Company.Region, CrmFields.Company.Country], [SmartbillFields.Client.Address, SmartbillFields.Client.City, SmartbillFields.Client.County, SmartbillFields.Client.Country])
        .Field(CrmFields.Company.Email, SmartbillFields.Client.Email)
        .Field(CrmFields.Company.Phone, SmartbillFields.Client.Phone)
        .Field(CrmFields.Company.Attention, SmartbillFields.Client.Contact)
        .Field(SmartbillFields.Customer.Bank, SmartbillFields.Client.Bank)
        .Field(SmartbillFields.Customer.Iban, SmartbillFields.Client.Iban)
        .With(static m => m with { Flow = Connectors.Sync.Flow.FromAccounting, CreateInAccounting = CreatePolicy.Never, Winner = Winner.Accounting });
}

/// <summary>The code of an item. One without a code, or with a code that several items have, is held back with the reason: nobody could say which record of the CRM it is.</summary>
internal sealed class ProductCode : IUnitConverter
{
    public static ProductCode Instance { get; } = new();

    public string Name => "smartbill:product-code";

    public int Version => 1;

    public bool Lossless => false;

    public ImmutableArray<FieldValue> ToAccounting(ImmutableArray<FieldValue> crm) => [crm[0], FieldValue.Null];

    public ImmutableArray<FieldValue> ToCrm(ImmutableArray<FieldValue> accounting) => accounting[1].AsText() is { } problem
        ? throw new ConversionException("product-code", problem, "Give the item a code of its own in SmartBill.")
        : [accounting[0]];
}
