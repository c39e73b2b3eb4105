namespace Connectors.Economic;

/// <content>Projects and their employees.</content>
public static partial class EconomicErrorCodes
{
    /// <summary>OpenAPI: the number is taken.</summary>
    public const string ProjectNumberAlreadyExists = "ProjectCannotBeCreatedUpdatedNumberAlreadyExists";

    /// <summary>OpenAPI: the number is none.</summary>
    public const string ProjectInvalidNumber = "ProjectCannotBeCreatedUpdatedNumberIsInvalid";

    /// <summary>OpenAPI: a new project cannot be closed.</summary>
    public const string ProjectCreatedAsClosed = "ProjectCannotBeCreatedAsClosed";

    /// <summary>OpenAPI: a project of this group needs a customer.</summary>
    public const string ProjectCustomerMissing = "ProjectCannotBeCreatedUpdatedCustomerNumberRequired";

    /// <summary>OpenAPI: there is no such customer.</summary>
    public const string ProjectCustomerDoesNotExist = "ProjectCannotBeCreatedUpdatedCustomerNotFound";

    /// <summary>OpenAPI: the customer's number is none.</summary>
    public const string ProjectInvalidCustomerNumber = "ProjectCannotBeCreatedUpdatedInvalidCustomerNumber";

    /// <summary>OpenAPI: there is no such project group.</summary>
    public const string ProjectGroupDoesNotExist = "ProjectCannotBeCreatedUpdatedGroupDoesNotExist";

    /// <summary>OpenAPI: the group's number is none.</summary>
    public const string ProjectInvalidGroupNumber = "ProjectCannotBeCreatedUpdatedGroupNumberIsInvalid";

    /// <summary>OpenAPI: only a part of a main project can name one.</summary>
    public const string ProjectCannotNameMainProject = "ProjectCannotBeCreatedUpdatedMainProjectNumberCannotBeSet";

    /// <summary>OpenAPI: there is no such main project.</summary>
    public const string ProjectMainProjectDoesNotExist = "ProjectCannotBeCreatedUpdatedMainProjectNumberDoesNotExistOrInvalid";

    /// <summary>OpenAPI: it holds mileage, so it cannot become a main project.</summary>
    public const string ProjectWithMileageCannotBeMain = "ProjectCannotBeMadeMainHasMileageEntries";

    /// <summary>OpenAPI: it holds hours, so it cannot become a main project.</summary>
    public const string ProjectWithTimeCannotBeMain = "ProjectCannotBeMadeMainHasTimeEntries";

    /// <summary>OpenAPI: it has parts, so it cannot become one.</summary>
    public const string ProjectWithPartsCannotBePart = "ProjectCannotBeMadeSubprojectHasSubProjects";

    /// <summary>OpenAPI: booked entries name the project.</summary>
    public const string ProjectHasBookedEntries = "ProjectCannotBeDeletedHasBookedEntries";

    /// <summary>OpenAPI: entries of journals name the project.</summary>
    public const string ProjectHasDraftEntries = "ProjectCannotBeDeletedHasDraftEntries";

    /// <summary>OpenAPI: the project has expenses.</summary>
    public const string ProjectHasExpenses = "ProjectCannotBeDeletedHasExpenses";

    /// <summary>OpenAPI: the project has invoices.</summary>
    public const string ProjectHasInvoices = "ProjectCannotBeDeletedHasInvoices";

    /// <summary>OpenAPI: the project has mileage.</summary>
    public const string ProjectHasMileages = "ProjectCannotBeDeletedHasMileages";

    /// <summary>OpenAPI: quotes or orders name the project.</summary>
    public const string ProjectHasSalesDocuments = "ProjectCannotBeDeletedHasSalesDocuments";

    /// <summary>OpenAPI: the project has parts.</summary>
    public const string ProjectHasParts = "ProjectCannotBeDeletedHasSubProjects";

    /// <summary>OpenAPI: the project has hours.</summary>
    public const string ProjectHasTimeEntries = "ProjectCannotBeDeletedHasTimeEntries";

    /// <summary>OpenAPI: the number is taken.</summary>
    public const string EmployeeNumberAlreadyExists = "EmployeeCannotBeCreatedUpdatedNumberAlreadyExists";

    /// <summary>OpenAPI: there is no such group of employees.</summary>
    public const string EmployeeGroupDoesNotExist = "EmployeeCannotBeCreatedUpdatedGroupNotFound";

    /// <summary>OpenAPI: an employee has no name.</summary>
    public const string EmployeeNameMissing = "EmployeeCannotBeCreatedUpdatedNameNullOrEmpty";

    /// <summary>OpenAPI: a user registers time as this employee.</summary>
    public const string EmployeeRegistersTime = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISBOUNDEDTOUSERSACCESSOFTIMEREGISTERING";

    /// <summary>OpenAPI: suppliers name the employee.</summary>
    public const string EmployeeNamedBySuppliers = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISOURREFFORNUMBEROFCREDITORS";

    /// <summary>OpenAPI: purchase orders name the employee.</summary>
    public const string EmployeeNamedByPurchaseOrders = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISREFMANFORNUMBEROFPURCHASEORDERS";

    /// <summary>OpenAPI: customers name the employee.</summary>
    public const string EmployeeNamedByCustomers = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDEBITORS";

    /// <summary>OpenAPI: draft invoices name the employee.</summary>
    public const string EmployeeNamedByDraftInvoices = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFDRAFTS";

    /// <summary>OpenAPI: booked invoices name the employee.</summary>
    public const string EmployeeNamedByInvoices = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERISSALESMANFORNUMBEROFINVOICES";

    /// <summary>OpenAPI: projects name the employee.</summary>
    public const string EmployeeNamedByProjects = "ERROR_BOUNDCOWORKERACCOUNTCOWORKERRESPONSIBLENUMBEROFCASES";

    /// <summary>OpenAPI: the employee has expenses.</summary>
    public const string EmployeeHasExpenses = "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFEXPENSEREGISTERINGONCOWORKER";

    /// <summary>OpenAPI: the employee has mileage.</summary>
    public const string EmployeeHasMileages = "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFMILEAGEENTRIESONCOWORKER";

    /// <summary>OpenAPI: the employee has hours.</summary>
    public const string EmployeeHasTimeEntries = "ERROR_BOUNDCOWORKERACCOUNTNUMBEROFTIMEREGISTERINGONCOWORKER";

    /// <summary>OpenAPI: vouchers name the employee.</summary>
    public const string EmployeeNamedByVouchers = "ERROR_BOUNDCOWORKERTHEREISNUMBEROFPOSTSONDRAFTS";
}
