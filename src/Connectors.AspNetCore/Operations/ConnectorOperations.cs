using Connectors.AspNetCore.Operations;
using Connectors.Sync;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Connectors.AspNetCore;

/// <summary>Everything that a person does with a connection, as JSON endpoints: run, plan, explain, send, retry, decide, set up.</summary>
public static class ConnectorOperations
{
    /// <summary>Adds what <see cref="MapConnectorOperations"/> stands on.</summary>
    /// <param name="builder">The engine.</param>
    /// <param name="configure">Says who may do what.</param>
    public static SyncBuilder AddOperations(this SyncBuilder builder, Action<OperationsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<OperationsOptions>().Validate(static o => o.KeepPlans > TimeSpan.Zero, "OperationsOptions.KeepPlans must be positive.").ValidateOnStart();
        if (configure is not null)
            builder.Services.Configure(configure);
        builder.Services.TryAddSingleton<RunDesk>();
        builder.Services.TryAddSingleton<PlanShelf>();
        builder.Services.TryAddSingleton<ConsentDesk>();
        builder.Services.TryAddSingleton<OperationsGuard>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OperationsGuard>(static sp => sp.GetRequiredService<OperationsGuard>()));
        return builder;
    }

    /// <summary>
    /// Maps the operations of all connections under <c>{prefix}/{connection}/…</c>. Off unless mapped. The host refuses to start unless they stand under an authorisation policy
    /// (<c>.RequireAuthorization("sync-admin")</c> on what this answers, or a fallback policy), or <see cref="OperationsOptions.AllowAnonymousOperations"/> says that none is wanted.
    /// </summary>
    /// <remarks>
    /// Bodies and answers are JSON in camel case; tables of decisions are CSV. What is refused is answered as problem details with <c>code</c> and, where several things are wrong, <c>problems</c>
    /// (field, problem, remedy). The signed-in user's name is recorded with every act. Calls from pages of another site are refused.
    /// </remarks>
    /// <param name="app">The host's routes.</param>
    /// <param name="prefix">Where they stand.</param>
    /// <exception cref="InvalidOperationException"><see cref="AddOperations"/> was not called.</exception>
    public static IEndpointConventionBuilder MapConnectorOperations(this IEndpointRouteBuilder app, string prefix = "/connectors")
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(prefix);
        var guard = app.ServiceProvider.GetService<OperationsGuard>()
            ?? throw new InvalidOperationException("The operations endpoints need their services: write services.AddConnectorSync().AddOperations().");
        guard.Watch(app);
        var group = app.MapGroup(prefix.TrimEnd('/'));
        foreach (var operation in OperationTable.All)
        {
            var one = operation;
            group.MapMethods(one.Pattern, [one.Method], (RequestDelegate)(context => OperationCall.RunAsync(context, one)))
                .WithName($"connectors:{prefix}:{one.Name}").WithMetadata(one);
        }

        return group;
    }
}
