using Connectors.Http;

namespace Connectors.Dinero;

/// <summary>The file archive, and attachments of sales documents.</summary>
public class FileOperations : DineroOperations
{
    /// <summary>The largest file that Dinero takes, in bytes.</summary>
    public const int MaxFileSize = 6 * 1024 * 1024;

    /// <summary>For fakes.</summary>
    protected FileOperations()
    {
    }

    internal FileOperations(DineroApi api) : base(api)
    {
    }

    /// <summary>Puts an image or PDF into the archive. Users see it once it is bound to a voucher, which may need about a second.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="file">At most 6 MB.</param>
    /// <param name="contentType">Its media type: <c>application/pdf</c>, <c>image/png</c>.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<FileId> UploadAsync(string fileName, ReadOnlyMemory<byte> file, string contentType, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        UploadAsync("files.upload", Api.Path("v1", "files"), fileName, file, contentType, options, cancellationToken);

    /// <summary>Uploads a file that is only to be attached to sales documents; it does not go into the archive.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="file">At most 6 MB.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task<FileId> UploadAttachmentAsync(string fileName, ReadOnlyMemory<byte> file, string contentType, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        UploadAsync("files.uploadAttachment", Api.Path("v1", "files", "attachment"), fileName, file, contentType, options, cancellationToken);

    /// <summary>All files of the archive, page by page while the caller enumerates.</summary>
    public virtual IAsyncEnumerable<FilteredFile> ListAsync(FileQuery? query = null, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Paging.EnumerateAsync(DineroApi.Vendor, "files.list", (cursor, token) => ListPageAsync(query, cursor, options, token), cancellationToken);

    /// <summary>One page of files and the cursor of the next.</summary>
    public virtual async Task<Page<FilteredFile>> ListPageAsync(FileQuery? query = null, string? cursor = null, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var page = PageCursor.Parse(cursor);
        var size = PageCursor.Size(query.PageSize);
        var path = Api.Path("v1", "files")
            .Query("extensions", query.Extensions.Count == 0 ? null : string.Join(',', query.Extensions))
            .Query("uploadedBefore", query.UploadedBefore, "yyyy'/'MM'/'dd")
            .Query("uploadedAfter", query.UploadedAfter, "yyyy'/'MM'/'dd")
            .Query("fileStatus", query.Status?.Value)
            .Query<int>("page", page)
            .Query<int>("pageSize", size);
        // A bare array: only its length tells whether another page follows.
        var rows = await Api.GetAsync("files.list", path, Api.Json.IReadOnlyListFilteredFile, options, cancellationToken).ConfigureAwait(false);
        return new DineroCollection<FilteredFile> { Collection = rows }.ToPage(page, size);
    }

    /// <summary>A file's bytes. Dispose the stream: it holds the connection.</summary>
    public virtual Task<Stream> DownloadAsync(FileId file, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetFileAsync("files.download", Api.Path("v1", "files", file.Value), "*/*", options, cancellationToken);

    /// <summary>The files attached to a sales document.</summary>
    public virtual Task<IReadOnlyList<DocumentAttachment>> ListAttachmentsAsync(VoucherId document, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.GetAsync("files.listAttachments", Api.Path("v1", "attachments", document.ToString()), Api.Json.IReadOnlyListDocumentAttachment, options, cancellationToken);

    /// <summary>Attaches an uploaded file to a sales document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="file">The file.</param>
    /// <param name="fileName">The name under which receivers see it.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task AttachAsync(VoucherId document, FileId file, string fileName, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("files.attach", HttpMethod.Post, Api.Path("v1", "attachments", document.ToString(), file.Value, fileName), options, cancellationToken);

    /// <summary>Takes an attachment off a sales document.</summary>
    public virtual Task DetachAsync(VoucherId document, FileId file, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("files.detach", HttpMethod.Delete, Api.Path("v1", "attachments", document.ToString(), file.Value), options, cancellationToken);

    /// <summary>Attaches the organisation's standard files to a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="documentType">The kind of document, in Dinero's words.</param>
    /// <param name="options">As for any call.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public virtual Task AttachDefaultsAsync(VoucherId document, string documentType, CallOptions? options = null, CancellationToken cancellationToken = default) =>
        Api.SendAsync("files.attachDefaults", HttpMethod.Post, Api.Path("v1", "attachments", "bind", "default", document.ToString(), documentType), options, cancellationToken);

    private async Task<FileId> UploadAsync(
        string operation, RequestPath path, string fileName, ReadOnlyMemory<byte> file, string contentType, CallOptions? options, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(file.Length, MaxFileSize, nameof(file));
        var answer = await Api.SendAsync(operation, path, ApiContent.File("file", fileName, file, contentType), Api.Json.FileCreated, DineroApi.Evidence(null, null, ("fileName", fileName)), options, cancellationToken)
            .ConfigureAwait(false);
        return answer.FileGuid;
    }
}

/// <summary>Which files to list.</summary>
public sealed record FileQuery
{
    /// <summary>Only files of these extensions: <c>pdf</c>, <c>png</c>. Empty = all.</summary>
    public IReadOnlyList<string> Extensions { get; init => field = value ?? []; } = [];

    /// <summary>Only files uploaded before this day.</summary>
    public DateOnly? UploadedBefore { get; init; }

    /// <summary>Only files uploaded after this day.</summary>
    public DateOnly? UploadedAfter { get; init; }

    /// <summary>Only used or unused files; null = all.</summary>
    public DineroFileStatus? Status { get; init; }

    /// <summary>Rows per page, 1 to 1000.</summary>
    public int PageSize { get; init; } = 1000;
}

internal sealed record FileCreated
{
    public required FileId FileGuid { get; init; }
}
