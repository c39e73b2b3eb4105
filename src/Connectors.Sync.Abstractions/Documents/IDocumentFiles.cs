namespace Connectors.Sync;

/// <summary>A feature of accounting's provider: hands out documents as files. Found by <see cref="ISyncProvider.GetFeature{TFeature}"/>.</summary>
public interface IDocumentFiles
{
    /// <summary>Reads the document as people see it. It reads and never writes.</summary>
    /// <returns>The file; <see langword="null"/> = accounting has none of it, or none yet (a draft).</returns>
    /// <exception cref="ProviderUnavailableException">Accounting could not be asked. The document itself is not doubted: only the file is asked for again.</exception>
    Task<DocumentFile?> ReadFileAsync(DocumentKind kind, RecordId document, CancellationToken cancellationToken);
}

/// <summary>A file of a document.</summary>
public sealed record DocumentFile
{
    /// <summary>The bytes. A PDF begins with <c>%PDF-</c>; what does not is not kept.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Its name for people, with its ending: <c>CRM-0042.pdf</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its media type.</summary>
    public string MediaType { get; init; } = "application/pdf";
}

/// <summary>
/// Keeps files of documents: a feature of the CRM's provider (<see cref="ISyncProvider.GetFeature{TFeature}"/>), or, for a CRM that takes only an address, a service of the host that puts the file where the address leads.
/// </summary>
public interface IDocumentFileStore
{
    /// <summary>Files can be kept with records of this entity. Of others none is fetched.</summary>
    bool CanKeep(string entity);

    /// <summary>Keeps a file. Called again with one key it is the same file: it is kept once.</summary>
    /// <returns>What <see cref="DocumentField.File"/> shows: an address that people can open, or the file's name. <see langword="null"/> = the record is gone and nothing was kept.</returns>
    /// <exception cref="ProviderUnavailableException">It could not be kept now; it is tried again.</exception>
    Task<string?> KeepAsync(FileToKeep file, CancellationToken cancellationToken);
}

/// <summary>A file that is to be kept with a record.</summary>
public sealed record FileToKeep
{
    /// <summary>The connection.</summary>
    public required ConnectionId Connection { get; init; }

    /// <summary>The CRM's record.</summary>
    public required RecordRef Record { get; init; }

    /// <summary>What kind of document it is the file of.</summary>
    public required DocumentKind Kind { get; init; }

    /// <summary>Stands for one version of one document, in letters, digits, dashes and underscores. A document that is changed or booked gets a new one.</summary>
    public required string Key { get; init; }

    /// <summary>The file.</summary>
    public required DocumentFile File { get; init; }
}
