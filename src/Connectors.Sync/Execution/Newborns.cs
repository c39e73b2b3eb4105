using System.Diagnostics.CodeAnalysis;

namespace Connectors.Sync.Execution;

/// <summary>
/// Records of which a run makes a new one on the other side, as far as others look the same (R16). Of those, one is created and the others are asked about: whether they come in one batch, in two,
/// or after a restart, the answer is the same, and no double of the source becomes one of the target without a word.
/// </summary>
internal sealed class Newborns
{
    public const string Cause = "match.possible-duplicate";

    private readonly Lock _gate = new();
    private readonly HashSet<(string Mapping, Side Side, string Id)> _born = [];

    /// <summary>Notes that one is made.</summary>
    /// <param name="item">A record without a counterpart.</param>
    /// <param name="twin">The record that looks the same and was first.</param>
    /// <returns><see langword="false"/> = another one that looks the same was first.</returns>
    public bool TryAdd(WorkItem item, [NotNullWhen(false)] out string? twin)
    {
        twin = null;
        if (item.Twins.IsEmpty)
            return true;
        var side = item.CrmId is null ? Side.Accounting : Side.Crm;
        lock (_gate)
        {
            twin = item.Twins.FirstOrDefault(id => _born.Contains((item.Mapping.Name, side, id)));
            if (twin is null)
                _born.Add((item.Mapping.Name, side, item.IdOn(side)!));
            return twin is null;
        }
    }
}
