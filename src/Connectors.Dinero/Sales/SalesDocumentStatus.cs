using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>The state of one sales document as its own endpoint says it: draft or booked. Whether it is paid is said by <see cref="SalesPaymentStatus"/>. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <remarks>The member <c>Status</c> of list rows means something else: see <see cref="SalesPaymentStatus"/>.</remarks>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<SalesDocumentStatus>))]
public readonly record struct SalesDocumentStatus(string Value) : IOpenText<SalesDocumentStatus>
{
    /// <summary>Not booked; can be changed and deleted.</summary>
    public static readonly SalesDocumentStatus Draft = new("Draft");

    /// <summary>Booked; cannot be changed any more.</summary>
    public static readonly SalesDocumentStatus Booked = new("Booked");

    /// <inheritdoc/>
    public bool Equals(SalesDocumentStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SalesDocumentStatus IOpenText<SalesDocumentStatus>.From(string value) => new(value);
}
