using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>Documents that a contact gets by e-mail.</summary>
/// <param name="Value">The word as Reviso spells it; letter case counts when it is sent.</param>
[JsonConverter(typeof(OpenTextConverter<ContactNotification>))]
public readonly record struct ContactNotification(string Value) : IOpenText<ContactNotification>
{
    /// <summary>Invoices.</summary>
    public static readonly ContactNotification Invoices = new("invoices");

    /// <summary>Orders.</summary>
    public static readonly ContactNotification Orders = new("orders");

    /// <summary>Quotations.</summary>
    public static readonly ContactNotification Quotations = new("quotations");

    /// <summary>Reminders.</summary>
    public static readonly ContactNotification Reminders = new("reminders");

    /// <inheritdoc/>
    public bool Equals(ContactNotification other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static ContactNotification IOpenText<ContactNotification>.From(string value) => new(value);
}
