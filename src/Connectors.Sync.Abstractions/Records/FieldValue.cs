using System.Globalization;

namespace Connectors.Sync;

/// <summary>
/// The value of one field: <em>absent</em> (not read: never a change and never a clear), <em>null</em> (known to be empty) or a value. 32 bytes, nothing is boxed.
/// </summary>
/// <remarks>Equality is exact. Whether two values mean the same is a matter of the field's canonical form (<see cref="FieldSchema.Canonical"/>).</remarks>
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly object? _object;
    private readonly decimal _number;

    private FieldValue(FieldValueKind kind, object? value, decimal number)
    {
        Kind = kind;
        _object = value;
        _number = number;
    }

    /// <summary>What kind of value this is.</summary>
    public FieldValueKind Kind { get; }

    /// <summary>Not read. It takes no part in a plan, keeps its base and is never written.</summary>
    public static FieldValue Absent => default;

    /// <summary>Known to be empty.</summary>
    public static FieldValue Null => new(FieldValueKind.Null, null, 0);

    /// <summary>A text or a choice key; <see langword="null"/> gives <see cref="Null"/>.</summary>
    public static FieldValue Of(string? value) => value is null ? Null : new(FieldValueKind.Text, value, 0);

    /// <summary>A number or an amount; <see langword="null"/> gives <see cref="Null"/>.</summary>
    public static FieldValue Of(decimal? value) => value is { } number ? new(FieldValueKind.Number, null, number) : Null;

    /// <summary>A calendar day; <see langword="null"/> gives <see cref="Null"/>.</summary>
    public static FieldValue Of(DateOnly? value) => value is { } day ? new(FieldValueKind.Date, null, day.DayNumber) : Null;

    /// <summary>A point in time, kept in UTC with 100 ns ticks; <see langword="null"/> gives <see cref="Null"/>. A text without a zone must not get here: its provider gives it one first.</summary>
    public static FieldValue Of(DateTimeOffset? value) => value is { } instant ? new(FieldValueKind.Instant, null, instant.UtcTicks) : Null;

    /// <summary>Yes or no; <see langword="null"/> gives <see cref="Null"/>.</summary>
    public static FieldValue Of(bool? value) => value is { } flag ? new(FieldValueKind.Boolean, null, flag ? 1 : 0) : Null;

    /// <summary>A reference to a record of the same side; <see langword="null"/> gives <see cref="Null"/>.</summary>
    public static FieldValue Of(RecordRef? value) => value is null ? Null : new(FieldValueKind.Reference, value, 0);

    /// <summary>A list of lines; <see langword="null"/> gives <see cref="Null"/>.</summary>
    public static FieldValue Of(LineSet? value) => value is null ? Null : new(FieldValueKind.Lines, value, 0);

    /// <summary>Not read.</summary>
    public bool IsAbsent => Kind == FieldValueKind.Absent;

    /// <summary>Known to be empty.</summary>
    public bool IsNull => Kind == FieldValueKind.Null;

    /// <summary>Holds a value: neither absent nor null.</summary>
    public bool HasValue => Kind > FieldValueKind.Null;

    /// <summary>The text, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public string? AsText() => Expect(FieldValueKind.Text) ? (string)_object! : null;

    /// <summary>The number, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public decimal? AsNumber() => Expect(FieldValueKind.Number) ? _number : null;

    /// <summary>The flag, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public bool? AsBoolean() => Expect(FieldValueKind.Boolean) ? _number != 0 : null;

    /// <summary>The day, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public DateOnly? AsDate() => Expect(FieldValueKind.Date) ? DateOnly.FromDayNumber((int)_number) : null;

    /// <summary>The point in time, UTC, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public DateTimeOffset? AsInstant() => Expect(FieldValueKind.Instant) ? new DateTimeOffset((long)_number, TimeSpan.Zero) : null;

    /// <summary>The reference, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public RecordRef? AsReference() => Expect(FieldValueKind.Reference) ? (RecordRef)_object! : null;

    /// <summary>The lines, or <see langword="null"/> when absent or null.</summary>
    /// <exception cref="InvalidOperationException">It holds a value of another kind.</exception>
    public LineSet? AsLines() => Expect(FieldValueKind.Lines) ? (LineSet)_object! : null;

    /// <inheritdoc />
    public bool Equals(FieldValue other) => Kind == other.Kind && _number == other._number && Equals(_object, other._object);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, _number, _object);

    /// <summary>Exact equality.</summary>
    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    /// <summary>Exact inequality.</summary>
    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    /// <summary>The value in the invariant culture, <c>∅</c> for null and <c>(absent)</c> for absent. It shows data: never put it in a log.</summary>
    public override string ToString() => Kind switch
    {
        FieldValueKind.Absent => "(absent)",
        FieldValueKind.Null => "∅",
        FieldValueKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        FieldValueKind.Boolean => _number != 0 ? "true" : "false",
        FieldValueKind.Date => AsDate()!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FieldValueKind.Instant => AsInstant()!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => _object!.ToString()!,
    };

    private bool Expect(FieldValueKind kind)
    {
        if (Kind == kind)
            return true;
        if (Kind <= FieldValueKind.Null)
            return false;
        throw new InvalidOperationException($"The value is a {Kind}, not a {kind}.");
    }
}

/// <summary>The kinds of <see cref="FieldValue"/>.</summary>
public enum FieldValueKind : byte
{
    /// <summary>Not read.</summary>
    Absent,

    /// <summary>Known to be empty.</summary>
    Null,

    /// <summary>A text or a choice key.</summary>
    Text,

    /// <summary>A number or an amount.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>A point in time.</summary>
    Instant,

    /// <summary>A reference.</summary>
    Reference,

    /// <summary>Lines.</summary>
    Lines,
}
