using Connectors.Crm.EntityFrameworkCore.Model;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Crm.EntityFrameworkCore.Marks;

/// <summary>Who wants marks: the CRM sides that were registered in this host.</summary>
internal sealed class MarkSources
{
    private readonly List<CrmDefinition> _definitions = [];

    public IReadOnlyList<CrmDefinition> Definitions => _definitions;

    public static MarkSources In(IServiceCollection services)
    {
        if (services.FirstOrDefault(static d => d.ServiceType == typeof(MarkSources))?.ImplementationInstance is MarkSources found)
            return found;
        var made = new MarkSources();
        services.AddSingleton(made);
        return made;
    }

    public void Add(CrmDefinition definition) => _definitions.Add(definition);
}
