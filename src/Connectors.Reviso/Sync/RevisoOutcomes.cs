using Connectors.Sync;

namespace Connectors.Reviso.Sync;

/// <summary>What Reviso's errors mean.</summary>
internal sealed class RevisoOutcomes() : VendorOutcomes("reviso")
{
    public static RevisoOutcomes Instance { get; } = new();

    /// <summary>Reviso's own word that there is no such record. A bare 404 may just as well be an address that is gone.</summary>
    public static bool SaysGone(ConnectorNotFoundException error) => error.ErrorCode == RevisoErrorCodes.NotFound;

    /// <summary>The update met no record and made a new one.</summary>
    public static bool MadeANewOne(OutcomeUnknownException error) => error.InnerException is ConnectorConflictException { ErrorCode: RevisoErrorCodes.CreatedByUpdate };

    /// <summary>A module that is missing is answered with 400 or 403; both are a matter of the agreement. Tokens of another agreement are nothing for a record either.</summary>
    protected override UnavailableReason? Reason(ConnectorException error) => error switch
    {
        ConnectorApiException { ErrorCode: RevisoErrorCodes.ModuleNotAuthorised } => UnavailableReason.NotAllowed,
        ConnectorApiException { ErrorCode: RevisoErrorCodes.WrongAgreement } => UnavailableReason.CredentialsRefused,
        _ => base.Reason(error),
    };

    protected override string Text(ConnectorException error) => error is ConnectorAuthenticationException { NeedsConsent: true }
        ? "Reviso refused the tokens: the grant is older than 360 days or was withdrawn. A user of the agreement must grant access again."
        : base.Text(error);

    /// <summary>Reviso names the path within what was sent: <c>customerGroup.customerGroupNumber</c>.</summary>
    protected override string? FieldOf(EntitySchema schema, string vendorField)
    {
        ArgumentNullException.ThrowIfNull(vendorField);
        var end = vendorField.IndexOfAny(['.', '[']);
        var name = end < 0 ? vendorField : vendorField[..end];
        return base.FieldOf(schema, string.Equals(name, "webSite", StringComparison.Ordinal) ? "website" : name);
    }

    protected override string? Remedy(ConnectorApiException error, string? field) =>
        error.ErrorCode == RevisoErrorCodes.PaymentTermsNotFound ? "Choose payment terms that the agreement has." : base.Remedy(error, field);
}
