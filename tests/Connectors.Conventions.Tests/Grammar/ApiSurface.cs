using System.Reflection;
using System.Runtime.CompilerServices;

namespace Connectors.Conventions.Tests.Grammar;

/// <summary>What a user of an assembly can see, without what the compiler adds to records, closures and async methods.</summary>
internal static class ApiSurface
{
    public const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes().Where(IsVisible).OrderBy(static t => t.FullName, StringComparer.Ordinal);

    public static bool IsVisible(Type type) => !type.Name.Contains('<', StringComparison.Ordinal)
        && (type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!) : type.IsPublic);

    /// <summary>Public methods, and protected ones where somebody can derive. No accessors, operators or members that the compiler wrote.</summary>
    public static IEnumerable<MethodInfo> Methods(Type type) => type.GetMethods(Declared)
        .Where(m => IsVisible(m, type) && !m.IsSpecialName && m.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !m.Name.Contains('<', StringComparison.Ordinal));

    public static bool IsVisible(MethodBase? method, Type owner) =>
        method is { IsPublic: true } || (method is { IsFamily: true } or { IsFamilyOrAssembly: true } && !owner.IsSealed);

    public static bool IsAsync(MethodInfo method) => IsAsync(method.ReturnType);

    public static bool IsAsync(Type type) => type == typeof(Task) || type == typeof(ValueTask) || (type.IsGenericType
        && (type.GetGenericTypeDefinition() is var g && (g == typeof(Task<>) || g == typeof(ValueTask<>) || g == typeof(IAsyncEnumerable<>))));

    /// <summary>True for overrides of, and implementations of, members that are not ours: their shape is given.</summary>
    public static bool IsGiven(MethodInfo method)
    {
        var type = method.DeclaringType!;
        if (method.GetBaseDefinition().DeclaringType is { } root && root != type && !IsOurs(root))
            return true;
        return !type.IsInterface && type.GetInterfaces().Where(static i => !IsOurs(i))
            .Any(i => type.GetInterfaceMap(i).TargetMethods.Any(m => m == method));
    }

    public static string NameOf(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Connectors", StringComparison.Ordinal) == true;
}
