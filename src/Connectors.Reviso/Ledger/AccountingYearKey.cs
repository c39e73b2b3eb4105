using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>An accounting year: <c>2026</c>, <c>2026/2027</c>.</summary>
/// <param name="Value">The text.</param>
[JsonConverter(typeof(TextIdConverter<AccountingYearKey>))]
public readonly record struct AccountingYearKey(string Value) : ITextId<AccountingYearKey>
{
    /// <summary>The text.</summary>
    public override string ToString() => Value ?? "";

    static AccountingYearKey ITextId<AccountingYearKey>.From(string value) => new(value);
}
