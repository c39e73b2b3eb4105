namespace Connectors.Intacct;

/// <summary>A template by which evergreen contracts go on.</summary>
public sealed record EvergreenTemplate : EvergreenTemplateInput
{
    /// <summary>Its key.</summary>
    public required RecordKey Key { get; init; }

    /// <summary>Its address, as Intacct writes it.</summary>
    public string? Href { get; init; }
}
