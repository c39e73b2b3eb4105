using System.Text.Json;
using Connectors.Http;

namespace Connectors.Intacct;

/// <summary>The model service: what the company's objects are made of.</summary>
public class ModelOperations : IntacctOperations
{
    /// <summary>For fakes.</summary>
    protected ModelOperations()
    {
    }

    internal ModelOperations(IntacctApi api) : base(api)
    {
    }

    /// <summary>
    /// The model of an object; null where the company has none of that name: the module is not there, or the name is wrong. The client remembers whether the object heeds idempotency keys, and repeats its
    /// writes from then on where it does.
    /// </summary>
    /// <param name="objectName">The object: <c>accounts-receivable/customer</c>, <c>order-entry/document::Sales Order</c>.</param>
    /// <param name="schema">Asks for the required members as well; whether the answer holds them is not certain.</param>
    /// <param name="description">Asks for descriptions.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual async Task<ObjectModel?> GetAsync(string objectName, bool schema = false, bool description = false, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectName);
        var path = RequestPath.Of("services", "core", "model").Query("name", objectName).Query("version", "v1").Query("schema", schema ? true : null).Query("description", description ? true : null);
        var model = await Api.AskAsync(
            "models.get", HttpMethod.Get, path, null,
            // An unknown object is answered with an empty list where an object should be.
            static root => IntacctApi.Result(root) is { ValueKind: JsonValueKind.Object } result ? result.Deserialize(IntacctJson.Type<ObjectModel>()) : null, options, cancellationToken).ConfigureAwait(false);
        if (model?.IdempotenceSupported is { } heeds)
            Api.Idempotence[objectName] = heeds;
        return model;
    }

    /// <summary>The resources of the company's interface.</summary>
    /// <param name="type"><c>object</c>, <c>service</c> or <c>workflow</c>; null: all.</param>
    /// <param name="filter">A regular expression over the names; null: all.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<IReadOnlyList<ResourceName>> ListAsync(string? type = null, string? filter = null, CallOptions? options = null, CancellationToken cancellationToken = default) => Api.AskAsync(
        "models.list", HttpMethod.Get, RequestPath.Of("services", "core", "model").Query("type", type).Query("filter", filter), null,
        static root => (IReadOnlyList<ResourceName>)[.. IntacctApi.Result(root).EnumerateArray().Select(static r => r.ValueKind == JsonValueKind.String
            ? new ResourceName { ApiObject = r.GetString() }
            : r.Deserialize(IntacctJson.Type<ResourceName>()) ?? throw new JsonException())],
        options, cancellationToken);
}
