using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>A value that a property cannot take. It is the record that is wrong, not the connection.</summary>
internal sealed class ValueRefusedException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}

/// <summary>How the values of one property type and the values of fields become each other.</summary>
internal sealed record ValueKind(FieldType Type, Func<object, FieldValue> Read, Func<FieldValue, object> Write)
{
    /// <summary>Decimals, where the type itself bounds them.</summary>
    public int? Scale { get; init; }

    public ImmutableArray<Choice> Choices { get; init; } = [];

    /// <summary>The kind for a property, or a refusal that names both types.</summary>
    /// <param name="value">The type of the field's token.</param>
    /// <param name="property">The property's type.</param>
    /// <param name="zone">The zone of times that do not say theirs.</param>
    /// <param name="unspecified">The column takes only times without a kind.</param>
    public static ValueKind For(Type value, Type property, TimeZoneInfo zone, bool unspecified)
    {
        var type = Nullable.GetUnderlyingType(property) ?? property;
        var kind = (Nullable.GetUnderlyingType(value) ?? value) switch
        {
            var v when v == typeof(string) => Text(type),
            var v when v == typeof(decimal) => Number(type),
            var v when v == typeof(bool) && type == typeof(bool) => new ValueKind(FieldType.Boolean, static x => FieldValue.Of((bool)x), static f => f.AsBoolean()!.Value),
            var v when v == typeof(DateOnly) => Date(type),
            var v when v == typeof(DateTimeOffset) => Instant(type, zone, unspecified),
            _ => null,
        };
        return kind ?? throw new ArgumentException($"A field of {value.Name} values cannot stand in a property of type {property.Name}."
            + (value == typeof(RecordRef) ? " Map it with Reference(…)." : value == typeof(LineSet) ? " Map it with Lines(…)." : ""));
    }

    private static ValueKind? Text(Type type)
    {
        if (type == typeof(string))
            return new(FieldType.Text, static x => FieldValue.Of((string)x), static f => f.AsText()!);
        if (type == typeof(Guid))
            return new(FieldType.Text, static x => FieldValue.Of(((Guid)x).ToString("D")), static f => Guid.TryParse(f.AsText(), out var id) ? id : throw Invalid(f, "a GUID"));
        if (type.IsEnum)
        {
            return new(FieldType.Choice, static x => FieldValue.Of(x.ToString()),
                f => Enum.TryParse(type, f.AsText(), ignoreCase: true, out var x) && x is not null && (Enum.IsDefined(type, x) || type.IsDefined(typeof(FlagsAttribute), false))
                    ? x : throw Invalid(f, $"one of {string.Join(", ", Enum.GetNames(type))}"))
            {
                Choices = [.. Enum.GetNames(type).Select(static name => new Choice(name, name))],
            };
        }

        return IsInteger(type)
            ? new(FieldType.Text, static x => FieldValue.Of(Convert.ToString(x, CultureInfo.InvariantCulture)),
                f => decimal.TryParse(f.AsText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? FromDecimal(n, type, f) : throw Invalid(f, "a whole number"))
            : null;
    }

    private static ValueKind? Number(Type type)
    {
        if (IsInteger(type))
            return new(FieldType.Number, static x => FieldValue.Of(Convert.ToDecimal(x, CultureInfo.InvariantCulture)), f => FromDecimal(f.AsNumber()!.Value, type, f)) { Scale = 0 };
        if (type == typeof(decimal))
            return new(FieldType.Number, static x => FieldValue.Of((decimal)x), static f => f.AsNumber()!.Value);
        if (type == typeof(double) || type == typeof(float))
            return new(FieldType.Number, static x => Float(x), f => FromDecimal(f.AsNumber()!.Value, type, f));
        return null;
    }

    /// <summary>What a decimal cannot hold counts as not read: one odd number must not stop the feed, and nobody may take it for a cleared one.</summary>
    private static FieldValue Float(object value)
    {
        var number = value is float single ? double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : (double)value;
        return double.IsFinite(number) && Math.Abs(number) < 7.9e27 ? FieldValue.Of((decimal)number) : FieldValue.Absent;
    }

    private static ValueKind? Date(Type type)
    {
        if (type == typeof(DateOnly))
            return new(FieldType.Date, static x => FieldValue.Of((DateOnly)x), static f => f.AsDate()!.Value);
        // A day that is kept as a time means that day, wherever it is read.
        return type == typeof(DateTime)
            ? new(FieldType.Date, static x => FieldValue.Of(DateOnly.FromDateTime((DateTime)x)), static f => f.AsDate()!.Value.ToDateTime(TimeOnly.MinValue))
            : null;
    }

    private static ValueKind? Instant(Type type, TimeZoneInfo zone, bool unspecified) =>
        type == typeof(DateTimeOffset) || type == typeof(DateTime)
            ? new(FieldType.Instant, x => FieldValue.Of(Times.ToUtc(x, zone)), f => Times.FromUtc(f.AsInstant()!.Value, type, zone, unspecified))
            : null;

    private static bool IsInteger(Type type) => !type.IsEnum && System.Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private static object FromDecimal(decimal number, Type type, FieldValue value)
    {
        try
        {
            var rounded = IsInteger(type) ? Math.Round(number, 0, MidpointRounding.AwayFromZero) : number;
            return Convert.ChangeType(rounded, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw Invalid(value, $"a number that fits {type.Name}");
        }
    }

    private static ValueRefusedException Invalid(FieldValue value, string expected) => new("invalid", $"'{value}' is not {expected}.");
}

/// <summary>Times of a database and UTC.</summary>
internal static class Times
{
    public static DateTimeOffset? ToUtc(object? value, TimeZoneInfo zone) => value switch
    {
        null => null,
        DateTimeOffset at => at.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Utc } at => new DateTimeOffset(at),
        DateTime { Kind: DateTimeKind.Local } at => new DateTimeOffset(at).ToUniversalTime(),
        DateTime at => FromLocal(at, zone),
        _ => throw new ArgumentException($"{value.GetType().Name} is no time.", nameof(value)),
    };

    public static object FromUtc(DateTimeOffset at, Type type, TimeZoneInfo zone, bool unspecified)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(DateTimeOffset))
            return at.ToUniversalTime();
        var local = TimeZoneInfo.ConvertTime(at, zone).DateTime;
        return zone == TimeZoneInfo.Utc && !unspecified ? DateTime.SpecifyKind(local, DateTimeKind.Utc) : local;
    }

    private static DateTimeOffset FromLocal(DateTime at, TimeZoneInfo zone)
    {
        // The hour that a change of the clocks skips never existed; whoever wrote it meant the same distance from the hours around it.
        var offset = zone.IsInvalidTime(at) ? zone.BaseUtcOffset : zone.GetUtcOffset(at);
        var ticks = at.Ticks - offset.Ticks;
        return new DateTimeOffset(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);
    }
}
