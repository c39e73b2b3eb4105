using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What the company register says about a company. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<CompanyStatus>))]
public readonly record struct CompanyStatus(string Value) : IOpenText<CompanyStatus>
{
    /// <summary><c>unknown</c></summary>
    public static readonly CompanyStatus Unknown = new("unknown");

    /// <summary><c>normal</c></summary>
    public static readonly CompanyStatus Normal = new("normal");

    /// <summary><c>active</c></summary>
    public static readonly CompanyStatus Active = new("active");

    /// <summary><c>underBankruptcy</c></summary>
    public static readonly CompanyStatus UnderBankruptcy = new("underBankruptcy");

    /// <summary><c>dissolved</c></summary>
    public static readonly CompanyStatus Dissolved = new("dissolved");

    /// <summary><c>ceasedTrading</c></summary>
    public static readonly CompanyStatus CeasedTrading = new("ceasedTrading");

    /// <inheritdoc/>
    public bool Equals(CompanyStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static CompanyStatus IOpenText<CompanyStatus>.From(string value) => new(value);
}
