using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>Where a quote or an order stands.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<SalesStage>))]
public readonly record struct SalesStage(string Value) : IOpenText<SalesStage>
{
    /// <summary>Being written.</summary>
    public static readonly SalesStage Drafts = new("drafts");

    /// <summary>Marked as sent.</summary>
    public static readonly SalesStage Sent = new("sent");

    /// <summary>Done with.</summary>
    public static readonly SalesStage Archived = new("archived");

    /// <inheritdoc/>
    public bool Equals(SalesStage other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SalesStage IOpenText<SalesStage>.From(string value) => new(value);
}
