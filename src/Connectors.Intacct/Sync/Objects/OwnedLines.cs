using System.Text.Json;
using System.Text.Json.Nodes;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>A list of records that live and die with another one, as lines of it.</summary>
internal abstract class OwnedLines
{
    public const string Operation = "ia::operation";

    public abstract EntitySchema Schema { get; }

    public abstract LineSet Read(JsonElement list);

    /// <summary>What a write must say so that the stored list becomes these lines: new ones without key, changed ones with it, and those that are gone by name, because what is not mentioned stays.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="stored">The list as it is; null for a new record.</param>
    public abstract JsonArray Write(LineSet lines, JsonElement? stored);

    /// <summary>What cannot be said in Intacct's lines.</summary>
    /// <param name="field">The field that holds the lines.</param>
    /// <param name="lines">The lines.</param>
    public virtual IEnumerable<Problem> Check(string field, LineSet lines) => [];

    protected static FieldValue Of(SyncRecord line, string name) => line.TryGet(name, out var value) && value.HasValue ? value : FieldValue.Null;
}
