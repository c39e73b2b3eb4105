namespace Connectors.Economic;

/// <content>Contacts and groups of suppliers.</content>
public static partial class EconomicErrorCodes
{
    /// <summary>OpenAPI: there is no such supplier.</summary>
    public const string SupplierDoesNotExist = "SupplierDoesNotExist";

    /// <summary>OpenAPI: a contact stays with its supplier.</summary>
    public const string SupplierNumberMismatch = "SupplierNumberMismatch";

    /// <summary>OpenAPI: the supplier has a contact of this name.</summary>
    public const string SupplierContactNameAlreadyExists = "SupplierContactNameAlreadyExists";

    /// <summary>OpenAPI: a contact has no name.</summary>
    public const string SupplierContactNameMissing = "SupplierContactNameNullOrEmpty";

    /// <summary>OpenAPI: the contact is used elsewhere and cannot be deleted.</summary>
    public const string SupplierContactInUse = "SupplierContactIsInUse";

    /// <summary>OpenAPI: the number is taken.</summary>
    public const string SupplierGroupAlreadyExists = "SupplierGroupIdAlreadyExists";

    /// <summary>OpenAPI: a group has no name.</summary>
    public const string SupplierGroupNameMissing = "SupplierGroupNameEmpty";

    /// <summary>OpenAPI: suppliers are in the group.</summary>
    public const string SupplierGroupInUse = "SupplierGroupIsInUse";

    /// <summary>OpenAPI: the group lacks an account that it must have. The vendor's spelling.</summary>
    public const string SupplierGroupAccountsMissing = "SupplierGroupDoesNotContainsRequiredAccounts";

    /// <summary>OpenAPI: there is no such account.</summary>
    public const string AccountDoesNotExist = "ERROR_CODE_AccountDoesNotExist";

    /// <summary>OpenAPI: the account is neither one of balance nor one of profit and loss.</summary>
    public const string AccountHasWrongType = "ERROR_CODE_AccountIsNotBalanceOrProfitAndLossType";
}
