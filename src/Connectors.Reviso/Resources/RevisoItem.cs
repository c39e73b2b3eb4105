using System.Text.Json;

namespace Connectors.Reviso;

/// <summary>A record of a list whose members no source describes: everything is in <see cref="RevisoRecord.AdditionalData"/>, as it came.</summary>
public sealed record RevisoItem : RevisoRecord
{
    /// <summary>A member, or null where there is none.</summary>
    /// <param name="member">Its name as Reviso spells it.</param>
    public JsonElement? Find(string member) => AdditionalData?.TryGetValue(member, out var value) == true ? value : null;
}
