namespace Connectors.Economic;

/// <summary>A way of paying suppliers. Customers have none on the REST API.</summary>
public sealed record PaymentType : EconomicRecord
{
    /// <summary>Its number.</summary>
    public PaymentTypeNumber? PaymentTypeNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public string? Name { get; init; }
}
