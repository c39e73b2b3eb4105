namespace Connectors.Sync.Execution;

/// <summary>
/// Records that this run made and that were not shown since. What their system filled in by itself (a number, terms, a VAT zone) belongs on the other side too: they are looked at once more before the run ends, so that
/// one run brings what would otherwise come with the next one, and a second press of the button finds nothing to write.
/// </summary>
internal sealed class SecondLooks
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(Side Side, string Resource), HashSet<string>> _made = [];

    public void Add(Side side, string resource, string id)
    {
        lock (_gate)
        {
            if (!_made.TryGetValue((side, resource), out var ids))
                _made[(side, resource)] = ids = new(StringComparer.Ordinal);
            ids.Add(id);
        }
    }

    /// <summary>Takes all of them: whoever takes them looks.</summary>
    public IReadOnlyList<(Side Side, string Resource, IReadOnlyCollection<string> Ids)> Take()
    {
        lock (_gate)
        {
            var made = _made.Select(static m => (m.Key.Side, m.Key.Resource, (IReadOnlyCollection<string>)m.Value)).ToList();
            _made.Clear();
            return made;
        }
    }
}
