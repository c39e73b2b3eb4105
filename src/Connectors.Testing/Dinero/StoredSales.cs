namespace Connectors.Testing.Dinero;

/// <summary>A line of a sales document. The seeder gives price, quantity, account; the amounts are computed when the document is stored.</summary>
public sealed record StoredLine
{
    /// <summary>Product, or Text for a line with a description only.</summary>
    public string LineType { get; init; } = "Product";

    /// <summary>The product that it was made from.</summary>
    public Guid? ProductGuid { get; init; }

    /// <summary>The text; a product's name when the line was made from one.</summary>
    public string? Description { get; init; }

    /// <summary>A second text.</summary>
    public string? Comments { get; init; }

    /// <summary>The price of one unit as it was entered: with VAT when the document shows its lines so, else without.</summary>
    public decimal UnitPrice { get; init; }

    /// <summary>How many units.</summary>
    public decimal Quantity { get; init; } = 1;

    /// <summary>The sales account; it decides the VAT.</summary>
    public int AccountNumber { get; init; } = 1000;

    /// <summary>hours, parts, km …; nothing on a text line.</summary>
    public string? Unit { get; init; } = "parts";

    /// <summary>Percent, 0 to 100.</summary>
    public decimal Discount { get; init; }

    /// <summary>The account's VAT as a fraction, when the document was stored.</summary>
    public decimal VatRate { get; init; }

    /// <summary>Computed: one unit without VAT.</summary>
    public decimal BaseAmountValue { get; init; }

    /// <summary>Computed: one unit with VAT.</summary>
    public decimal BaseAmountValueInclVat { get; init; }

    /// <summary>Computed: the line without VAT.</summary>
    public decimal TotalAmount { get; init; }

    /// <summary>Computed: the line with VAT.</summary>
    public decimal TotalAmountInclVat { get; init; }
}

/// <summary>What invoices, credit notes and trade offers have in common. Amounts are in the document's currency.</summary>
public abstract record StoredSalesDocument
{
    private protected StoredSalesDocument()
    {
    }

    /// <summary>The vendor's id, or the one that the creator chose.</summary>
    public Guid Guid { get; init; }

    /// <summary>The row version: sixteen hexadecimal digits, new with every write.</summary>
    public string TimeStamp { get; init; } = "";

    /// <summary>The number; 0 until booked (a trade offer has one from the start).</summary>
    public long Number { get; init; }

    /// <summary>Booked: it cannot be changed any more.</summary>
    public bool IsBooked { get; init; }

    /// <summary>Whom it is for.</summary>
    public Guid? ContactGuid { get; init; }

    /// <summary>The name, frozen at booking; null before.</summary>
    public string? ContactName { get; init; }

    /// <summary>The address as the creator gave it, or as it was frozen at booking; null: the contact's of the day.</summary>
    public string? Address { get; init; }

    /// <summary>Line prices are with VAT.</summary>
    public bool ShowLinesInclVat { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<StoredLine> Lines { get; init; } = [];

    /// <summary>ISO currency.</summary>
    public string Currency { get; init; } = "DKK";

    /// <summary>DKK for 100 units of the currency.</summary>
    public decimal ExchangeRate { get; init; } = 100;

    /// <summary>da-DK or en-GB.</summary>
    public string Language { get; init; } = "da-DK";

    /// <summary>The creator's own key, 128 characters at most.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The headline.</summary>
    public string Description { get; init; } = "";

    /// <summary>A comment.</summary>
    public string? Comment { get; init; }

    /// <summary>The document's date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>The layout.</summary>
    public Guid? InvoiceTemplateId { get; init; }

    /// <summary>Computed: without VAT.</summary>
    public decimal TotalExclVat { get; init; }

    /// <summary>Computed: the VAT.</summary>
    public decimal TotalVat { get; init; }

    /// <summary>Computed: with VAT.</summary>
    public decimal TotalInclVat { get; init; }

    /// <summary>Computed: without VAT, the part that bears VAT.</summary>
    public decimal TotalVatableAmount { get; init; }

    /// <summary>Computed: the part that bears none.</summary>
    public decimal TotalNonVatableAmount { get; init; }

    /// <summary>NotSent, Sent, SeenByCustomer or Failed.</summary>
    public string MailOutStatus { get; init; } = "NotSent";

    /// <summary>Mailout, Einvoice … or None.</summary>
    public string LatestMailOutType { get; init; } = "None";

    /// <summary>When it came into being.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed, booked, paid or deleted.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted; null while it lives.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>An invoice or a credit note: what can be booked and paid.</summary>
public abstract record StoredVoucher : StoredSalesDocument
{
    private protected StoredVoucher()
    {
    }

    /// <summary>The payments.</summary>
    public IReadOnlyList<StoredPayment> Payments { get; init; } = [];
}

/// <summary>An invoice.</summary>
public sealed record StoredInvoice : StoredVoucher
{
    /// <summary>Netto, NettoCash, CurrentMonthOut or Paid; null: the contact's.</summary>
    public string? PaymentConditionType { get; init; }

    /// <summary>Days of the payment condition; null: the contact's.</summary>
    public int? PaymentConditionNumberOfDays { get; init; }

    /// <summary>The due date.</summary>
    public DateOnly PaymentDate { get; init; }

    /// <summary>The fee of a reminder, in DKK.</summary>
    public decimal? ReminderFee { get; init; }

    /// <summary>Percent of interest.</summary>
    public decimal? ReminderInterestRate { get; init; }

    /// <summary>The reminders.</summary>
    public IReadOnlyList<StoredReminder> Reminders { get; init; } = [];
}

/// <summary>A sales credit note; its lines are positive.</summary>
public sealed record StoredCreditNote : StoredVoucher
{
    /// <summary>The invoice that it credits.</summary>
    public Guid? CreditNoteFor { get; init; }
}

/// <summary>A trade offer (tilbud).</summary>
public sealed record StoredTradeOffer : StoredSalesDocument
{
    /// <summary>Draft, Invoiced, CustomerAccepted, CustomerDeclined, UserAccepted or UserDeclined.</summary>
    public string Status { get; init; } = "Draft";

    /// <summary>Invoices made from it.</summary>
    public IReadOnlyList<Guid> GeneratedVouchers { get; init; } = [];
}

/// <summary>A payment of a sales or purchase voucher.</summary>
public sealed record StoredPayment
{
    /// <summary>The vendor's id.</summary>
    public Guid Guid { get; init; }

    /// <summary>The bank account in the ledger.</summary>
    public int DepositAccountNumber { get; init; } = 55000;

    /// <summary>DKK.</summary>
    public decimal Amount { get; init; }

    /// <summary>In the voucher's currency, when that is not DKK.</summary>
    public decimal? AmountInForeignCurrency { get; init; }

    /// <summary>What is left open counts as a fee.</summary>
    public bool RemainderIsFee { get; init; }

    /// <summary>When it was paid.</summary>
    public DateOnly PaymentDate { get; init; }

    /// <summary>The text.</summary>
    public string Description { get; init; } = "";

    /// <summary>The creator's own key.</summary>
    public string? ExternalReference { get; init; }
}

/// <summary>A reminder of an invoice.</summary>
public sealed record StoredReminder
{
    /// <summary>1 to 3.</summary>
    public int Id { get; init; }

    /// <summary>Not booked yet.</summary>
    public bool IsDraft { get; init; } = true;

    /// <summary>Deleted.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Its date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Its headline.</summary>
    public string? Title { get; init; }

    /// <summary>Its text.</summary>
    public string? Description { get; init; }

    /// <summary>The fee, in DKK.</summary>
    public decimal FeeAmount { get; init; }

    /// <summary>The interest, in DKK.</summary>
    public decimal InterestAmount { get; init; }

    /// <summary>The row version.</summary>
    public string TimeStamp { get; init; } = "";

    /// <summary>It threatens with debt collection.</summary>
    public bool WithDebtCollectionWarning { get; init; }
}

/// <summary>Something that left towards an end customer.</summary>
/// <param name="DocumentGuid">Of which document.</param>
/// <param name="Kind">Mailout, Einvoice, TradeOffer, PreReminder, Reminder, ElectronicInvoiceReminder, Sms or StateOfAccount.</param>
/// <param name="Sender">From whom.</param>
/// <param name="Receivers">To whom.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Message">The text.</param>
/// <param name="At">When.</param>
public sealed record StoredMail(Guid DocumentGuid, string Kind, string Sender, IReadOnlyList<string> Receivers, string? Subject, string? Message, DateTimeOffset At);

/// <summary>A posting. DKK.</summary>
public sealed record StoredEntry
{
    /// <summary>The posting's id.</summary>
    public Guid EntryGuid { get; init; }

    /// <summary>Of which voucher.</summary>
    public Guid VoucherGuid { get; init; }

    /// <summary>The voucher's number.</summary>
    public long VoucherNumber { get; init; }

    /// <summary>The voucher's kind.</summary>
    public string VoucherType { get; init; } = "";

    /// <summary>The posting date.</summary>
    public DateOnly Date { get; init; }

    /// <summary>The account.</summary>
    public int AccountNumber { get; init; }

    /// <summary>The text.</summary>
    public string? Description { get; init; }

    /// <summary>The VAT code.</summary>
    public string? VatCode { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public decimal Amount { get; init; }

    /// <summary>Of which contact.</summary>
    public Guid? ContactGuid { get; init; }

    /// <summary>The document file.</summary>
    public string? FileGuid { get; init; }

    /// <summary>Normal, Primo or Ultimo.</summary>
    public string Type { get; init; } = "Normal";

    /// <summary>When it was posted.</summary>
    public DateTimeOffset BookedAt { get; init; }
}
