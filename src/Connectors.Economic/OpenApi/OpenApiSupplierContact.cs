namespace Connectors.Economic;

/// <summary>A contact of a supplier.</summary>
public sealed record OpenApiSupplierContact : OpenApiRecord
{
    /// <summary>Its number. Read only.</summary>
    public SupplierContactNumber? Number { get; init; }

    /// <summary>The supplier.</summary>
    public required SupplierNumber SupplierNumber { get; init; }

    /// <summary>The number that the user sees. Read only.</summary>
    public int? UserInterfaceNumber { get; init; }

    /// <summary>Name, at most 255 characters.</summary>
    public required string Name { get; init => field = value ?? ""; }

    /// <summary>E-mail, at most 255 characters.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone, at most 50 characters.</summary>
    public string? Phone { get; init; }

    /// <summary>Notes, at most 2000 characters.</summary>
    public string? Notes { get; init; }

    /// <summary>The last change, whole seconds. Read only.</summary>
    public DateTimeOffset? LastUpdated { get; init; }

    /// <summary>Deleted, and kept because documents name it. Read only.</summary>
    public bool? IsDeleted { get; init; }

    /// <summary>In use. Read only.</summary>
    public bool? Active { get; init; }
}
