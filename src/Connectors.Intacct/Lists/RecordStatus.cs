using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Whether a record may be used. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<RecordStatus>))]
public readonly record struct RecordStatus(string Value) : IOpenText<RecordStatus>
{
    /// <summary>In use.</summary>
    public static readonly RecordStatus Active = new("active");

    /// <summary>Not to be used any more; what has it keeps it.</summary>
    public static readonly RecordStatus Inactive = new("inactive");

    /// <summary>Customers: in use, and nothing may be posted.</summary>
    public static readonly RecordStatus ActiveNonPosting = new("activeNonPosting");

    /// <inheritdoc/>
    public bool Equals(RecordStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static RecordStatus IOpenText<RecordStatus>.From(string value) => new(value);
}
