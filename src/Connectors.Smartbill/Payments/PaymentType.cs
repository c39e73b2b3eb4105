using System.Text.Json.Serialization;

namespace Connectors.Smartbill;

/// <summary>How a payment was made. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as SmartBill writes it.</param>
[JsonConverter(typeof(OpenTextConverter<PaymentType>))]
public readonly record struct PaymentType(string Value) : IOpenText<PaymentType>
{
    /// <summary><c>Card</c>: by card at the counter.</summary>
    public static readonly PaymentType Card = new("Card");

    /// <summary><c>Card online</c></summary>
    public static readonly PaymentType CardOnline = new("Card online");

    /// <summary><c>Chitanta</c>: a receipt, a document with a series and a number of its own.</summary>
    public static readonly PaymentType Receipt = new("Chitanta");

    /// <summary><c>Bon</c>: a fiscal receipt of a cash register.</summary>
    public static readonly PaymentType FiscalReceipt = new("Bon");

    /// <summary><c>Ordin plata</c>: a bank transfer.</summary>
    public static readonly PaymentType PaymentOrder = new("Ordin plata");

    /// <summary><c>CEC</c></summary>
    public static readonly PaymentType Cheque = new("CEC");

    /// <summary><c>Bilet ordin</c></summary>
    public static readonly PaymentType PromissoryNote = new("Bilet ordin");

    /// <summary><c>Mandat postal</c></summary>
    public static readonly PaymentType PostalOrder = new("Mandat postal");

    /// <summary><c>Extras de cont</c></summary>
    public static readonly PaymentType BankStatement = new("Extras de cont");

    /// <summary><c>Ramburs</c></summary>
    public static readonly PaymentType CashOnDelivery = new("Ramburs");

    /// <summary><c>Alta incasare</c></summary>
    public static readonly PaymentType Other = new("Alta incasare");

    private static readonly PaymentType[] Known = [Card, CardOnline, Receipt, FiscalReceipt, PaymentOrder, Cheque, PromissoryNote, PostalOrder, BankStatement, CashOnDelivery, Other];

    /// <summary>In SmartBill's own letter case: creating takes any, deleting does not find <c>Cec</c>.</summary>
    internal PaymentType Canonical()
    {
        var trimmed = new PaymentType((Value ?? "").Trim());
        return Array.Find(Known, k => k == trimmed) is { Value: not null } known ? known : trimmed;
    }

    /// <inheritdoc/>
    public bool Equals(PaymentType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PaymentType IOpenText<PaymentType>.From(string value) => new(value);
}
