using static Connectors.Intacct.Sync.Fields;

namespace Connectors.Intacct.Sync;

/// <summary>Projects and their tasks.</summary>
internal static class ProjectTables
{
    public const string ProjectEntity = "project";
    public const string TaskEntity = "task";

    public static ObjectTable Project { get; } = new(ProjectEntity, static c => c.Projects.Door,
        [
            Text("id", 20).Needed().AtCreate(), Text("name", 100).Needed(), Text("description", 4000), Words("category", "contract", "capitalized", "internalNonBillable", "internalBillable").Needed(),
            Status(), Date("startDate"), Date("endDate"), Words("billingType", "timeAndMaterial", "fixedFee", "fixedFeeAndExpenses").MayBeEmpty(), Text("projectCurrency", 3).AnyCase(),
            Money("contractAmount", "projectCurrency", 2), Money("budget.billingAmount", "projectCurrency", 2), Text("purchaseOrderNumber"), Text("salesOrderNumber"), Text("salesforceKey"),
            Refers("parent", ProjectEntity), Refers("customer", PartyTables.CustomerEntity), Refers("contract", ContractTables.ContractEntity), .. Listed("manager", IntacctLists.Employees),
            .. Listed("projectType", IntacctLists.ProjectTypes), .. Listed("projectStatus", IntacctLists.ProjectStatuses), .. Listed("department", IntacctLists.Departments),
            .. Listed("location", IntacctLists.Locations), .. Listed("class", IntacctLists.Classes), .. Listed("paymentTerm", IntacctLists.PaymentTerms), Refers("contacts.primary", PartyTables.ContactEntity),
            Refers("contacts.billTo", PartyTables.ContactEntity), Refers("contacts.shipTo", PartyTables.ContactEntity),
        ])
    {
        Noun = "project",
        ObjectName = "projects/project",
        NumberField = "id",
        CanBeNumbered = true,
        Searchable = ["id", "name", "salesforceKey"],
        Identity = ["name", "customer"],
    };

    /// <summary>A task's id tells it apart only within its project.</summary>
    public static ObjectTable Task { get; } = new(TaskEntity, static c => c.Tasks.Door,
        [
            Text("id", 20).Needed().AtCreate(), Text("name", 100).Needed(), Refers("project", ProjectEntity).Needed().AtCreate(),
            Words("taskStatus", "notStarted", "planned", "inProgress", "completed", "onHold").Needed(), Text("description", 500), Refers("parent", TaskEntity), Refers("dependentOn", TaskEntity),
            Refers("item", ItemTables.ItemEntity), .. Listed("class", IntacctLists.Classes), Date("planned.startDate"), Date("planned.endDate"), JsonNumber("duration.planned"), JsonNumber("duration.estimated"),
            Flag("isMilestone"), Flag("isBillable"), Flag("isUtilized"), JsonNumber("priority"), Text("wbsCode"), Number("percentComplete", 2).Shown(),
        ])
    {
        Noun = "task",
        ObjectName = "projects/task",
        NumberField = "id",
        CanBeNumbered = true,
        Searchable = ["id", "name"],
        Identity = ["name", "project"],
    };
}
