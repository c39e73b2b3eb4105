namespace Connectors.Reviso;

/// <summary>What a list of BookedInvoice records can be filtered and sorted by, as far as is known: Reviso publishes no list, and a 400 names what it admits.</summary>
public static class BookedInvoiceFields
{
    /// <summary><c>bookedInvoiceNumber</c></summary>
    public static NumberField<BookedInvoice> BookedInvoiceNumber { get; } = new("bookedInvoiceNumber");

    /// <summary><c>number</c></summary>
    public static NumberField<BookedInvoice> Number { get; } = new("number");

    /// <summary><c>date</c></summary>
    public static DateField<BookedInvoice> Date { get; } = new("date");

    /// <summary><c>currency</c></summary>
    public static TextField<BookedInvoice> Currency { get; } = new("currency");

    /// <summary><c>customer.customerNumber</c></summary>
    public static NumberField<BookedInvoice> Customer { get; } = new("customer.customerNumber");

    /// <summary><c>recipient.name</c></summary>
    public static TextField<BookedInvoice> RecipientName { get; } = new("recipient.name");

    /// <summary><c>notes.heading</c></summary>
    public static TextField<BookedInvoice> Heading { get; } = new("notes.heading");

    /// <summary><c>references.other</c></summary>
    public static TextField<BookedInvoice> OtherReference { get; } = new("references.other");

    /// <summary><c>notes.textLine1</c></summary>
    public static TextField<BookedInvoice> TextLine1 { get; } = new("notes.textLine1");
}
