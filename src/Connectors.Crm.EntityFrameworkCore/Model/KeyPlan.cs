using System.Globalization;
using System.Linq.Expressions;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Connectors.Crm.EntityFrameworkCore.Model;

/// <summary>The key of a row and the text that it becomes: <c>42</c>, <c>DK|10007</c>.</summary>
internal sealed class KeyPlan(IReadOnlyList<IProperty> properties)
{
    private readonly Func<object, object?>[] _toStore = [.. properties.Select(static p => p.GetValueConverter()?.ConvertToProvider ?? (static x => x))];
    private readonly Func<object, object?>[] _fromStore = [.. properties.Select(static p => p.GetValueConverter()?.ConvertFromProvider ?? (static x => x))];
    private readonly Type[] _types = [.. properties.Select(static p => Underlying(p.GetValueConverter()?.ProviderClrType ?? p.ClrType))];

    public IReadOnlyList<IProperty> Properties { get; } = properties;

    /// <summary>How many ids one query asks for: composite ones become a condition each.</summary>
    public int BatchSize => Properties.Count == 1 ? 100 : 25;

    public static Type Underlying(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetUnderlyingType(type) : type;
    }

    public static bool Supports(IProperty property)
    {
        var type = Underlying(property.GetValueConverter()?.ProviderClrType ?? property.ClrType);
        return type == typeof(string) || type == typeof(Guid) || type == typeof(decimal) || Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;
    }

    public RecordId ToId(IReadOnlyList<object?> values) => new(Encode(values));

    public string Encode(IReadOnlyList<object?> values)
    {
        if (Properties.Count == 1)
            return Text(0, values[0]);
        return string.Join('|', Properties.Select((_, i) => Text(i, values[i]).Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal)));
    }

    /// <summary>The values of a key, or <see langword="null"/> when the text is no key of this kind, so that no row can have it.</summary>
    public object[]? Parse(string id)
    {
        var parts = Properties.Count == 1 ? [id] : id.Split('|');
        if (parts.Length != Properties.Count)
            return null;
        var values = new object[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var text = Properties.Count == 1 ? parts[i] : parts[i].Replace("%7C", "|", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
            if (ParseOne(i, text) is not { } value)
                return null;
            values[i] = value;
        }

        return values;
    }

    public Expression Access(Expression row, int index) => Member(row, Properties[index]);

    internal static Expression Member(Expression row, IProperty property) =>
        property.PropertyInfo is { } info && info.DeclaringType!.IsAssignableFrom(row.Type)
            ? Expression.Property(row, info)
            : Expression.Call(typeof(Microsoft.EntityFrameworkCore.EF), nameof(Microsoft.EntityFrameworkCore.EF.Property), [property.ClrType], row, Expression.Constant(property.Name));

    private string Text(int index, object? value) => value is null
        ? throw new InvalidOperationException($"The key property '{Properties[index].Name}' of '{Properties[index].DeclaringType.DisplayName()}' is null in a row.")
        : _toStore[index](value) switch
        {
            string s => s,
            Guid g => g.ToString("D"),
            IFormattable f and not Enum => f.ToString(null, CultureInfo.InvariantCulture),
            Enum e => Convert.ToInt64(e, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
            var other => other?.ToString() ?? "",
        };

    private object? ParseOne(int index, string text)
    {
        var type = _types[index];
        object? stored = type == typeof(string) ? text
            : type == typeof(Guid) ? Guid.TryParse(text, out var guid) ? guid : null
            : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Fit(number, type) : null;
        if (stored is null)
            return null;
        var clr = Nullable.GetUnderlyingType(Properties[index].ClrType) ?? Properties[index].ClrType;
        var value = _fromStore[index](stored);
        return clr.IsEnum && value is not null && value.GetType() != clr ? Enum.ToObject(clr, value) : value;
    }

    private static object? Fit(decimal number, Type type)
    {
        if (type == typeof(decimal))
            return number;
        if (number != decimal.Truncate(number))
            return null;
        try
        {
            return Convert.ChangeType(number, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
