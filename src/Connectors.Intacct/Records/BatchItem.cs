namespace Connectors.Intacct;

/// <summary>What became of one item of a batch. Items are told apart by their position: a refused one has no key.</summary>
/// <typeparam name="T">What a success answers.</typeparam>
/// <param name="Position">The place in the request, from 0.</param>
/// <param name="Status">The item's own status, as an HTTP status.</param>
public sealed record BatchItem<T>(int Position, int Status) where T : class
{
    /// <summary>The answer; null where the item was refused.</summary>
    public T? Value { get; init; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public BatchError? Error { get; init; }

    /// <summary>True where the item was done.</summary>
    public bool Ok => Error is null;

    /// <summary>True where the item was not tried, or undone, because another one failed: send it again once that one is mended.</summary>
    public bool Unprocessed => Error?.Code == IntacctErrorCodes.Unprocessed;
}

/// <summary>Why an item of a batch was refused.</summary>
/// <param name="Code">The most telling code, see <see cref="IntacctErrorCodes"/>.</param>
/// <param name="Message">Intacct's words.</param>
public sealed record BatchError(string? Code, string Message)
{
    /// <summary>The details, field by field where Intacct names fields.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init; } = [];

    /// <summary>What to tell the vendor's support.</summary>
    public string? SupportId { get; init; }
}
