using System.Text.Json.Serialization;

namespace Connectors.Economic;

/// <summary>What an entry is.</summary>
/// <param name="Value">The word as e-conomic spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<EntryType>))]
public readonly record struct EntryType(string Value) : IOpenText<EntryType>
{
    /// <summary>Invoice to a customer.</summary>
    public static readonly EntryType CustomerInvoice = new("customerInvoice");

    /// <summary>Payment of a customer.</summary>
    public static readonly EntryType CustomerPayment = new("customerPayment");

    /// <summary>Invoice of a supplier.</summary>
    public static readonly EntryType SupplierInvoice = new("supplierInvoice");

    /// <summary>Payment to a supplier.</summary>
    public static readonly EntryType SupplierPayment = new("supplierPayment");

    /// <summary>Voucher of the ledger.</summary>
    public static readonly EntryType FinanceVoucher = new("financeVoucher");

    /// <summary>Reminder.</summary>
    public static readonly EntryType Reminder = new("reminder");

    /// <summary>Opening entry.</summary>
    public static readonly EntryType OpeningEntry = new("openingEntry");

    /// <summary>Opening entry that was carried over.</summary>
    public static readonly EntryType TransferredOpeningEntry = new("transferredOpeningEntry");

    /// <summary>Made by the system.</summary>
    public static readonly EntryType SystemEntry = new("systemEntry");

    /// <summary>Invoice to a customer, entered by hand (booked).</summary>
    public static readonly EntryType ManualDebtorInvoice = new("manualDebtorInvoice");

    /// <summary>Invoice to a customer, entered by hand (journal).</summary>
    public static readonly EntryType ManualCustomerInvoice = new("manualCustomerInvoice");

    /// <inheritdoc/>
    public bool Equals(EntryType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static EntryType IOpenText<EntryType>.From(string value) => new(value);
}
