namespace Connectors.Reviso;

/// <summary>How long a grant still lives.</summary>
/// <param name="ExpiresAt">When it dies, UTC.</param>
/// <param name="Remaining">How long that is; negative when it is over.</param>
public readonly record struct RevisoGrantExpiry(DateTimeOffset ExpiresAt, TimeSpan Remaining)
{
    /// <summary>The days before the end at which somebody should be told.</summary>
    public static readonly IReadOnlyList<int> WarningDays = [30, 7, 1];

    /// <summary>It is dead: every call answers 401.</summary>
    public bool IsExpired => Remaining <= TimeSpan.Zero;

    /// <summary>Days begun: 1 during the last 24 hours, 0 when it is over.</summary>
    public int DaysLeft => IsExpired ? 0 : (int)Math.Ceiling(Remaining.TotalDays);

    /// <summary>Which of the warnings is due: 30, 7 or 1 days before, 0 when the grant is dead; null while there is time. It changes on four days only, so telling every change tells each warning once.</summary>
    public int? Warning
    {
        get
        {
            if (IsExpired)
                return 0;
            int? due = null;
            foreach (var days in WarningDays)
            {
                if (DaysLeft <= days)
                    due = days;
            }

            return due;
        }
    }
}
