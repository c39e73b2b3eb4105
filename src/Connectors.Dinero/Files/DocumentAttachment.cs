namespace Connectors.Dinero;

/// <summary>A file attached to a sales document.</summary>
public sealed record DocumentAttachment
{
    /// <summary>The organisation.</summary>
    public OrganizationId OrganizationId { get; init; }

    /// <summary>The document.</summary>
    public VoucherId DocumentId { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The file's name.</summary>
    public string? FileName { get; init; }
}
