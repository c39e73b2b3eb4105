namespace Connectors.Testing.Smartbill;

/// <summary>Documents by id and by printed number, in the order of their creation.</summary>
internal sealed class DocumentTable<TDocument>
    where TDocument : StoredDocument
{
    private readonly SortedDictionary<int, TDocument> _byId = [];
    private readonly Dictionary<(string Series, string Number), int> _byNumber = [];

    public IEnumerable<TDocument> Values => _byId.Values;

    public TDocument? Find(string? series, string? number) =>
        series is not null && number is { Length: > 0 } && _byNumber.TryGetValue((series, number), out var id) ? _byId[id] : null;

    public TDocument? Find(int id) => _byId.GetValueOrDefault(id);

    public TDocument Put(TDocument document)
    {
        _byId[document.Id] = document;
        if (document.Number.Length > 0)
            _byNumber[(document.Series, document.Number)] = document.Id;
        return document;
    }

    public void Remove(TDocument document)
    {
        _byId.Remove(document.Id);
        _byNumber.Remove((document.Series, document.Number));
    }

    public IReadOnlyList<TDocument> Snapshot() => [.. _byId.Values];
}
