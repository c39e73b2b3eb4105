using Connectors.Sync;

namespace Connectors.Testing.Conformance;

/// <summary>The pages of one or more passes, folded as the engine folds them: the later news of a record counts.</summary>
internal sealed class Pass
{
    private readonly Dictionary<RecordId, RecordChange> _latest = [];

    public List<ChangePage> Pages { get; } = [];

    /// <summary>Continues behind the last page.</summary>
    public string? Cursor => Pages.Count == 0 ? null : Pages[^1].NextCursor;

    public IEnumerable<RecordChange> Changes => Pages.SelectMany(static p => p.Changes);

    public bool ClaimsAll => Pages.Exists(static p => p.CompleteEnumeration);

    public void Add(ChangePage page)
    {
        Pages.Add(page);
        foreach (var change in page.Changes)
            _latest[change.Ref.Id] = change;
    }

    public RecordChange? Find(RecordId id) => _latest.TryGetValue(id, out var change) ? change : null;

    /// <summary>Shown, and not as deleted.</summary>
    public bool ShowsAlive(RecordId id) => Find(id) is { } change && !IsGone(change);

    /// <summary>Shown, and as deleted.</summary>
    public bool ShowsGone(RecordId id) => Find(id) is { } change && IsGone(change);

    public static bool IsGone(RecordChange change) => change.Deleted || change.Record is { Deleted: true };
}

/// <summary>A record that the case made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Values">What it was made with.</param>
internal sealed record Row(RecordId Id, IReadOnlyDictionary<string, FieldValue> Values);
