using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>What can be changed and deleted.</summary>
/// <typeparam name="TRecord">The record as it is read.</typeparam>
/// <typeparam name="TInput">The part of it that can be written.</typeparam>
public abstract class EditOperations<TRecord, TInput> : ReadOperations<TRecord> where TRecord : class, TInput where TInput : class
{
    /// <summary>For fakes.</summary>
    protected EditOperations()
    {
    }

    private protected EditOperations(IntacctApi api, ObjectDefinition definition) : base(api, definition)
    {
    }

    /// <summary>
    /// Changes a record: reads it, applies the function and sends what is different; a member that is null afterwards is sent as null, which empties it. Where nothing differs nothing is sent.
    /// Members in <c>AdditionalData</c> are changed where they are there with another value, emptied where they are there as JSON null, and left alone where they are missing.
    /// </summary>
    /// <remarks>
    /// Intacct has no version to check against: of two writers of the same member the later one wins. Of owned lists, items without a key are added, items that are gone are deleted, the others keep what is
    /// not mentioned. That null empties a member is plausible and not documented: read again where it matters.
    /// </remarks>
    /// <param name="key">Which one.</param>
    /// <param name="change">Makes the new values of the current ones: <c>current => current with { Name = "Acme" }</c>. It may run more than once.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the key of the record and the idempotency key.</exception>
    public virtual async Task<WrittenRecord> UpdateAsync(RecordKey key, Func<TInput, TInput> change, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var patch = await Api.AskAsync(
            Definition.Resource + ".get", HttpMethod.Get, IntacctApi.ObjectPath(Definition.ObjectName, key.Value), null,
            root => Patch(IntacctApi.Result(root), change), options, cancellationToken).ConfigureAwait(false);
        return patch.Count == 0 ? new() { Key = key, Sent = false } : await PatchAsync(key, patch, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same change to several records, at most 500: read by one call, written by one.</summary>
    /// <param name="keys">Which ones.</param>
    /// <param name="change">As for <see cref="UpdateAsync"/>.</param>
    /// <param name="atomic">True: all or none.</param>
    /// <param name="options">As for any call; a time-out is that of each of the two calls.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>An item per key, in the order of the keys. A record that was not found is an error; of one that did not differ <see cref="WrittenRecord.Sent"/> is false.</returns>
    public virtual async Task<IReadOnlyList<BatchItem<WrittenRecord>>> UpdateManyAsync(
        IReadOnlyList<RecordKey> keys, Func<TInput, TInput> change, bool atomic = false, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var found = await Api.AskAsync(
            Definition.Resource + ".getMany", HttpMethod.Get, IntacctApi.ObjectPath(Definition.ObjectName, Keys(keys)), null,
            root => BatchReader.Read(IntacctApi.Result(root), element => Patch(element, change)), options, cancellationToken).ConfigureAwait(false);
        if (atomic && found.Any(static f => !f.Ok))
            return [.. found.Select((f, i) => new BatchItem<WrittenRecord>(i, f.Ok ? 422 : f.Status) { Error = f.Error ?? new(IntacctErrorCodes.Unprocessed, "Not sent, because another record of the batch was not found.") })];
        var results = new BatchItem<WrittenRecord>[found.Count];
        var sent = new List<int>();
        var body = new JsonArray();
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i] is not { Value: { } patch } item)
                results[i] = new(i, found[i].Status) { Error = found[i].Error };
            else if (patch.Count == 0)
                results[i] = new(i, 200) { Value = new() { Key = keys[i], Sent = false } };
            else
            {
                sent.Add(i);
                patch.Insert(0, "key", keys[i].Value);
                body.Add((JsonNode)patch);
            }
        }

        if (sent.Count == 0)
            return results;
        var written = await Api.WriteAsync(
            Definition.Resource + ".updateMany", HttpMethod.Patch, IntacctApi.ObjectPath(Definition.ObjectName), Definition.ObjectName, body,
            static root => BatchReader.Read(IntacctApi.Result(root), static e => WrittenBy(e)),
            new() { Cost = sent.Count, Headers = Api.AtomicHeader(atomic), Hints = [("keys", string.Join(',', sent.Select(i => keys[i])))] }, options, cancellationToken).ConfigureAwait(false);
        foreach (var item in written.Where(w => w.Position < sent.Count))
            results[sent[item.Position]] = item with { Position = sent[item.Position] };
        for (var i = 0; i < results.Length; i++)
            results[i] ??= new(i, 0) { Error = new(null, "Intacct answered nothing about this item.") };
        return results;
    }

    /// <summary>Deletes a record. One that is used elsewhere is refused: set its status to inactive instead.</summary>
    /// <exception cref="ConnectorNotFoundException">There is no such record.</exception>
    /// <exception cref="ConnectorValidationException">It is in use, or may not be deleted.</exception>
    public virtual Task DeleteAsync(RecordKey key, CallOptions? options = null, CancellationToken cancellationToken = default) => Api.DeleteAsync(
        Definition.Resource + ".delete", IntacctApi.ObjectPath(Definition.ObjectName, key.Value), Definition.ObjectName, static _ => true, new() { Hints = [("key", key.Value)] }, options, cancellationToken);

    /// <summary>Deletes several records, at most 500.</summary>
    /// <param name="keys">Which ones.</param>
    /// <param name="atomic">True: all or none.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>An item per key, told apart by position.</returns>
    public virtual Task<IReadOnlyList<BatchItem<WrittenRecord>>> DeleteManyAsync(IReadOnlyList<RecordKey> keys, bool atomic = false, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = Keys(keys);
        return Api.DeleteAsync(
            Definition.Resource + ".deleteMany", IntacctApi.ObjectPath(Definition.ObjectName, all), Definition.ObjectName,
            response => response.Body.IsEmpty ? BatchReader.AllDone(keys) : IntacctApi.Root(response, root => BatchReader.ReadDeletes(root, keys)),
            new() { Cost = all.Length, Headers = Api.AtomicHeader(atomic), Hints = [("keys", string.Join(',', all))] }, options, cancellationToken);
    }

    private protected virtual Task<WrittenRecord> PatchAsync(RecordKey key, JsonObject patch, CallOptions? options, CancellationToken cancellationToken) => Api.WriteAsync(
        Definition.Resource + ".update", HttpMethod.Patch, IntacctApi.ObjectPath(Definition.ObjectName, key.Value), Definition.ObjectName, patch, static root => WrittenBy(IntacctApi.Result(root)),
        new() { Hints = [("key", key.Value)] }, options, cancellationToken);

    private protected static JsonObject Patch(JsonElement stored, Func<TInput, TInput> change)
    {
        var current = Read(stored);
        var before = ToJson(current);
        var after = ToJson(change(current) ?? throw new ArgumentException("The change gave nothing.", nameof(change)));
        return Difference.Between(before, after, stored, Shape.Of(typeof(TInput)));
    }

    private protected static JsonObject ToJson(TInput input) => JsonSerializer.SerializeToNode(input, IntacctJson.Type<TInput>())!.AsObject();

    private protected static WrittenRecord WrittenBy(JsonElement result) => result.Deserialize(IntacctJson.Type<WrittenRecord>()) is { Key.Value.Length: > 0 } written
        ? written
        : throw new JsonException("The answer names no key.");
}
