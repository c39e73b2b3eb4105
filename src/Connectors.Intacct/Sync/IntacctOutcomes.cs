using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>What Intacct's errors mean.</summary>
internal sealed class IntacctOutcomes() : VendorOutcomes("intacct")
{
    public static IntacctOutcomes Instance { get; } = new();

    public override WriteOutcome Of(ConnectorException error, EntitySchema schema, WriteKind kind) => error is ConnectorConflictException conflict
        // A key that is spent says that an earlier sending arrived, and not what became of it.
        ? conflict.ErrorCode == IntacctErrorCodes.IdempotencyKeyReused
            ? new WriteOutcome.Uncertain(new() { Message = "Intacct has seen this write before and does not say any more what became of it. Look for the record." })
            : new WriteOutcome.Refused(Taken(conflict, schema))
        : base.Of(error, schema, kind);

    /// <summary>What Intacct says of a number or name that is taken.</summary>
    public static Problem Taken(ConnectorApiException error, EntitySchema? schema) => new(
        "intacct.duplicate", schema?.TryGetSlot("id", out _) == true ? "id" : null, error.Message, Fixer.User, "Give it another number or name, or link it to the record that has this one. The name of a deleted contact stays taken.");

    /// <summary>Fields are named by the path as it was sent: of a reference the member that names it.</summary>
    protected override string? FieldOf(EntitySchema schema, string vendorField)
    {
        if (base.FieldOf(schema, vendorField) is { } same)
            return same;
        var dot = vendorField.LastIndexOf('.');
        return dot > 0 && vendorField[(dot + 1)..] is "key" or "id" ? base.FieldOf(schema, vendorField[..dot]) : null;
    }

    protected override string? Remedy(ConnectorApiException error, string? field) => error.ErrorCode switch
    {
        IntacctErrorCodes.SmartRule => "A rule of the company (Customization Services, Smart Rules) refuses it: do what its text says.",
        IntacctErrorCodes.UnitNotInGroup => "Use a unit of the item's unit of measure group.",
        IntacctErrorCodes.DeletePolicy => "The transaction definition forbids it: close the document instead, or change the definition's policy.",
        // Intacct's own sentence says what is wrong; where it names no field nobody can say more.
        _ => base.Remedy(error, field) ?? (error is not ConnectorValidationException ? null : "Correct what Intacct's text names; it is tried again when the record is saved."),
    };
}
