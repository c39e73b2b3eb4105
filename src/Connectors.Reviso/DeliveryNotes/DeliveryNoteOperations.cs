using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>
/// Delivery notes of sales (documenti di trasporto). Another service keeps them: it answers 200 with an error in the body (an exception here, as anywhere), and its links name a host of its own, to which the
/// tokens are never sent. How a note is changed is not documented: delete it and make another.
/// </summary>
public class DeliveryNoteOperations : CreateOperations<DeliveryNote, DeliveryNoteId>
{
    private const string Root = "delivery-notes/";

    /// <summary>For fakes, which override the members that a test calls.</summary>
    protected DeliveryNoteOperations()
    {
    }

    internal DeliveryNoteOperations(RevisoApi api) : base(api, "deliveryNotes", ["delivery-notes", "sales"])
    {
    }

    /// <summary>
    /// Issues a draft: it gets its number, not always at once. Read the note afterwards until its status is <see cref="DeliveryNoteStatus.Issued"/>. It is sent once.
    /// </summary>
    /// <param name="id">Which draft.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such note.</exception>
    /// <exception cref="ConnectorValidationException">It cannot be issued as it is.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Read the note: its status tells.</exception>
    public virtual async Task IssueAsync(DeliveryNoteId id, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(id.Value, nameof(id));
        var call = RevisoApi.Write(
            Name("issue"), HttpMethod.Post, Path("issue").Query("filter", DialectFilterText.Condition("id", DialectFilterText.Equal, DialectFilterText.Text(id.Value))), null, options, id.Value, ("id", id.Value));
        var answer = await Api.WriteAsync(call, static r => r, cancellationToken).ConfigureAwait(false);
        if (answer.IsJson && NamesNothing(answer.Body))
            throw new ConnectorNotFoundException($"{RevisoApi.Vendor} {Name("issue")}: there is no delivery note {id}.") { Vendor = RevisoApi.Vendor, Operation = Name("issue"), StatusCode = answer.StatusCode };
    }

    /// <summary>Deletes a note. It is sent once.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such note, or not any more.</exception>
    public virtual Task DeleteAsync(DeliveryNoteId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.DeleteAsync(Name("delete"), Path(id), id.ToString(), options, cancellationToken);

    /// <summary>The note as a PDF, from the address that it names (<see cref="DeliveryNote.Pdf"/>), asked for at Reviso's own host. Dispose the stream: it holds the connection.</summary>
    /// <param name="note">The note, as it was read.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">The note names no file, or one that is none of delivery notes.</exception>
    public virtual Task<Stream> GetPdfAsync(DeliveryNote note, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        // The service's own host has "api" before the path; Reviso's has not.
        var path = DialectLink.PathAndQuery(note.Pdf?.Download, "api");
        if (path is null || !path.StartsWith(Root, StringComparison.OrdinalIgnoreCase) || path.Contains("..", StringComparison.Ordinal))
            throw new ArgumentException("The delivery note names no file of its own: read the single note first; a draft may have none.", nameof(note));
        return Api.GetFileAsync(Name("pdf"), path, "application/pdf", options, cancellationToken);
    }

    private protected override DeliveryNoteId? KeyOf(DeliveryNote record) => record.Id;

    private protected override IReadOnlyList<(string Name, string Value)> HintsOf(DeliveryNote record) =>
    [
        .. record.Date is { } date ? [("date", DialectFilterText.Date(date))] : Array.Empty<(string, string)>(),
        .. record.Customer?.ToString() is { Length: > 0 } customer ? [("customer", customer)] : Array.Empty<(string, string)>(),
    ];

    /// <summary>The answer lists what was issued: an empty list is a filter that met nothing.</summary>
    private static bool NamesNothing(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return answer.RootElement.ValueKind == JsonValueKind.Array && answer.RootElement.GetArrayLength() == 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
