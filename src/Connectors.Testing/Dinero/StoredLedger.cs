namespace Connectors.Testing.Dinero;

/// <summary>A purchase voucher (køb) or purchase credit note.</summary>
public sealed record StoredPurchaseVoucher
{
    /// <summary>The vendor's id.</summary>
    public Guid Guid { get; init; }

    /// <summary>The row version: sixteen hexadecimal digits.</summary>
    public string TimeStamp { get; init; } = "";

    /// <summary>It is a credit note.</summary>
    public bool IsCreditNote { get; init; }

    /// <summary>The voucher that it credits.</summary>
    public Guid? CreditNoteFor { get; init; }

    /// <summary>cash or credit.</summary>
    public string PurchaseType { get; init; } = "credit";

    /// <summary>Its date.</summary>
    public DateOnly VoucherDate { get; init; }

    /// <summary>The due date of a credit purchase.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>What paid a cash purchase.</summary>
    public int? DepositAccountNumber { get; init; }

    /// <summary>DK, EU or World; cash only.</summary>
    public string? RegionKey { get; init; }

    /// <summary>The supplier; credit only.</summary>
    public Guid? ContactGuid { get; init; }

    /// <summary>ISO currency; other than DKK on credit only.</summary>
    public string Currency { get; init; } = "DKK";

    /// <summary>The creator's own key; nothing finds a voucher by it.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The document file.</summary>
    public string? FileGuid { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<StoredPurchaseLine> Lines { get; init; } = [];

    /// <summary>Booked.</summary>
    public bool IsBooked { get; init; }

    /// <summary>The number; null until booked.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>The payments of a credit purchase.</summary>
    public IReadOnlyList<StoredPayment> Payments { get; init; } = [];

    /// <summary>When it was booked.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Computed: with VAT.</summary>
    public decimal Total => Lines.Sum(static l => l.AmountInclVat);
}

/// <summary>A line of a purchase.</summary>
public sealed record StoredPurchaseLine
{
    /// <summary>2000 to 9399.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>The text.</summary>
    public string? Description { get; init; }

    /// <summary>As it was sent.</summary>
    public decimal Amount { get; init; }

    /// <summary>As it was sent; null: the account's.</summary>
    public string? VatCode { get; init; }

    /// <summary>A tag of the account.</summary>
    public string? AccountTagName { get; init; }

    /// <summary>Computed: without VAT.</summary>
    public decimal AmountExclVat { get; init; }

    /// <summary>Computed: with VAT.</summary>
    public decimal AmountInclVat { get; init; }
}

/// <summary>A manual voucher.</summary>
public sealed record StoredManualVoucher
{
    /// <summary>The vendor's id.</summary>
    public Guid Guid { get; init; }

    /// <summary>The row version.</summary>
    public string TimeStamp { get; init; } = "";

    /// <summary>Its date.</summary>
    public DateOnly VoucherDate { get; init; }

    /// <summary>The creator's own key.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>The document file.</summary>
    public string? FileGuid { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<StoredLedgerLine> Lines { get; init; } = [];

    /// <summary>Booked.</summary>
    public bool IsBooked { get; init; }

    /// <summary>The number; null until booked.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>When it was booked.</summary>
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A line of a manual voucher or of a ledger item.</summary>
public sealed record StoredLedgerLine
{
    /// <summary>The line's id; ledger items only.</summary>
    public Guid? Id { get; init; }

    /// <summary>The text.</summary>
    public string? Description { get; init; }

    /// <summary>DKK; with VAT for purchase VAT, without for sales VAT.</summary>
    public decimal Amount { get; init; }

    /// <summary>The account.</summary>
    public int? AccountNumber { get; init; }

    /// <summary>none suppresses it, null is the account's.</summary>
    public string? AccountVatCode { get; init; }

    /// <summary>The account on the other side.</summary>
    public int? BalancingAccountNumber { get; init; }

    /// <summary>none suppresses it, null is the account's.</summary>
    public string? BalancingAccountVatCode { get; init; }

    /// <summary>The voucher that the line pays; then it has no account.</summary>
    public Guid? IsPaymentForVoucherId { get; init; }
}

/// <summary>An item of the ledger (kassekladde).</summary>
public sealed record StoredLedgerItem
{
    /// <summary>The vendor's id, or the one that the creator chose.</summary>
    public Guid Id { get; init; }

    /// <summary>The row version, base64-looking.</summary>
    public string Version { get; init; } = "";

    /// <summary>The wished, later the booked number.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>Its date.</summary>
    public DateOnly VoucherDate { get; init; }

    /// <summary>The document file.</summary>
    public string? FileGuid { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<StoredLedgerLine> Lines { get; init; } = [];

    /// <summary>Draft, PendingBooking or Booked.</summary>
    public string Status { get; init; } = "Draft";

    /// <summary>When the queued booking takes place.</summary>
    public DateTimeOffset? BooksAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A file: in the archive, or an attachment.</summary>
/// <param name="FileGuid">A text of 32 characters.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Content">The bytes.</param>
/// <param name="InArchive">In the archive, where users see it; otherwise an attachment only.</param>
/// <param name="UploadedAt">When it came.</param>
public sealed record StoredFile(string FileGuid, string Name, ReadOnlyMemory<byte> Content, bool InArchive, DateTimeOffset UploadedAt);

/// <summary>A file that goes along with a sales document.</summary>
/// <param name="DocumentGuid">The document.</param>
/// <param name="FileGuid">The file.</param>
/// <param name="FileName">The name under which it goes along.</param>
public sealed record StoredAttachment(Guid DocumentGuid, string FileGuid, string FileName);

/// <summary>A note of a contact.</summary>
public sealed record StoredNote
{
    /// <summary>The vendor's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Of which contact.</summary>
    public Guid ContactGuid { get; init; }

    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>When it came into being.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

/// <summary>A webhook subscription: one address per event, organisation and client id.</summary>
/// <param name="ClientId">Whose.</param>
/// <param name="EventId">Of which event.</param>
/// <param name="Uri">Where to.</param>
public sealed record StoredSubscription(string ClientId, string EventId, Uri Uri);
