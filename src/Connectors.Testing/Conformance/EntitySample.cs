namespace Connectors.Testing;

/// <summary>One entity that the cases try out.</summary>
/// <param name="Entity">Its name, as the provider declares it.</param>
/// <param name="Text">
/// A field that takes any text as it is: writable, shown by lists where there are lists, not required to be unique. Most cases edit it. A name, a city, a comment.
/// </param>
public sealed record EntitySample(string Entity, string Text)
{
    /// <summary>A second field of that kind, which others edit while the provider writes the first; <see langword="null"/> = there is none.</summary>
    public string? OtherText { get; init; }

    /// <summary>A choice that can be set by itself to any of its active keys; <see langword="null"/> = there is none.</summary>
    public string? Choice { get; init; }

    /// <summary>What the fixture can do with other entities and not with this one.</summary>
    public FixtureAbilities Cannot { get; init; }

    /// <summary>How many rows are paged through. At least 4.</summary>
    public int Rows { get; init; } = 5;
}
