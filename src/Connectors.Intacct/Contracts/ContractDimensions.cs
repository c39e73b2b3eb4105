namespace Connectors.Intacct;

/// <summary>What a contract or contract line belongs to. The customer stands here, not on the contract itself.</summary>
public sealed record ContractDimensions
{
    /// <summary>Customer.</summary>
    public Reference? Customer { get; init; }

    /// <summary>Location; needed.</summary>
    public Reference? Location { get; init; }

    /// <summary>Department.</summary>
    public Reference? Department { get; init; }

    /// <summary>Project.</summary>
    public Reference? Project { get; init; }

    /// <summary>Task.</summary>
    public Reference? Task { get; init; }

    /// <summary>Supplier.</summary>
    public Reference? Vendor { get; init; }

    /// <summary>Employee.</summary>
    public Reference? Employee { get; init; }

    /// <summary>Class.</summary>
    public Reference? Class { get; init; }
}
