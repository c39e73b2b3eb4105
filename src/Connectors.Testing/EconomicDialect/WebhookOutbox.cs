using System.Globalization;

namespace Connectors.Testing.EconomicDialect;

/// <summary>What webhooks still have to send, and the rule by which a hook that fails is switched off.</summary>
internal sealed class WebhookOutbox
{
    private readonly Dictionary<DialectRecord, int> _failures = [];

    /// <summary>In the order of the changes; read and changed under the simulator's lock.</summary>
    public List<(DialectRecord Hook, WebhookSend Send)> Pending { get; } = [];

    /// <param name="http">Sends.</param>
    /// <param name="simulator">Its lock and clock.</param>
    /// <param name="retries">How often a failed delivery is tried again.</param>
    /// <param name="disabledAfter">How many deliveries in a row may fail; null: any number.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were answered with success.</returns>
    public async Task<int> DeliverAsync(HttpMessageInvoker http, Simulator simulator, int retries, int? disabledAfter, CancellationToken cancellationToken)
    {
        (DialectRecord Hook, WebhookSend Send)[] all;
        lock (simulator.Gate)
        {
            all = [.. Pending];
            Pending.Clear();
        }

        var accepted = 0;
        foreach (var (hook, send) in all)
        {
            if (hook.Flag("isDisabled"))
                continue;
            var done = false;
            for (var attempt = 0; !done && attempt <= retries; attempt++)
                done = await send.SendAsync(http, cancellationToken).ConfigureAwait(false);
            accepted += done ? 1 : 0;
            lock (simulator.Gate)
                Count(hook, done, disabledAfter, simulator.Time.GetUtcNow());
        }

        return accepted;
    }

    private void Count(DialectRecord hook, bool done, int? disabledAfter, DateTimeOffset now)
    {
        _failures[hook] = done ? 0 : _failures.GetValueOrDefault(hook) + 1;
        if (done || disabledAfter is null || _failures[hook] < disabledAfter)
            return;
        hook.Data["isDisabled"] = true;
        hook.Data["lastDisabledDate"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }
}
