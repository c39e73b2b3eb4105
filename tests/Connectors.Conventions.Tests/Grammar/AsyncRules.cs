using System.Reflection;
using System.Runtime.CompilerServices;
using Connectors.Conventions.Tests.Support;

namespace Connectors.Conventions.Tests.Grammar;

/// <summary>Async only, the token last, and the name says it.</summary>
internal static class AsyncRules
{
    public static IEnumerable<Finding> Check(Assembly assembly) =>
        ApiSurface.Types(assembly).Where(static t => !typeof(Delegate).IsAssignableFrom(t)).SelectMany(ApiSurface.Methods).SelectMany(Check)
            .Concat(assembly.GetTypes().SelectMany(static t => t.GetMethods(ApiSurface.Declared)).Where(IsAsyncVoid)
                .Select(static m => new Finding(ApiSurface.NameOf(m), "is async void: nobody can await it or see it fail")));

    private static IEnumerable<Finding> Check(MethodInfo method)
    {
        if (ApiSurface.IsGiven(method))
            yield break;
        var name = ApiSurface.NameOf(method);
        var parameters = method.GetParameters();
        var token = Array.FindIndex(parameters, static p => p.ParameterType == typeof(CancellationToken));
        if (token >= 0 && token != parameters.Length - 1)
            yield return new(name, "has its CancellationToken not last");
        if (!ApiSurface.IsAsync(method))
            yield break;
        if (token < 0)
            yield return new(name, "has no CancellationToken");
        if (!method.Name.EndsWith("Async", StringComparison.Ordinal))
            yield return new(name, "is asynchronous and does not end in Async");
    }

    private static bool IsAsyncVoid(MethodInfo method) => method.ReturnType == typeof(void) && method.GetCustomAttribute<AsyncStateMachineAttribute>() is not null;
}
