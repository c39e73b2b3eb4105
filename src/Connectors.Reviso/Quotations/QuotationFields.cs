namespace Connectors.Reviso;

/// <summary>What a list of Quotation records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class QuotationFields
{
    /// <summary><c>id</c></summary>
    public static NumberField<Quotation> Id { get; } = new("id");

    /// <summary><c>number</c></summary>
    public static NumberField<Quotation> Number { get; } = new("number");

    /// <summary><c>date</c></summary>
    public static DateField<Quotation> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<Quotation> Currency { get; } = new("currency");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<Quotation> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<Quotation> RecipientName { get; } = new("recipient.name");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<Quotation> Heading { get; } = new("notes.heading");

    /// <summary><c>references.other</c></summary>
    public static TextField<Quotation> OtherReference { get; } = new("references.other");

    /// <summary><c>isArchived</c></summary>
    public static FlagField<Quotation> IsArchived { get; } = new("isArchived");

    /// <summary><c>isSent</c></summary>
    public static FlagField<Quotation> IsSent { get; } = new("isSent");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<Quotation> LastUpdated { get; } = new("lastUpdated");
}
