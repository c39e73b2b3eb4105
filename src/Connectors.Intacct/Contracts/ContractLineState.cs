using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>How far a contract line is. Only read. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<ContractLineState>))]
public readonly record struct ContractLineState(string Value) : IOpenText<ContractLineState>
{
    /// <summary>Not posted.</summary>
    public static readonly ContractLineState Draft = new("draft");

    /// <summary>Running.</summary>
    public static readonly ContractLineState InProgress = new("inProgress");

    /// <summary>For the renewal only.</summary>
    public static readonly ContractLineState RenewalOnly = new("renewalOnly");

    /// <summary>Cancelled.</summary>
    public static readonly ContractLineState Canceled = new("canceled");

    /// <summary>Ended without renewal.</summary>
    public static readonly ContractLineState NotRenewed = new("notRenewed");

    /// <summary>Done.</summary>
    public static readonly ContractLineState Completed = new("completed");

    /// <summary>Revalued.</summary>
    public static readonly ContractLineState Revalued = new("revalued");

    /// <summary>Closed.</summary>
    public static readonly ContractLineState Closed = new("closed");

    /// <summary>A forecast of the renewal.</summary>
    public static readonly ContractLineState RenewalForecast = new("renewalForecast");

    /// <inheritdoc/>
    public bool Equals(ContractLineState other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ContractLineState IOpenText<ContractLineState>.From(string value) => new(value);
}
