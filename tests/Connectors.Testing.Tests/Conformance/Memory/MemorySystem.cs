using System.Globalization;
using Connectors.Sync;

namespace Connectors.Testing.Tests.Conformance.Memory;

/// <summary>A small system: companies and persons in one collection, with a clock that only tests move.</summary>
internal sealed class MemorySystem(MemoryShape shape)
{
    private static int _accounts;

    private readonly Lock _gate = new();
    private readonly List<Action> _late = [];
    private readonly Dictionary<Guid, (string Id, DateTimeOffset Until)> _keys = [];
    private TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ProviderFault? _fault;
    private int _next = 1;
    private long _sequence;

    public MemoryShape Shape { get; } = shape;

    public string AccountId { get; } = $"memory-{Interlocked.Increment(ref _accounts)}";

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public List<MemoryRow> Rows { get; } = [];

    public List<string> CustomFields { get; } = [];

    public HashSet<string> LostFields { get; } = [];

    public long Calls { get; private set; }

    public long Writes { get; private set; }

    public long Sequence => _sequence;

    /// <summary>Somebody closed the connection that all share.</summary>
    public bool Closed { get; set; }

    public T Locked<T>(Func<T> work)
    {
        lock (_gate)
            return work();
    }

    public MemoryRow? Find(string id) => Rows.Find(r => r.Id == id);

    public MemoryRow Add(string entity, IEnumerable<KeyValuePair<string, FieldValue>> values, string? id = null) => Locked(() =>
    {
        var number = _next++;
        var row = new MemoryRow { Number = number, Id = id ?? number.ToString(CultureInfo.InvariantCulture), Entity = entity, Created = Now };
        foreach (var (field, value) in values)
            row.Values[field] = Stored(value);
        row.Values.TryAdd("active", FieldValue.Of((bool?)true));
        row.Values.TryAdd("currency", FieldValue.Of("DKK"));
        row.Values["code"] = FieldValue.Of($"C{number:d5}");
        Rows.Add(row);
        Touch(row);
        return row;
    });

    public void Edit(string id, Action<MemoryRow> change) => Locked(() =>
    {
        var row = Find(id)!;
        change(row);
        Touch(row);
        return row;
    });

    /// <summary>What the system makes of a value: texts are trimmed, an empty text is none.</summary>
    public static FieldValue Stored(FieldValue value) =>
        value.Kind == FieldValueKind.Text ? value.AsText()!.Trim() is { Length: > 0 } text ? FieldValue.Of(text) : FieldValue.Null
        : value.Kind == FieldValueKind.Number ? FieldValue.Of((decimal?)Math.Round(value.AsNumber()!.Value, 2, MidpointRounding.AwayFromZero))
        : value;

    /// <summary>The record that an earlier attempt with that key made, while the key is kept.</summary>
    public MemoryRow? Remembered(Guid key) => _keys.TryGetValue(key, out var made) && Now < made.Until ? Find(made.Id) : null;

    public void Remember(Guid key, MemoryRow row)
    {
        if (Shape.Safety is CreateSafety.IdempotencyKey(var window))
            _keys[key] = (row.Id, Now + window);
    }

    public Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDown();
        return Task.FromResult(Locked(() =>
        {
            Calls++;
            return read();
        }));
    }

    public async Task<T> WriteAsync<T>(int writes, Func<T> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowIfDown();
        ProviderFault? fault;
        lock (_gate)
        {
            Calls++;
            Writes += writes;
            fault = _fault;
            _fault = null;
        }

        switch (fault)
        {
            case ProviderFault.LoseReply:
                Locked(write);
                throw new MemoryReplyLostException();
            case ProviderFault.CommitLate:
                _late.Add(() => Locked(write));
                throw new MemoryReplyLostException();
            case ProviderFault.HoldWrite:
                _late.Add(() => Locked(write));
                _held.TrySetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Default);
                throw new MemoryReplyLostException();
            default:
                return Locked(write);
        }
    }

    public void Fail(ProviderFault fault)
    {
        _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _fault = fault;
    }

    public void Heal()
    {
        _fault = null;
        foreach (var late in _late)
            late();
        _late.Clear();
    }

    public Task HeldAsync() => _held.Task;

    private void ThrowIfDown()
    {
        ObjectDisposedException.ThrowIf(Closed, this);
        UnavailableReason? reason = _fault switch
        {
            ProviderFault.Limit => UnavailableReason.Limited,
            ProviderFault.Unreachable => UnavailableReason.Unreachable,
            ProviderFault.RefuseCredentials => UnavailableReason.CredentialsRefused,
            ProviderFault.NotAllowed => UnavailableReason.NotAllowed,
            _ => null,
        };
        if (reason is { } down)
            throw new MemoryDownException(down);
    }

    private void Touch(MemoryRow row)
    {
        row.Modified = Now;
        row.Sequence = ++_sequence;
        row.Version++;
    }
}
