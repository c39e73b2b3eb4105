using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>An accounting year, by its name: <c>2026</c>, or <c>2026_6_2027</c> as it stands in an address.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<AccountingYearKey>))]
public readonly record struct AccountingYearKey(string Value) : ITextId<AccountingYearKey>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static AccountingYearKey ITextId<AccountingYearKey>.From(string value) => new(value);
}
