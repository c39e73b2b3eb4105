using System.Runtime.CompilerServices;
using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>Contacts: customers and suppliers, companies and private persons.</summary>
public class ContactOperations : DineroOperations
{
    private static readonly string[] Always = ["ContactGuid", "UpdatedAt", "DeletedAt"];

    private static readonly string[] All =
    [
        "Name", "ExternalReference", "IsPerson", "Street", "ZipCode", "City", "CountryKey", "Phone", "Email", "Webpage", "AttPerson", "VatNumber", "EanNumber",
        "PaymentConditionType", "PaymentConditionNumberOfDays", "IsMember", "MemberNumber", "CompanyStatus", "VatRegionKey", "CreatedAt", "PreferredInvoiceLanguageKey",
        "PreferredInvoiceCurrencyKey",
    ];

    /// <summary>For fakes.</summary>
    protected ContactOperations()
    {
    }

    internal ContactOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>All contacts of a query, page by page while the caller enumerates.</summary>
    /// <remarks>Dinero orders them by their last change: who is edited meanwhile may come twice or be passed over. For a full picture read again with <see cref="ContactQuery.ChangedSince"/>.</remarks>
    public virtual IAsyncEnumerable<ContactRow> ListAsync(ContactQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "contacts.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of contacts and the cursor of the next.</summary>
    public virtual async Task<Page<ContactRow>> ListPageAsync(ContactQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var page = PageCursor.Parse(cursor);
        var size = PageCursor.Size(query.PageSize);
        var v2 = query.UseV2 ?? Api.Settings.ReadContactListV2;
        var path = Api.Path(v2 ? "v2" : "v1", "contacts")
            .Query("fields", PageCursor.Fields(query.Fields.Select(static f => f.Value), All, Always))
            .Query("queryFilter", query.Filter?.ToString())
            .Query("changesSince", ChangesSince.Format(query.ChangedSince))
            // Left out, version 2 shows both, by its documents; what it does with "false" differs between documents and life.
            .Query("deletedOnly", v2 && !query.DeletedOnly ? null : query.DeletedOnly)
            .Query<int>("page", page)
            .Query<int>("pageSize", size);
        var rows = await Api.GetAsync("contacts.list", path, Api.Json.DineroCollectionContactRow, options, cancellationToken).ConfigureAwait(false);
        return rows.ToPage(page, size);
    }

    /// <summary>
    /// Everything that changed at a moment or later, deleted contacts included: version 1 of the list needs a pass over the living and one over the deleted,
    /// version 2 shows both at once. <see cref="ContactRow.DeletedAt"/> tells them apart.
    /// </summary>
    /// <param name="since">The moment, inclusive. Keep an overlap of at least two hours: the zone of Dinero's own stamps is not documented.</param>
    /// <param name="query">What the rows shall show; its <see cref="ContactQuery.ChangedSince"/> and <see cref="ContactQuery.DeletedOnly"/> are not used.</param>
    /// <param name="options">As for any call; a time-out is that of each page.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public virtual async IAsyncEnumerable<ContactRow> ListChangesAsync(
        DateTimeOffset since, ContactQuery? query = null, CallOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var living = (query ?? new()) with { ChangedSince = since, DeletedOnly = false };
        await foreach (var row in ListAsync(living, options, cancellationToken).ConfigureAwait(false))
            yield return row;
        if (living.UseV2 ?? Api.Settings.ReadContactListV2)
            yield break;
        await foreach (var row in ListAsync(living with { DeletedOnly = true }, options, cancellationToken).ConfigureAwait(false))
            yield return row;
    }

    /// <summary>One contact in full. A deleted one is shown too, with <see cref="Contact.DeletedAt"/>.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such contact.</exception>
    public virtual Task<Contact> GetAsync(ContactId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("contacts.get", Api.Path("v1", "contacts", id.ToString()), Api.Json.Contact, options, cancellationToken);

    /// <summary>
    /// Makes a contact. It is sent once: Dinero does not document what a second create with the same id does. Look for an existing one first, by external reference and VAT number;
    /// Dinero takes duplicates.
    /// </summary>
    /// <returns>The id. Defaults that Dinero filled in are shown by <see cref="GetAsync"/> only.</returns>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the id (<see cref="WriteEvidence.ClientId"/>): read it to learn what happened.</exception>
    public virtual async Task<ContactId> CreateAsync(ContactInput contact, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var guid = contact.ContactGuid ?? new ContactId(Api.NewGuid());
        var answer = await Api.SendAsync(
            "contacts.create", HttpMethod.Post, Api.Path("v1", "contacts"), ContactRules.Normalise(contact) with { ContactGuid = guid }, Api.Json.ContactInput, Api.Json.ContactCreated,
            new ContactCreated { ContactGuid = guid }, DineroApi.Evidence(guid.Value, contact.ExternalReference), options, cancellationToken).ConfigureAwait(false);
        return answer.ContactGuid;
    }

    /// <summary>
    /// Changes a contact: reads it, applies the function and writes the whole contact back, since Dinero replaces it. What the package does not know goes back as it came.
    /// </summary>
    /// <remarks>Contacts have no version: of two writers at the same moment the later one wins, and nobody is told.</remarks>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new values of the current ones: <c>current => current with { City = "Aarhus" }</c>. It may run more than once.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task UpdateAsync(ContactId id, Func<ContactInput, ContactInput> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var current = await GetAsync(id, options, cancellationToken).ConfigureAwait(false);
        await ReplaceAsync(id, change(current.ToInput()), options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a whole contact: what is null is empty afterwards. <see cref="UpdateAsync"/> is the careful way.</summary>
    public virtual Task ReplaceAsync(ContactId id, ContactInput contact, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contact);
        return Api.SendAsync(
            "contacts.update", HttpMethod.Put, Api.Path("v2", "contacts", id.ToString()), ContactRules.Normalise(contact) with { ContactGuid = null }, Api.Json.ContactInput,
            DineroApi.Evidence(null, contact.ExternalReference, ("contactGuid", id.ToString())), options, cancellationToken);
    }

    /// <summary>Deletes a contact. It can still be read, and <see cref="RestoreAsync"/> brings it back.</summary>
    public virtual Task DeleteAsync(ContactId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("contacts.delete", HttpMethod.Delete, Api.Path("v1", "contacts", id.ToString()), options, cancellationToken);

    /// <summary>Brings a deleted contact back.</summary>
    public virtual Task RestoreAsync(ContactId id, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("contacts.restore", HttpMethod.Post, Api.Path("v1", "contacts", id.ToString(), "restore"), options, cancellationToken);

    /// <summary>What the contact owes and is owed.</summary>
    /// <param name="id">Which contact.</param>
    /// <param name="from">From this day; null = from the beginning.</param>
    /// <param name="to">Up to this day; null = today.</param>
    /// <param name="hideClosed">Without what is settled.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<StateOfAccount> GetStateOfAccountAsync(
        ContactId id, DateOnly? from = null, DateOnly? to = null, bool hideClosed = false, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("contacts.stateOfAccount", StateOfAccountPath(id, from, to, hideClosed), Api.Json.StateOfAccount, options, cancellationToken);

    /// <summary>The same as a PDF. Dispose the stream: it holds the connection.</summary>
    /// <param name="id">Which contact.</param>
    /// <param name="from">From this day; null = from the beginning.</param>
    /// <param name="to">Up to this day; null = today.</param>
    /// <param name="hideClosed">Without what is settled.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<Stream> GetStateOfAccountPdfAsync(
        ContactId id, DateOnly? from = null, DateOnly? to = null, bool hideClosed = false, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync("contacts.stateOfAccountPdf", StateOfAccountPath(id, from, to, hideClosed, "pdf"), "application/octet-stream", options, cancellationToken);

    /// <summary>Mails the state of account to the contact.</summary>
    public virtual Task EmailStateOfAccountAsync(ContactId id, StateOfAccountMail mail, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("contacts.emailStateOfAccount", HttpMethod.Post, Api.Path("v1", "state-of-account", id.ToString(), "email"), mail, Api.Json.StateOfAccountMail, null, options, cancellationToken);

    private RequestPath StateOfAccountPath(ContactId id, DateOnly? from, DateOnly? to, bool hideClosed, params ReadOnlySpan<string> more) =>
        Api.Path("v1", ["state-of-account", id.ToString(), .. more]).Query("from", from, "yyyy-MM-dd").Query("to", to, "yyyy-MM-dd").Query("hideClosed", hideClosed);
}
