namespace Connectors.Intacct.Tests.Simulated;

internal static partial class Samples
{
    private static IEnumerable<Sample> Work =>
    [
        new Sample<Project, ProjectInput>(
            "projects", "projects/project", static c => c.Projects,
            new()
            {
                Id = "P-1", Name = "Roll-out Süd", Category = ProjectCategory.InternalBillable, Description = "d", ProjectCurrency = "EUR", ProjectStatus = Id("Open"), ProjectType = Id("Roll-out"), Status = RecordStatus.Inactive,
                StartDate = First, EndDate = Last, ContractAmount = 1234.5m, BillingType = ProjectBillingType.FixedFeeAndExpenses, Customer = Id("ACME"), Manager = Id("E1"), Department = Id("SALES"), Location = Id("HQ"),
                Class = Id("EU"), Parent = Id("PRJ1"), InvoiceWithParent = true, SalesContact = Id("E1"), CustomerUser = Id("U"), PaymentTerm = Id("N60"), Contract = Id("CON0"), SalesOrderNumber = "SO-1",
                PurchaseOrderNumber = "PO-1", PurchaseOrderAmount = 10.25m, PurchaseQuoteNumber = "PQ-1", DocumentNumber = "D-1", SalesforceKey = "006", InvoiceMessage = "m", InvoiceCurrency = "EUR",
                BillingOverMax = "preventOverbilling", ExcludeExpenses = true, IsBillableEmployeeExpense = true, IsBillablePurchasingApExpense = true, UserRestrictions = "restricted",
                Budget = new() { BillingAmount = 1m, BudgetedDuration = 2.5m, BudgetedCost = 3m }, Contacts = new() { Primary = Id("Alex"), BillTo = Id("Bo"), ShipTo = Id("Cleo") },
                ScopeDetails = new() { Scope = "s", Inclusions = "i", Exclusions = "e", Terms = "t" }, Attachment = Id("A"), TaxSolution = Id("VAT"), TaxSchedule = Id("S"), AdditionalData = Note("first"),
            },
            static p => p with { Name = "Roll-out Sud", ContractAmount = null, Manager = null, Contacts = p.Contacts! with { ShipTo = Id("Bo") }, AdditionalData = Note("second") }, ["ActualAmount"]),
        new Sample<ProjectTask, ProjectTaskInput>(
            "tasks", "projects/task", static c => c.Tasks,
            new()
            {
                Id = "T-1", Name = "Wire", Project = Id("PRJ0"), TaskStatus = ProjectTaskStatus.OnHold, Description = "d", Parent = Id("T0"), Item = Id("HOUR"), Class = Id("EU"), IsMilestone = true, IsBillable = true,
                IsUtilized = true, Priority = 3, WbsCode = "1.2", DependentOn = Id("T0"), TimeType = Id("Overtime"), StandardTask = Id("Std"), Planned = new() { StartDate = First, EndDate = Last },
                Duration = new() { Planned = 7.5m, Estimated = 8m }, Attachment = Id("A"), AdditionalData = Note("first"),
            },
            static t => t with { TaskStatus = ProjectTaskStatus.InProgress, WbsCode = null, Duration = t.Duration! with { Planned = 9 } }, ["Duration.Actual", "Duration.Approved", "Duration.Remaining"]),
        new Sample<ProjectStatus, ProjectStatusInput>(
            "project statuses", "projects/project-status", static c => c.ProjectStatuses,
            new() { Id = "Shut", Description = "d", DisableTimesheetEntry = true, DisableExpenseEntry = true, DisablePurchasingApEntry = true, DisableGenerateInvoice = true, Status = RecordStatus.Inactive },
            static s => s with { DisableExpenseEntry = false }, []),
        new Sample<ProjectType, ProjectTypeInput>(
            "project types", "projects/project-type", static c => c.ProjectTypes, new() { Id = "Audit", Parent = Id("Roll-out"), Status = RecordStatus.Inactive }, static t => t with { Parent = null }, []),
        new Sample<ProjectBillingTemplate, ProjectBillingTemplateInput>(
            "project billing templates", "projects/project-billing-template", static c => c.ProjectBillingTemplates,
            new()
            {
                Name = "Hours", Description = "d", BillingMethod = "milestone", CalculateOn = "task", BasedOn = "actualHours", Status = RecordStatus.Inactive,
                Milestones = [new() { PercentCompleted = 0.1m, PercentToInvoice = 5m, Description = "start" }],
            },
            static t => t with { Description = "e" }, []),
    ];

    private static IEnumerable<Sample> Agreements =>
    [
        new Sample<Contract, ContractInput>(
            "contracts", "contracts/contract", static c => c.Contracts,
            new()
            {
                Id = "CON-1", Name = "Support", Description = "d", StartDate = First, EndDate = Last, PaymentTerm = Id("N60"), RenewalTemplate = null, Parent = Id("CON0"), ContractType = Id("Yearly"),
                BillingPriceList = Id("Cloud"), MeaPriceList = Id("Fair"), BillingFrequency = BillingFrequency.Quarterly, TermType = "termed", BillInAdvanceLength = 2, BillInAdvancePeriod = "months", Status = RecordStatus.Inactive,
                Dimensions = new() { Customer = Id("ACME"), Location = Id("HQ"), Department = Id("SALES"), Project = Id("PRJ0"), Employee = Id("E1"), Class = Id("EU"), Vendor = Id("V") },
                Currency = new() { BaseCurrency = "EUR", TxnCurrency = "USD", ExchangeRateType = "Custom" }, Contacts = new() { BillTo = Id("Alex"), ShipTo = Id("Bo"), AdditionalContact = Id("Cleo") }, Attachment = Id("A"),
                AdditionalData = Note("first"),
            },
            static c => c with { Name = "Care", Description = null, Dimensions = c.Dimensions! with { Department = null }, AdditionalData = Note("second") },
            // The renewal template has a test of its own: its key is a number.
            ["RenewalTemplate", "HoldBilling", "HoldRevenue", "HoldExpense", "Dimensions.Task"]),
        new Sample<ContractLine, ContractLineInput>(
            "contract lines", "contracts/contract-line", static c => c.ContractLines,
            new()
            {
                Contract = Id("CON0"), Item = Id("HOUR"), ItemDescription = "hours", StartDate = First, EndDate = Last,
                Billing = new()
                {
                    Quantity = 12, Rate = 12.5m, Multiplier = 2, Discount = 1.5m, Method = ContractBillingMethod.QuantityBased, AmountFrequency = FlatAmountFrequency.UseBillingTemplate, Frequency = BillingFrequency.Annually,
                    FlatFixedAmount = 144.25m, BaseFlatFixedAmount = 140m, Template = Id("Quarters"), StartDate = First, EndDate = Last, Memo = "b",
                },
                Dimensions = new() { Location = Id("HQ"), Department = Id("SALES"), Project = Id("PRJ0"), Task = Id("T0"), Employee = Id("E1"), Class = Id("EU"), Vendor = Id("V") },
                Contacts = new() { BillTo = Id("Alex"), ShipTo = Id("Bo") }, Revenue = new() { Journal1 = Journal, Journal2 = Journal }, ChangeType = "upsell", PostingDate = First, DeliveryStatus = "undelivered", DeliveryDate = Last,
                RevenueDeferralStatus = "deferRevenueUntilItemIsDelivered", Memo = "m", AdditionalData = Note("first"),
            },
            static l => l with { Memo = null, Billing = l.Billing! with { Rate = 13m } }, ["Dimensions.Customer"]),
        new Sample<ContractType, ContractTypeInput>(
            "contract types", "contracts/contract-type", static c => c.ContractTypes, new() { Id = "Monthly", Description = "d", Parent = Id("Yearly"), Status = RecordStatus.Inactive }, static t => t with { Parent = null }, []),
        new Sample<BillingTemplate, BillingTemplateInput>(
            "billing templates", "contracts/billing-template", static c => c.BillingTemplates,
            new()
            {
                Id = "Halves", Description = "d", Method = BillingTemplateMethod.TaskPercentComplete, Source = "plannedHours", IsStepBilling = true, Status = RecordStatus.Inactive,
                Lines = [new() { PeriodOffset = 6, PercentToBill = 50, StepPercent = 1.5m }, new() { PeriodOffset = 12, PercentToBill = 50, StepPercent = 2m }],
            },
            static t => t with { Lines = [t.Lines![0] with { PercentToBill = 60 }, new() { PeriodOffset = 9, PercentToBill = 40 }] }, []),
        new Sample<EvergreenTemplate, EvergreenTemplateInput>(
            "evergreen templates", "contracts/evergreen-template", static c => c.EvergreenTemplates,
            new() { Id = "Ever", Description = "d", Status = RecordStatus.Inactive, Pricing = new() { Type = "markup", Markup = "percentageMarkup", MarkupValue = 10m } }, static t => t with { Description = null }, []),
        new Sample<RenewalTemplate, RenewalTemplateInput>(
            "renewal templates", "order-entry/renewal-template", static c => c.RenewalTemplates,
            new()
            {
                Name = "Renew 2", Description = "d", TransactionType = "orderEntry", RenewalState = "inProgress", Status = RecordStatus.Inactive, DefaultTerm = new() { Length = 2, Period = "months" },
                SalesTxnCreation = new() { EnableTxnCreation = true, TransactionDefinition = Id("Sales Order"), DaysBeforeAfter = 9, BeforeOrAfterDateOfRenewal = "after" },
                ContractPricing = new() { PricingType = "defaultPricing", Markup = "percentageMarkup", MarkupValue = 10 },
            },
            static t => t with { Description = "e" }, []),
    ];
}
