namespace Connectors.Intacct;

/// <summary>What a line of a document belongs to. The vendor's description requires item, warehouse and location, also for services.</summary>
public sealed record DocumentLineDimensions
{
    /// <summary>Item. A line's item is changed here, not in the line's own member.</summary>
    public Reference? Item { get; init; }

    /// <summary>Warehouse.</summary>
    public Reference? Warehouse { get; init; }

    /// <summary>Location.</summary>
    public Reference? Location { get; init; }

    /// <summary>Department.</summary>
    public Reference? Department { get; init; }

    /// <summary>Class.</summary>
    public Reference? Class { get; init; }

    /// <summary>Project.</summary>
    public Reference? Project { get; init; }

    /// <summary>Task.</summary>
    public Reference? Task { get; init; }

    /// <summary>Employee.</summary>
    public Reference? Employee { get; init; }

    /// <summary>Supplier.</summary>
    public Reference? Vendor { get; init; }

    /// <summary>Contract.</summary>
    public Reference? Contract { get; init; }
}
