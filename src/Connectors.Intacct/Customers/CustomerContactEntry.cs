namespace Connectors.Intacct;

/// <summary>A further contact of a customer, under a heading.</summary>
public sealed record CustomerContactEntry
{
    /// <summary>The entry's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>The heading.</summary>
    public string? CategoryName { get; init; }

    /// <summary>The contact.</summary>
    public Reference? Contact { get; init; }
}
