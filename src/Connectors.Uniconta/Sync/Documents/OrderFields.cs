using System.Collections.Immutable;
using System.Globalization;
using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>The user-defined fields of an order or a line: what the flow names, in the form that Uniconta keeps. One that the source leaves empty is emptied, because the flow names it.</summary>
internal sealed record OrderFields(ImmutableArray<(SyncUserField Field, FieldValue Value)> Values)
{
    /// <summary>The reference of the customer's purchase: a field of every order, which the flow names like a user-defined one.</summary>
    public const string Requisition = "Requisition";

    /// <summary>The salesperson: the number of an employee.</summary>
    public const string Employee = "Employee";

    public static OrderFields None { get; } = new([]);

    /// <param name="named">What the flow names, by Uniconta's name.</param>
    /// <param name="filled">What the source fills.</param>
    /// <param name="table">Orders or their lines.</param>
    /// <param name="options">The fields that are known, with their types.</param>
    /// <param name="at">Where a problem stands.</param>
    /// <param name="problems">Takes what cannot be said.</param>
    public static OrderFields Of(IEnumerable<string> named, IReadOnlyDictionary<string, string> filled, UserFieldTable table, UnicontaSyncOptions options, string at, Action<string, string, string, string> problems)
    {
        var values = ImmutableArray.CreateBuilder<(SyncUserField, FieldValue)>();
        foreach (var name in named.Where(n => table == UserFieldTable.OrderLine || !IsStandard(n)).Order(StringComparer.Ordinal))
        {
            var known = options.UserFields.Where(f => f.Table == table).ToList();
            if (known.Find(f => f.Name == name) is not { } field)
            {
                problems("user-field", at + name, $"'{name}' is no user-defined field of {table} that the options name.",
                    NearestName.Find(name, known.Select(static f => f.Name)) is { } near ? $"Did you mean '{near}'? Letter case counts." : $"Add it to {nameof(UnicontaSyncOptions)}.{nameof(UnicontaSyncOptions.UserFields)}.");
                continue;
            }

            if (!filled.TryGetValue(name, out var text))
                values.Add((field, FieldValue.Null));
            else if (Parse(field, text) is { } value)
                values.Add((field, value));
            else
                problems("user-field", at + name, field.MaxLength is { } length && text.Length > length ? $"'{name}' keeps {length} characters, and this has {text.Length}." : $"'{text}' is no value of '{name}', which holds a {field.Type}.", "Correct it in the CRM.");
        }

        return new(values.ToImmutable());
    }

    /// <summary>A field that every order has; what is not one of these is a user-defined field.</summary>
    public static bool IsStandard(string name) => name is Requisition or Employee;

    public T Apply<T>(T row) where T : UnicontaRecord => Values.Aggregate(row, static (r, v) => UserFieldSet.Write(r, v.Field, v.Value));

    /// <summary>The row says it already.</summary>
    public bool AreIn(UnicontaRecord row) => Values.All(v => UserFieldSet.Read(row, v.Field) is var there && (there == v.Value || (IsNothing(there) && IsNothing(v.Value))));

    /// <summary>Fields of these that Uniconta did not keep: it leaves names that it does not know out without a word.</summary>
    public IEnumerable<string> LostIn(UnicontaRecord row) => Values.Where(v => row.NotKept.Contains(v.Field.Name)).Select(static v => v.Field.Name);

    // Uniconta shows a number that was cleared as zero, a flag as false.
    private static bool IsNothing(FieldValue value) => !value.HasValue || (value.Kind == FieldValueKind.Number && value.AsNumber() == 0) || (value.Kind == FieldValueKind.Boolean && value.AsBoolean() == false);

    private static FieldValue? Parse(SyncUserField field, string text) => field.Type switch
    {
        FieldType.Number or FieldType.Money => decimal.TryParse(text, NumberStyles.Number & ~NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? FieldValue.Of((decimal?)number) : null,
        FieldType.Boolean => bool.TryParse(text, out var flag) ? FieldValue.Of((bool?)flag) : null,
        FieldType.Date => text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? FieldValue.Of((DateOnly?)day) : null,
        _ => field.MaxLength is { } length && text.Length > length ? null : FieldValue.Of(text),
    };
}
