namespace Connectors.Reviso;

/// <summary>What a list of Order records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class OrderFields
{
    /// <summary><c>id</c></summary>
    public static NumberField<Order> Id { get; } = new("id");

    /// <summary><c>number</c></summary>
    public static NumberField<Order> Number { get; } = new("number");

    /// <summary><c>date</c></summary>
    public static DateField<Order> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<Order> Currency { get; } = new("currency");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<Order> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<Order> RecipientName { get; } = new("recipient.name");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<Order> Heading { get; } = new("notes.heading");

    /// <summary><c>references.other</c></summary>
    public static TextField<Order> OtherReference { get; } = new("references.other");

    /// <summary><c>isArchived</c></summary>
    public static FlagField<Order> IsArchived { get; } = new("isArchived");

    /// <summary><c>isSent</c></summary>
    public static FlagField<Order> IsSent { get; } = new("isSent");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Order> LastUpdated { get; } = new("lastUpdated");
}
