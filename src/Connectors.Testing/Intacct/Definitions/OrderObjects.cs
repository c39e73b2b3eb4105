namespace Connectors.Testing.Intacct;

/// <summary>Application <c>order-entry</c>: documents, their definitions, price lists, renewal templates.</summary>
internal static class OrderObjects
{
    /// <summary>A price: the fixed-price flag is a text, and the published sample of a create omits the list.</summary>
    public const string PriceEntryFields = """
        item:@inventory-control/item+name productLine:@? employee:@company-config/employee startDate:date endDate:date minimumQuantity:decimal=1 maximumQuantity:decimal
        value:decimal(8)! valueType:text=actual isFixedPrice:text=true currency:text(3) status:enum(active|inactive)=active
        """;

    private const string Dimensions = """
        location:@company-config/location+name department:@company-config/department+name employee:@company-config/employee+name project:@projects/project+name
        class:@company-config/class+name task:@projects/task+name contract:@contracts/contract+name vendor:@?
        """;

    public static ObjectDefinition[] All { get; } =
    [
        new("order-entry/document", "documents", "LGCUD", DefinitionText.Parse("""
            id:text% documentId:text% documentNumber:text(45)# documentType:text% txnDefinition:@order-entry/txn-definition%
            state:enum(draft|pending|submitted|approved|partiallyApproved|declined|closed|inProgress|converted|partiallyConverted|convertedByLine|partiallyConvertedByLine|exception)=pending
            status:enum(active|inactive)~=active txnDate:date! dueDate:date postingDate:date customer:@accounts-receivable/customer+name!
            sourceDocument:@order-entry/document+documentType# sourceModule:text=orderEntry referenceNumber:text notes:text memo:text
            contacts { primary:@company-config/contact billTo:@company-config/contact shipTo:@company-config/contact }
            paymentTerm:@accounts-receivable/term shippingMethod:@? txnCurrency:text(3)=USD baseCurrency:text(3)=USD
            exchangeRate { date:date rate:decimal typeId:text typeName:text }
            customerPONumber:text shipByDate:date shippedDate:date requestedShippingDate:date serviceDeliveryDate:date trackingNumber:text
            project:@projects/project+name contractId:text contractDescription:text attachment:@? taxSolution:@?
            isPrinted:bool%=false isBackordered:bool%=false isSystemGeneratedDocument:bool%=false
            subtotal:decimal% total:decimal% subtotalInTxnCurrency:decimal% totalInTxnCurrency:decimal%
            paymentStatus:enum(open|partiallyPaid|paid)% invoice:@?%
            lines [ order-entry/document-line documentHeader ] history:raw% subtotals [ order-entry/document-subtotal documentHeader ]
            """)) { IsTyped = true, AuditShowsUsers = false, HasWebUrl = true },
        new("order-entry/document-line", "documentLines", "LGCUD", DefinitionText.Parse($$"""
            documentHeader:@order-entry/document+documentType% documentType:text% lineNumber:number%
            dimensions { item:@inventory-control/item+name! warehouse:@inventory-control/warehouse+name customer:@accounts-receivable/customer+name% {{Dimensions}} }
            item:@inventory-control/item% lineDescription:text memo:text unit:text! unitQuantity:decimal! unitPrice:decimal quantity:decimal~ price:decimal~
            priceInTxnCurrency:decimal% retailPrice:decimal% multiplier:number=1 discountPercent:decimal discountMemo:text
            quantityConverted:decimal% quantityRemaining:decimal% sourceDocument:@order-entry/document+documentType# sourceDocumentLine:@order-entry/document-line+documentType#
            txnCurrency:text% baseCurrency:text% conversionType:enum(quantity|price)=quantity status:enum(active|inactive)~=active costMethod:text%
            servicePeriodStartDate:date servicePeriodEndDate:date revenueRecognitionStartDate:date revenueRecognitionEndDate:date
            allowDropShip:bool=false allowBuyToOrder:bool=false isBillable:bool enableTax:bool taxSchedule:@? taxRate:decimal% taxInTxnCurrency:decimal% itemRenewalTemplate:@order-entry/renewal-template
            shipByDate:date requestedShippingDate:date shippedDate:date trackingDetail:raw lineSubtotals:raw%
            """)) { IdField = null, IsTyped = true, AuditShowsUsers = false, HasEntity = false },
        new("order-entry/document-subtotal", "documentSubtotals", "LG", DefinitionText.Parse($$"""
            documentHeader:@order-entry/document+documentType% documentType:text% description:text! absoluteValue:decimal percentValue:decimal total:decimal% txnAbsoluteValue:decimal% txnTotal:decimal%
            dimensions { {{Dimensions}} }
            """)) { IdField = null, AuditShowsUsers = false, HasEntity = false },
        new("order-entry/txn-definition", "txnDefinitions", "LGCUD", DefinitionText.Parse("""
            id:text(30)!# docClass:enum(quote|order|list|invoice|adjustment|other)!# workflowCategory:text description:text
            editPolicy:enum(noEdit|beforePrinting|editInDraftOnly|all)=all deletePolicy:enum(noDelete|beforePrinting|all)=all
            enableNumberingSequence:bool=true preserveNumberingSequence:bool=true inheritDocumentNumber:bool=false
            documentSequence { id:text printTitle:text } txnPostingMethod:enum(noPosting|toGL|toAR)=noPosting
            partialConvertMethod:text=leaveTransactionOpen initialPriceList:@order-entry/price-list overridePrice:bool=true enableSubtotals:bool=false disableTax:bool=false
            documentConversionPolicy:enum(newDocumentOnly|newDocumentOrConvert|convertOnly)=newDocumentOrConvert
            multiEntityRuleForTransaction:text=topLevelOrEntity reportingCategory:text sourceDocumentDetail:raw enableCreditLimitCheck:bool=false warehouseSelectionMethod:text warehouse:@inventory-control/warehouse status:enum(active|inactive)=active
            """)) { HasEntity = false },
        new("order-entry/price-list", "priceLists", "LGCUD", DefinitionText.Parse("id:text(100)!# startDate:date endDate:date status:enum(active|inactive)=active")) { HasAudit = false, HasEntity = false },
        new("order-entry/price-list-entry", "priceListEntries", "LGCUD", DefinitionText.Parse($"priceList:@order-entry/price-list {PriceEntryFields}")) { IdField = null, HasEntity = false },
        new("order-entry/renewal-template", "renewalTemplates", "LGCUD", DefinitionText.Parse("""
            name:text! description:text salesTxnCreation { enableTxnCreation:bool transactionDefinition:@? daysBeforeAfter:number beforeOrAfterDateOfRenewal:text
              txnDateOnRenewedDocument:text txnLineItemStartDate:text }
            contractPricing { pricingType:text markup:text markupValue:number } renewalNotifications:raw
            salesforceOpportunity { enableSalesforceOpportunity:bool daysBeforeAfter:number beforeOrAfterContractRenewal:text renewalName:text inheritProductsFromParent:bool stage:text }
            latestVersion:number%=1 status:enum(active|inactive)=active transactionType:enum(contract|orderEntry)=contract defaultTerm { length:number period:text } renewalState:text
            """)) { IdField = null, HasAudit = false, KeysAreNumbers = true, UniqueWithin = "name" },
    ];
}
