using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>What an account is.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<AccountType>))]
public readonly record struct AccountType(string Value) : IOpenText<AccountType>
{
    /// <summary>Profit and loss.</summary>
    public static readonly AccountType ProfitAndLoss = new("profitAndLoss");

    /// <summary>Balance.</summary>
    public static readonly AccountType Status = new("status");

    /// <summary>A sum.</summary>
    public static readonly AccountType TotalFrom = new("totalFrom");

    /// <summary>A heading.</summary>
    public static readonly AccountType Heading = new("heading");

    /// <summary>A heading that begins a page.</summary>
    public static readonly AccountType HeadingStart = new("headingStart");

    /// <summary>A sum of intervals.</summary>
    public static readonly AccountType SumInterval = new("sumInterval");

    /// <summary>A sum by name.</summary>
    public static readonly AccountType SumAlpha = new("sumAlpha");

    /// <inheritdoc/>
    public bool Equals(AccountType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static AccountType IOpenText<AccountType>.From(string value) => new(value);
}
