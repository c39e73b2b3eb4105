using System.Runtime.CompilerServices;
using Connectors.Sync;

namespace Connectors.Dinero.Sync;

/// <summary>One physical collection of Dinero: its change stream, reading by id and by key, writing.</summary>
internal abstract class DineroResource(IDineroClient client, DineroSyncOptions options) : VendorResource("Dinero", DineroOutcomes.Instance)
{
    protected const int LargestPage = 1000;

    protected IDineroClient Client { get; } = client;

    protected DineroSyncOptions Options { get; } = options;

    /// <summary>
    /// Dinero orders lists by the last change and numbers their pages, so a row may slip through while others are edited: the engine repeats a pass until it shows nothing new.
    /// Deleted records are a list of their own, read after the living ones.
    /// </summary>
    public override async IAsyncEnumerable<ChangePage> ReadChangesAsync(ReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = DineroCursor.Parse(request.Cursor);
        while (true)
        {
            var since = cursor.Part == DineroCursor.Everything ? null : cursor.Since - Options.Overlap;
            var page = await Guard(() => ReadPageAsync(request, since, cursor.Part == DineroCursor.Deleted, cursor.Page, cancellationToken)).ConfigureAwait(false);
            cursor = cursor.Saw(page.Newest);
            var last = !page.More && (cursor.Part != DineroCursor.Living || page.ShowsDeleted);
            cursor = page.More ? cursor.NextPage() : last ? cursor.End() : cursor.NextPart();
            yield return new ChangePage(page.Changes, cursor.ToString()) { IsLast = last };
            if (last)
                yield break;
        }
    }

    public override Task<RecordLookup> GetAsync(EntitySchema schema, RecordId id, CancellationToken cancellationToken) => Guard(async () =>
    {
        if (!Guid.TryParse(id.Value, out var guid))
            return new RecordLookup.Unknown(id);
        try
        {
            return await ReadOneAsync(schema, id, guid, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorNotFoundException e)
        {
            // 65 says "deleted". A bare 404 may just as well be an endpoint that is gone: only the list of the deleted is believed.
            return e.ErrorCode == DineroErrorCodes.Deleted || await IsListedDeletedAsync(guid, cancellationToken).ConfigureAwait(false) ? new RecordLookup.Deleted(id) : new RecordLookup.Unknown(id);
        }
    });

    public override Task<IReadOnlyList<RecordLookup>> SearchAsync(EntitySchema schema, MatchQuery match, CancellationToken cancellationToken) => Guard(async () =>
    {
        var found = new List<RecordLookup>();
        var field = schema[match.Field].Name;
        foreach (var value in match.Values.Where(static v => !string.IsNullOrWhiteSpace(v)).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            foreach (var guid in await FindAsync(schema.Entity, field, value, cancellationToken).ConfigureAwait(false))
            {
                var id = new RecordId(guid.ToString("D"));
                if (await ReadOneAsync(schema, id, guid, cancellationToken).ConfigureAwait(false) is RecordLookup.Present present)
                    found.Add(present);
            }
        }

        return (IReadOnlyList<RecordLookup>)found;
    });

    /// <summary>One page of the list.</summary>
    protected abstract Task<ListedPage> ReadPageAsync(ReadRequest request, DateTimeOffset? since, bool deleted, int page, CancellationToken cancellationToken);

    /// <summary>The record in full.</summary>
    protected abstract Task<RecordLookup> ReadOneAsync(EntitySchema schema, RecordId id, Guid guid, CancellationToken cancellationToken);

    /// <summary>The ids of living records of an entity whose field has exactly that value, letter case ignored.</summary>
    protected abstract Task<IReadOnlyList<Guid>> FindAsync(string entity, string field, string value, CancellationToken cancellationToken);

    /// <summary>The ids of all deleted records.</summary>
    protected abstract IAsyncEnumerable<Guid> ListDeletedAsync(CancellationToken cancellationToken);

    protected static Guid GuidOf(RecordWrite write) => Guid.Parse(write.Id!.Value.Value);

    /// <summary>Read anew each time: a list of a minute ago does not know what was deleted since.</summary>
    private async Task<bool> IsListedDeletedAsync(Guid guid, CancellationToken cancellationToken)
    {
        await foreach (var id in ListDeletedAsync(cancellationToken).ConfigureAwait(false))
        {
            if (id == guid)
                return true;
        }

        return false;
    }

    /// <summary>A page of a list, as the engine wants it.</summary>
    /// <param name="Changes">The rows.</param>
    /// <param name="More">Another page follows.</param>
    /// <param name="Newest">The newest stamp of a row.</param>
    /// <param name="ShowsDeleted">Deleted rows are among them: no pass of their own is needed.</param>
    protected sealed record ListedPage(IReadOnlyList<RecordChange> Changes, bool More, DateTimeOffset? Newest, bool ShowsDeleted = false);

    /// <summary>The later of two stamps.</summary>
    protected static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}
