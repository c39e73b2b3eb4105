namespace Connectors.Reviso;

/// <summary>Where a document can be had as a file. Its host may be a foreign one: use the method of the client.</summary>
public sealed record DocumentFile : RevisoRecord
{
    /// <summary>The address.</summary>
    public string? Download { get; init; }
}
