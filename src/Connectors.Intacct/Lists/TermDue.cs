namespace Connectors.Intacct;

/// <summary>When an invoice is due.</summary>
public sealed record TermDue
{
    /// <summary>Days.</summary>
    public int? Days { get; init; }

    /// <summary>From when.</summary>
    public TermStart? From { get; init; }
}
