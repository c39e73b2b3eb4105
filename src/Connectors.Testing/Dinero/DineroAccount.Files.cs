namespace Connectors.Testing.Dinero;

public sealed partial class DineroAccount
{
    private readonly Dictionary<string, StoredFile> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<StoredAttachment> _attachments = [];

    /// <summary>All files.</summary>
    public IReadOnlyList<StoredFile> Files => Locked<IReadOnlyList<StoredFile>>(() => [.. _files.Values]);

    /// <summary>All attachments of sales documents.</summary>
    public IReadOnlyList<StoredAttachment> Attachments => Locked<IReadOnlyList<StoredAttachment>>(() => [.. _attachments]);

    /// <summary>All notes of contacts, deleted ones included.</summary>
    public IReadOnlyList<StoredNote> Notes => Locked(NoteTable.Snapshot);

    internal Table<StoredNote> NoteTable { get; } = new(static n => n.Id, static n => n.UpdatedAt);

    internal List<StoredAttachment> AttachmentList => _attachments;

    internal IEnumerable<StoredFile> FileList => _files.Values;

    /// <summary>Adds a file to the archive, or one that is an attachment only.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="inArchive">In the archive.</param>
    /// <returns>The file.</returns>
    public StoredFile AddFile(string name, ReadOnlyMemory<byte> content, bool inArchive = true) => Locked(() =>
    {
        var file = new StoredFile(NextGuid().ToString("N"), name, content, inArchive, Now);
        _files.Add(file.FileGuid, file);
        return file;
    });

    /// <summary>Null also while the upload is too fresh to be used.</summary>
    internal StoredFile? UsableFile(string fileGuid) =>
        _files.TryGetValue(fileGuid, out var file) && Now >= file.UploadedAt + Oddities.FileUsableAfter ? file : null;

    internal IEnumerable<(Guid Voucher, long Id)> LinksOf(string fileGuid) =>
        PurchaseTable.Values.Where(v => fileGuid.Equals(v.FileGuid, StringComparison.OrdinalIgnoreCase)).Select(static v => (v.Guid, v.VoucherNumber ?? 0))
            .Concat(ManualTable.Values.Where(v => fileGuid.Equals(v.FileGuid, StringComparison.OrdinalIgnoreCase)).Select(static v => (v.Guid, v.VoucherNumber ?? 0)))
            .Concat(_ledger.Values.Where(v => fileGuid.Equals(v.FileGuid, StringComparison.OrdinalIgnoreCase)).Select(static v => (v.Id, v.VoucherNumber ?? 0)));
}
