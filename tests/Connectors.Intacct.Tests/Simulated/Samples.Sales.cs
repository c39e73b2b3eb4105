namespace Connectors.Intacct.Tests.Simulated;

internal static partial class Samples
{
    private static RevenueJournal Journal => new() { RevenueTemplate = Id("Daily"), StartDate = First, EndDate = Last };

    private static IEnumerable<Sample> Sales =>
    [
        new Sample<Document, DocumentInput>(
            "documents", "order-entry/document::Sales Order", static c => c.Documents.OfType("Sales Order"),
            new()
            {
                TxnDate = First, Customer = Id("ACME"), State = DocumentState.Draft, DueDate = Last, PostingDate = First, DocumentNumber = "SO-77", ReferenceNumber = "R-1", CustomerPoNumber = "PO-9", Memo = "m", Notes = "n",
                PaymentTerm = Id("N60"), ShippingMethod = Id("Truck"), BaseCurrency = "USD", TxnCurrency = "EUR", Project = Id("PRJ0"), ContractId = "CON0", ShipByDate = Last, RequestedShippingDate = First, Attachment = Id("A"),
                TaxSolution = Id("VAT"), ExchangeRate = new() { Date = First, Rate = 1.25m, TypeId = "-1", TypeName = "Intacct Daily Rate" }, Contacts = new() { Primary = Id("Alex"), BillTo = Id("Bo"), ShipTo = Id("Cleo") },
                Lines = [Line("HOUR", 7.5m), Line("PC", 2)],
                // Of an amount only: one in percent is computed anew when the lines change.
                Subtotals = [new() { Description = "Freight", AbsoluteValue = 10m }],
                AdditionalData = Note("first"),
            },
            static d => d with
            {
                Memo = null, ReferenceNumber = "R-2", Contacts = d.Contacts! with { BillTo = Id("Alex") },
                Lines = [d.Lines![0] with { UnitQuantity = 8m, Memo = null }, Line("PC", 3)],
                AdditionalData = Note("second"),
            },
            ["SourceDocument"]),
        new Sample<TransactionDefinition, TransactionDefinitionInput>(
            "transaction definitions", "order-entry/txn-definition", static c => c.TransactionDefinitions,
            new()
            {
                Id = "Pro forma/EU", DocClass = DocumentClass.Other, WorkflowCategory = "other", Description = "d", EditPolicy = DocumentPolicy.DraftOnly, DeletePolicy = DocumentPolicy.BeforePrinting,
                EnableNumberingSequence = false, PreserveNumberingSequence = false, InheritDocumentNumber = true, TxnPostingMethod = "toGL", DisableTax = true, EnableSubtotals = true, OverridePrice = false,
                EnableCreditLimitCheck = true, WarehouseSelectionMethod = "useTheDefaultWarehouse", Warehouse = Id("WH1"), InitialPriceList = Id("Base"), DocumentConversionPolicy = "newDocumentOnly", Status = RecordStatus.Inactive,
                SourceDocumentDetail = [new() { IsDefault = true, SourceDocument = Id("Sales Quote") }],
            },
            static d => d with { Description = null, EditPolicy = DocumentPolicy.All }, []),
    ];

    private static DocumentLineInput Line(string item, decimal quantity) => new()
    {
        Dimensions = new()
        {
            Item = Id(item),
            Warehouse = Id("WH1"),
            Location = Id("HQ"),
            Department = Id("SALES"),
            Class = Id("EU"),
            Project = Id("PRJ0"),
            Task = Id("T0"),
            Employee = Id("E1"),
            Vendor = Id("V"),
            Contract = Id("CON0"),
        },
        Unit = "Each",
        UnitQuantity = quantity,
        UnitPrice = 80m,
        LineDescription = "line " + item,
        Memo = "m",
        ServicePeriodStartDate = First,
        ServicePeriodEndDate = Last,
        RequestedShippingDate = First,
        ShipByDate = Last,
        EnableTax = true,
        TaxSchedule = Id("S"),
        AdditionalData = null,
    };

    private static IEnumerable<Sample> Managed =>
    [
        new Sample<PaymentTerm, PaymentTermInput>(
            "payment terms", "accounts-receivable/term", static c => c.PaymentTerms,
            new()
            {
                Id = "2-10 Net 30", Description = "d", Status = RecordStatus.Inactive, Due = new() { Days = 30, From = TermStart.InvoiceDate },
                Discount = new() { Days = 10, From = TermStart.InvoiceDate, Amount = 2.5m, Unit = TermUnit.Amount, GraceDays = 3, CalculateOn = "lineItemsTotal" },
                Penalty = new() { Cycle = "weekly", Amount = 1.5m, Unit = TermUnit.Percentage, GraceDays = 2 },
            },
            static t => t with { Due = t.Due! with { Days = 45 }, Penalty = null }, []),
        new Sample<Territory, TerritoryInput>(
            "territories", "accounts-receivable/territory", static c => c.Territories,
            new() { Id = "SOUTH", Name = "South", Parent = Id("NORTH"), Manager = Id("E1"), Status = RecordStatus.Inactive }, static t => t with { Manager = null }, []),
        new Sample<AccountingClass, AccountingClassInput>(
            "classes", "company-config/class", static c => c.Classes, new() { Id = "SW", Name = "Software", Description = "d", Parent = Id("EU"), Status = RecordStatus.Inactive }, static k => k with { Parent = null }, []),
        new Sample<Department, DepartmentInput>(
            "departments", "company-config/department", static c => c.Departments,
            new() { Id = "ENG", Name = "Engineering", ReportTitle = "Eng", Parent = Id("SALES"), Supervisor = Id("E1"), Status = RecordStatus.Inactive }, static d => d with { Supervisor = null, Name = "Eng" }, []),
        new Sample<Employee, EmployeeInput>(
            "employees", "company-config/employee", static c => c.Employees,
            new()
            {
                Id = "E9", PrimaryContact = Id("Cleo"), JobTitle = "Seller", Location = Id("HQ"), Department = Id("SALES"), Manager = Id("E1"), Class = Id("EU"), StartDate = First, EndDate = Last, DefaultCurrency = "EUR",
                EmployeeType = Id("Full"), EarningType = Id("Hourly"), TerminationType = "voluntary", PostActualCostWithVariance = true, Status = RecordStatus.Inactive, AdditionalData = Note("first"),
            },
            static e => e with { JobTitle = null, EndDate = null, AdditionalData = Note("second") }, []),
        new Sample<Location, LocationInput>(
            "locations", "company-config/location", static c => c.Locations,
            new()
            {
                Id = "L1", Name = "Lyon", Description = "d", Parent = Id("HQ"), Manager = Id("E1"), Contacts = new() { Primary = Id("Alex"), ShipTo = Id("Bo") }, StartDate = First, EndDate = Last, ReportTitle = "r",
                PrintAs = "p", TaxId = "t", Status = RecordStatus.Inactive,
            },
            static l => l with { Parent = null, Contacts = l.Contacts! with { ShipTo = null } }, []),
        new Sample<Entity, EntityInput>(
            "entities", "company-config/entity", static c => c.Entities,
            new()
            {
                Id = "FR", Name = "France", Manager = Id("E1"), Contacts = new() { Primary = Id("Alex"), ShipTo = Id("Bo") }, StartDate = First, EndDate = Last, TaxId = "1", FederalId = "2", Siret = "3",
                OperatingCountry = "france", DefaultCountryForAddresses = "france", OpenBooksStartDate = First, IsLimitedEntity = true, WeekStart = "monday", Status = RecordStatus.Inactive,
            },
            static e => e with { TaxId = null, Status = RecordStatus.Active }, []),
        new Sample<ExchangeRateType, ExchangeRateTypeInput>(
            "exchange rate types", "company-config/exchange-rate-type", static c => c.ExchangeRateTypes, new() { Name = "Bank", IsDefault = true }, static t => t with { IsDefault = false }, []),
        new Sample<TransactionCurrency, TransactionCurrencyInput>(
            "currencies", "company-config/txn-currency", static c => c.Currencies,
            new()
            {
                Id = "CUS", Name = "Custom", Symbol = "¤", CurrencyType = "custom", CurrencyFormat = "custom", Unit = "Units", SubUnit = "Subs", DecimalSeparator = ",", ThousandSeparator = ".", Alignment = "right",
            },
            static c => c with { Symbol = "$" }, []),
    ];
}
