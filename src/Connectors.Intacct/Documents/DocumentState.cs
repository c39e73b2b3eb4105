using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How far a document is. A new one takes Pending (Intacct's default), Draft or Submitted. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<DocumentState>))]
public readonly record struct DocumentState(string Value) : IOpenText<DocumentState>
{
    /// <summary>A draft.</summary>
    public static readonly DocumentState Draft = new("draft");

    /// <summary>Open.</summary>
    public static readonly DocumentState Pending = new("pending");

    /// <summary>Waits for approval.</summary>
    public static readonly DocumentState Submitted = new("submitted");

    /// <summary>Approved.</summary>
    public static readonly DocumentState Approved = new("approved");

    /// <summary>Approved by some.</summary>
    public static readonly DocumentState PartiallyApproved = new("partiallyApproved");

    /// <summary>Declined.</summary>
    public static readonly DocumentState Declined = new("declined");

    /// <summary>Under way.</summary>
    public static readonly DocumentState InProgress = new("inProgress");

    /// <summary>Closed.</summary>
    public static readonly DocumentState Closed = new("closed");

    /// <summary>Became another document.</summary>
    public static readonly DocumentState Converted = new("converted");

    /// <summary>Became another in part.</summary>
    public static readonly DocumentState PartiallyConverted = new("partiallyConverted");

    /// <summary>Converted line by line.</summary>
    public static readonly DocumentState ConvertedByLine = new("convertedByLine");

    /// <summary>Converted line by line in part.</summary>
    public static readonly DocumentState PartiallyConvertedByLine = new("partiallyConvertedByLine");

    /// <summary>Something is wrong.</summary>
    public static readonly DocumentState Exception = new("exception");

    /// <inheritdoc/>
    public bool Equals(DocumentState other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static DocumentState IOpenText<DocumentState>.From(string value) => new(value);
}
