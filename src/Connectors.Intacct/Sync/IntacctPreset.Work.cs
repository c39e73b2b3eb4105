using Connectors.Sync;
using CrmFields = Connectors.Sync.Crm;
using I = Connectors.Intacct.Sync.IntacctFields;

namespace Connectors.Intacct.Sync;

/// <summary>Projects, tasks and contracts.</summary>
public static partial class IntacctPreset
{
    private static void Projects(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Project.Entity, I.Project.Entity)
        .MatchOn(CrmFields.Project.Number, I.Project.Id, Normalisers.Number)
        .Field(CrmFields.Project.Number, I.Project.Id, PresetRules.Required("a project", "its number, which it keeps"))
        .Field(CrmFields.Project.Name, I.Project.Name, PresetRules.Required("a project", "a name"))
        .Field(CrmFields.Project.Custom<string>("category"), I.Project.Category, PresetRules.Required("a project", "its category"))
        .Field(CrmFields.Project.Description, I.Project.Description, rules.Optional)
        .Field(CrmFields.Project.Company, I.Project.Customer, rules.Optional)
        .Field(CrmFields.Project.Parent, I.Project.Parent, rules.Optional)
        .Listed(rules, CrmFields.Project.Manager, I.Project.Manager, I.Project.ManagerId, IntacctLists.Employees)
        .Listed(rules, CrmFields.Project.Status, I.Project.ProjectStatus, I.Project.ProjectStatusId, IntacctLists.ProjectStatuses)
        .Listed(rules, CrmFields.Project.Type, I.Project.ProjectType, I.Project.ProjectTypeId, IntacctLists.ProjectTypes)
        .Listed(rules, CrmFields.Project.Custom<string>("department"), I.Project.Department, I.Project.DepartmentId, IntacctLists.Departments)
        .Listed(rules, CrmFields.Project.Custom<string>("location"), I.Project.Location, I.Project.LocationId, IntacctLists.Locations)
        .Listed(rules, CrmFields.Project.Custom<string>("class"), I.Project.Class, I.Project.ClassId, IntacctLists.Classes)
        .Field(CrmFields.Project.Start, I.Project.StartDate, rules.Optional)
        .Field(CrmFields.Project.End, I.Project.EndDate, rules.Optional)
        .Field(CrmFields.Project.Custom<string>("billingType"), I.Project.BillingType, rules.Optional)
        .Field(CrmFields.Project.Custom<decimal>("contractAmount"), I.Project.ContractAmount, rules.Optional)
        .Field(CrmFields.Project.Active, I.Project.Status, IntacctConverters.Active, rules.Optional);

    private static void Tasks(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Task.Entity, I.Task.Entity)
        // A number says something only inside its project, which is no text to compare: together with the name it says enough, or nothing.
        .MatchOn(new MatchKey([new("number", "id", Normalisers.Number), new("name", "name", Normalisers.Text)]))
        .Field(CrmFields.Task.Number, I.Task.Id, PresetRules.Required("a task", "its number, which it keeps"))
        .Field(CrmFields.Task.Name, I.Task.Name, PresetRules.Required("a task", "a name"))
        .Field(CrmFields.Task.Project, I.Task.Project, PresetRules.Required("a task", "its project, in which it stays"))
        .Field(CrmFields.Task.Status, I.Task.TaskStatus, PresetRules.Required("a task", "its status"))
        .Field(CrmFields.Task.Description, I.Task.Description, rules.Optional)
        .Field(CrmFields.Task.Parent, I.Task.Parent, rules.Optional)
        .Field(CrmFields.Task.Custom<RecordRef>("dependentOn"), I.Task.DependentOn, rules.Optional)
        .Field(CrmFields.Task.Custom<RecordRef>("product"), I.Task.Item, rules.Optional)
        .Field(CrmFields.Task.Start, I.Task.PlannedStartDate, rules.Optional)
        .Field(CrmFields.Task.End, I.Task.PlannedEndDate, rules.Optional)
        .Field(CrmFields.Task.Billable, I.Task.IsBillable, rules.Optional)
        .Field(CrmFields.Task.Custom<bool>("isMilestone"), I.Task.IsMilestone, rules.Optional)
        .Field(CrmFields.Task.Priority, I.Task.Priority, rules.Optional);

    private static void Contracts(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.Contract.Entity, I.Contract.Entity)
        .MatchOn(CrmFields.Contract.Number, I.Contract.Id, Normalisers.Number)
        .Field(CrmFields.Contract.Number, I.Contract.Id, PresetRules.Required("a contract", "its number, which it keeps"))
        .Field(CrmFields.Contract.Name, I.Contract.Name, PresetRules.Required("a contract", "a name"))
        .Field(CrmFields.Contract.Company, I.Contract.DimensionsCustomer, PresetRules.Required("a contract", "its customer"))
        .Field(CrmFields.Contract.Start, I.Contract.StartDate, PresetRules.Required("a contract", "the day on which it begins"))
        .Field(CrmFields.Contract.Custom<string>("termType"), I.Contract.TermType, PresetRules.Required("a contract", "the kind of its term"))
        .Listed(rules, CrmFields.Contract.PaymentTerms, I.Contract.PaymentTerm, I.Contract.PaymentTermId, IntacctLists.PaymentTerms, PresetRules.Required("a contract", "its terms of payment"))
        .Listed(rules, CrmFields.Contract.Custom<string>("location"), I.Contract.DimensionsLocation, I.Contract.DimensionsLocationId, IntacctLists.Locations, PresetRules.Required("a contract", "its location"))
        .Field(CrmFields.Contract.End, I.Contract.EndDate, rules.Optional)
        .Field(CrmFields.Contract.Description, I.Contract.Description, rules.Optional)
        .Listed(rules, CrmFields.Contract.Custom<string>("department"), I.Contract.DimensionsDepartment, I.Contract.DimensionsDepartmentId, IntacctLists.Departments)
        .Field(CrmFields.Contract.Custom<string>("billingFrequency"), I.Contract.BillingFrequency, rules.Optional)
        .Field(CrmFields.Contract.Currency, I.Contract.CurrencyTxnCurrency, rules.Optional)
        .Listed(rules, CrmFields.Contract.Custom<string>("exchangeRateType"), I.Contract.CurrencyExchangeRateType, I.Contract.CurrencyExchangeRateType, IntacctLists.ExchangeRateTypes)
        .Listed(rules, CrmFields.Contract.Custom<string>("renewalTemplate"), I.Contract.RenewalTemplate, I.Contract.RenewalTemplateId, IntacctLists.RenewalTemplates)
        .Field(CrmFields.Contract.State, I.Contract.State, PresetRules.Shown)
        .Field(CrmFields.Contract.Active, I.Contract.Status, IntacctConverters.Active, rules.Optional);

    private static void ContractLines(MappingBuilder mapping, PresetRules rules) => mapping
        .Map(CrmFields.ContractLine.Entity, I.ContractLine.Entity)
        .Field(CrmFields.ContractLine.Contract, I.ContractLine.Contract, PresetRules.Required("a line of a contract", "its contract, in which it stays"))
        .Field(CrmFields.ContractLine.Product, I.ContractLine.Item, PresetRules.Required("a line of a contract", "its item"))
        .Field(CrmFields.ContractLine.BillingMethod, I.ContractLine.BillingMethod, PresetRules.Required("a line of a contract", "how it is billed"))
        .Listed(rules, CrmFields.ContractLine.Custom<string>("location"), I.ContractLine.DimensionsLocation, I.ContractLine.DimensionsLocationId, IntacctLists.Locations, PresetRules.Required("a line of a contract", "its location"))
        .Field(CrmFields.ContractLine.Description, I.ContractLine.ItemDescription, rules.Optional)
        .Field(CrmFields.ContractLine.Quantity, I.ContractLine.BillingQuantity, rules.Optional)
        .Field(CrmFields.ContractLine.Price, I.ContractLine.BillingRate, rules.Optional)
        .Field(CrmFields.ContractLine.Custom<decimal>("flatAmount"), I.ContractLine.BillingFlatFixedAmount, rules.Optional)
        .Field(CrmFields.ContractLine.Custom<string>("amountFrequency"), I.ContractLine.BillingAmountFrequency, rules.Optional)
        .Field(CrmFields.ContractLine.Custom<string>("billingFrequency"), I.ContractLine.BillingFrequency, rules.Optional)
        .Listed(rules, CrmFields.ContractLine.Custom<string>("billingTemplate"), I.ContractLine.BillingTemplate, I.ContractLine.BillingTemplateId, IntacctLists.BillingTemplates)
        .Field(CrmFields.ContractLine.Start, I.ContractLine.StartDate, rules.Optional)
        .Field(CrmFields.ContractLine.End, I.ContractLine.EndDate, rules.Optional)
        .Field(CrmFields.ContractLine.State, I.ContractLine.State, PresetRules.Shown);
}
