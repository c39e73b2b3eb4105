namespace Connectors.Reviso;

/// <summary>The customer of a document.</summary>
public sealed record DocumentCustomer : RevisoRecord
{
    /// <summary>Its number.</summary>
    public required CustomerNumber CustomerNumber { get; init; }

    /// <summary>The buyer pays the VAT to the treasury.</summary>
    public bool? SplitPayment { get; init; }

    /// <summary>Names a customer by its number.</summary>
    /// <param name="number">Its number.</param>
    public static implicit operator DocumentCustomer(CustomerNumber number) => new() { CustomerNumber = number };
}
