namespace Connectors.Testing.Intacct;

/// <summary>Application <c>contracts</c>.</summary>
internal static class ContractObjects
{
    public static ObjectDefinition[] All { get; } =
    [
        new("contracts/contract", "contracts", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(100)* description:text parent:@contracts/contract state:enum(draft|inProgress|renewed|canceled|notRenewed)%=draft
            startDate:date* endDate:date cancellationDate:date% application:enum(contracts|orderEntry)#=contracts
            termType:enum(termed|evergreen)=termed
            dimensions { customer:@accounts-receivable/customer+name* location:@company-config/location+name* department:@company-config/department+name
              project:@projects/project+name class:@company-config/class+name employee:@company-config/employee+name vendor:@? }
            contacts { billTo:@company-config/contact+email1+email2 shipTo:@company-config/contact+email1+email2 additionalContact:@company-config/contact+email1+email2 }
            billingFrequency:enum(monthly|quarterly|annually)=monthly paymentTerm:@accounts-receivable/term*
            renewalTemplate:@order-entry/renewal-template+name evergreenTemplate:@contracts/evergreen-template
            billingPriceList:@contracts/billing-price-list meaPriceList:@? holdBilling:bool%=false holdRevenue:bool%=false holdExpense:bool%=false
            currency { baseCurrency:text(3)=USD txnCurrency:text(3)=USD exchangeRateType:text=Intacct_Daily_Rate }
            billInAdvanceLength:raw billInAdvancePeriod:text attachment:@? contractType:@contracts/contract-type status:enum(active|inactive)=active
            postMemo:text% contractTotalAmount:decimal% billedAmount:decimal%
            """)),
        new("contracts/contract-line", "contractLines", "LGCUD", DefinitionText.Parse("""
            contract:@contracts/contract+name+state!# lineNumber:text% item:@inventory-control/item+name! itemDescription:text
            state:enum(draft|inProgress|renewalOnly|canceled|notRenewed|completed|revalued|closed|renewalForecast)%=draft
            startDate:date endDate:date cancelationDate:date% postingDate:date changeType:text
            dimensions { location:@company-config/location+name* department:@company-config/department+name task:@projects/task+name
              customer:@accounts-receivable/customer+name% employee:@company-config/employee+name project:@projects/project+name class:@company-config/class+name vendor:@? }
            billing { method:enum(fixedPrice|quantityBased|projectT&M|projectTime|projectMaterials)!
              amountFrequency:enum(oneTime|useBillingTemplate|includeWithEveryInvoice) frequency:enum(monthly|quarterly|annually) quantity:decimal rate:decimal multiplier:decimal discount:decimal
              flatFixedAmount:decimal baseFlatFixedAmount:decimal totalFlatFixedAmount:decimal% totalBaseFlatFixedAmount:decimal% template:@contracts/billing-template
              startDate:date endDate:date usageQuantityReset:text isUsageQuantityRecurring:bool holdDate:date% resumeDate:date% memo:text durationInPeriods:decimal% proratePartialPeriods:bool }
            revenue { journal1 { revenueTemplate:@? startDate:date endDate:date } journal2 { revenueTemplate:@? startDate:date endDate:date } totalQuantity:text holdDate:date% resumeDate:date% memo:text }
            currency { exchangeRateDate:date exchangeRate:decimal } contacts { billTo:@company-config/contact shipTo:@company-config/contact }
            historical:raw renewal:raw customRenewalAmounts:raw lineType:text=sale deliveryStatus:text=delivered deliveryDate:date revenueDeferralStatus:text isRecurring:bool=true memo:text parent:@?
            """)) { IdField = null, HasEntity = false },
        new("contracts/contract-type", "contractTypes", "LGCUD", DefinitionText.Parse("id:text(40)!# description:text parent:@contracts/contract-type status:enum(active|inactive)=active")),
        new("contracts/billing-price-list", "billingPriceLists", "LGCUD", DefinitionText.Parse("id:text(40)!# description:text status:enum(active|inactive)=active")),
        new("contracts/billing-price-list-entry", "billingPriceListEntries", "LGCUD", DefinitionText.Parse("""
            billingPriceList:@contracts/billing-price-list!# item:@inventory-control/item+name!# currency { txnCurrency:text(3)* }
            priceType:enum(range|tiered)*=range flatAmountFrequency:enum(oneTime|useBillingTemplate|includeWithEveryInvoice) variableUnitDivisor:decimal
            usageQuantityResetPeriod:text isQuantityRecurring:bool=false tieredPricingType:enum(step|volume) roundingType:text=standard version:text%=1 status:enum(active|inactive)=active
            lines [ contracts/billing-price-list-entry-line billingPriceListEntry ]
            """)) { IdField = null, HasEntity = false },
        new("contracts/billing-price-list-entry-line", "billingPriceListEntryLines", "LGUD", DefinitionText.Parse("""
            billingPriceListEntry:@contracts/billing-price-list-entry% startDate:date! flatAmount:decimal(2) variableUnitRate:decimal includedUnits:decimal memo:text
            tiers [ contracts/billing-price-list-entry-line-tier billingPriceListEntryLine ]
            """)) { IdField = null, HasEntity = false },
        new("contracts/billing-price-list-entry-line-tier", "billingPriceListEntryLineTiers", "LGCUD", DefinitionText.Parse("""
            billingPriceListEntryLine:@contracts/billing-price-list-entry-line# beginQuantity:decimal! tierRate:decimal!
            """)) { IdField = null, HasEntity = false },
        new("contracts/billing-template", "billingTemplates", "LGCUD", DefinitionText.Parse("""
            id:text(40)!# description:text status:enum(active|inactive)=active method:enum(predefinedPercentages|projectPercentComplete|taskPercentComplete)=predefinedPercentages
            source:text=estimatedHours isStepBilling:bool=false lines [ contracts/billing-template-line contractBillingTemplate ]
            """)) { HasEntity = false },
        new("contracts/billing-template-line", "billingTemplateLines", "LG", DefinitionText.Parse("""
            contractBillingTemplate:@contracts/billing-template% periodOffset:text percentToBill:decimal stepPercent:decimal
            """)) { IdField = null, HasAudit = false, HasEntity = false },
        new("contracts/evergreen-template", "evergreenTemplates", "LGCUD", DefinitionText.Parse("""
            id:text(40)!# description:text status:enum(active|inactive)=active pricing { type:text=sameAsOriginal markup:text markupValue:text }
            recurrenceOptions { daysBeforeAfter:number beforeOrAfterDateOfRenewal:text }
            emailNotifications:raw
            """)) { HasAudit = false, HasEntity = false },
    ];
}
