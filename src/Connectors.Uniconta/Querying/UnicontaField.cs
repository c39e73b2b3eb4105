namespace Connectors.Uniconta;

/// <summary>
/// A member of a table to filter or sort by: a constant of <see cref="DebtorField"/> and its like, or a name of your own, spelled as in Uniconta.
/// </summary>
/// <param name="Name">The name on the wire.</param>
/// <param name="Computed">
/// True: the server does not store it (Uniconta marks it NoSQL), so that a condition on it is applied here to all rows, and nothing can be sorted by it.
/// </param>
public readonly record struct UnicontaField(string Name, bool Computed = false)
{
    /// <summary>Equal, with letter case ignored where it is compared here.</summary>
    /// <param name="value">The value; not empty, because what is empty is left out of rows.</param>
    public UnicontaFilter Is(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        return UnicontaFilter.Of(this, FilterOperator.Equal, FilterValue.Of(value));
    }

    /// <summary>Equal.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter Is(decimal value) => UnicontaFilter.Of(this, FilterOperator.Equal, FilterValue.Of(value));

    /// <summary>Equal.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter Is(OrderNumber value) => UnicontaFilter.Of(this, FilterOperator.Equal, FilterValue.Of(value.Value));

    /// <summary>Equal.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter Is(bool value) => UnicontaFilter.Of(this, FilterOperator.Equal, FilterValue.Of(value));

    /// <summary>On this day.</summary>
    /// <param name="value">The day.</param>
    public UnicontaFilter Is(DateOnly value) => UnicontaFilter.Of(this, FilterOperator.Equal, FilterValue.Of(value));

    /// <summary>One of several. "Or" works on one field only, at Uniconta as here, and with at most 40 values.</summary>
    /// <param name="values">1 to 40 values.</param>
    public UnicontaFilter IsAnyOf(params IReadOnlyCollection<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(values.Count, UnicontaFilter.MostAlternatives, nameof(values));
        return UnicontaFilter.Of(this, FilterOperator.Equal, [.. values.Select(FilterValue.Of)]);
    }

    /// <summary>Not equal. Applied here: no source shows that Uniconta can.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter IsNot(string value) => UnicontaFilter.Of(this, FilterOperator.NotEqual, FilterValue.Of(value));

    /// <summary>This or more. Texts are compared as texts: "10" is less than "9".</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter AtLeast(string value) => UnicontaFilter.Of(this, FilterOperator.AtLeast, FilterValue.Of(value));

    /// <summary>This or more.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter AtLeast(decimal value) => UnicontaFilter.Of(this, FilterOperator.AtLeast, FilterValue.Of(value));

    /// <summary>This day or later.</summary>
    /// <param name="value">The day.</param>
    public UnicontaFilter AtLeast(DateOnly value) => UnicontaFilter.Of(this, FilterOperator.AtLeast, FilterValue.Of(value));

    /// <summary>
    /// This moment or later: <c>UpdatedAt</c>, to read what changed. Keep an overlap of two hours, because the zone of Uniconta's times is not documented. A row that does not show the field is kept.
    /// </summary>
    /// <param name="value">The moment.</param>
    public UnicontaFilter AtLeast(DateTimeOffset value) => UnicontaFilter.Of(this, FilterOperator.AtLeast, FilterValue.Of(value));

    /// <summary>This or less. Texts are compared as texts.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter AtMost(string value) => UnicontaFilter.Of(this, FilterOperator.AtMost, FilterValue.Of(value));

    /// <summary>This or less.</summary>
    /// <param name="value">The value.</param>
    public UnicontaFilter AtMost(decimal value) => UnicontaFilter.Of(this, FilterOperator.AtMost, FilterValue.Of(value));

    /// <summary>This day or earlier.</summary>
    /// <param name="value">The day.</param>
    public UnicontaFilter AtMost(DateOnly value) => UnicontaFilter.Of(this, FilterOperator.AtMost, FilterValue.Of(value));

    /// <summary>Begins with a text, letter case ignored. Applied here: Uniconta's page of filters shows it on another system's tables only.</summary>
    /// <param name="value">The text.</param>
    public UnicontaFilter StartsWith(string value) => UnicontaFilter.Of(this, FilterOperator.StartsWith, FilterValue.Of(value));

    /// <summary>Holds a text, letter case ignored. Applied here.</summary>
    /// <param name="value">The text.</param>
    public UnicontaFilter Contains(string value) => UnicontaFilter.Of(this, FilterOperator.Contains, FilterValue.Of(value));

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "";
}
