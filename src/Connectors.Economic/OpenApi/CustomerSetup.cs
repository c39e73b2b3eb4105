namespace Connectors.Economic;

/// <summary>What new customers get.</summary>
public sealed record CustomerSetup : OpenApiRecord
{
    /// <summary>Group of new customers.</summary>
    public CustomerGroupNumber? DefaultCustomerGroupNumber { get; init; }

    /// <summary>Layout of new customers.</summary>
    public LayoutNumber? DefaultLayoutNumber { get; init; }
}
