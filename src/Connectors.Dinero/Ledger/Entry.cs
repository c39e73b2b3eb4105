namespace Connectors.Dinero;

/// <summary>One entry of the accounts. Amounts are DKK.</summary>
public sealed record Entry
{
    /// <summary>The account.</summary>
    public int AccountNumber { get; init; }

    /// <summary>The account's name.</summary>
    public string? AccountName { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The voucher's number.</summary>
    public long? VoucherNumber { get; init; }

    /// <summary>The voucher.</summary>
    public VoucherId? VoucherGuid { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>What kind of voucher it is.</summary>
    public string? VoucherType { get; init; }

    /// <summary>A text.</summary>
    public string? Description { get; init; }

    /// <summary>The VAT's name.</summary>
    public string? VatType { get; init; }

    /// <summary>The VAT code.</summary>
    public string? VatCode { get; init; }

    /// <summary>The amount in DKK.</summary>
    public decimal Amount { get; init; }

    /// <summary>The entry.</summary>
    public Guid? EntryGuid { get; init; }

    /// <summary>The contact.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>What it is.</summary>
    public EntryType? Type { get; init; }
}
