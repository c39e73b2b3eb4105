using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>How payment terms count. Cannot be changed after the terms are made.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<PaymentTermsType>))]
public readonly record struct PaymentTermsType(string Value) : IOpenText<PaymentTermsType>
{
    /// <summary>So many days.</summary>
    public static readonly PaymentTermsType Net = new("net");

    /// <summary>The current month and so many days.</summary>
    public static readonly PaymentTermsType InvoiceMonth = new("invoiceMonth");

    /// <summary>Paid at once.</summary>
    public static readonly PaymentTermsType PaidInCash = new("paidInCash");

    /// <summary>Partly paid in advance.</summary>
    public static readonly PaymentTermsType Prepaid = new("prepaid");

    /// <summary>By the due date that the document names.</summary>
    public static readonly PaymentTermsType DueDate = new("dueDate");

    /// <summary>Sold to a factoring company.</summary>
    public static readonly PaymentTermsType Factoring = new("factoring");

    /// <summary>The current week, which begins on Sunday, and so many days.</summary>
    public static readonly PaymentTermsType InvoiceWeekStartingSunday = new("invoiceWeekStartingSunday");

    /// <summary>The current week, which begins on Monday, and so many days.</summary>
    public static readonly PaymentTermsType InvoiceWeekStartingMonday = new("invoiceWeekStartingMonday");

    /// <summary>By card.</summary>
    public static readonly PaymentTermsType CreditCard = new("creditcard");

    /// <inheritdoc/>
    public bool Equals(PaymentTermsType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static PaymentTermsType IOpenText<PaymentTermsType>.From(string value) => new(value);
}
