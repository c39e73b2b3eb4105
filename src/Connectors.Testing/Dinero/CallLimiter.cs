namespace Connectors.Testing.Dinero;

/// <summary>A fixed window of a minute per organisation and client id, opened by the first call; refused calls do not lengthen it.</summary>
internal sealed class CallLimiter
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Dictionary<(int Account, string ClientId), (DateTimeOffset Opened, int Count)> _windows = [];

    /// <returns>Null when the call may pass, else how long until the window ends.</returns>
    public TimeSpan? Count(int account, string clientId, int? limit, DateTimeOffset now)
    {
        if (limit is null)
            return null;
        var key = (account, clientId);
        if (!_windows.TryGetValue(key, out var window) || now - window.Opened >= Window || now < window.Opened)
            window = (now, 0);
        _windows[key] = (window.Opened, window.Count + 1);
        return window.Count < limit ? null : window.Opened + Window - now;
    }
}
