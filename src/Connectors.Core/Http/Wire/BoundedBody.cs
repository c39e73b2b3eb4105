using System.Runtime.CompilerServices;

namespace Connectors.Http;

/// <summary>Reads a body into memory, up to a limit.</summary>
internal static class BoundedBody
{
    /// <summary>The body.</summary>
    /// <exception cref="BodyTooLargeException">It is larger.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, long limit, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > limit)
            throw new BodyTooLargeException(limit);
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            // One byte more than announced, so that the end is seen without growing.
            var buffer = new byte[content.Headers.ContentLength is { } length ? (int)Math.Min(length + 1, Array.MaxLength) : 4096];
            var filled = 0;
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return buffer.AsMemory(0, filled);
                filled += read;
                if (filled > limit)
                    throw new BodyTooLargeException(limit);
                if (filled == buffer.Length)
                    Array.Resize(ref buffer, (int)Math.Min(Math.Max(buffer.Length * 2L, 4096), Array.MaxLength));
            }
        }
    }
}

/// <summary>The body is larger than the client reads into memory.</summary>
internal sealed class BodyTooLargeException(long limit) : Exception($"The body is larger than {limit} bytes.");
