using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connectors.Reviso;

/// <summary>What all records have in common. Records are read and written in one form: what the server alone decides is marked "read only", and ignored when it is sent.</summary>
public abstract record RevisoRecord
{
    /// <summary>Members that this version of the package does not know. They go back with an update, so that it loses nothing.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }
}
