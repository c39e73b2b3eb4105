using System.Collections.Immutable;
using System.Globalization;

namespace Connectors.Testing.Uniconta;

/// <summary>
/// A row of a table as the simulated vendor stores it, immutable. Amounts are decimal, dates have no zone, labels and countries are stored as places in the
/// vendor's lists. Properties without a typed member are read with <see cref="Text"/>, <see cref="Number"/> and so on, and set with
/// <see cref="UnicontaRecords.With"/>; user-defined fields too.
/// </summary>
public abstract record UnicontaRecord
{
    private ImmutableDictionary<string, object> _values = ImmutableDictionary<string, object>.Empty;

    /// <summary>The row's id within its table; never used twice.</summary>
    public int RowId { get; init; }

    /// <summary>When it came into being.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    internal TableDefinition Table { get; init; } = null!;

    internal ImmutableDictionary<string, object> Values => _values;

    /// <summary>A property as text.</summary>
    /// <param name="field">Its name in the dialect of properties.</param>
    /// <returns>The text; null when it has none.</returns>
    public string? Text(string field) => _values.TryGetValue(field, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A property as a number.</summary>
    /// <param name="field">Its name in the dialect of properties.</param>
    /// <returns>The number; 0 when it has none.</returns>
    public decimal Number(string field) => _values.TryGetValue(field, out var value) ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A property as a whole number: also the place of a label or of a country.</summary>
    /// <param name="field">Its name in the dialect of properties.</param>
    /// <returns>The number; 0 when it has none.</returns>
    public int Integer(string field) => _values.TryGetValue(field, out var value) ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>A property as a mark.</summary>
    /// <param name="field">Its name in the dialect of properties.</param>
    /// <returns>Whether it is set.</returns>
    public bool Flag(string field) => _values.TryGetValue(field, out var value) && value is true;

    /// <summary>A property as a date.</summary>
    /// <param name="field">Its name in the dialect of properties.</param>
    /// <returns>The date; null when it is unset.</returns>
    public DateOnly? Date(string field) => _values.TryGetValue(field, out var value) && value is DateTime date ? DateOnly.FromDateTime(date) : null;

    /// <summary>Whether the property has a value.</summary>
    /// <param name="field">Its name in the dialect of properties.</param>
    /// <returns>Whether it has.</returns>
    public bool Has(string field) => _values.ContainsKey(field);

    /// <summary>Only for an object that nobody else has seen yet.</summary>
    internal void Put(string field, object? value) => _values = value switch
    {
        null or "" => _values.Remove(field),
        DateOnly date => _values.SetItem(field, date.ToDateTime(TimeOnly.MinValue)),
        DateTimeOffset at => _values.SetItem(field, at.UtcDateTime),
        long number => _values.SetItem(field, checked((int)number)),
        double number => _values.SetItem(field, (decimal)number),
        _ => _values.SetItem(field, value),
    };

    private protected void PutCurrency(string field, string? code) =>
        Put(field, code is null ? null : UnicontaLabels.Currency.Place(code, UnicontaLanguage.English) ?? throw new ArgumentException($"{code} is no currency of the vendor.", nameof(code)));

    private protected string? GetCurrency(string field) => UnicontaLabels.Currency.Text(Integer(field), UnicontaLanguage.English);
}

/// <summary>Changes to rows.</summary>
public static class UnicontaRecords
{
    /// <summary>The row with one property changed, whatever its table; nothing is validated.</summary>
    /// <typeparam name="T">The kind of row.</typeparam>
    /// <param name="record">The row.</param>
    /// <param name="field">The property's name, or a user-defined field's, in its exact spelling.</param>
    /// <param name="value">Text, decimal, int (also a label's place), bool, DateOnly; null clears.</param>
    /// <returns>A changed copy.</returns>
    public static T With<T>(this T record, string field, object? value)
        where T : UnicontaRecord
    {
        var copy = record with { };
        copy.Put(field, value);
        return copy;
    }
}
