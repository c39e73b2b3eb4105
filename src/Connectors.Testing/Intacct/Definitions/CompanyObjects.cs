namespace Connectors.Testing.Intacct;

/// <summary>Application <c>company-config</c>: what the whole company shares.</summary>
internal static class CompanyObjects
{
    /// <summary>What a contact says, wherever it is written.</summary>
    public const string ContactFields = """
        companyName:text(100) prefix:text(15) firstName:text(40) lastName:text(40) middleName:text(40) printAs:text(200)!
        phone1:text(30) phone2:text(30) mobile:text(30) pager:text(30) fax:text(30) email1:text(200) email2:text(200) URL1:text(200) URL2:text(200)
        showInContactList:bool=true
        mailingAddress { addressLine1:text(80) addressLine2:text(80) addressLine3:text(80) city:text(80) state:text(40) postCode:text(30) country:text(60) isoCountryCode:text(2) }
        tax { isTaxable:bool=true taxId:text(40) group:@tax/contact-tax-group solution:@? }
        status:enum(active|inactive)=active
        """;

    public static ObjectDefinition[] All { get; } =
    [
        new("company-config/contact", "contacts", "LGCUD", DefinitionText.Parse($"id:text(200)!# {ContactFields} discount:text priceSchedule:@? priceList:@order-entry/price-list")) { HasAudit = false },
        new("company-config/contact-version", "contactVersions", "LG", DefinitionText.Parse($"contact:@company-config/contact {ContactFields}")) { IdField = null, HasAudit = false, HasEntity = false },
        new("company-config/department", "departments", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(80)! reportTitle:text(80) parent:@company-config/department+name supervisor:@company-config/employee+name
            status:enum(active|activeNonPosting|inactive)=active
            """)),
        new("company-config/class", "classes", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(80)! description:text(500) parent:@company-config/class+name status:enum(active|activeNonPosting|inactive)=active locationKey:text%
            """)),
        new("company-config/location", "locations", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(80)! description:text parent:@company-config/location+name manager:@company-config/employee+name
            contacts { primary:@company-config/contact shipTo:@company-config/contact }
            status:enum(active|activeNonPosting|inactive)=active startDate:date endDate:date reportTitle:text printAs:text baseCurrency:text(3) taxId:text businessId:text
            """)),
        new("company-config/entity", "entities", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(80)! manager:@company-config/employee+name
            contacts { primary:@company-config/contact shipTo:@company-config/contact legalCategory:text mainActivity:text typeOfCompany:text registeredCapital:number valueAddedTaxRegime:text }
            startDate:date endDate:date openBooksStartDate:date status:enum(active|inactive)=active federalId:text taxId:text
            baseCurrency:@? firstFiscalMonth:text firstTaxMonth:text weekStart:text isRoot:bool%=false customTitle:text operatingCountry:text reportPrintAs:text
            businessDays:raw weekendDays:raw isLimitedEntity:bool defaultCountryForAddresses:text siret:text taxSolution:@? texts:raw
            """)) { HasEntity = false },
        new("company-config/employee", "employees", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text% SSN:text jobTitle:text(100) location:@company-config/location+name department:@company-config/department+name
            class:@company-config/class+name manager:@company-config/employee+name primaryContact:@company-config/contact!
            birthDate:date startDate:date endDate:date gender:text terminationType:text defaultCurrency:text(3)
            employeeType:@? earningType:@? preferredPaymentMethod:text postActualCostWithVariance:bool=false attachmentFolder:@?
            ach { enabled:bool bankRoutingNumber:text accountNumber:text accountType:text remittanceType:text }
            isPlaceholderResource:bool=false mergePaymentRequests:bool=true status:enum(active|inactive)=active
            """)) { HasWebUrl = true },
        new("company-config/exchange-rate-type", "exchangeRateTypes", "LGCUD", DefinitionText.Parse("name:text(80)! isDefault:bool=false")) { IdField = null, HasEntity = false, UniqueWithin = "name" },
        new("company-config/txn-currency", "currencies", "LGCUD", DefinitionText.Parse("""
            id:text(3)!# name:text symbol:text isoCode:text% currencyFormat:text unit:text subUnit:text decimalSeparator:text(1) thousandSeparator:text(1) alignment:text
            currencyType:enum(iso|custom)#=iso
            """)) { HasEntity = false },
        new("company-config/audit-history", "auditHistory", "LG", DefinitionText.Parse("""
            id:text changeDetails { objectName:text objectId:text fieldName:text previousValue:text newValue:text }
            changeSource { completedBy:text accessDateTime:datetime actionPerformed:text workflowAction:text clientIPAddress:text source:text } notes:text
            """)) { HasAudit = false, HasEntity = false, KeysAreOpaque = true },
        new("company-config/advanced-audit-history", "advancedAuditHistory", "LG", DefinitionText.Parse("""
            id:text accessDetails { objectName:text objectId:text }
            accessSource { completedBy:text accessDateTime:datetime actionPerformed:text workflowAction:text clientIPAddress:text source:text }
            """)) { HasAudit = false, HasEntity = false, KeysAreOpaque = true },
    ];
}
