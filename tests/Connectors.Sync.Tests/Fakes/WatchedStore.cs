using System.Reflection;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Tests.Fakes;

/// <summary>A store that tells before each of its calls: between any two of them somebody else may do something.</summary>
public class WatchedStore : DispatchProxy
{
    private ISyncStore _inner = null!;

    private Action<int, string> _before = null!;

    private int _calls;

    /// <param name="inner">The store.</param>
    /// <param name="before">Told the number of the call, counted from one, and its name.</param>
    public static ISyncStore Over(ISyncStore inner, Action<int, string> before)
    {
        var proxy = Create<ISyncStore, WatchedStore>();
        ((WatchedStore)(object)proxy)._inner = inner;
        ((WatchedStore)(object)proxy)._before = before;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _before(++_calls, targetMethod!.Name);
        try
        {
            return targetMethod.Invoke(_inner, args);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(e.InnerException).Throw();
            throw;
        }
    }
}
