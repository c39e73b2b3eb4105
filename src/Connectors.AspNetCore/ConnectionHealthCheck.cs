using System.Collections.ObjectModel;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.AspNetCore;

/// <summary>Health checks of the connections.</summary>
public static class ConnectionHealthChecks
{
    /// <summary>
    /// Says which connections are red, from what the engine last heard: it asks no vendor, so that a load balancer may ask as often as it likes. One customer's red connection is Degraded and takes no host out
    /// of service; Unhealthy is a store that cannot be read.
    /// </summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="name">The check's name.</param>
    public static IHealthChecksBuilder AddConnectors(this IHealthChecksBuilder builder, string name = "connections")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<ConnectionHealthCheck>(name);
    }
}

/// <summary>Lists red connections by their ids. No names, no secrets: health answers are often public.</summary>
internal sealed class ConnectionHealthCheck(IConnections connections) : IHealthCheck
{
    private const int MostNamed = 20;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var red = new List<string>();
        var all = 0;
        try
        {
            await foreach (var connection in connections.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                all++;
                if (!connection.Paused && connection.Mode != ConnectionMode.Off && (connection.Problem is not null || connection.Status is { Crm.Ok: false } or { Accounting.Ok: false }))
                    red.Add(connection.Id.Value);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The connections cannot be read.", e);
        }

        var data = new ReadOnlyDictionary<string, object>(new Dictionary<string, object> { ["connections"] = all, ["red"] = red.Count });
        return red.Count == 0
            ? HealthCheckResult.Healthy($"{all} connections, none red.", data)
            : HealthCheckResult.Degraded($"{red.Count} of {all} connections are red: {string.Join(", ", red.Take(MostNamed))}{(red.Count > MostNamed ? " …" : "")}.", data: data);
    }
}
