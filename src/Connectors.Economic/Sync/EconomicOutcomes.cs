using Connectors.Sync;

namespace Connectors.Economic.Sync;

/// <summary>What e-conomic's errors mean.</summary>
internal sealed class EconomicOutcomes() : VendorOutcomes("economic")
{
    // What the OpenAPI services call otherwise than the REST API, whose names the schemas have.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.OrdinalIgnoreCase)
    {
        ["productGroupId"] = "productGroup",
        ["unitId"] = "unit",
        ["isAccessible"] = "barred",
        ["customerNumber"] = "customer",
    };

    public static EconomicOutcomes Instance { get; } = new();

    /// <summary>The update met no record and made one under the number of a record that is gone.</summary>
    public static bool IsCreatedByUpdate(OutcomeUnknownException error) => error.InnerException is ConnectorApiException { ErrorCode: EconomicErrorCodes.CreatedByUpdate };

    /// <summary>The vendor's own word that there is no such record. A bare 404 may just as well be an address that is gone.</summary>
    public static bool SaysGone(ConnectorNotFoundException error) => error.ErrorCode is EconomicErrorCodes.NotFound or EconomicErrorCodes.ResourceNotFound;

    /// <summary>A conflict that is none of versions: a name or number that another record has.</summary>
    public static bool IsTaken(ConnectorConflictException error) =>
        EconomicErrorCodes.IsTaken(error.ErrorCode) || error.FieldErrors.Any(static f => EconomicErrorCodes.IsTaken(f.Code));

    protected override string Text(ConnectorException error) => error is ConnectorAuthenticationException { StatusCode: 403 }
        ? $"{error.Summary} The app's role (Sales or SuperUser), the agreement's modules or the user's rights do not reach this."
        : base.Text(error);

    // "customerGroup.customerGroupNumber" and "recipient.name" are told by their first part.
    protected override string? FieldOf(EntitySchema schema, string vendorField)
    {
        var first = vendorField.Split('.', '[')[0];
        return base.FieldOf(schema, first) ?? (Renamed.TryGetValue(first, out var name) ? base.FieldOf(schema, name) : null);
    }

    protected override string? Remedy(ConnectorApiException error, string? field) => error.ErrorCode switch
    {
        EconomicErrorCodes.ContactNameAlreadyExists => "The customer has a contact of this name already: link the two, or tell them apart by their names.",
        EconomicErrorCodes.ContactInUse => "Documents or the customer refer to this contact: choose another one there first.",
        _ when EconomicErrorCodes.IsTaken(error.ErrorCode) => "Another record has this number: link the two, or choose another number.",
        _ => base.Remedy(error, field),
    };
}
