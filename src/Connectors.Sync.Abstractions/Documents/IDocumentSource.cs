using System.Collections.Immutable;

namespace Connectors.Sync;

/// <summary>A feature of a CRM's provider: reads a record as a neutral document. Found by <see cref="ISyncProvider.GetFeature{TFeature}"/>.</summary>
/// <remarks>A CRM that shows offers and orders under the names of <see cref="Crm"/> needs none: <see cref="RecordDocumentSource"/> stands in. The status is read from <see cref="DocumentFlow.StatusField"/> of the record, and result fields are written like any other field of it: both need no feature.</remarks>
public interface IDocumentSource
{
    /// <summary>The record as a document, as it stands there now; <see langword="null"/> = there is no such record.</summary>
    /// <exception cref="ProviderUnavailableException">The CRM could not be asked.</exception>
    Task<SourceDocument?> ReadAsync(DocumentFlow flow, RecordRef source, CancellationToken cancellationToken);
}

/// <summary>A CRM record as a document.</summary>
public sealed record SourceDocument
{
    /// <summary>The document.</summary>
    public required Document Document { get; init; }

    /// <summary>How people call it: <c>Offer 42</c>.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What all documents of one business have in common (the deal, or the first document of a chain): an order that came from an offer has the offer's key. <see langword="null"/> = the record itself.
    /// </summary>
    public string? BusinessKey { get; init; }

    /// <summary>Everybody whose document it could be, as it stands in the CRM now: one that was sent to any of them is not sent to another because of a setting.</summary>
    public ImmutableArray<RecordRef> Parties { get; init; } = [];

    /// <summary>The totals that the CRM shows for it, compared with what accounting would make of it; <see langword="null"/> = it shows none.</summary>
    public DocumentTotals? Totals { get; init; }

    /// <summary>The result fields that are filled, with what stands in them.</summary>
    public ImmutableDictionary<DocumentField, string> Results { get; init; } = ImmutableDictionary<DocumentField, string>.Empty;

    /// <summary>What the CRM itself already knows to be wrong with it.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
