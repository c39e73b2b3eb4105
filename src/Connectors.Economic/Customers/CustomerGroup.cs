namespace Connectors.Economic;

/// <summary>A group of customers.</summary>
public sealed record CustomerGroup : EconomicRecord
{
    /// <summary>Its number, 1 or larger: the caller chooses it.</summary>
    public required CustomerGroupNumber CustomerGroupNumber { get; init; }

    /// <summary>Name, at most 50 characters.</summary>
    public string? Name { get; init; }

    /// <summary>The account of what its customers owe: one of profit and loss or balance that is not barred.</summary>
    public Reference<AccountNumber>? Account { get; init; }

    /// <summary>Layout of the documents.</summary>
    public Reference<LayoutNumber>? Layout { get; init; }
}
