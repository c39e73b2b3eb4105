using System.Text.Json.Serialization;

namespace Connectors.Dinero;

/// <summary>What became of the latest mail of a document. An open list: a word that is not among the constants survives. Letter case is ignored when compared.</summary>
/// <param name="Value">The word as Dinero writes it.</param>
[JsonConverter(typeof(OpenTextConverter<MailOutStatus>))]
public readonly record struct MailOutStatus(string Value) : IOpenText<MailOutStatus>
{
    /// <summary>No mail was sent.</summary>
    public static readonly MailOutStatus NotSent = new("NotSent");

    /// <summary>It was sent.</summary>
    public static readonly MailOutStatus Sent = new("Sent");

    /// <summary>The customer opened it.</summary>
    public static readonly MailOutStatus SeenByCustomer = new("SeenByCustomer");

    /// <summary>It could not be delivered.</summary>
    public static readonly MailOutStatus Failed = new("Failed");

    /// <inheritdoc/>
    public bool Equals(MailOutStatus other) => OpenText.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => OpenText.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";

    static MailOutStatus IOpenText<MailOutStatus>.From(string value) => new(value);
}
