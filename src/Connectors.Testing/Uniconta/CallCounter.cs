namespace Connectors.Testing.Uniconta;

/// <summary>
/// One user's calls. The count begins anew at midnight (in Denmark; the vendor names no zone). A slow-down stays for 24 hours after the call that caused it
/// and falls then to what the day itself has measured.
/// </summary>
internal sealed class CallCounter
{
    private readonly List<(DateTimeOffset At, int Steps)> _raised = [];
    private DateOnly _day;

    public int Calls { get; private set; }

    public int Inserts { get; set; }

    /// <returns>The steps in force, this call included, and whether this very call filled one.</returns>
    public (int Steps, bool Filled) Count(DateTimeOffset now, DateOnly day, int perStep)
    {
        Turn(day);
        Calls++;
        var filled = Calls % perStep == 0;
        if (filled)
            _raised.Add((now, Calls / perStep));
        return (Steps(now, day, perStep), filled);
    }

    public int Steps(DateTimeOffset now, DateOnly day, int perStep)
    {
        Turn(day);
        _raised.RemoveAll(r => now - r.At >= TimeSpan.FromHours(24));
        return Math.Max(Calls / perStep, _raised.Select(static r => r.Steps).DefaultIfEmpty().Max());
    }

    public void Turn(DateOnly day)
    {
        if (day == _day)
            return;
        _day = day;
        Calls = 0;
        Inserts = 0;
    }

    /// <summary>Calls made elsewhere today: by another integration under the same user, for instance.</summary>
    public void Add(int calls, DateTimeOffset now, DateOnly day, int perStep)
    {
        Turn(day);
        var before = Calls / perStep;
        Calls += calls;
        if (Calls / perStep > before)
            _raised.Add((now, Calls / perStep));
    }
}
