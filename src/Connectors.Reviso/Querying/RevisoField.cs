namespace Connectors.Reviso;

/// <summary>A property that a list can be filtered and sorted by. Where the server knows better, it answers 400.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TValue">What the property holds.</typeparam>
public class RevisoField<T, TValue>
{
    private readonly Func<TValue, string> _literal;

    private protected RevisoField(string name, Func<TValue, string> literal) => (Name, _literal) = (name, literal);

    /// <summary>The path of the property as the vendor spells it: <c>customerGroup.customerGroupNumber</c>.</summary>
    public string Name { get; }

    /// <summary>Equals. Letter case of texts is ignored.</summary>
    /// <exception cref="ArgumentException">An empty text: ask <see cref="IsNull"/>.</exception>
    public RevisoFilter<T> Is(TValue value) => Where(DialectFilterText.Equal, _literal(value));

    /// <summary>Differs.</summary>
    /// <exception cref="ArgumentException">An empty text: ask <see cref="IsNotNull"/>.</exception>
    public RevisoFilter<T> IsNot(TValue value) => Where(DialectFilterText.NotEqual, _literal(value));

    /// <summary>There is no value.</summary>
    public RevisoFilter<T> IsNull() => Where(DialectFilterText.Equal, DialectFilterText.Null);

    /// <summary>There is a value.</summary>
    public RevisoFilter<T> IsNotNull() => Where(DialectFilterText.NotEqual, DialectFilterText.Null);

    /// <summary>Smallest first.</summary>
    public RevisoSort<T> Ascending() => new(DialectSortText.Ascending(Name));

    /// <summary>Largest first.</summary>
    public RevisoSort<T> Descending() => new(DialectSortText.Descending(Name));

    /// <summary>In the order of the letters, numbers too: 1, 10, 2.</summary>
    public RevisoSort<T> Alphabetical() => new(DialectSortText.Alphabetical(Name));

    /// <summary>The path.</summary>
    public override string ToString() => Name;

    private protected RevisoFilter<T> Where(string operation, string literal) => new(DialectFilterText.Condition(Name, operation, literal));

    private protected RevisoFilter<T> Compare(string operation, TValue value) => Where(operation, _literal(value));
}

/// <summary>A text.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class TextField<T> : RevisoField<T, string>
{
    internal TextField(string name) : base(name, DialectFilterText.Text)
    {
    }

    /// <summary>The text stands somewhere within.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public RevisoFilter<T> Contains(string value) => Where(DialectFilterText.Like, DialectFilterText.Contained(value));

    /// <summary>The text stands at the beginning.</summary>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public RevisoFilter<T> StartsWith(string value) => Where(DialectFilterText.Like, DialectFilterText.Prefix(value));
}

/// <summary>A flag.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class FlagField<T> : RevisoField<T, bool>
{
    internal FlagField(string name) : base(name, DialectFilterText.Flag)
    {
    }
}

/// <summary>A value with an order: a number, a day, an instant of whole seconds (fractions are cut off).</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TValue">What the property holds.</typeparam>
public class OrderedField<T, TValue> : RevisoField<T, TValue>
{
    private protected OrderedField(string name, Func<TValue, string> literal) : base(name, literal)
    {
    }

    /// <summary>Is larger, or later.</summary>
    public RevisoFilter<T> IsMoreThan(TValue value) => Compare(DialectFilterText.Greater, value);

    /// <summary>Is as large or larger, or then or later.</summary>
    public RevisoFilter<T> IsAtLeast(TValue value) => Compare(DialectFilterText.GreaterOrEqual, value);

    /// <summary>Is smaller, or earlier.</summary>
    public RevisoFilter<T> IsLessThan(TValue value) => Compare(DialectFilterText.Less, value);

    /// <summary>Is as large or smaller, or then or earlier.</summary>
    public RevisoFilter<T> IsAtMost(TValue value) => Compare(DialectFilterText.LessOrEqual, value);
}

/// <summary>A number.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class NumberField<T> : OrderedField<T, decimal>
{
    internal NumberField(string name) : base(name, DialectFilterText.Number)
    {
    }

    /// <summary>Is one of these.</summary>
    /// <exception cref="ArgumentException">There are none, or more than 200.</exception>
    public RevisoFilter<T> IsIn(params IReadOnlyCollection<long> values) => Where(DialectFilterText.InList, DialectFilterText.List(values));

    /// <summary>Is none of these.</summary>
    /// <exception cref="ArgumentException">There are none, or more than 200.</exception>
    public RevisoFilter<T> IsNotIn(params IReadOnlyCollection<long> values) => Where(DialectFilterText.NotInList, DialectFilterText.List(values));
}

/// <summary>A business date.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DateField<T> : OrderedField<T, DateOnly>
{
    internal DateField(string name) : base(name, DialectFilterText.Date)
    {
    }
}

/// <summary>An instant, of whole seconds: poll with an overlap, and expect to meet records twice.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class InstantField<T> : OrderedField<T, DateTimeOffset>
{
    internal InstantField(string name) : base(name, DialectFilterText.Instant)
    {
    }
}
