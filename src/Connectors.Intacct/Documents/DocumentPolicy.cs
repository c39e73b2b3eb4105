using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>When a document may be edited or deleted. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<DocumentPolicy>))]
public readonly record struct DocumentPolicy(string Value) : IOpenText<DocumentPolicy>
{
    /// <summary>Always.</summary>
    public static readonly DocumentPolicy All = new("all");

    /// <summary>Never edited. The word is formed from the one of the XML interface, like all but <see cref="All"/>.</summary>
    public static readonly DocumentPolicy None = new("noEdit");

    /// <summary>Never deleted.</summary>
    public static readonly DocumentPolicy NoDelete = new("noDelete");

    /// <summary>Before it is printed.</summary>
    public static readonly DocumentPolicy BeforePrinting = new("beforePrinting");

    /// <summary>While it is a draft.</summary>
    public static readonly DocumentPolicy DraftOnly = new("editInDraftOnly");

    /// <inheritdoc/>
    public bool Equals(DocumentPolicy other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DocumentPolicy IOpenText<DocumentPolicy>.From(string value) => new(value);
}
