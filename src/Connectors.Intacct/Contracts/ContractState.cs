using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How far a contract is. Only read: it changes by the workflows. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ContractState>))]
public readonly record struct ContractState(string Value) : IOpenText<ContractState>
{
    /// <summary>Not posted.</summary>
    public static readonly ContractState Draft = new("draft");

    /// <summary>Posted and running.</summary>
    public static readonly ContractState InProgress = new("inProgress");

    /// <summary>Renewed.</summary>
    public static readonly ContractState Renewed = new("renewed");

    /// <summary>Cancelled; the XML gateway spells it Cancelled.</summary>
    public static readonly ContractState Canceled = new("canceled");

    /// <summary>Ended without renewal.</summary>
    public static readonly ContractState NotRenewed = new("notRenewed");

    /// <inheritdoc/>
    public bool Equals(ContractState other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ContractState IOpenText<ContractState>.From(string value) => new(value);
}
