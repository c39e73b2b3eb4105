namespace Connectors.Dinero;

/// <summary>What a purchase is written with. Cash: <see cref="DepositAccountNumber"/> and <see cref="RegionKey"/>, no contact, currency or payment date. Credit: a contact, and a payment date before it is booked.</summary>
public sealed record PurchaseVoucherInput
{
    /// <summary>Paid at once or later.</summary>
    public required PurchaseType PurchaseType { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? VoucherDate { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<PurchaseLineInput> Lines { get; init => field = value ?? []; } = [];

    /// <summary>The account it was paid from; cash only.</summary>
    public int? DepositAccountNumber { get; init; }

    /// <summary>Where it was bought; cash purchases only.</summary>
    public PurchaseRegion? RegionKey { get; init; }

    /// <summary>The file of the receipt.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The supplier; credit only.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>When it is due; credit only.</summary>
    public DateOnly? PaymentDate { get; init; }

    /// <summary>The currency, ISO 4217; credit only, null is DKK.</summary>
    public string? CurrencyKey { get; init; }

    /// <summary>Your own key, at most 128 characters. Purchases cannot be searched by it.</summary>
    public string? ExternalReference { get; init; }
}
