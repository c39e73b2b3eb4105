using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>What Uniconta's errors mean.</summary>
internal sealed class UnicontaOutcomes() : VendorOutcomes("uniconta")
{
    public static UnicontaOutcomes Instance { get; } = new();

    /// <summary>No such row, said by a table that was read; a table that is not known says something about the connection.</summary>
    public static bool IsNoRow(ConnectorNotFoundException error) => error is { StatusCode: 200, ErrorCode: null };

    /// <summary>The key that was given is taken.</summary>
    public static bool IsKeyTaken(ConnectorException error) => error is ConnectorConflictException { ErrorCode: UnicontaErrorCodes.KeyExists or UnicontaErrorCodes.RecordExists or UnicontaErrorCodes.NumberIsUsedBefore };

    protected override UnavailableReason? Reason(ConnectorException error) => error switch
    {
        // The rights of a user to a table, beside the password: nothing that new credentials would mend.
        ConnectorAuthenticationException
        {
            ErrorCode: UnicontaErrorCodes.NoRights or UnicontaErrorCodes.NoRightsToDelete or UnicontaErrorCodes.NoRightsToUpdate or UnicontaErrorCodes.NoRightsToInsert or UnicontaErrorCodes.NoSubscription
                or UnicontaErrorCodes.NoCompanyId or UnicontaErrorCodes.CompanyIsDeactivated
        } => UnavailableReason.NotAllowed,
        _ => base.Reason(error),
    };

    protected override string? FieldOf(EntitySchema schema, string vendorField) => base.FieldOf(schema, vendorField switch
    {
        "DCAccount" => "Debtor",
        "Mobile" => "Mobil",
        _ => vendorField,
    });

    protected override string? Remedy(ConnectorApiException error, string? field) => error.ErrorCode switch
    {
        UnicontaErrorCodes.KeyIsEmpty => "Give a number, give the group a number series in Uniconta, or let the connector make numbers.",
        UnicontaErrorCodes.FieldCannotBeBlank => field is null ? "Fill in what Uniconta's message names: the company made it mandatory." : $"Fill in '{field}': Uniconta, or the company's default values there, make it mandatory.",
        UnicontaErrorCodes.AccountDoesNotExist => "The account is unknown in Uniconta: it was renumbered or deleted. Run the sync again.",
        UnicontaErrorCodes.AccountIsBlocked => "The debtor is blocked in Uniconta: take the block away there.",
        _ => base.Remedy(error, field),
    };
}
