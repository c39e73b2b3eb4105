using Connectors.Sync;

namespace Connectors.Smartbill.Sync;

/// <summary>What SmartBill's errors mean.</summary>
internal sealed class SmartbillOutcomes() : VendorOutcomes("smartbill")
{
    public static SmartbillOutcomes Instance { get; } = new();

    /// <summary>SmartBill's own sentence, without the name of the call before it.</summary>
    public static string Sentence(ConnectorException error)
    {
        var message = error.Message;
        var call = $"{error.Vendor} {error.Operation}: ";
        return message.StartsWith(call, StringComparison.Ordinal) ? message[call.Length..] : message;
    }

    protected override UnavailableReason? Reason(ConnectorException error) => error switch
    {
        // The company as a whole lacks it, or the settings name what is not there.
        ConnectorApiException { ErrorCode: SmartbillErrorCodes.StockModuleInactive or SmartbillErrorCodes.WarehouseNotFound or SmartbillErrorCodes.TokenV3Missing or SmartbillErrorCodes.MissingRight or SmartbillErrorCodes.CompanyNotAllowed } => UnavailableReason.NotAllowed,
        ConnectorAuthenticationException { ErrorCode: SmartbillErrorCodes.SubscriptionExpired or SmartbillErrorCodes.SubscriptionLimitExceeded or SmartbillErrorCodes.SubscriptionNotFound or SmartbillErrorCodes.SubscriptionNotValid } => UnavailableReason.NotAllowed,
        // SmartBill answers 403 to a wrong sign-in of some kinds; a missing right has a code of its own.
        ConnectorAuthenticationException { ErrorCode: SmartbillErrorCodes.InvalidCredentials or SmartbillErrorCodes.CompanyUnavailable } => UnavailableReason.CredentialsRefused,
        _ => base.Reason(error),
    };

    protected override string Text(ConnectorException error) => error switch
    {
        ConnectorApiException { ErrorCode: SmartbillErrorCodes.StockModuleInactive } => "The SmartBill company has no Gestiune module, so there is no stock to read: activate it, or switch the stock off.",
        ConnectorApiException { ErrorCode: SmartbillErrorCodes.WarehouseNotFound } => $"{base.Text(error)} Write the warehouse as SmartBill does; letter case counts.",
        _ => base.Text(error),
    };
}
