using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>Whether files are bound to a voucher. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<DineroFileStatus>))]
public readonly record struct DineroFileStatus(string Value) : IOpenText<DineroFileStatus>
{
    /// <summary><c>All</c></summary>
    public static readonly DineroFileStatus All = new("All");

    /// <summary><c>Used</c></summary>
    public static readonly DineroFileStatus Used = new("Used");

    /// <summary><c>Unused</c></summary>
    public static readonly DineroFileStatus Unused = new("Unused");

    /// <inheritdoc/>
    public bool Equals(DineroFileStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DineroFileStatus IOpenText<DineroFileStatus>.From(string value) => new(value);
}
