using System.Reflection;
using System.Runtime.CompilerServices;
using Connectors.Conventions.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Conventions.Tests.Grammar;

/// <summary>One grammar for all vendors: who has used one client knows the next.</summary>
internal sealed class VendorGrammar(Assembly assembly, string vendor)
{
    private readonly string _space = "Connectors." + vendor;

    public IEnumerable<Finding> Check() =>
        Names().Concat(Registrations()).Concat(Operations()).Concat(Values()).Concat(Exceptions());

    private IEnumerable<MethodInfo> Extensions() =>
        (assembly.GetType($"Connectors.{vendor}.{vendor}ServiceCollectionExtensions")?.GetMethods(ApiSurface.Declared) ?? [])
        .Where(static m => m.IsPublic && m.GetCustomAttribute<ExtensionAttribute>() is not null);

    private IEnumerable<Finding> Names()
    {
        if (Find("I{0}Client") is { } contract && !contract.IsInterface)
            yield return new(contract.FullName!, "must be an interface");
        foreach (var pattern in new[] { "I{0}Client", "I{0}ClientFactory", "{0}Options", "{0}Credentials", "{0}Builder" })
        {
            var type = Find(pattern);
            if (type is null)
                yield return new(_space, $"has no {string.Format(null, pattern, vendor)}");
            else if (!ApiSurface.IsVisible(type))
                yield return new(type.FullName!, "must be public");
            else if (!type.IsInterface && !type.IsSealed)
                yield return new(type.FullName!, "must be sealed");
        }

        // The client itself may be internal: users hold its interface.
        if (Find("{0}Client") is not { IsSealed: true } || Find("{0}Client")!.GetInterfaces().All(i => i != Find("I{0}Client")))
            yield return new(_space, $"has no sealed {vendor}Client that implements I{vendor}Client");
        if (Find("I{0}ClientFactory") is { } factory && !factory.GetMethods().Any(m => m.Name == "Create" && m.ReturnType == Find("I{0}Client")
            && m.GetParameters().FirstOrDefault()?.ParameterType == Find("{0}Credentials")))
            yield return new(factory.FullName!, $"has no Create({vendor}Credentials) that returns I{vendor}Client");
        if (Find("{0}Options") is { } options && options.GetProperty("Credentials")?.PropertyType != Find("{0}Credentials"))
            yield return new(options.FullName!, $"has no Credentials of type {vendor}Credentials");
        if (Find("{0}Options") is { } called && called.GetProperty("BaseAddress")?.PropertyType != typeof(Uri))
            yield return new(called.FullName!, "has no BaseAddress of type Uri: a simulator or a proxy must be able to stand in");
        if (Find("{0}Credentials") is { } credentials && credentials.GetMethod("ToString", Type.EmptyTypes) is not { } text)
            yield return new(credentials.FullName!, "has no ToString");
        else if (Find("{0}Credentials") is { } secret && (secret.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType != secret || IsCompilerMade(secret.GetMethod("ToString", Type.EmptyTypes)!)))
            yield return new(secret.FullName!, "must override ToString by hand: a record prints its secrets");
    }

    private IEnumerable<Finding> Registrations()
    {
        var builder = Find("{0}Builder");
        var options = Find("{0}Options");
        Type[] configure = options is null ? [] : [typeof(Action<>).MakeGenericType(options), typeof(IConfigurationSection)];
        List<(string Name, Type[] Parameters)> expected = [("Add" + vendor, [])];
        expected.AddRange(configure.Select(c => ("Add" + vendor, new[] { c })));
        expected.AddRange(configure.Select(c => ("AddKeyed" + vendor, new[] { typeof(string), c })));
        foreach (var (name, parameters) in expected)
        {
            Type[] all = [typeof(IServiceCollection), .. parameters];
            var method = Extensions().FirstOrDefault(m => m.Name == name && m.GetParameters().Select(static p => p.ParameterType).SequenceEqual(all));
            if (method is null)
                yield return new(_space, $"has no {name}({string.Join(", ", all.Select(static t => t.Name))})");
            else if (method.ReturnType != builder)
                yield return new(ApiSurface.NameOf(method), $"must return {vendor}Builder");
        }

        foreach (var (property, type) in new[] { ("Services", typeof(IServiceCollection)), ("Http", typeof(IHttpClientBuilder)) })
        {
            if (builder is not null && builder.GetProperty(property)?.PropertyType != type)
                yield return new(builder.FullName!, $"has no {property} of type {type.Name}");
        }
    }

    private IEnumerable<Finding> Operations()
    {
        var operations = ClientTypes().Where(static t => t.IsClass && t.Name.EndsWith("Operations", StringComparison.Ordinal)).ToList();
        foreach (var type in operations)
        {
            if (type.IsSealed)
                yield return new(type.FullName!, "must not be sealed: tests fake it");
            if (type.GetConstructors().Length > 0)
                yield return new(type.FullName!, "must have no public constructor");
            if (type.GetConstructor(ApiSurface.Declared & ~BindingFlags.Static, Type.EmptyTypes) is not { IsFamily: true })
                yield return new(type.FullName!, "must have a protected constructor without parameters: tests fake it");
            foreach (var method in ApiSurface.Methods(type).Where(static m => m.IsPublic && !m.IsStatic && (!m.IsVirtual || m.IsFinal)))
                yield return new(ApiSurface.NameOf(method), "must be virtual: tests fake it");
        }

        foreach (var property in Find("I{0}Client")?.GetProperties() ?? [])
        {
            if (property.PropertyType.IsClass && property.PropertyType.Assembly == assembly && !operations.Contains(property.PropertyType))
                yield return new($"I{vendor}Client.{property.Name}", "must be of a type named <Resource>Operations");
        }

        var calls = operations.Append(Find("I{0}Client")).OfType<Type>().SelectMany(ApiSurface.Methods).Where(static m => m.IsPublic && ApiSurface.IsAsync(m));
        foreach (var call in calls.Where(static m => !EndsAsCallsEnd(m)))
            yield return new(ApiSurface.NameOf(call), "must end with (…, CallOptions? options = null, CancellationToken cancellationToken = default)");
    }

    private IEnumerable<Finding> Values()
    {
        foreach (var type in ClientTypes())
        {
            if (type.IsEnum)
                yield return new(type.FullName!, "must be an open record struct over text: the vendor may add a value");
            if (IsOpenSet(type) && (type.GetProperty("Value")?.PropertyType != typeof(string) || type.GetConstructor([typeof(string)]) is null))
                yield return new(type.FullName!, "is an open set without a Value of type string: an unknown text must survive");
            foreach (var property in type.GetProperties(ApiSurface.Declared).Where(p => ApiSurface.IsVisible(p.GetMethod, type)))
            {
                var value = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                if (value == typeof(double) || value == typeof(float))
                    yield return new($"{type.FullName}.{property.Name}", "must be decimal: money and quantities are exact");
                if (value == typeof(DateTime))
                    yield return new($"{type.FullName}.{property.Name}", "must be DateOnly or DateTimeOffset: a DateTime does not say whose time it is");
            }
        }
    }

    private IEnumerable<Finding> Exceptions() => ApiSurface.Types(assembly).Where(typeof(Exception).IsAssignableFrom)
        .Select(static t => new Finding(t.FullName!, "is an exception of one vendor: codes are constants, the tree is Core's"));

    private IEnumerable<Type> ClientTypes() => ApiSurface.Types(assembly).Where(t => t.Namespace?.StartsWith(_space + ".Sync", StringComparison.Ordinal) != true);

    private Type? Find(string pattern) => assembly.GetType($"{_space}.{string.Format(null, pattern, vendor)}");

    private static bool IsOpenSet(Type type) => type is { IsValueType: true, IsEnum: false } && (
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Any(f => f.FieldType == type)
        || type.GetProperties(BindingFlags.Public | BindingFlags.Static).Any(p => p.PropertyType == type));

    private static bool EndsAsCallsEnd(MethodInfo method) => method.GetParameters() is [.., { Name: "options", IsOptional: true } options, { Name: "cancellationToken", IsOptional: true } token]
        && options.ParameterType.Name == "CallOptions" && token.ParameterType == typeof(CancellationToken);

    private static bool IsCompilerMade(MethodInfo method) => method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;
}
