using System.Runtime.InteropServices;
using System.Text.Json;

namespace Connectors.Uniconta;

/// <summary>Reading and writing a table. Every write is sent once: Uniconta knows no key that would make a repeat harmless.</summary>
/// <typeparam name="TRecord">A row.</typeparam>
public abstract class UnicontaTableOperations<TRecord> : UnicontaReadOperations<TRecord> where TRecord : UnicontaRecord
{
    /// <summary>For fakes.</summary>
    protected UnicontaTableOperations()
    {
    }

    private protected UnicontaTableOperations(UnicontaApi api, UnicontaTable table) : base(api, table)
    {
    }

    /// <summary>
    /// Makes a row. Null is not sent; what Uniconta computes (balances, totals, <c>RowId</c>) is not sent either, so that a copy of a read row can be created.
    /// </summary>
    /// <returns>
    /// The row as Uniconta answered it: with its <c>RowId</c>, and with the key that a number series gave. Where Uniconta answers nothing (204), the row as it was sent, without a RowId: find it
    /// by its key or reference. See <see cref="UnicontaRecord.NotKept"/> for names that Uniconta did not know.
    /// </returns>
    /// <exception cref="ConnectorConflictException">The key is taken (<see cref="UnicontaErrorCodes.KeyExists"/>).</exception>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="ArgumentException">A word of a list is not known in the user's language. Nothing was sent.</exception>
    /// <exception cref="OutcomeUnknownException">No usable answer came. Its evidence holds key and references to look for before anything is sent again.</exception>
    public virtual async Task<TRecord> CreateAsync(TRecord record, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var surface = Api.Surface;
        var sent = RowWriter.ForInsert(record, Type(surface), Definition);
        var answer = await Api.InsertIntoTableAsync(
            surface, Definition, entity => surface.InsertAsync(Operation("create"), entity, sent, Definition.Evidence(sent), options, cancellationToken)).ConfigureAwait(false);
        return answer is { } row ? Kept(surface, row.Text.Span, row.Missing, record) : record with { RowId = null };
    }

    /// <summary>
    /// Makes several rows in one call. What Uniconta does with the others when it refuses one is not documented: after a refusal read what is there.
    /// </summary>
    /// <param name="records">At least one.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The rows that Uniconta answered with. No source shows that it does: it may be none.</returns>
    public virtual async Task<IReadOnlyList<TRecord>> CreateManyAsync(IReadOnlyList<TRecord> records, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentOutOfRangeException.ThrowIfZero(records.Count, nameof(records));
        var surface = Api.Surface;
        var sent = records.Select(r => RowWriter.ForInsert(r, Type(surface), Definition)).ToArray();
        var evidence = Definition.Evidence(sent[0]);
        evidence = evidence with { Hints = new Dictionary<string, string>(evidence.Hints, StringComparer.Ordinal) { ["rows"] = sent.Length.ToString(System.Globalization.CultureInfo.InvariantCulture) } };
        var rows = await Api.InsertIntoTableAsync(
            surface, Definition, entity => surface.InsertManyAsync(Operation("createMany"), entity, RowWriter.ListOf(sent), evidence, options, cancellationToken)).ConfigureAwait(false);
        return [.. rows.Select(r => Read(surface, r))];
    }

    /// <summary>
    /// Changes a row: reads it, applies the function and writes. What the package does not know goes back as it came, and a value that becomes null is cleared (empty text, zero, false, no date).
    /// Nothing is sent where nothing changes.
    /// </summary>
    /// <remarks>Rows have no version: of two writers at the same moment the later one wins, and nobody is told.</remarks>
    /// <param name="id">Which one.</param>
    /// <param name="change">Makes the new values of the current ones: <c>current => current with { Phone = "12345678" }</c>.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>The row as it is now, as far as Uniconta answers with it; else as it was written.</returns>
    /// <exception cref="ArgumentException">The function changes something that Uniconta sets by itself. Nothing was sent.</exception>
    public virtual async Task<TRecord> UpdateAsync(RowId id, Func<TRecord, TRecord> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var surface = Api.UpdateSurface;
        var (entity, stored) = await GetRowAsync(surface, "update", id, options, cancellationToken).ConfigureAwait(false);
        var current = Listen(Read(surface, stored));
        var changed = change(current) ?? throw new ArgumentException("The function returned nothing.", nameof(change));
        var row = RowWriter.ForUpdate(stored, current, changed, (Type(surface), LenientType(surface)), Definition, Api.Settings.UpdatesSendOnlyChanges);
        if (row is null)
            return current;
        var sent = Rows.ToText(row);
        var answer = await surface.UpdateAsync(Operation("update"), entity, sent, Definition.Evidence(JsonMarshal.GetRawUtf8Value(stored), id.ToString()), options, cancellationToken).ConfigureAwait(false);
        // A name that was not there before and is not there now was not understood.
        return answer is { } now && RowMembers.Shows(now.Text.Span, "RowId"u8)
            ? Kept(surface, now.Text.Span, [.. now.Missing.Where(n => !stored.TryGetProperty(n, out _))], changed)
            : changed;
    }

    /// <summary>Deletes a row: reads it first, because Uniconta wants the row itself.</summary>
    /// <exception cref="ConnectorConflictException">The row is in use, for good: see <see cref="UnicontaErrorCodes.IsDeletionRefused"/>. Block it instead.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such row.</exception>
    public virtual async Task DeleteAsync(RowId id, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var surface = Api.Surface;
        var (entity, row) = await GetRowAsync(surface, "delete", id, options, cancellationToken).ConfigureAwait(false);
        await DeleteRowsAsync("delete", entity, [row], options, cancellationToken).ConfigureAwait(false);
    }

    private protected Task DeleteRowsAsync(string verb, string entity, IReadOnlyList<JsonElement> rows, CallOptions? options, CancellationToken cancellationToken) =>
        Api.Surface.DeleteAsync(Operation(verb), entity, rows, r => Definition.Evidence(JsonMarshal.GetRawUtf8Value(r), r.TryGetProperty("RowId", out var id) ? id.ToString() : null), options, cancellationToken);

    /// <summary>The row as Uniconta answered it, and what of it is not as it was meant: names that are not there, words that came back as another choice.</summary>
    private TRecord Kept(ITableSurface surface, ReadOnlySpan<byte> row, IReadOnlyList<string> missing, TRecord meant)
    {
        var answered = Listen(Read(surface, row));
        var others = Labels.FindOtherChoices(meant, answered, Type(surface));
        return missing.Count + others.Count == 0 ? answered : answered with { NotKept = [.. missing.Union(others, StringComparer.Ordinal)] };
    }
}

/// <summary>A table with a business key.</summary>
/// <typeparam name="TRecord">A row.</typeparam>
public abstract class UnicontaKeyedOperations<TRecord> : UnicontaTableOperations<TRecord> where TRecord : UnicontaRecord
{
    /// <summary>For fakes.</summary>
    protected UnicontaKeyedOperations()
    {
    }

    private protected UnicontaKeyedOperations(UnicontaApi api, UnicontaTable table) : base(api, table)
    {
    }

    /// <summary>The row of a key; null when there is none. Keys are texts, zeros before a number count.</summary>
    /// <param name="key">The key: an account, an item number, an order number.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorApiException">Several rows have the key in different letter case, and none in this one.</exception>
    public virtual async Task<TRecord?> GetByKeyAsync(string key, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var rows = await FindAsync(new(Definition.Key!), key, options, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows.Count == 1 ? rows[0]
            : rows.FirstOrDefault(r => r.KeyStr == key) ?? throw Error<ConnectorApiException>("find", $"{rows.Count} rows have the key '{key}' in other letter cases.", UnicontaErrorCodes.FilterIgnored);
    }
}
