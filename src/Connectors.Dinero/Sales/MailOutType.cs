using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What the latest mail of a document was. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<MailOutType>))]
public readonly record struct MailOutType(string Value) : IOpenText<MailOutType>
{
    /// <summary><c>Einvoice</c></summary>
    public static readonly MailOutType Einvoice = new("Einvoice");

    /// <summary><c>ElectronicInvoiceReminder</c></summary>
    public static readonly MailOutType ElectronicInvoiceReminder = new("ElectronicInvoiceReminder");

    /// <summary><c>Inkasso</c></summary>
    public static readonly MailOutType Inkasso = new("Inkasso");

    /// <summary><c>Mailout</c></summary>
    public static readonly MailOutType Mailout = new("Mailout");

    /// <summary><c>OrderConfirmation</c></summary>
    public static readonly MailOutType OrderConfirmation = new("OrderConfirmation");

    /// <summary><c>PreReminder</c></summary>
    public static readonly MailOutType PreReminder = new("PreReminder");

    /// <summary><c>Reminder</c></summary>
    public static readonly MailOutType Reminder = new("Reminder");

    /// <summary><c>TradeOffer</c></summary>
    public static readonly MailOutType TradeOffer = new("TradeOffer");

    /// <summary><c>None</c></summary>
    public static readonly MailOutType None = new("None");

    /// <inheritdoc/>
    public bool Equals(MailOutType other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static MailOutType IOpenText<MailOutType>.From(string value) => new(value);
}
