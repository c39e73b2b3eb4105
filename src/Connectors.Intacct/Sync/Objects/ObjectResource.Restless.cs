using System.Runtime.CompilerServices;
using System.Text.Json;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>What changes without its stamp, and what is told by a word that stands elsewhere.</summary>
internal sealed partial class ObjectResource
{
    private bool _restlessIsHidden;
    private bool _linesAreHidden;

    /// <summary>The end of a pass of changes: records that move without their stamp, and owners of lines that did. Pages say no cursor of their own, so that a pass that is cut short begins anew.</summary>
    private async IAsyncEnumerable<ChangePage> ReadRestlessAsync(EntitySelection selection, ObjectCursor cursor, DateTimeOffset since, int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = new QueryField<RecordKey>("key");
        if (table.Restless?.Invoke(options, since) is { } restless)
        {
            for (string? at = null; !_restlessIsHidden;)
            {
                var query = Query(selection, ObjectCursor.Beginning, size) with { Filter = at is null ? restless : restless & key.MoreThan(new(at)) };
                var page = await Guard(() => QueryOrHideAsync(Door, query, () => _restlessIsHidden = true, cancellationToken)).ConfigureAwait(false);
                if (page.Rows.Count > 0)
                    yield return new ChangePage(ToChanges(selection, page.Rows).Changes, cursor.ToString());
                if (!page.More || page.Rows.Count == 0)
                    break;
                at = ObjectValues.Text(page.Rows[^1], "key");
            }
        }

        var owners = new HashSet<string>(StringComparer.Ordinal);
        if (table.Lines is { } lines)
        {
            var modified = new QueryField<DateTimeOffset>("audit.modifiedDateTime");
            var from = cursor.Lines ?? since;
            var newest = from;
            for (var (stamp, last) = (from, (string?)null); !_linesAreHidden;)
            {
                var query = new IntacctQuery
                {
                    Fields = [new("key"), new(lines.Owner), new("audit.modifiedDateTime")],
                    Filter = last is null ? modified.MoreThan(stamp) : modified.MoreThan(stamp) | (modified.Is(stamp) & key.MoreThan(new(last))),
                    OrderBy = [modified.Ascending, key.Ascending],
                    PageSize = size,
                    IncludePrivate = options.IncludePrivate ? true : null,
                };
                var page = await Guard(() => QueryOrHideAsync(lines.Door(client), query, () => _linesAreHidden = true, cancellationToken)).ConfigureAwait(false);
                foreach (var row in page.Rows)
                {
                    if (ObjectValues.Flat(row, lines.Owner) is { } owner)
                        owners.Add(owner);
                }

                if (page.Rows.Count > 0 && ObjectValues.Stamp(page.Rows[^1], "audit.modifiedDateTime") is { } reached && reached > newest)
                    newest = reached;
                if (!page.More || page.Rows.Count == 0 || newest == stamp && last == ObjectValues.Text(page.Rows[^1], "key"))
                    break;
                (stamp, last) = (newest, ObjectValues.Text(page.Rows[^1], "key"));
            }

            cursor = cursor with { Lines = newest };
        }

        yield return new ChangePage([.. owners.Select(o => new RecordChange(new(table.Entity, new RecordId(o)), null))], cursor.End().ToString()) { IsLast = true };
    }

    /// <summary>A company whose version does not let itself be asked so is not asked again in this run.</summary>
    private static async Task<DoorPage> QueryOrHideAsync(RecordDoor door, IntacctQuery query, Action hide, CancellationToken cancellationToken)
    {
        try
        {
            return await door.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorValidationException)
        {
            hide();
            return new DoorPage([], false, null);
        }
    }

    /// <summary>The word for what stands there; of what is newer than this run, nothing is said.</summary>
    private FieldValue Worded(ObjectField field, FieldValue value) => field.WordFor is null || value.Kind != FieldValueKind.Text ? value
        : _words.TryGetValue(value.AsText()!, out var word) ? FieldValue.Of(word) : FieldValue.Absent;

    private bool TakesPart(JsonElement row) => table.TakesPart is not { } takes || table.Fields.FirstOrDefault(static f => f.WordFor is not null) is not { } field
        || ObjectValues.Flat(row, field.WordFor!) is not { } text || !_words.TryGetValue(text, out var word) || takes(options, word);
}
