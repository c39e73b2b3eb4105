namespace Connectors.Reviso;

/// <summary>An employee: whom documents and customers name as the one who sells.</summary>
public sealed record Employee : RevisoRecord
{
    /// <summary>Its number.</summary>
    public EmployeeNumber? EmployeeNumber { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>E-mail.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; init; }

    /// <summary>Not to be used any more.</summary>
    public bool? Barred { get; init; }

    /// <summary>Its group.</summary>
    public Reference<EmployeeGroupNumber>? EmployeeGroup { get; init; }
}
