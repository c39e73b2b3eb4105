namespace Connectors.Dinero;

/// <summary>What a purchase credit note is written with.</summary>
public sealed record PurchaseCreditNoteInput
{
    /// <summary>An id of your own for a new one; the client chooses one when it is null.</summary>
    public VoucherId? Guid { get; init; }

    /// <summary>The voucher that it credits.</summary>
    public VoucherId? CreditNoteFor { get; init; }

    /// <summary>The file.</summary>
    public FileId? FileGuid { get; init; }

    /// <summary>The supplier.</summary>
    public ContactId? ContactGuid { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The lines.</summary>
    public required IReadOnlyList<PurchaseLineInput> Lines { get; init; }
}
