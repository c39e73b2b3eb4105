namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiSupplierGroupFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiSupplierGroup> Number { get; } = new("number");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiSupplierGroup> Name { get; } = new("name");

    /// <summary><c>accountNumber</c></summary>
    public static NumberField<OpenApiSupplierGroup> AccountNumber { get; } = new("accountNumber");
}
