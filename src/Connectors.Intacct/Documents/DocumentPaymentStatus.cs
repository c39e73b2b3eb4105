using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>Whether the invoice behind a document is paid. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<DocumentPaymentStatus>))]
public readonly record struct DocumentPaymentStatus(string Value) : IOpenText<DocumentPaymentStatus>
{
    /// <summary>Nothing is paid.</summary>
    public static readonly DocumentPaymentStatus Open = new("open");

    /// <summary>A part is paid.</summary>
    public static readonly DocumentPaymentStatus PartiallyPaid = new("partiallyPaid");

    /// <summary>All is paid.</summary>
    public static readonly DocumentPaymentStatus Paid = new("paid");

    /// <inheritdoc/>
    public bool Equals(DocumentPaymentStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DocumentPaymentStatus IOpenText<DocumentPaymentStatus>.From(string value) => new(value);
}
