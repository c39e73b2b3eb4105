namespace Connectors.Sync.Stores;

/// <summary>Dirty marks in the order in which they are worked on.</summary>
internal sealed class InMemoryMarks
{
    private static readonly SortedSet<MarkRow> None = [];

    private readonly Dictionary<(Side, string), SortedSet<MarkRow>> _ordered = [];
    private readonly Dictionary<(Side, string, string, string, string), MarkRow> _marks = [];

    public IReadOnlyCollection<MarkRow> Of(Side side, string resource) => _ordered.GetValueOrDefault((side, resource), None);

    public IEnumerable<MarkRow> All => _marks.Values;

    public void Add(MarkRow mark, long counter, DateTimeOffset now)
    {
        if (!_ordered.TryGetValue((mark.Side, mark.Resource), out var ordered))
            _ordered[(mark.Side, mark.Resource)] = ordered = new SortedSet<MarkRow>(WorkOrder.Instance);
        MarkRow after;
        if (_marks.TryGetValue(Key(mark), out var before))
        {
            ordered.Remove(before);
            after = before with { Counter = counter, Class = mark.Class < before.Class ? mark.Class : before.Class };
        }
        else
        {
            after = mark with { Counter = counter, At = mark.At == default ? now : mark.At.ToUniversalTime() };
        }

        _marks[Key(after)] = after;
        ordered.Add(after);
    }

    public void Clear(MarkRow mark)
    {
        if (!_marks.TryGetValue(Key(mark), out var stored) || stored.Counter != mark.Counter)
            return;
        _marks.Remove(Key(mark));
        _ordered[(stored.Side, stored.Resource)].Remove(stored);
    }

    private static (Side, string, string, string, string) Key(MarkRow mark) => (mark.Side, mark.Resource, mark.Id, mark.OldNumber ?? "", mark.NewNumber ?? "");

    private sealed class WorkOrder : IComparer<MarkRow>
    {
        public static WorkOrder Instance { get; } = new();

        public int Compare(MarkRow? x, MarkRow? y)
        {
            if (x is null || y is null)
                return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            var order = x.Class.CompareTo(y.Class);
            if (order == 0)
                order = x.At.CompareTo(y.At);
            if (order == 0)
                order = CodePointComparer.Instance.Compare(x.Id, y.Id);
            if (order == 0)
                order = CodePointComparer.Instance.Compare(x.OldNumber ?? "", y.OldNumber ?? "");
            return order != 0 ? order : CodePointComparer.Instance.Compare(x.NewNumber ?? "", y.NewNumber ?? "");
        }
    }
}
