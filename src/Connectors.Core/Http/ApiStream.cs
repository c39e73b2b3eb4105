namespace Connectors.Http;

/// <summary>A file on its way from the vendor. Its faults are of the exception tree; dispose it in any case.</summary>
public sealed class ApiStream : Stream
{
    private readonly Stream _inner;
    private readonly Func<Exception, Exception> _map;
    private readonly Func<ValueTask> _end;
    private readonly CancellationToken _deadline;
    private int _ended;

    internal ApiStream(Stream inner, ApiResponse response, long? length, string? fileName, Func<Exception, Exception> map, Func<ValueTask> end, CancellationToken deadline)
    {
        (_inner, Response, ContentLength, FileName, _deadline, _map, _end) = (inner, response, length, fileName, deadline, map, end);
    }

    /// <summary>Status and headers; its body is empty.</summary>
    public ApiResponse Response { get; }

    /// <summary>The length in bytes, where the vendor says it.</summary>
    public long? ContentLength { get; }

    /// <summary>The file's name from <c>Content-Disposition</c>, as sent: not to be trusted as a path.</summary>
    public string? FileName { get; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => ContentLength ?? throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _deadline);
        try
        {
            return await _inner.ReadAsync(buffer, linked.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw _map(e);
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>Not offered: everything here is asynchronous.</summary>
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            await _inner.DisposeAsync().ConfigureAwait(false);
            await _end().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _inner.Dispose();
            // A permit given back a moment later harms nobody; a thread blocked on a store might.
            _ = _end().AsTask();
        }

        base.Dispose(disposing);
    }
}
