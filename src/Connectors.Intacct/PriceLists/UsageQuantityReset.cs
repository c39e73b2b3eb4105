using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>When the counted quantity begins anew. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Intacct's REST interface writes it.</param>
[JsonConverter(typeof(OpenTextConverter<UsageQuantityReset>))]
public readonly record struct UsageQuantityReset(string Value) : IOpenText<UsageQuantityReset>
{
    /// <summary>At each renewal.</summary>
    public static readonly UsageQuantityReset AfterEachRenewal = new("afterEachRenewal");

    /// <summary>At each invoice.</summary>
    public static readonly UsageQuantityReset AfterEachInvoice = new("afterEachInvoice");

    /// <inheritdoc/>
    public bool Equals(UsageQuantityReset other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static UsageQuantityReset IOpenText<UsageQuantityReset>.From(string value) => new(value);
}
