using System.Reflection;

namespace Connectors.Conventions.Tests.Projects;

/// <summary>Finds what a documentation id such as <c>M:System.Threading.Tasks.Task.Wait(System.Int32)</c> means.</summary>
internal static class DocumentationIds
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;

    public static bool Exists(string id, IEnumerable<Assembly> assemblies)
    {
        var name = id[2..].Split('(')[0];
        var type = id[0] == 'T' ? name : name[..name.LastIndexOf('.')];
        return assemblies.Select(a => a.GetType(type)).FirstOrDefault(static t => t is not null) is { } found && (id[0] == 'T' || found.GetMembers(Public).Any(m => Of(m) == id));
    }

    private static string? Of(MemberInfo member) => member switch
    {
        PropertyInfo p => $"P:{p.DeclaringType!.FullName}.{p.Name}",
        ConstructorInfo c => $"M:{c.DeclaringType!.FullName}.#ctor{Parameters(c)}",
        MethodInfo m => $"M:{m.DeclaringType!.FullName}.{m.Name}{Parameters(m)}",
        _ => null,
    };

    private static string Parameters(MethodBase method) => method.GetParameters() is { Length: > 0 } parameters
        ? $"({string.Join(',', parameters.Select(static p => p.ParameterType.FullName))})"
        : "";
}
