using System.Globalization;

namespace Connectors.Uniconta;

/// <summary>The table of a change: its name, or its number where the call says that. An open list; both forms of a known table are equal.</summary>
/// <param name="Value">The name, or the number as text.</param>
public readonly record struct ChangedTable(string Value)
{
    private static readonly (int Number, string Name)[] Known =
    [
        (23, "InvItem"), (50, "Debtor"), (60, "Contact"), (95, "Employee"), (134, "InvItemStorage"), (156, "InvVariantDetail"),
        (261, "InvVariant1"), (262, "InvVariant2"), (263, "InvVariant3"), (264, "InvVariant4"), (265, "InvVariant5"),
    ];

    /// <summary>Items, 23.</summary>
    public static readonly ChangedTable Item = new("InvItem");

    /// <summary>Debtors, 50.</summary>
    public static readonly ChangedTable Debtor = new("Debtor");

    /// <summary>Contacts, 60.</summary>
    public static readonly ChangedTable Contact = new("Contact");

    /// <summary>Employees, 95.</summary>
    public static readonly ChangedTable Employee = new("Employee");

    /// <summary>Stock per item, 134. The row that a call names is the item's.</summary>
    public static readonly ChangedTable ItemStorage = new("InvItemStorage");

    /// <summary>The name without the endings of Uniconta's client classes; the number where it has no known name.</summary>
    public string Name
    {
        get
        {
            var text = Value ?? "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return Array.Find(Known, k => k.Number == number).Name ?? text;
            foreach (var ending in (ReadOnlySpan<string>)["ClientUser", "Client"])
            {
                if (text.Length > ending.Length && text.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                    return text[..^ending.Length];
            }

            return text;
        }
    }

    /// <inheritdoc/>
    public bool Equals(ChangedTable other) => OpenText.Same(Name, other.Name);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
