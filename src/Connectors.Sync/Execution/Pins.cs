using Connectors.Sync.Linking;
using Connectors.Sync.Stores;

namespace Connectors.Sync.Execution;

/// <summary>Whom the two sides of a connection belong to (R15), and what was last heard of them, in their stored form.</summary>
internal static class Pins
{
    /// <param name="crm">Whom the CRM belongs to.</param>
    /// <param name="accounting">Whom accounting belongs to.</param>
    /// <param name="generation">How often the connection was bound to another account.</param>
    /// <param name="first">Whom it was bound to before it was ever re-bound.</param>
    public static string Write(AccountIdentity crm, AccountIdentity accounting, int generation = 0, BoundAccounts? first = null) => StoredJson.Write(w =>
    {
        if (generation > 0)
            w.WriteNumber("generation", generation);
        if (first is not null)
            first.Write(w, "first");
        foreach (var (name, account) in new[] { ("crm", crm), ("accounting", accounting) })
        {
            w.WriteStartObject(name);
            w.WriteString("id", account.Id);
            w.WriteString("name", account.Name);
            w.WriteString("context", account.Context);
            w.WriteEndObject();
        }
    });

    public static (AccountIdentity Crm, AccountIdentity Accounting)? Read(string json)
    {
        if (json.Length == 0)
            return null;
        using var document = StoredJson.Read(json);
        return (One("crm"), One("accounting"));

        AccountIdentity One(string name)
        {
            var e = document.RootElement.GetProperty(name);
            return new AccountIdentity(e.GetProperty("id").GetString()!, e.GetProperty("name").GetString()!) { Context = e.GetProperty("context").GetString()! };
        }
    }

    /// <summary>How often the connection was bound to another account than before.</summary>
    public static int GenerationOf(string json)
    {
        if (json.Length == 0)
            return 0;
        using var document = StoredJson.Read(json);
        return document.RootElement.TryGetProperty("generation", out var generation) ? generation.GetInt32() : 0;
    }

    /// <summary>Whom it was bound to before it was ever re-bound; <see langword="null"/> = it never was, or that was not kept yet.</summary>
    public static BoundAccounts? FirstOf(string json)
    {
        if (json.Length == 0)
            return null;
        using var document = StoredJson.Read(json);
        return BoundAccounts.Read(document.RootElement, "first");
    }

    /// <summary>Why this is not the account that the connection is bound to; <see langword="null"/> when it is.</summary>
    public static string? Mismatch(string side, AccountIdentity pinned, AccountIdentity now)
    {
        if (!string.Equals(pinned.Id, now.Id, StringComparison.Ordinal))
            return $"The credentials of {side} lead to another account: the connection is bound to {pinned.Name} ({pinned.Id}), they open {now.Name} ({now.Id}). Give the right ones back, or make a new connection.";
        return string.Equals(pinned.Context, now.Context, StringComparison.Ordinal) ? null
            : $"The language, zone or currency of {side} changed from '{pinned.Context}' to '{now.Context}'; values would be misread. Set it back, or re-bind the connection.";
    }

    public static string WriteHealth(SideHealth crm, SideHealth accounting, DateTimeOffset at) => StoredJson.Write(w =>
    {
        w.WriteNumber("at", at.UtcTicks);
        foreach (var (name, side) in new[] { ("crm", crm), ("accounting", accounting) })
        {
            w.WriteStartObject(name);
            w.WriteBoolean("ok", side.Ok);
            w.WriteString("why", side.Reason);
            if (side.NextStep is not null)
                w.WriteString("next", side.NextStep);
            w.WriteNumber("since", side.Since.UtcTicks);
            if (side.CredentialsExpireAt is { } expires)
                w.WriteNumber("expires", expires.UtcTicks);
            w.WriteEndObject();
        }
    });

    public static ConnectionStatus ReadHealth(string json)
    {
        if (json.Length == 0)
            return new ConnectionStatus { CheckedAt = null };
        using var document = StoredJson.Read(json);
        return new ConnectionStatus { CheckedAt = Time(document.RootElement.GetProperty("at").GetInt64()), Crm = One("crm"), Accounting = One("accounting") };

        SideHealth One(string name)
        {
            var e = document.RootElement.GetProperty(name);
            return new SideHealth(e.GetProperty("ok").GetBoolean(), e.GetProperty("why").GetString()!, e.TryGetProperty("next", out var next) ? next.GetString() : null, Time(e.GetProperty("since").GetInt64()))
            {
                CredentialsExpireAt = e.TryGetProperty("expires", out var expires) ? Time(expires.GetInt64()) : null,
            };
        }

        static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
    }
}
