using System.Globalization;

namespace Connectors.Testing.Uniconta;

/// <summary>The types of user-defined fields; the numbers are the vendor's.</summary>
public enum UnicontaFieldType
{
    /// <summary>Text; the format is its length.</summary>
    Text = 1,

    /// <summary>Yes or no.</summary>
    Flag = 2,

    /// <summary>A whole number.</summary>
    Integer = 3,

    /// <summary>An amount.</summary>
    Money = 4,

    /// <summary>A date.</summary>
    Date = 5,

    /// <summary>A date with a time.</summary>
    DateTime = 6,

    /// <summary>A number.</summary>
    Double = 7,

    /// <summary>A number of less precision.</summary>
    Single = 8,

    /// <summary>One of several texts; the format lists them, separated by semicolons.</summary>
    Choice = 9,
}

public sealed partial class UnicontaAccount
{
    private readonly Dictionary<TableDefinition, List<FieldDefinition>> _userFields = [];

    /// <summary>Defines a user-defined field (Tools / Custom fields).</summary>
    /// <param name="table">The table's name, <c>Debtor</c>, <c>DebtorOrder</c>, <c>DebtorOrderLine</c>, <c>Employee</c> …</param>
    /// <param name="name">The field's name: no blanks, at most 100 characters, no standard property.</param>
    /// <param name="type">Its type.</param>
    /// <param name="format">A text's length, or the texts of a choice separated by semicolons.</param>
    /// <param name="mandatory">A record without it is refused.</param>
    /// <param name="readOnly">What callers send is ignored.</param>
    /// <returns>This company.</returns>
    /// <exception cref="ArgumentException">The name is not allowed.</exception>
    public UnicontaAccount UserField(string table, string name, UnicontaFieldType type = UnicontaFieldType.Text, string? format = null, bool mandatory = false, bool readOnly = false) => Locked(() =>
    {
        var definition = UnicontaTables.ByTable(table);
        if (name.Length is 0 or > 100 || name.Contains(' ', StringComparison.Ordinal) || definition.Find(name, ignoreCase: true) is not null)
            throw new ArgumentException($"{name} is no possible name of a user-defined field.", nameof(name));
        var kind = type switch
        {
            UnicontaFieldType.Flag => FieldKind.Flag,
            UnicontaFieldType.Integer => FieldKind.Integer,
            UnicontaFieldType.Money or UnicontaFieldType.Double or UnicontaFieldType.Single => FieldKind.Number,
            UnicontaFieldType.Date or UnicontaFieldType.DateTime => FieldKind.Date,
            _ => FieldKind.Text,
        };
        if (!_userFields.TryGetValue(definition, out var fields))
            _userFields.Add(definition, fields = []);
        fields.Add(new FieldDefinition(name, kind)
        {
            IsUserField = true,
            Required = mandatory,
            ReadOnly = readOnly,
            Backing = name,
            Length = type == UnicontaFieldType.Text && int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null,
            Choices = type == UnicontaFieldType.Choice ? format?.Split(';') : null,
        });
        Add(UnicontaTables.TableField.New().With("TableId", definition.TableId).With("Name", name).With("Prompt", name).With("Type", (int)type).With("Format", format)
            .With("FieldNumber", fields.Count).With("Mandatory", mandatory).With("ReadOnly", readOnly));
        return this;
    });

    /// <summary>Takes a user-defined field away, with its values.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="name">The field's name.</param>
    /// <returns>This company.</returns>
    public UnicontaAccount RemoveUserField(string table, string name) => Locked(() =>
    {
        var definition = UnicontaTables.ByTable(table);
        if (_userFields.TryGetValue(definition, out var fields) && fields.RemoveAll(f => f.Name == name) > 0)
        {
            foreach (var row in Store(definition).Rows.ToList())
                Store(definition).Put(row.With(name, null));
            foreach (var row in Store(UnicontaTables.TableField).Rows.Where(r => r.Integer("TableId") == definition.TableId && r.Text("Name") == name).ToList())
                Drop(row);
        }

        return this;
    });

    internal IReadOnlyList<FieldDefinition> UserFieldsOf(TableDefinition table) => _userFields.TryGetValue(table, out var fields) ? fields : [];
}
