namespace Connectors.Intacct;

/// <summary>The length of a renewal.</summary>
public sealed record RenewalTerm
{
    /// <summary>Length.</summary>
    public int? Length { get; init; }

    /// <summary>In which unit: months and others.</summary>
    public string? Period { get; init; }
}
