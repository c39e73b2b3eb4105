namespace Connectors.Dinero;

/// <summary>A file of the archive.</summary>
public sealed record FilteredFile
{
    /// <summary>The file.</summary>
    public required FileId FileGuid { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The file name's extension.</summary>
    public string? Extension { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>A note.</summary>
    public string? Note { get; init; }

    /// <summary>Pages.</summary>
    public int? NumberOfPages { get; init; }

    /// <summary>The vouchers that it is bound to.</summary>
    public IReadOnlyList<FileLink> Linked { get; init => field = value ?? []; } = [];

    /// <summary>Who uploaded it.</summary>
    public string? UploadedBy { get; init; }
}
