namespace Connectors.Intacct;

/// <summary>The members of Customer that a query can show, ask about and order by.</summary>
public static class CustomerFields
{
    /// <summary><c>key</c></summary>
    public static readonly QueryField<RecordKey> Key = new("key");

    /// <summary><c>id</c></summary>
    public static readonly QueryField<string> Id = new("id");

    /// <summary><c>name</c></summary>
    public static readonly QueryField<string> Name = new("name");

    /// <summary><c>status</c></summary>
    public static readonly QueryField<RecordStatus> Status = new("status");

    /// <summary><c>parent.key</c></summary>
    public static readonly QueryField<RecordKey> ParentKey = new("parent.key");

    /// <summary><c>parent.id</c></summary>
    public static readonly QueryField<string> ParentId = new("parent.id");

    /// <summary><c>customerType.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerTypeKey = new("customerType.key");

    /// <summary><c>customerType.id</c></summary>
    public static readonly QueryField<string> CustomerTypeId = new("customerType.id");

    /// <summary><c>salesRepresentative.key</c></summary>
    public static readonly QueryField<RecordKey> SalesRepresentativeKey = new("salesRepresentative.key");

    /// <summary><c>salesRepresentative.id</c></summary>
    public static readonly QueryField<string> SalesRepresentativeId = new("salesRepresentative.id");

    /// <summary><c>territory.key</c></summary>
    public static readonly QueryField<RecordKey> TerritoryKey = new("territory.key");

    /// <summary><c>territory.id</c></summary>
    public static readonly QueryField<string> TerritoryId = new("territory.id");

    /// <summary><c>term.key</c></summary>
    public static readonly QueryField<RecordKey> TermKey = new("term.key");

    /// <summary><c>term.id</c></summary>
    public static readonly QueryField<string> TermId = new("term.id");

    /// <summary><c>taxId</c></summary>
    public static readonly QueryField<string> TaxId = new("taxId");

    /// <summary><c>customerResaleNumber</c></summary>
    public static readonly QueryField<string> CustomerResaleNumber = new("customerResaleNumber");

    /// <summary><c>creditLimit</c></summary>
    public static readonly QueryField<decimal> CreditLimit = new("creditLimit");

    /// <summary><c>currency</c></summary>
    public static readonly QueryField<string> Currency = new("currency");

    /// <summary><c>deliveryOptions</c></summary>
    public static readonly QueryField<string> DeliveryOptions = new("deliveryOptions");

    /// <summary><c>priceList.key</c></summary>
    public static readonly QueryField<RecordKey> PriceListKey = new("priceList.key");

    /// <summary><c>priceList.id</c></summary>
    public static readonly QueryField<string> PriceListId = new("priceList.id");

    /// <summary><c>priceSchedule.key</c></summary>
    public static readonly QueryField<RecordKey> PriceScheduleKey = new("priceSchedule.key");

    /// <summary><c>priceSchedule.id</c></summary>
    public static readonly QueryField<string> PriceScheduleId = new("priceSchedule.id");

    /// <summary><c>discountPercent</c></summary>
    public static readonly QueryField<decimal> DiscountPercent = new("discountPercent");

    /// <summary><c>isOnHold</c></summary>
    public static readonly QueryField<bool> IsOnHold = new("isOnHold");

    /// <summary><c>isOneTimeUse</c></summary>
    public static readonly QueryField<bool> IsOneTimeUse = new("isOneTimeUse");

    /// <summary><c>notes</c></summary>
    public static readonly QueryField<string> Notes = new("notes");

    /// <summary><c>accountGroup.key</c></summary>
    public static readonly QueryField<RecordKey> AccountGroupKey = new("accountGroup.key");

    /// <summary><c>accountGroup.id</c></summary>
    public static readonly QueryField<string> AccountGroupId = new("accountGroup.id");

    /// <summary><c>accountLabel.key</c></summary>
    public static readonly QueryField<RecordKey> AccountLabelKey = new("accountLabel.key");

    /// <summary><c>accountLabel.id</c></summary>
    public static readonly QueryField<string> AccountLabelId = new("accountLabel.id");

    /// <summary><c>defaultRevenueGLAccount.key</c></summary>
    public static readonly QueryField<RecordKey> DefaultRevenueGlAccountKey = new("defaultRevenueGLAccount.key");

    /// <summary><c>defaultRevenueGLAccount.id</c></summary>
    public static readonly QueryField<string> DefaultRevenueGlAccountId = new("defaultRevenueGLAccount.id");

    /// <summary><c>overrideOffsetGLAccount.key</c></summary>
    public static readonly QueryField<RecordKey> OverrideOffsetGlAccountKey = new("overrideOffsetGLAccount.key");

    /// <summary><c>overrideOffsetGLAccount.id</c></summary>
    public static readonly QueryField<string> OverrideOffsetGlAccountId = new("overrideOffsetGLAccount.id");

    /// <summary><c>shippingMethod.key</c></summary>
    public static readonly QueryField<RecordKey> ShippingMethodKey = new("shippingMethod.key");

    /// <summary><c>shippingMethod.id</c></summary>
    public static readonly QueryField<string> ShippingMethodId = new("shippingMethod.id");

    /// <summary><c>customerRestriction</c></summary>
    public static readonly QueryField<CustomerRestriction> CustomerRestriction = new("customerRestriction");

    /// <summary><c>customerMessage.key</c></summary>
    public static readonly QueryField<RecordKey> CustomerMessageKey = new("customerMessage.key");

    /// <summary><c>customerMessage.id</c></summary>
    public static readonly QueryField<string> CustomerMessageId = new("customerMessage.id");

    /// <summary><c>emailOptIn</c></summary>
    public static readonly QueryField<bool> EmailOptIn = new("emailOptIn");

    /// <summary><c>contacts.primary.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsPrimaryKey = new("contacts.primary.key");

    /// <summary><c>contacts.primary.id</c></summary>
    public static readonly QueryField<string> ContactsPrimaryId = new("contacts.primary.id");

    /// <summary><c>contacts.billTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsBillToKey = new("contacts.billTo.key");

    /// <summary><c>contacts.billTo.id</c></summary>
    public static readonly QueryField<string> ContactsBillToId = new("contacts.billTo.id");

    /// <summary><c>contacts.shipTo.key</c></summary>
    public static readonly QueryField<RecordKey> ContactsShipToKey = new("contacts.shipTo.key");

    /// <summary><c>contacts.shipTo.id</c></summary>
    public static readonly QueryField<string> ContactsShipToId = new("contacts.shipTo.id");

    /// <summary><c>totalDue</c></summary>
    public static readonly QueryField<decimal> TotalDue = new("totalDue");

    /// <summary><c>lastInvoiceCreatedDate</c></summary>
    public static readonly QueryField<DateOnly> LastInvoiceCreatedDate = new("lastInvoiceCreatedDate");

    /// <summary><c>lastStatementGeneratedDate</c></summary>
    public static readonly QueryField<DateOnly> LastStatementGeneratedDate = new("lastStatementGeneratedDate");

    /// <summary><c>audit.createdDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> CreatedAt = new("audit.createdDateTime");

    /// <summary><c>audit.modifiedDateTime</c></summary>
    public static readonly QueryField<DateTimeOffset> ModifiedAt = new("audit.modifiedDateTime");

    /// <summary><c>entity.id</c></summary>
    public static readonly QueryField<string> EntityId = new("entity.id");
}
