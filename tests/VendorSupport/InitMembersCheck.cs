using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Connectors.TestSupport;

/// <summary>Looks for records that JSON still makes by boxing all their members: those that the generator of the contract did not understand.</summary>
internal static class InitMembersCheck
{
    /// <summary>The records of a context, and what they hold, whose <c>init</c> members are not set one by one; and how many were looked at.</summary>
    public static (IReadOnlyList<string> Boxed, int Looked) Of(Type context, JsonSerializerOptions options)
    {
        var boxed = new List<string>();
        var seen = new HashSet<Type>();
        var looked = 0;
        var open = new Queue<Type>(context.GetCustomAttributesData()
            .Where(static a => a.AttributeType == typeof(JsonSerializableAttribute)).Select(static a => (Type)a.ConstructorArguments[0].Value!));
        while (open.TryDequeue(out var type))
        {
            if (!seen.Add(type) || !options.TryGetTypeInfo(type, out var info))
                continue;
            foreach (var argument in type.GetGenericArguments())
                open.Enqueue(argument);
            if (info.Kind != JsonTypeInfoKind.Object)
                continue;
            foreach (var property in info.Properties)
                open.Enqueue(property.PropertyType);
            if (type.IsValueType || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null || !type.GetProperties().Any(IsInit))
                continue;
            looked++;
            if (info.CreateObject is null)
                boxed.Add(type.ToString());
        }

        return (boxed, looked);
    }

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true && property.GetCustomAttribute<JsonIgnoreAttribute>() is not { Condition: JsonIgnoreCondition.Always };
}
