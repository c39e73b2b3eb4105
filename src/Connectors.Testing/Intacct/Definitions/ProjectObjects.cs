namespace Connectors.Testing.Intacct;

/// <summary>Application <c>projects</c>.</summary>
internal static class ProjectObjects
{
    public static ObjectDefinition[] All { get; } =
    [
        new("projects/project", "projects", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(100)! description:text(4000) projectCurrency:text(3) category:enum(contract|capitalized|internalNonBillable|internalBillable)!
            projectStatus:@projects/project-status status:enum(active|inactive)=active startDate:date endDate:date
            budget { billingAmount:decimal(2) budgetedDuration:decimal(2) budgetedCost:decimal(2) }
            contractAmount:decimal(2) actualAmount:decimal(2)%
            progress { estimatedDuration:decimal% actualDuration:decimal% approvedDuration:decimal% remainingDuration:decimal% percentComplete:decimal% observedPercentComplete:decimal(2) }
            billingType:enum(timeAndMaterial|fixedFee|fixedFeeAndExpenses) salesOrderNumber:text purchaseOrderNumber:text purchaseOrderAmount:decimal(2)
            purchaseQuoteNumber:text documentNumber:text salesforceKey:text parent:@projects/project+name invoiceWithParent:bool=false
            customer:@accounts-receivable/customer+name salesContact:@company-config/employee+name projectType:@projects/project-type
            manager:@company-config/employee+name department:@company-config/department+name location:@company-config/location+name class:@company-config/class+name
            contacts { primary:@company-config/contact billTo:@company-config/contact shipTo:@company-config/contact }
            paymentTerm:@accounts-receivable/term contract:@contracts/contract rootProject:@projects/project+name% invoiceMessage:text invoiceCurrency:text(3)
            userRestrictions:text=systemDefault isBillableEmployeeExpense:bool=false isBillablePurchasingAPExpense:bool=false billingOverMax:text=doNothing
            excludeExpenses:bool=false customerUser:@? glBudget:@? attachment:@? taxSolution:@? taxSchedule:@?
            ratesAndPricing:raw grant:raw scopeDetails:raw scheduleDetails:raw
            """)) { HasWebUrl = true },
        new("projects/task", "tasks", "LGCUD", DefinitionText.Parse("""
            id:text(20)!# name:text(100)! description:text(500) project:@projects/project+name*# parent:@projects/task+name customer:@accounts-receivable/customer+name%
            item:@inventory-control/item+name class:@company-config/class+name
            planned { startDate:date endDate:date } actual { startDate:date% endDate:date% }
            duration { planned:number estimated:number actual:number% remaining:number% approved:number% plannedBillable:number estimatedBillable:number actualBillable:number% approvedBillable:number% }
            percentComplete:decimal(2)% observedPercentComplete:decimal(2) isMilestone:bool=false isUtilized:bool=false isBillable:bool=false
            wbsCode:text priority:number taskStatus:enum(notStarted|planned|inProgress|completed|onHold)* timeType:@? dependentOn:@projects/task+name
            root:@projects/task+name% standardTask:@? attachment:@? taxSchedule:@? productionUnits { estimate:number description:text }
            """)) { HasEntity = false, UniqueWithin = "project" },
        new("projects/project-status", "projectStatuses", "LGCUD", DefinitionText.Parse("""
            id:text(40)!# description:text disableTimesheetEntry:bool=false disableExpenseEntry:bool=false disablePurchasingAPEntry:bool=false
            disableGenerateInvoice:bool=false status:enum(active|inactive)=active
            """)),
        new("projects/project-type", "projectTypes", "LGCUD", DefinitionText.Parse("id:text(40)!# parent:@projects/project-type status:enum(active|inactive)=active")),
        new("projects/project-billing-template", "projectBillingTemplates", "LGCUD", DefinitionText.Parse("""
            name:text! description:text billingMethod:enum(percentCompleted|milestone)=percentCompleted calculateOn:enum(project|task)=project basedOn:text=plannedHours
            status:enum(active|inactive)=active milestones:raw
            """)) { IdField = null, HasAudit = false, UniqueWithin = "name" },
    ];
}
