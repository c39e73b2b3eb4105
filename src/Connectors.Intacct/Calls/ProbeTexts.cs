using System.Globalization;

namespace Connectors.Intacct;

/// <summary>What a failed probe means, and who must do what.</summary>
internal static class ProbeTexts
{
    public static ProbedCapability Explain(string capability, string module, ConnectorException error, IntacctCredentials credentials) => error switch
    {
        ConnectorAuthenticationException { ErrorCode: ConnectorErrorCodes.InvalidClient or IntacctErrorCodes.ClientIdMissing or IntacctErrorCodes.ClientIdTwice } => Missing(
            capability, "Intacct refused the product's client id or secret.", ProbeActor.Operator,
            "Check ClientId and ClientSecret in the product's settings: they come from the Sage developer console. A client of the other scope (production, non-production) is refused as well."),
        ConnectorAuthenticationException { ErrorCode: IntacctErrorCodes.TenantMissing or IntacctErrorCodes.InvalidTenant or IntacctErrorCodes.UserNameEmpty or IntacctErrorCodes.UserNameTwice } => Missing(
            capability, $"Intacct knows no company '{credentials.CompanyId}', or does not let this application into it.", ProbeActor.User,
            error is ConnectorApiException { ErrorCode: IntacctErrorCodes.InvalidTenant }
                // One code for the tenant, the sender and the client.
                ? "Check the company id and the user id, letter case included. Where they are right, the product's client id or secret is not: the operator checks ClientId and ClientSecret."
                : "Check the company id and the user id, letter case included."),
        ConnectorAuthenticationException when capability == IntacctCapabilities.SignIn && credentials.UsesConsent => Missing(
            capability, "The consent is not valid any more: it was withdrawn, has ended, or another consent of the same user and company took its place.", ProbeActor.User,
            "Connect to Intacct again, with a Web Services user that no other connection uses."),
        ConnectorAuthenticationException when capability == IntacctCapabilities.SignIn => Missing(
            capability, $"Intacct does not let this application in as user '{credentials.UserId}' of company '{credentials.CompanyId}'.", ProbeActor.Administrator,
            "Subscribe to Web Services, and enter the application's client id together with this user id (letter case matters) under Company, Setup, Company, Security, Authorized Client Applications."),
        ConnectorAuthenticationException => Missing(
            capability, $"The signed-in user may not read this, or the company has no subscription to {module}.", ProbeActor.Administrator,
            $"Subscribe to {module}, or give the Web Services user the right to it in its role."),
        ConnectorNotFoundException or ConnectorValidationException { ErrorCode: IntacctErrorCodes.InvalidRequest } => Missing(
            capability, $"The company's Intacct does not know this object: {module} is not there.", ProbeActor.Administrator, $"Subscribe to {module} under Company, Admin, Subscriptions."),
        ConnectorRateLimitException { RetryAt: var at } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"Too many calls at the moment{(at is { } t ? $" (until {t.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC)" : "")}.",
        },
        ConnectorUnavailableException { InnerException: ConnectorApiException { StatusCode: var status, RequestId: var id } } => new(capability, ProbeStatus.Unknown)
        {
            Reason = $"Intacct answered with a fault of its own ({status.ToString(CultureInfo.InvariantCulture)}{(id is null ? "" : $", support id {id}")}).",
            Who = ProbeActor.Vendor,
            NextStep = "Try again later; Sage's status page tells of outages.",
        },
        ConnectorUnavailableException => new(capability, ProbeStatus.Unknown)
        {
            Reason = "Intacct could not be reached.",
            Who = ProbeActor.Operator,
            NextStep = "Check the network of this machine: name resolution, proxy, firewall.",
        },
        _ => new(capability, ProbeStatus.Unknown) { Reason = error.Summary, Who = ProbeActor.Operator },
    };

    public static ProbedCapability ExplainXml(ConnectorException error, IntacctCredentials credentials) => error switch
    {
        ConnectorAuthenticationException { ErrorCode: IntacctErrorCodes.XmlCompanyExpired } => Missing(IntacctCapabilities.Xml, "The company has expired.", ProbeActor.Administrator, "Renew the subscription with Sage."),
        ConnectorAuthenticationException { ErrorCode: IntacctErrorCodes.XmlSignInRefused } => Missing(
            IntacctCapabilities.Xml, "The XML gateway refused the sign-in, of the product or of the user.", ProbeActor.Administrator,
            "Check SenderId and SenderPassword in the product's settings, user and password, and that the product's sender id is among the company's authorised Web Services senders (Company, Setup, Company, Security)."),
        ConnectorValidationException or ConnectorAuthenticationException => Missing(
            IntacctCapabilities.Xml, "The XML gateway refused the product's sender id or password.", ProbeActor.Operator, "Check SenderId and SenderPassword: they come with the product's Web Services licence."),
        _ => Explain(IntacctCapabilities.Xml, "Web Services", error, credentials),
    };

    private static ProbedCapability Missing(string capability, string reason, ProbeActor who, string nextStep) => new(capability, ProbeStatus.Missing) { Reason = reason, Who = who, NextStep = nextStep };
}
