using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>The language of a document. An open list: a word that is not among the constants survives. Letter case is ignored when compared. Accounts may define languages of their own.</summary>
/// <param name="Value">The word.</param>
[JsonConverter(typeof(OpenTextConverter<SmartbillLanguage>))]
public readonly record struct SmartbillLanguage(string Value) : IOpenText<SmartbillLanguage>
{
    /// <summary><c>RO</c></summary>
    public static readonly SmartbillLanguage Romanian = new("RO");

    /// <summary><c>EN</c></summary>
    public static readonly SmartbillLanguage English = new("EN");

    /// <summary><c>DE</c></summary>
    public static readonly SmartbillLanguage German = new("DE");

    /// <summary><c>FR</c></summary>
    public static readonly SmartbillLanguage French = new("FR");

    /// <summary><c>IT</c></summary>
    public static readonly SmartbillLanguage Italian = new("IT");

    /// <summary><c>ES</c></summary>
    public static readonly SmartbillLanguage Spanish = new("ES");

    /// <inheritdoc/>
    public bool Equals(SmartbillLanguage other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static SmartbillLanguage IOpenText<SmartbillLanguage>.From(string value) => new(value);
}
