using Connectors.Sync;

namespace Connectors.Uniconta.Sync;

/// <summary>A user-defined field that a mapping uses.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">Its name, with its letter case: it counts in Uniconta.</param>
/// <param name="Type">What it holds: text, choice, number, money, flag or date.</param>
/// <param name="MaxLength">The length of a text, if it has one.</param>
public sealed record SyncUserField(UserFieldTable Table, string Name, FieldType Type = FieldType.Text, int? MaxLength = null)
{
    private static readonly UserFieldTable[] Tables = [UserFieldTable.Debtor, UserFieldTable.Contact, UserFieldTable.Employee, UserFieldTable.Item, UserFieldTable.Order, UserFieldTable.OrderLine];

    internal static bool IsName(string? name) => name is { Length: > 0 and <= 100 } && name.All(static c => char.IsLetterOrDigit(c) || c == '_') && name[0] != '_';

    internal void Check()
    {
        if (!IsName(Name))
            throw new ArgumentException($"'{Name}' is no name of a user-defined field: letters, digits and underscores, without blanks.", nameof(Name));
        if (!Tables.Contains(Table))
            throw new ArgumentException($"User-defined fields of '{Table}' take no part in a sync. Those of {string.Join(", ", Tables)} do.", nameof(Table));
        if (Type is FieldType.Instant or FieldType.Reference or FieldType.Lines)
            throw new ArgumentException($"A user-defined field holds a text, choice, number, flag or date, and '{Name}' is called a {Type}.", nameof(Type));
    }
}
