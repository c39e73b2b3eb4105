using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connectors.Intacct;

/// <summary>Settings of the company.</summary>
public class PreferenceOperations : IntacctOperations
{
    private const string MultiEntity = "company-config/multi-entity-preference";

    /// <summary>For fakes.</summary>
    protected PreferenceOperations()
    {
    }

    internal PreferenceOperations(IntacctApi api) : base(api)
    {
    }

    /// <summary>The settings that concern entities.</summary>
    public virtual Task<MultiEntityPreference> GetMultiEntityAsync(CallOptions? options = null, CancellationToken cancellationToken = default) => Api.AskAsync(
        "preferences.getMultiEntity", HttpMethod.Get, IntacctApi.ObjectPath(MultiEntity, "setup"), null,
        static root => IntacctApi.Result(root).Deserialize(IntacctJson.Type<MultiEntityPreference>()) ?? throw new JsonException(), options, cancellationToken);

    /// <summary>Changes settings that concern entities. They are the whole company's: an integration has hardly ever a reason.</summary>
    /// <param name="patch">What is to change, as Intacct writes it.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task PatchMultiEntityAsync(JsonObject patch, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return Api.WriteAsync("preferences.patchMultiEntity", HttpMethod.Patch, IntacctApi.ObjectPath(MultiEntity, "setup"), MultiEntity, patch.DeepClone(), static _ => true, IntacctWrite.Plain, options, cancellationToken);
    }
}
