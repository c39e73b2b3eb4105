namespace Connectors.Testing.Economic;

/// <summary>The token bucket of one agreement: a fixed window opened by its first call, shared by both hosts; refused calls are charged too.</summary>
internal sealed class CallMeter
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private DateTimeOffset _opened;
    private DateTimeOffset _dayOpened;
    private int _dayCount;

    public int Used { get; private set; }

    public int LastCost { get; private set; }

    /// <returns>Null when the call may pass, else how long until the window ends.</returns>
    public TimeSpan? Charge(int cost, EconomicOddities oddities, DateTimeOffset now)
    {
        if (now - _opened >= oddities.RateWindow || now < _opened)
            (_opened, Used) = (now, 0);
        if (now - _dayOpened >= Day || now < _dayOpened)
            (_dayOpened, _dayCount) = (now, 0);
        LastCost = cost;
        _dayCount++;
        if (_dayCount > oddities.CallsPerDay)
            return _dayOpened + Day - now;
        if (Used + cost > oddities.TokensPerWindow)
            return _opened + oddities.RateWindow - now;
        Used += cost;
        return null;
    }
}
