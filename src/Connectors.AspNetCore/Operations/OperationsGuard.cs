using Connectors.Sync;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connectors.AspNetCore.Operations;

/// <summary>Does not let a host start whose operations anybody may call without its saying so.</summary>
internal sealed class OperationsGuard(IOptions<OperationsOptions> options, IServiceProvider services) : IHostedLifecycleService
{
    private readonly List<IEndpointRouteBuilder> _apps = [];

    /// <summary>The endpoints of this host are looked at before it begins to listen.</summary>
    public void Watch(IEndpointRouteBuilder app) => _apps.Add(app);

    /// <summary>Before the server listens: routes of a minimal host are mapped by then.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        // It keeps the latest calls from now on.
        services.GetService<IConnectionSupport>();
        return CheckAsync();
    }

    /// <summary>Once more at the end: some hosts map their routes while the server starts.</summary>
    public Task StartedAsync(CancellationToken cancellationToken) => CheckAsync();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CheckAsync()
    {
        if (options.Value.AllowAnonymousOperations)
            return;
        if (services.GetService<IAuthorizationPolicyProvider>() is { } policies && await policies.GetFallbackPolicyAsync().ConfigureAwait(false) is not null)
            return;
        var open = _apps.SelectMany(static a => a.DataSources).SelectMany(static d => d.Endpoints)
            .FirstOrDefault(static e => e.Metadata.GetMetadata<Operation>() is not null && e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<AuthorizationPolicy>() is null && e.Metadata.GetMetadata<IAllowAnonymous>() is null);
        if (open is not null)
        {
            throw new InvalidOperationException(
                $"Anybody could call the operations of the connections ('{open.DisplayName}'). Put them under a policy: app.MapConnectorOperations().RequireAuthorization(\"sync-admin\"); or say that none is wanted: AddOperations(o => o.AllowAnonymousOperations = true), or .AllowAnonymous() on them.");
        }
    }
}
