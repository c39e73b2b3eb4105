using Connectors.AspNetCore.Events;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Connectors.AspNetCore;

/// <summary>Ready receivers of events: a digest once a day, and a signed webhook.</summary>
public static class EventSinks
{
    /// <summary>Makes a digest of all connections once a day and hands it to your function, which mails it. Register it on one node.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="configure">When, and who sends it.</param>
    public static SyncBuilder AddDailyDigest(this SyncBuilder builder, Action<DailyDigestOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<DailyDigestOptions>().Configure(configure)
            .Validate(static o => o.Send is not null, "DailyDigestOptions.Send is missing: say who sends the digest.")
            .Validate(static o => TimeZoneInfo.TryFindSystemTimeZoneById(o.TimeZone, out _), "DailyDigestOptions.TimeZone is no time zone: write an IANA name such as Europe/Copenhagen.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton<DigestMaker>();
        builder.Services.TryAddSingleton<IDigests>(static sp => sp.GetRequiredService<DigestMaker>());
        // States are looked after only where somebody hears of them.
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionEvents, DigestEar>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DigestClock>());
        return builder;
    }

    /// <summary>Posts every event as JSON to an address of yours, signed, and again later when it is not taken. A receiver that fails never holds up a sync.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="configure">The address and the secret.</param>
    public static SyncBuilder AddEventWebhook(this SyncBuilder builder, Action<EventWebhookOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.AddOptions<EventWebhookOptions>().Configure(configure)
            .Validate(static o => o.Address is { IsAbsoluteUri: true }, "EventWebhookOptions.Address is missing.")
            .Validate(static o => o.Secret.Length >= EventWebhookOptions.ShortestSecret, "EventWebhookOptions.Secret must be at least 32 characters, from a secret store.")
            .ValidateOnStart();
        builder.Services.AddHttpClient(EventWebhook.ClientName);
        builder.Services.TryAddSingleton<EventWebhook>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IConnectionEvents, EventWebhook>(static sp => sp.GetRequiredService<EventWebhook>()));
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, EventWebhook>(static sp => sp.GetRequiredService<EventWebhook>()));
        return builder;
    }
}

/// <summary>When the digest is made and who sends it.</summary>
public sealed class DailyDigestOptions
{
    /// <summary>At which time of <see cref="TimeZone"/>. Default 07:00.</summary>
    public TimeOnly At { get; set; } = new(7, 0);

    /// <summary>The zone (IANA). Default UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>The language of the head line, such as <c>da</c>; each connection's lines are in its own.</summary>
    public string Culture { get; set; } = "en";

    /// <summary>What people call a connection: the customer's name. Default: its id.</summary>
    public Func<ConnectionId, string> NameOf { get; set; } = static id => id.Value;

    /// <summary>Sends it. What it throws is logged, and the next one is made the next day.</summary>
    public Func<Digest, CancellationToken, Task>? Send { get; set; }
}

/// <summary>Makes digests on demand, for hosts with a schedule of their own.</summary>
public interface IDigests
{
    /// <summary>What waits for somebody now, connection by connection, each cause once.</summary>
    Task<Digest> MakeAsync(CancellationToken cancellationToken = default);
}

/// <summary>What waits for somebody, over all connections. It holds no secret and no content of a record.</summary>
/// <param name="Day">The day, in the digest's zone.</param>
/// <param name="Subject">One line.</param>
/// <param name="Lines">What waits; empty = nothing does.</param>
public sealed record Digest(DateOnly Day, string Subject, IReadOnlyList<DigestLine> Lines)
{
    /// <summary>All of it as plain text.</summary>
    public override string ToString() => string.Join(Environment.NewLine, [Subject, .. Lines.Select(static l => $"- {l.Text}{(l.NextStep is null ? "" : " " + l.NextStep)}")]);
}

/// <summary>One thing that waits.</summary>
/// <param name="Connection">Whose.</param>
/// <param name="Text">What, with the connection's name, in the language of its users.</param>
/// <param name="NextStep">What is to be done; <see langword="null"/> = nothing.</param>
/// <param name="Since">Since when, UTC.</param>
public sealed record DigestLine(ConnectionId Connection, string Text, string? NextStep, DateTimeOffset Since);

/// <summary>Where events are posted.</summary>
public sealed class EventWebhookOptions
{
    /// <summary>The shortest secret, in characters.</summary>
    public const int ShortestSecret = 32;

    /// <summary>The address.</summary>
    public Uri? Address { get; set; }

    /// <summary>
    /// Signs each call: the header <c>X-Connectors-Signature</c> is <c>t={unix seconds},v1={hex}</c>, where the hex text is the HMAC-SHA256 of <c>{unix seconds}.{body}</c>. Compare it in constant time and refuse old ones.
    /// </summary>
    public string Secret { get; set; } = "";

    /// <summary>After which times an event that was not taken (no answer, or none of 2xx) is posted again. Default 2 and 15 seconds, 1, 5 and 30 minutes, 2 and 8 hours.</summary>
    public IReadOnlyList<TimeSpan> RetryAfter { get; set; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8)];

    /// <summary>What people call a connection: the customer's name. Default: its id.</summary>
    public Func<ConnectionId, string> NameOf { get; set; } = static id => id.Value;
}
