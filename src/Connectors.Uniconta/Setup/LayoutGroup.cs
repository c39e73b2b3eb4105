namespace Connectors.Uniconta;

/// <summary>A layout group (<c>DebtorLayoutGroup</c>): which forms documents are printed on. Only its name is known for certain; further members are in <see cref="UnicontaRecord.Fields"/>.</summary>
public sealed record LayoutGroup : UnicontaRecord
{
    /// <summary>The key.</summary>
    public string? Group { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }
}
