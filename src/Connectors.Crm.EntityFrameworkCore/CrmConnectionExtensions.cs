using Connectors.Crm.EntityFrameworkCore.Hooks;
using Connectors.Crm.EntityFrameworkCore.Marks;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Crm.EntityFrameworkCore;

/// <summary>Your own database as the CRM side of a connection.</summary>
public static class CrmConnectionExtensions
{
    /// <summary>
    /// Makes the CRM side from a <see cref="DbContext"/>. The context comes from an <see cref="IDbContextFactory{TContext}"/> if one is registered, else from a service scope of its own per call;
    /// none is held between calls.
    /// </summary>
    /// <param name="connection">The connection, or the kind of connections.</param>
    /// <param name="model">Which entities take part and where their fields stand. Called once, now.</param>
    /// <exception cref="ArgumentException">The model contradicts itself: a field twice, a type that no field of that kind can hold, an expression that is no property.</exception>
    public static ConnectionBuilder Crm<TContext>(this ConnectionBuilder connection, Action<CrmModelBuilder<TContext>> model) where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(model);
        var builder = new CrmModelBuilder<TContext>();
        model(builder);
        var definition = builder.Build(connection.Name);
        MarkSources.In(connection.Services).Add(definition);
        return connection.UseProvider(Side.Crm, async (context, cancellationToken) => await CrmProvider<TContext>.CreateAsync(definition, context, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Takes calls of the CRM's own program about its records, one webhook for each entity of <see cref="Crm"/>: <c>/CrmCompany/{id}</c>, with the record as <c>id</c> in the query or in a JSON object; without one something
    /// of the entity changed. For programs that save without <see cref="CrmModelExtensions"/>'s marks, or in another process than the engine: in the same process a save with marks is heard without any call.
    /// </summary>
    /// <param name="connection">The connection, after its <c>Crm</c>.</param>
    /// <exception cref="InvalidOperationException">The connection has no CRM of this package yet.</exception>
    public static ConnectionBuilder CrmWebhooks(this ConnectionBuilder connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        var definition = MarkSources.In(connection.Services).Definitions.LastOrDefault(d => d.Consumer == connection.Name)
            ?? throw new InvalidOperationException($"CrmWebhooks of '{connection.Name}' needs its entities: call it after Crm<…>(…).");
        return connection.Webhooks(Side.Crm, new CrmWebhookAdapter(definition));
    }
}
