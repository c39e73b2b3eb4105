using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>How an invoice leaves when it is booked.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<InvoiceSending>))]
public readonly record struct InvoiceSending(string Value) : IOpenText<InvoiceSending>
{
    /// <summary>Not at all.</summary>
    public static readonly InvoiceSending None = new("none");

    /// <summary>Electronically. Older texts of the vendor write it in lower case; the API refuses that.</summary>
    public static readonly InvoiceSending Ean = new("EAN");

    /// <summary>By mail.</summary>
    public static readonly InvoiceSending Email = new("Email");

    /// <inheritdoc/>
    public bool Equals(InvoiceSending other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static InvoiceSending IOpenText<InvoiceSending>.From(string value) => new(value);
}
