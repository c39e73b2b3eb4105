using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connectors.Serialization;

/// <summary>
/// A JSON writer with its buffer, lent to the current thread: a body that is written, looked through and written again needs no tree, and nothing of it but the last text is allocated.
/// Not to be held across an await.
/// </summary>
internal sealed class ScratchJson : IDisposable
{
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static ScratchJson? _kept;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly JavaScriptEncoder? _encoder;
    private ScratchJson? _next;

    private ScratchJson(JavaScriptEncoder? encoder)
    {
        _encoder = encoder;
        Writer = new(_buffer, new() { Encoder = encoder });
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>What was written, until it is disposed.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return _buffer.WrittenSpan;
        }
    }

    public static ScratchJson Rent(JavaScriptEncoder? encoder)
    {
        if (_kept is not { } kept || kept._encoder != encoder)
            return new(encoder);
        _kept = kept._next;
        return kept;
    }

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _buffer.ResetWrittenCount();
        Writer.Reset();
    }

    public void Dispose()
    {
        if (_buffer.Capacity > LargestKept)
            return;
        Clear();
        _next = _kept;
        _kept = this;
    }
}
