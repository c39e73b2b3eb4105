namespace Connectors.Economic;

/// <summary>A property that a list can be filtered by, and most often sorted: where the vendor sorts by no such property it answers 400.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="name">The path of the property as the vendor spells it.</param>
public abstract class EconomicField<T>(string name)
{
    /// <summary>The path of the property as the vendor spells it: <c>customerGroup.customerGroupNumber</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Smallest first.</summary>
    public EconomicSort<T> Ascending() => new(DialectSortText.Ascending(Name));

    /// <summary>Largest first.</summary>
    public EconomicSort<T> Descending() => new(DialectSortText.Descending(Name));

    /// <summary>In the order of the letters, numbers too: 1, 10, 2.</summary>
    public EconomicSort<T> Alphabetical() => new(DialectSortText.Alphabetical(Name));

    /// <summary>The path.</summary>
    public override string ToString() => Name;

    private protected EconomicFilter<T> Where(string operation, string literal) => EconomicFilter<T>.Of(Name, operation, literal);
}

/// <summary>A text. Letter case is ignored.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class TextField<T> : EconomicField<T>
{
    internal TextField(string name) : base(name)
    {
    }

    /// <summary>The whole text equals.</summary>
    /// <exception cref="ArgumentException">The text is empty: ask <see cref="IsNull"/>.</exception>
    public EconomicFilter<T> Is(string value) => Where(DialectFilterText.Equal, DialectFilterText.Text(value));

    /// <summary>The whole text differs.</summary>
    /// <exception cref="ArgumentException">The text is empty: ask <see cref="IsNotNull"/>.</exception>
    public EconomicFilter<T> IsNot(string value) => Where(DialectFilterText.NotEqual, DialectFilterText.Text(value));

    /// <summary>The text stands somewhere within. Some properties of the OpenAPI services cannot be asked so (400).</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public EconomicFilter<T> Contains(string value) => Where(DialectFilterText.Like, DialectFilterText.Contained(value));

    /// <summary>The text stands at the beginning.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public EconomicFilter<T> StartsWith(string value) => Where(DialectFilterText.Like, DialectFilterText.Prefix(value));

    /// <summary>There is no value.</summary>
    public EconomicFilter<T> IsNull() => Where(DialectFilterText.Equal, DialectFilterText.Null);

    /// <summary>There is a value.</summary>
    public EconomicFilter<T> IsNotNull() => Where(DialectFilterText.NotEqual, DialectFilterText.Null);
}

/// <summary>A number.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class NumberField<T> : EconomicField<T>
{
    internal NumberField(string name) : base(name)
    {
    }

    /// <summary>Equals.</summary>
    public EconomicFilter<T> Is(decimal value) => Where(DialectFilterText.Equal, DialectFilterText.Number(value));

    /// <summary>Differs.</summary>
    public EconomicFilter<T> IsNot(decimal value) => Where(DialectFilterText.NotEqual, DialectFilterText.Number(value));

    /// <summary>Is larger.</summary>
    public EconomicFilter<T> IsMoreThan(decimal value) => Where(DialectFilterText.Greater, DialectFilterText.Number(value));

    /// <summary>Is as large or larger.</summary>
    public EconomicFilter<T> IsAtLeast(decimal value) => Where(DialectFilterText.GreaterOrEqual, DialectFilterText.Number(value));

    /// <summary>Is smaller.</summary>
    public EconomicFilter<T> IsLessThan(decimal value) => Where(DialectFilterText.Less, DialectFilterText.Number(value));

    /// <summary>Is as small or smaller.</summary>
    public EconomicFilter<T> IsAtMost(decimal value) => Where(DialectFilterText.LessOrEqual, DialectFilterText.Number(value));

    /// <summary>Is one of these.</summary>
    /// <exception cref="ArgumentException">There are none, or more than 200.</exception>
    public EconomicFilter<T> IsIn(params IReadOnlyCollection<long> values) => Where(DialectFilterText.InList, DialectFilterText.List(values));

    /// <summary>Is none of these.</summary>
    /// <exception cref="ArgumentException">There are none, or more than 200.</exception>
    public EconomicFilter<T> IsNotIn(params IReadOnlyCollection<long> values) => Where(DialectFilterText.NotInList, DialectFilterText.List(values));

    /// <summary>There is no value.</summary>
    public EconomicFilter<T> IsNull() => Where(DialectFilterText.Equal, DialectFilterText.Null);

    /// <summary>There is a value.</summary>
    public EconomicFilter<T> IsNotNull() => Where(DialectFilterText.NotEqual, DialectFilterText.Null);
}

/// <summary>A flag. Only "equals" is offered: products fail (500) on anything else.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class FlagField<T> : EconomicField<T>
{
    internal FlagField(string name) : base(name)
    {
    }

    /// <summary>Is on, or off.</summary>
    public EconomicFilter<T> Is(bool value) => Where(DialectFilterText.Equal, DialectFilterText.Flag(value));
}

/// <summary>A business date.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DateField<T> : EconomicField<T>
{
    internal DateField(string name) : base(name)
    {
    }

    /// <summary>On this day.</summary>
    public EconomicFilter<T> Is(DateOnly value) => Where(DialectFilterText.Equal, DialectFilterText.Date(value));

    /// <summary>After this day.</summary>
    public EconomicFilter<T> IsAfter(DateOnly value) => Where(DialectFilterText.Greater, DialectFilterText.Date(value));

    /// <summary>On this day or later.</summary>
    public EconomicFilter<T> IsFrom(DateOnly value) => Where(DialectFilterText.GreaterOrEqual, DialectFilterText.Date(value));

    /// <summary>Before this day.</summary>
    public EconomicFilter<T> IsBefore(DateOnly value) => Where(DialectFilterText.Less, DialectFilterText.Date(value));

    /// <summary>On this day or earlier.</summary>
    public EconomicFilter<T> IsUntil(DateOnly value) => Where(DialectFilterText.LessOrEqual, DialectFilterText.Date(value));

    /// <summary>There is no value.</summary>
    public EconomicFilter<T> IsNull() => Where(DialectFilterText.Equal, DialectFilterText.Null);
}

/// <summary>An instant, of whole seconds: poll with an overlap, and expect to meet records twice.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class InstantField<T> : EconomicField<T>
{
    internal InstantField(string name) : base(name)
    {
    }

    /// <summary>Later than this second; fractions are cut off.</summary>
    public EconomicFilter<T> IsAfter(DateTimeOffset value) => Where(DialectFilterText.Greater, DialectFilterText.Instant(value));

    /// <summary>In this second or later; fractions are cut off.</summary>
    public EconomicFilter<T> IsFrom(DateTimeOffset value) => Where(DialectFilterText.GreaterOrEqual, DialectFilterText.Instant(value));

    /// <summary>Before this second; fractions are cut off.</summary>
    public EconomicFilter<T> IsBefore(DateTimeOffset value) => Where(DialectFilterText.Less, DialectFilterText.Instant(value));
}
