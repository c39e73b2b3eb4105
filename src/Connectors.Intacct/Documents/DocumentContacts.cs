using System.Text.Json.Serialization;

namespace Connectors.Intacct;

/// <summary>The contacts of a document by their role. They are set by id.</summary>
public sealed record DocumentContacts
{
    /// <summary>The person to talk to.</summary>
    [JsonConverter(typeof(ReferenceByIdConverter))]
    public Reference? Primary { get; init; }

    /// <summary>Where the invoice goes.</summary>
    [JsonConverter(typeof(ReferenceByIdConverter))]
    public Reference? BillTo { get; init; }

    /// <summary>Where the goods go.</summary>
    [JsonConverter(typeof(ReferenceByIdConverter))]
    public Reference? ShipTo { get; init; }
}
