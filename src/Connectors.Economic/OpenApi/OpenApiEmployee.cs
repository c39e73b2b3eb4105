namespace Connectors.Economic;

/// <summary>An employee.</summary>
public sealed record OpenApiEmployee : OpenApiRecord
{
    /// <summary>Its number.</summary>
    public required EmployeeNumber Number { get; init; }

    /// <summary>Its group.</summary>
    public required int GroupNumber { get; init; }

    /// <summary>Name, at most 100 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>Not for new documents.</summary>
    public required bool IsBarred { get; init; }

    /// <summary>Telephone, at most 20 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>E-mail, at most 50 characters.</summary>
    public string? Email { get; init; }
}
