namespace Connectors.Reviso;

/// <summary>A way to pay (modalità di pagamento): bank transfer, RID, cash. It goes on customers and documents.</summary>
public sealed record PaymentType : RevisoRecord
{
    /// <summary>Its number.</summary>
    public PaymentTypeNumber? PaymentTypeNumber { get; init; }

    /// <summary>Its name, in the language of the agreement.</summary>
    public string? Name { get; init; }

    /// <summary>What it wants to know.</summary>
    public IReadOnlyList<PaymentTypeField>? Fields { get; init; }
}
