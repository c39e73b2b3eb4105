using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>What kind of document a transaction definition makes. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<DocumentClass>))]
public readonly record struct DocumentClass(string Value) : IOpenText<DocumentClass>
{
    /// <summary>Quotes.</summary>
    public static readonly DocumentClass Quote = new("quote");

    /// <summary>Orders.</summary>
    public static readonly DocumentClass Order = new("order");

    /// <summary>Lists.</summary>
    public static readonly DocumentClass List = new("list");

    /// <summary>Invoices.</summary>
    public static readonly DocumentClass Invoice = new("invoice");

    /// <summary>Adjustments.</summary>
    public static readonly DocumentClass Adjustment = new("adjustment");

    /// <summary>Others.</summary>
    public static readonly DocumentClass Other = new("other");

    /// <inheritdoc/>
    public bool Equals(DocumentClass other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DocumentClass IOpenText<DocumentClass>.From(string value) => new(value);
}
