namespace Connectors.Intacct;

/// <summary>A transaction definition: the type of a document. Which there are is up to the company: nothing may rely on "Sales Order" being there.</summary>
public sealed record TransactionDefinition : TransactionDefinitionInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Who made and changed it, and when.</summary>
    public Audit? Audit { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
