namespace Connectors.Intacct;

/// <summary>A template by which contracts or documents are renewed. Versions may follow each other when it is edited: the vendor's texts do not say.</summary>
public sealed record RenewalTemplate : RenewalTemplateInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its id, which equals the key.</summary>
    public string? Id { get; init; }

    /// <summary>The newest version.</summary>
    public int? LatestVersion { get; init; }

    /// <summary>The entity that owns it; null: the top level.</summary>
    public Reference? Entity { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
