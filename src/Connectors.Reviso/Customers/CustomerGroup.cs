namespace Connectors.Reviso;

/// <summary>A group of customers.</summary>
public sealed record CustomerGroup : RevisoRecord
{
    /// <summary>Its number; whoever makes a group chooses it.</summary>
    public CustomerGroupNumber? CustomerGroupNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>The account of what its customers owe.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>Layout of its customers' documents.</summary>
    public Reference<LayoutNumber>? Layout { get; init; }

    /// <summary>The number series of its customers' invoices.</summary>
    public Reference<NumberSeriesNumber>? SalesInvoiceNumberSerie { get; init; }
}
