namespace Connectors.Uniconta;

/// <summary>The definition of a user-defined field (<c>TableFields</c>). Whether it can be read over HTTP is not certain.</summary>
public sealed record UserFieldDefinition : UnicontaRecord
{
    /// <summary>The name: what rows show. Letters only, and its letter case counts.</summary>
    public string? Name { get; init; }

    /// <summary>What users see.</summary>
    public string? Prompt { get; init; }

    /// <summary>Its type.</summary>
    public UserFieldType? Type { get; init; }

    /// <summary>Length of a text, or the words of a list, separated by semicolons.</summary>
    public string? Format { get; init; }

    /// <summary>The group on the form.</summary>
    public string? GroupName { get; init; }

    /// <summary>Its place among the table's fields.</summary>
    public int? FieldNumber { get; init; }

    /// <summary>The table.</summary>
    public int? TableId { get; init; }

    /// <summary>The table that a key is of.</summary>
    public string? RefTable { get; init; }

    /// <summary>It must be filled in.</summary>
    public bool? Mandatory { get; init; }

    /// <summary>Users cannot change it.</summary>
    public bool? ReadOnly { get; init; }

    /// <summary>Users do not see it.</summary>
    public bool? Hide { get; init; }
}
