using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>What Dinero's errors mean.</summary>
internal sealed class DineroOutcomes() : VendorOutcomes("dinero")
{
    public static DineroOutcomes Instance { get; } = new();

    protected override UnavailableReason? Reason(ConnectorException error) => error is ConnectorAuthenticationException { ErrorCode: DineroErrorCodes.InsufficientPermission }
        ? UnavailableReason.NotAllowed
        : base.Reason(error);

    protected override string Text(ConnectorException error) => error is ConnectorApiException api && DineroErrorCodes.IsSubscriptionMissing(api.ErrorCode)
        ? "The Dinero organisation has no plan that includes the API: it needs Dinero Pro or Total."
        : base.Text(error);

    // Dinero spells a field now PropertyName, now propertyName, and sometimes with the path of a line before it: only the first two are found.
    protected override string? Remedy(ConnectorApiException error, string? field) => error.ErrorCode switch
    {
        DineroErrorCodes.InvalidContact => "The contact of the document is unknown or deleted in Dinero: choose another one, or restore it.",
        DineroErrorCodes.NoLines => "Add at least one line.",
        _ => base.Remedy(error, field),
    };
}
