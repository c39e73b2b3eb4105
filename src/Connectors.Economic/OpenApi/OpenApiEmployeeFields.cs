namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiEmployeeFields
{
    /// <summary><c>number</c></summary>
    public static NumberField<OpenApiEmployee> Number { get; } = new("number");

    /// <summary><c>groupNumber</c></summary>
    public static NumberField<OpenApiEmployee> GroupNumber { get; } = new("groupNumber");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiEmployee> Name { get; } = new("name");

    /// <summary><c>isBarred</c></summary>
    public static FlagField<OpenApiEmployee> IsBarred { get; } = new("isBarred");

    /// <summary><c>phone</c></summary>
    public static TextField<OpenApiEmployee> Phone { get; } = new("phone");

    /// <summary><c>email</c></summary>
    public static TextField<OpenApiEmployee> Email { get; } = new("email");
}
