using System.Collections.Immutable;
using System.Text.Json;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Events;

/// <summary>Something that is so now.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">What of it.</param>
/// <param name="Level">How bad it is: another level is told anew.</param>
/// <param name="Message">One sentence.</param>
/// <param name="NextStep">Who must do what.</param>
/// <param name="Since">Since when, UTC.</param>
internal sealed record Condition(ConnectionEventKind Kind, string Subject, string Level, string Message, string? NextStep, DateTimeOffset Since)
{
    public (ConnectionEventKind Kind, string Subject) Key => (Kind, Subject);
}

/// <summary>What was told about a connection, and what is being told, in its stored form. That is what makes an event one event over restarts and nodes.</summary>
internal sealed record AlertState(ImmutableArray<Condition> Told, ImmutableArray<ConnectionEvent> Pending, DateTimeOffset? PendingSince)
{
    public static AlertState Empty { get; } = new([], [], null);

    /// <summary>The state when these conditions hold: what is new, worse or over becomes an event.</summary>
    public AlertState Next(ConnectionId connection, string culture, IReadOnlyList<Condition> now, DateTimeOffset at, Func<Guid> newId)
    {
        var events = Pending.ToBuilder();
        var told = ImmutableArray.CreateBuilder<Condition>();
        foreach (var condition in now)
        {
            var before = Told.FirstOrDefault(t => t.Key == condition.Key);
            if (before is not null && before.Level == condition.Level)
            {
                told.Add(before);
                continue;
            }

            told.Add(condition with { Since = before?.Since ?? condition.Since });
            events.Add(EventOf(connection, culture, told[^1], ended: false, at, newId()));
        }

        foreach (var over in Told.Where(t => now.All(n => n.Key != t.Key)))
            events.Add(EventOf(connection, culture, over, ended: true, at, newId()));
        return events.Count == Pending.Length && told.Count == Told.Length ? this : new AlertState(told.ToImmutable(), events.ToImmutable(), at);
    }

    public string ToJson() => Told.IsEmpty && Pending.IsEmpty ? "" : StoredJson.Write(w =>
    {
        w.WriteStartArray("told");
        foreach (var c in Told)
            Write(w, c.Kind, c.Subject, c.Level, c.Message, c.NextStep, c.Since, null);
        w.WriteEndArray();
        w.WriteStartArray("pending");
        foreach (var e in Pending)
            Write(w, e.Kind, e.Subject, e.Level, e.Message, e.NextStep, e.Since, e);
        w.WriteEndArray();
        if (PendingSince is { } since)
            w.WriteNumber("at", since.UtcTicks);
    });

    public static AlertState Parse(ConnectionId connection, string culture, string json)
    {
        if (json.Length == 0)
            return Empty;
        using var document = StoredJson.Read(json);
        var root = document.RootElement;
        return new AlertState(
            [.. root.GetProperty("told").EnumerateArray().Select(static e => new Condition(KindOf(e), Text(e, "what"), Text(e, "level"), Text(e, "message"), e.TryGetProperty("next", out var next) ? next.GetString() : null, Time(e, "since")))],
            [.. root.GetProperty("pending").EnumerateArray().Select(e => new ConnectionEvent
            {
                Id = e.GetProperty("id").GetGuid(),
                Connection = connection,
                Kind = KindOf(e),
                Subject = Text(e, "what"),
                Level = Text(e, "level"),
                Ended = e.TryGetProperty("ended", out _),
                Message = Text(e, "message"),
                NextStep = e.TryGetProperty("next", out var next) ? next.GetString() : null,
                Since = Time(e, "since"),
                At = Time(e, "at"),
                Culture = culture,
            })],
            root.TryGetProperty("at", out _) ? Time(root, "at") : null);
    }

    private static ConnectionEvent EventOf(ConnectionId connection, string culture, Condition condition, bool ended, DateTimeOffset at, Guid id) => new()
    {
        Id = id,
        Connection = connection,
        Kind = condition.Kind,
        Subject = condition.Subject,
        Level = condition.Level,
        Ended = ended,
        Message = condition.Message,
        NextStep = ended ? null : condition.NextStep,
        Since = condition.Since,
        At = at,
        Culture = culture,
    };

    private static void Write(Utf8JsonWriter w, ConnectionEventKind kind, string subject, string level, string message, string? next, DateTimeOffset since, ConnectionEvent? told)
    {
        w.WriteStartObject();
        w.WriteString("kind", kind.ToString());
        w.WriteString("what", subject);
        w.WriteString("level", level);
        w.WriteString("message", message);
        if (next is not null)
            w.WriteString("next", next);
        w.WriteNumber("since", since.UtcTicks);
        if (told is not null)
        {
            w.WriteString("id", told.Id);
            w.WriteNumber("at", told.At.UtcTicks);
            if (told.Ended)
                w.WriteBoolean("ended", true);
        }

        w.WriteEndObject();
    }

    private static ConnectionEventKind KindOf(JsonElement e) => Enum.Parse<ConnectionEventKind>(e.GetProperty("kind").GetString()!);

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    private static DateTimeOffset Time(JsonElement e, string name) => new(e.GetProperty(name).GetInt64(), TimeSpan.Zero);
}
