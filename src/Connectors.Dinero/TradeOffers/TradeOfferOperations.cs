using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Trade offers (tilbud).</summary>
public class TradeOfferOperations : DineroOperations
{
    private static readonly string[] Always = ["Guid", "UpdatedAt", "DeletedAt"];

    private static readonly string[] All =
    [
        "Number", "TimeStamp", "ContactName", "ContactGuid", "Address", "Date", "Comment", "Description", "ExternalReference", "Language", "Currency", "TotalExclVat", "TotalInclVat", "TotalVat",
        "Status", "MailOutStatus", "LatestMailOutType", "CreatedAt",
    ];

    /// <summary>For fakes.</summary>
    protected TradeOfferOperations()
    {
    }

    internal TradeOfferOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>All trade offers of a query, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<TradeOfferRow> ListAsync(TradeOfferQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "tradeOffers.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of trade offers and the cursor of the next.</summary>
    public virtual async Task<Page<TradeOfferRow>> ListPageAsync(TradeOfferQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var page = PageCursor.Parse(cursor);
        var size = PageCursor.Size(query.PageSize);
        var path = Api.Path("v1", "tradeoffers")
            .Query("fields", PageCursor.Fields(query.Fields.Select(static f => f.Value), All, Always))
            .Query("queryFilter", query.Filter?.ToString())
            .Query("changesSince", ChangesSince.Format(query.ChangedSince))
            .Query("deletedOnly", query.DeletedOnly)
            .Query("freeTextSearch", query.FreeTextSearch)
            .Query<int>("page", page)
            .Query<int>("pageSize", size)
            .Query("sort", query.Sort?.Value)
            .Query("sortOrder", query.Ascending ? "ascending" : "descending");
        var rows = await Api.GetAsync("tradeOffers.list", path, Api.Json.DineroCollectionTradeOfferRow, options, cancellationToken).ConfigureAwait(false);
        return rows.ToPage(page, size);
    }

    /// <summary>A trade offer in full, with its lines. A deleted draft is shown too, with its <c>DeletedAt</c>.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such document.</exception>
    public virtual Task<TradeOffer> GetAsync(TradeOfferId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("tradeOffers.get", Path("v1", id), Api.Json.TradeOffer, options, cancellationToken);

    /// <summary>Makes a trade offer. It cannot be booked; it can be mailed as it is.</summary>
    /// <remarks>It is sent once: what Dinero does with a second create of the same id is not documented.</remarks>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the id: read it to learn what happened.</exception>
    public virtual Task<DocumentVersion<TradeOfferId>> CreateAsync(TradeOfferInput document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var id = document.Guid ?? new TradeOfferId(Api.NewGuid());
        return Api.SendAsync(
            "tradeOffers.create", HttpMethod.Post, Api.Path("v1", "tradeoffers"), Normalise(document) with { Guid = id }, Api.Json.TradeOfferInput, Api.Json.DocumentVersionTradeOfferId,
            new DocumentVersion<TradeOfferId>(id, null), DineroApi.Evidence(id.Value, document.ExternalReference), options, cancellationToken);
    }

    /// <summary>What a document would come to, without saving it.</summary>
    public virtual Task<TradeOfferPreview> FetchAsync(TradeOfferInput document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Api.AskAsync("tradeOffers.fetch", Api.Path("v1", "tradeoffers", "fetch"), Normalise(document), Api.Json.TradeOfferInput, Api.Json.TradeOfferPreview, options, cancellationToken);
    }

    /// <summary>
    /// Changes the offer: reads it, applies the function and writes the whole document back under the version that was read. Has somebody else written meanwhile, it is read and applied once more.
    /// </summary>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new values of the current ones: <c>current => current with { Comment = "…" }</c>. It may run more than once.</param>
    /// <param name="options">As for any call; a time-out is that of each of the calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorConflictException">It was changed again between the second reading and writing.</exception>
    public virtual async Task<DocumentVersion<TradeOfferId>> UpdateAsync(TradeOfferId id, Func<TradeOfferInput, TradeOfferInput> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var again = true; ; again = false)
        {
            var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
            var version = current.TimeStamp ?? throw new ConnectorConflictException("Dinero tradeOffers.update: the document that was read has no version.") { Vendor = DineroApi.Vendor, Operation = "tradeOffers.update" };
            try
            {
                return await ReplaceAsync(id, version, change(current.ToInput()), options, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorConflictException e) when (again && e.ErrorCode == DineroErrorCodes.TimeStampOutdated)
            {
                // Nothing was written: the next round reads the newer version.
            }
        }
    }

    /// <summary>Writes a whole document under a version: what is null is empty, or the default, afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    /// <exception cref="ConnectorConflictException">The version is not the newest (<see cref="DineroErrorCodes.TimeStampOutdated"/>).</exception>
    public virtual Task<DocumentVersion<TradeOfferId>> ReplaceAsync(TradeOfferId id, DineroTimeStamp version, TradeOfferInput document, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Api.SendAsync(
            "tradeOffers.update", HttpMethod.Put, Path("v1.2", id), VersionedBody.Create(Normalise(document) with { Guid = null }, Api.Json.TradeOfferInput, version), Api.Json.DocumentVersionTradeOfferId,
            new DocumentVersion<TradeOfferId>(id, null), DineroApi.Evidence(null, document.ExternalReference, ("guid", id.ToString()), ("timestamp", version.Value)), options, cancellationToken);
    }

    /// <summary>Deletes a trade offer.</summary>
    /// <exception cref="ConnectorNotFoundException">It is deleted already.</exception>
    public virtual Task DeleteAsync(TradeOfferId id, DineroTimeStamp? version = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("tradeOffers.delete", HttpMethod.Delete, Path("v1", id), new TimestampBody(version), Api.Json.TimestampBody, null, options, cancellationToken);

    /// <summary>Mails an offer, with a link to it. It is sent once; whether a lost answer meant a mail is shown by <see cref="ListMailoutsAsync"/>.</summary>
    public virtual Task<MailRecipients> EmailAsync(TradeOfferId id, DocumentMail mail, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "tradeOffers.email", HttpMethod.Post, Path("v1", id, "email"), mail, Api.Json.DocumentMail, Api.Json.MailRecipients, new MailRecipients(), DineroApi.Evidence(null, null, ("guid", id.ToString())), options,
            cancellationToken);

    /// <summary>What the mail would say.</summary>
    public virtual Task<MailTemplate> GetEmailTemplateAsync(TradeOfferId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("tradeOffers.getEmailTemplate", Path("v1", id, "email", "template"), Api.Json.MailTemplate, options, cancellationToken);

    /// <summary>The mails that were sent with it.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="changedSince">Only what changed at this moment or later; null = all.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<Mailout>> ListMailoutsAsync(TradeOfferId id, DateTimeOffset? changedSince = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("tradeOffers.listMailouts", Path("v1", id, "mailouts").Query("changesSince", ChangesSince.Format(changedSince)), Api.Json.IReadOnlyListMailout, options, cancellationToken);

    /// <summary>Makes a draft invoice of an offer. The offer's own version changes too.</summary>
    public virtual Task<DocumentVersion<InvoiceId>> GenerateInvoiceAsync(TradeOfferId id, DineroTimeStamp? version = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync(
            "tradeOffers.generateInvoice", HttpMethod.Post, Path("v1", id, "generate-invoice"), new TimestampBody(version), Api.Json.TimestampBody, Api.Json.DocumentVersionInvoiceId,
            DineroApi.Evidence(null, null, ("tradeOffer", id.ToString())), options, cancellationToken);

    private static TradeOfferInput Normalise(TradeOfferInput document) => document with { ProductLines = SalesRules.Normalise(document.ProductLines) };

    private RequestPath Path(string version, TradeOfferId id, params ReadOnlySpan<string> more) => Api.Path(version, ["tradeoffers", id.ToString(), .. more]);
}
