namespace Connectors.Economic;

/// <summary>What a list can be filtered by, and sorted where the service allows it.</summary>
public static class OpenApiProductGroupFields
{
    /// <summary><c>id</c></summary>
    public static NumberField<OpenApiProductGroup> Id { get; } = new("id");

    /// <summary><c>name</c></summary>
    public static TextField<OpenApiProductGroup> Name { get; } = new("name");
}
