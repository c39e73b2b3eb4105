using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>A delivery note (documento di trasporto). Another service keeps these: records are named by <c>id</c>, and only some members are known. The others are in <see cref="RevisoRecord.AdditionalData"/>, and go along when a new note is made with them.</summary>
public sealed record DeliveryNote : RevisoRecord
{
    /// <summary>Its key; the server chooses it.</summary>
    public DeliveryNoteId? Id { get; init; }

    /// <summary>The number that is shown; empty until it is issued. Read only.</summary>
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Number { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryNoteStatus? Status { get; init; }

    /// <summary>The date.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The customer.</summary>
    public Reference<RecordId>? Customer { get; init; }

    /// <summary>Who carries the goods.</summary>
    public DeliveredBy? DeliveredBy { get; init; }

    /// <summary>The carrier, as it comes: its members are not documented.</summary>
    public JsonElement? CarrierInfo { get; init; }

    /// <summary>The lines.</summary>
    public IReadOnlyList<DeliveryNoteLine>? Lines { get; init; }

    /// <summary>The note as a file; its host is a foreign one. Read only.</summary>
    public DocumentFile? Pdf { get; init; }
}
