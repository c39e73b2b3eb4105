namespace Connectors.Reviso;

/// <summary>Whom and what a document refers to.</summary>
public sealed record DocumentReferences : RevisoRecord
{
    /// <summary>The customer's contact.</summary>
    public Reference<ContactNumber>? CustomerContact { get; init; }

    /// <summary>The employee who sold.</summary>
    public Reference<EmployeeNumber>? SalesPerson { get; init; }

    /// <summary>A second employee.</summary>
    public Reference<EmployeeNumber>? VendorReference { get; init; }

    /// <summary>Any other reference, at most 250 characters: an order number of the buyer.</summary>
    public string? Other { get; init; }
}
