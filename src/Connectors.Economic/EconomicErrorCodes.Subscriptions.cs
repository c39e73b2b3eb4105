namespace Connectors.Economic;

/// <content>Subscriptions, their lines and subscribers.</content>
public static partial class EconomicErrorCodes
{
    /// <summary>OpenAPI: the number is taken.</summary>
    public const string SubscriptionNumberAlreadyExists = "SubscriptionNumberAlreadyExists";

    /// <summary>OpenAPI: a subscription's number cannot be changed.</summary>
    public const string SubscriptionCannotChangeNumber = "SubscriptionCannotChangeNumbers";

    /// <summary>OpenAPI: the subscription has subscribers and cannot be deleted.</summary>
    public const string SubscriptionHasSubscribers = "SubscriptionHasSubscribers";

    /// <summary>OpenAPI: an interval of this kind cannot follow the calendar.</summary>
    public const string SubscriptionIntervalCannotUseCalendarYear = "SubscriptionIntervalCannotUseCalendarYear";

    /// <summary>OpenAPI: the agreement has no module for accruals. The vendor's spelling.</summary>
    public const string SubscriptionAccrualsMissing = "SubscriptionAcrrualsMissingAcces";

    /// <summary>OpenAPI: there is no such subscription.</summary>
    public const string SubscriptionLineSubscriptionDoesNotExist = "SubscriptionLineSubscriptionDoesNotExist";

    /// <summary>OpenAPI: there is no such product.</summary>
    public const string SubscriptionLineProductDoesNotExist = "SubscriptionLineProductDoesNotExist";

    /// <summary>OpenAPI: the product is barred.</summary>
    public const string SubscriptionLineProductIsBarred = "SubscriptionLineProductIsBarred";

    /// <summary>OpenAPI: a line with a product has no text.</summary>
    public const string SubscriptionLineDescriptionMissing = "SubscriptionLineDescriptionNotNullOrEmpty";

    /// <summary>OpenAPI: a line has no quantity, or zero.</summary>
    public const string SubscriptionLineQuantityMissing = "SubscriptionLineQuantityNotNullOrZero";

    /// <summary>OpenAPI: there is no such department.</summary>
    public const string SubscriptionLineInvalidDepartment = "SubscriptionLineInvalidDepartment";

    /// <summary>OpenAPI: the agreement has no module for dimensions.</summary>
    public const string SubscriptionLineDimensionsMissing = "SubscriptionLineDimensionAccessError";

    /// <summary>OpenAPI: the agreement's plan does not hold several dimensions.</summary>
    public const string SubscriptionLineSeveralDimensionsMissing = "SubscriptionLineMultipleDimensionAccessError";

    /// <summary>OpenAPI: there is no such subscription.</summary>
    public const string SubscriberSubscriptionDoesNotExist = "SubscriberSubscriptionDoesNotExist";

    /// <summary>OpenAPI: a subscriber stays with its subscription.</summary>
    public const string SubscriberCannotChangeSubscription = "SubscriberSubscriptionNumberCannotBeUpdated";

    /// <summary>OpenAPI: there is no such customer.</summary>
    public const string SubscriberCustomerDoesNotExist = "SubscriberCustomerDoesNotExist";

    /// <summary>OpenAPI: the customer is barred.</summary>
    public const string SubscriberCustomerIsBarred = "SubscriberCustomerIsBarred";

    /// <summary>OpenAPI: a subscriber stays with its customer.</summary>
    public const string SubscriberCannotChangeCustomer = "SubscriberCustomerNumberCannotBeUpdated";

    /// <summary>OpenAPI: the customer subscribes already, and the subscription allows that only once.</summary>
    public const string SubscriberCustomerAlreadyHasSubscription = "SubscriberCustomerAlreadyHasSubscription";

    /// <summary>OpenAPI: the customer has a subscription that is not invoiced yet.</summary>
    public const string SubscriberCustomerHasNonInvoicedSubscription = "SubscriberCustomerHasNonInvoicedSubscription";

    /// <summary>OpenAPI: the end is before the start.</summary>
    public const string SubscriberEndsBeforeStart = "SubscriberStartDateHasToBeBeforeEndDate";

    /// <summary>OpenAPI: the expiry is before the start.</summary>
    public const string SubscriberExpiresBeforeStart = "SubscriberStartDateHasToBeBeforeExpiryDate";

    /// <summary>OpenAPI: start and end are one day, and the subscription accrues.</summary>
    public const string SubscriberAccrualNeedsDays = "SubscriberAccrueStartCannotBeEqualEndDate";

    /// <summary>OpenAPI: the subscription accrues, so there can be no project.</summary>
    public const string SubscriberAccrualExcludesProject = "SubscriberAccrueCannotHaveProjectWithAccrue";

    /// <summary>OpenAPI: the day of registration cannot be changed.</summary>
    public const string SubscriberCannotChangeRegistration = "SubscriberRegistrationDateCannotBeUpdated";

    /// <summary>OpenAPI: the factor of the quantity is zero. The vendor's spelling.</summary>
    public const string SubscriberQuantityFactorIsZero = "SubscriberQuanityFactorCannotBeZero";

    /// <summary>OpenAPI: comments have more than 500 characters.</summary>
    public const string SubscriberCommentsTooLong = "SubscriberCommentsMaxLengthExceeded";

    /// <summary>OpenAPI: there is no such department.</summary>
    public const string SubscriberInvalidDepartment = "SubscriberInvalidDepartment";

    /// <summary>OpenAPI: the agreement has no module for dimensions.</summary>
    public const string SubscriberDimensionsMissing = "SubscriberDimensionAccessError";

    /// <summary>OpenAPI: the agreement or the user has no module for projects.</summary>
    public const string SubscriberProjectsMissing = "SubscriberProjectAccessError";

    /// <summary>OpenAPI: there is no such project.</summary>
    public const string SubscriberProjectDoesNotExist = "SubscriberProjectDoesNotExist";

    /// <summary>OpenAPI: the project is closed.</summary>
    public const string SubscriberProjectIsClosed = "SubscriberProjectIsClosed";

    /// <summary>OpenAPI: there is no such contact.</summary>
    public const string SubscriberContactDoesNotExist = "SubscriberYourReferenceContactDoesNotExist";

    /// <summary>OpenAPI: the contact is another customer's.</summary>
    public const string SubscriberContactOfAnotherCustomer = "SubscriberYourReferenceContactDoesNotBelongToCustomer";

    /// <summary>OpenAPI: the contact was deleted.</summary>
    public const string SubscriberContactIsDeleted = "SubscriberYourReferenceContactIsDeleted";
}
