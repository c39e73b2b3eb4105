namespace Connectors.Economic;

/// <summary>Whom and what a document refers to.</summary>
public sealed record DocumentReferences : EconomicRecord
{
    /// <summary>The customer's contact.</summary>
    public Reference<ContactNumber>? CustomerContact { get; init; }

    /// <summary>The employee who sold.</summary>
    public Reference<EmployeeNumber>? SalesPerson { get; init; }

    /// <summary>A second employee.</summary>
    public Reference<EmployeeNumber>? VendorReference { get; init; }

    /// <summary>Any other reference, at most 250 characters: an order number of the buyer. Can be searched.</summary>
    public string? Other { get; init; }
}
