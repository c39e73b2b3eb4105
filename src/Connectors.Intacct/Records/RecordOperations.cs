using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>What can be created as well.</summary>
/// <typeparam name="TRecord">The record as it is read.</typeparam>
/// <typeparam name="TInput">The part of it that can be written.</typeparam>
public abstract class RecordOperations<TRecord, TInput> : EditOperations<TRecord, TInput> where TRecord : class, TInput where TInput : class
{
    private const int MaxItems = 500;

    /// <summary>For fakes.</summary>
    protected RecordOperations()
    {
    }

    private protected RecordOperations(IntacctApi api, ObjectDefinition definition) : base(api, definition)
    {
    }

    /// <summary>Makes a record. Intacct answers its key and id and nothing else.</summary>
    /// <remarks>
    /// It carries an idempotency key (<see cref="CallOptions.IdempotencyKey"/>, or one of the client's own): after an <see cref="OutcomeUnknownException"/>, call again with the key of the evidence and the same
    /// input before it ends, and the first outcome is answered. After a refusal take a new key: refusals are answered again too. See <see cref="IntacctIdempotency"/>.
    /// </remarks>
    /// <exception cref="ConnectorValidationException">Refused; see its field errors.</exception>
    /// <exception cref="ConnectorConflictException">The id exists already, or the idempotency key was used with another body.</exception>
    /// <exception cref="OutcomeUnknownException">No answer came. Its evidence holds the idempotency key, its end, and the id.</exception>
    public virtual Task<WrittenRecord> CreateAsync(TInput input, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        var body = NewText(input);
        return Api.WriteAsync(
            Definition.Resource + ".create", HttpMethod.Post, IntacctApi.ObjectPath(Definition.ObjectName), Definition.ObjectName, body, static root => WrittenBy(IntacctApi.Result(root)),
            new() { HintsInBody = body }, options, cancellationToken);
    }

    /// <summary>Makes several records, at most 500, by one call.</summary>
    /// <param name="inputs">The records.</param>
    /// <param name="atomic">True: all or none; then a refusal of one throws, with an error per position. False: each for itself; only where all of them are refused it throws as well, with an error per position.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>An item per record, in the same order.</returns>
    public virtual Task<IReadOnlyList<BatchItem<WrittenRecord>>> CreateManyAsync(IReadOnlyList<TInput> inputs, bool atomic = false, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs.Count, 1, nameof(inputs));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputs.Count, MaxItems, nameof(inputs));
        var bodies = inputs.Select(static i => New(i)).ToArray();
        var ids = string.Join(',', bodies.Select(static b => b["id"]?.ToString()).OfType<string>());
        return Api.WriteAsync(
            Definition.Resource + ".createMany", HttpMethod.Post, IntacctApi.ObjectPath(Definition.ObjectName), Definition.ObjectName, new JsonArray([.. bodies]),
            static root => BatchReader.Read(IntacctApi.Result(root), static e => WrittenBy(e)),
            new() { Cost = inputs.Count, Headers = Api.AtomicHeader(atomic), Hints = [("ids", ids)] }, options, cancellationToken);
    }

    /// <summary>The text of a new record. Only one that was read, or that holds lists of records, is looked through for what is Intacct's: nothing else can hold any of it, and needs no tree.</summary>
    private static byte[] NewText(TInput input)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(input, IntacctJson.Type<TInput>());
        return input is TRecord || text.AsSpan().IndexOf("[{"u8) >= 0 ? IntacctApi.ToText(New(input)) : text;
    }

    /// <summary>A record that was read can be the pattern of a new one: what is Intacct's does not go along.</summary>
    private static JsonObject New(TInput input)
    {
        var (body, shape) = (ToJson(input), Shape.Of(typeof(TInput)));
        if (input is TRecord)
            shape?.Strip(body);
        shape?.MakeNew(body);
        return body;
    }
}
