namespace Connectors.Reviso;

/// <summary>What a list of DraftInvoice records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class DraftInvoiceFields
{
    /// <summary><c>id</c></summary>
    public static NumberField<DraftInvoice> Id { get; } = new("id");

    /// <summary><c>number</c></summary>
    public static NumberField<DraftInvoice> Number { get; } = new("number");

    /// <summary><c>date</c></summary>
    public static DateField<DraftInvoice> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<DraftInvoice> Currency { get; } = new("currency");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<DraftInvoice> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<DraftInvoice> RecipientName { get; } = new("recipient.name");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<DraftInvoice> Heading { get; } = new("notes.heading");

    /// <summary><c>references.other</c></summary>
    public static TextField<DraftInvoice> OtherReference { get; } = new("references.other");

    /// <summary><c>lastUpdated</c></summary>
    public static InstantField<DraftInvoice> LastUpdated { get; } = new("lastUpdated");
}
