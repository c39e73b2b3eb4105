namespace Connectors.Testing.Intacct;

/// <summary>Application <c>accounts-receivable</c>.</summary>
internal static class CustomerObjects
{
    public static ObjectDefinition[] All { get; } =
    [
        new("accounts-receivable/customer", "customers", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(100)! parent:@accounts-receivable/customer+name
            contacts { default:@company-config/contact& primary:@company-config/contact billTo:@company-config/contact shipTo:@company-config/contact }
            term:@accounts-receivable/term salesRepresentative:@company-config/employee+name customerResaleNumber:text taxId:text(40)
            creditLimit:number totalDue:decimal(2)% notes:text accountLabel:@? defaultRevenueGLAccount:@? overrideOffsetGLAccount:@?
            lastInvoiceCreatedDate:date% lastStatementGeneratedDate:date% deliveryOptions:text territory:@accounts-receivable/territory+name
            shippingMethod:@? customerType:@accounts-receivable/customer-type accountGroup:@? priceSchedule:@? discountPercent:decimal
            priceList:@order-entry/price-list currency:text(3) status:enum(active|inactive|activeNonPosting)=active isOneTimeUse:bool=false isOnHold:bool=false
            overridePriceList:text enableOnlineCardPayment:bool=false enableOnlineACHPayment:bool=false emailOptIn:bool=false
            customerMessage:@? customerRestriction:enum(unrestricted|rootOnly|restricted)=unrestricted
            advanceBillBy:number advanceBillByType:text
            customerAccountHealth { healthScore:number healthStatus:text churnRisk:bool }
            contactList [ accounts-receivable/customer-contact customer ]
            customerEmailTemplates:raw restrictedLocations:raw restrictedDepartments:raw
            """)) { HasWebUrl = true },
        new("accounts-receivable/customer-contact", "customerContacts", "LG", DefinitionText.Parse("""
            categoryName:text! contact:@company-config/contact! customer:@accounts-receivable/customer%
            """)) { IdField = null, HasEntity = false },
        new("accounts-receivable/customer-type", "customerTypes", "LGCUD", DefinitionText.Parse("id:text(40)!# parent:@accounts-receivable/customer-type status:enum(active|inactive)=active")),
        new("accounts-receivable/term", "terms", "LGCUD", DefinitionText.Parse("""
            id:text(40)!# description:text(500)! status:enum(active|inactive)=active
            due { days:number from:text=fromInvoiceDate }
            discount { days:number amount:number from:text unit:enum(amount|percentage) graceDays:number calculateOn:text }
            penalty { cycle:text amount:number unit:enum(amount|percentage) graceDays:number }
            """)) { HasEntity = false },
        new("accounts-receivable/territory", "territories", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(80)! parent:@accounts-receivable/territory+name manager:@company-config/employee+name status:enum(active|inactive)=active
            """)) { HasEntity = false },
    ];
}
