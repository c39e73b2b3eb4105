using System.Reflection;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Tests.Crashes;

/// <summary>Dies at the n-th place; from then on nothing reaches the store.</summary>
internal sealed class Crash
{
    private int _left = int.MaxValue;

    public bool Fired { get; private set; }

    public bool Dead { get; private set; }

    public void Arm(int point) => _left = point;

    public void Over()
    {
        Dead = false;
        _left = int.MaxValue;
    }

    public void At(string place)
    {
        if (Dead)
            throw new ProcessDiedException();
        if (_left == int.MaxValue || --_left > 0)
            return;
        Fired = Dead = true;
        throw new ProcessDiedException();
    }

    public ISyncStore Around(ISyncStore store)
    {
        var proxy = DispatchProxy.Create<ISyncStore, DyingStore>();
        ((DyingStore)(object)proxy).Set(store, this);
        return proxy;
    }
}

internal sealed class ProcessDiedException : Exception;

/// <summary>Not sealed: the proxy derives from it.</summary>
#pragma warning disable CA1852
internal class DyingStore : DispatchProxy
#pragma warning restore CA1852
{
    private ISyncStore _inner = null!;
    private Crash _crash = null!;

    public void Set(ISyncStore inner, Crash crash) => (_inner, _crash) = (inner, crash);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
#pragma warning disable CA2012 // It is handed on, boxed, as a proxy must.
        if (targetMethod!.Name == nameof(ISyncStore.CommitAsync))
            return CommitAsync((Lease)args![0]!, (StoreBatch)args[1]!);
#pragma warning restore CA2012
        if (_crash.Dead)
            throw new ProcessDiedException();
        return targetMethod.Invoke(_inner, args);
    }

    private async ValueTask CommitAsync(Lease lease, StoreBatch batch)
    {
        _crash.At("before a commit");
        await _inner.CommitAsync(lease, batch, CancellationToken.None);
        _crash.At("after a commit");
    }
}
