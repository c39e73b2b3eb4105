namespace Connectors.Intacct;

/// <summary>From which definition a document may be made.</summary>
public sealed record SourceDocumentRule
{
    /// <summary>The rule's key; null makes a new one.</summary>
    public RecordKey? Key { get; init; }

    /// <summary>The definition.</summary>
    public Reference? SourceDocument { get; init; }

    /// <summary>Whether it is the usual one.</summary>
    public bool? IsDefault { get; init; }
}
