using System.Globalization;
using System.Text.Json.Serialization;

namespace Connectors.Uniconta;

/// <summary>
/// A country of Uniconta's list. Uniconta shows it as its number or as its English name; both are read, equal are those that mean the same. What is not known survives.
/// The numbers are Uniconta's own and have nothing to do with ISO: Denmark is 57.
/// </summary>
/// <param name="Value">The name, or the number as text.</param>
[JsonConverter(typeof(CountryConverter))]
public readonly record struct Country(string Value)
{
    /// <summary>No country.</summary>
    public static readonly Country Unknown = new("Unknown");

    /// <summary>Denmark, 57.</summary>
    public static readonly Country Denmark = new("Denmark");

    /// <summary>Germany, 78.</summary>
    public static readonly Country Germany = new("Germany");

    /// <summary>Norway, 160.</summary>
    public static readonly Country Norway = new("Norway");

    /// <summary>Sweden, 208.</summary>
    public static readonly Country Sweden = new("Sweden");

    /// <summary>The United Kingdom, 228.</summary>
    public static readonly Country UnitedKingdom = new("UnitedKingdom");

    /// <summary>Uniconta's number; null for a name that is not known.</summary>
    public int? Number => int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Value is null ? null : CountryTable.FindName(Bare(Value));

    /// <summary>Uniconta's name in its own spelling; null for a number that is not known.</summary>
    public string? Name => Number is { } n ? n < CountryTable.Rows.Length ? CountryTable.Rows[n].Name : null : Value;

    /// <summary>The two letters of ISO 3166; null where there are none, or the country is not known.</summary>
    public string? Iso2 => Number is { } n && n < CountryTable.Rows.Length && CountryTable.Rows[n].Iso is { Length: 2 } iso ? iso : null;

    /// <summary>The country of a number.</summary>
    /// <param name="number">Uniconta's number.</param>
    public static Country FromNumber(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new(number < CountryTable.Rows.Length ? CountryTable.Rows[number].Name : number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The country of two ISO letters; null when Uniconta's list, as far as it is known, has none.</summary>
    /// <param name="iso">Two letters, in any case.</param>
    public static Country? FromIso2(string iso)
    {
        ArgumentNullException.ThrowIfNull(iso);
        return CountryTable.FindIso(iso.Trim()) is { } number ? FromNumber(number) : null;
    }

    /// <inheritdoc/>
    public bool Equals(Country other) => Number is { } number ? number == other.Number : other.Number is null && OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Number is { } number ? number : OpenText.Hash(Value);

    /// <summary>The name, or the number where the name is not known.</summary>
    public override string ToString() => Name ?? Value ?? "";

    // "United Kingdom" is UnitedKingdom.
    private static string Bare(string name) => name.Replace(" ", "", StringComparison.Ordinal);
}
