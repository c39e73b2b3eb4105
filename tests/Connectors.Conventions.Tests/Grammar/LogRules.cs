using System.Reflection;
using Connectors.Conventions.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Connectors.Conventions.Tests.Grammar;

/// <summary>All messages of a package stand in one internal class <c>Log</c>: one place to read, and to see that no secret or person gets into it.</summary>
internal static class LogRules
{
    public static IEnumerable<Finding> Check(Assembly assembly)
    {
        var messages = assembly.GetTypes().SelectMany(static t => t.GetMethods(ApiSurface.Declared)).Where(static m => m.IsDefined(typeof(LoggerMessageAttribute))).ToList();
        foreach (var message in messages.Where(static m => m.DeclaringType is not { Name: "Log", IsPublic: false, IsNested: false }))
            yield return new(ApiSurface.NameOf(message), "is a log message outside the internal class Log");
        foreach (var twice in messages.Select(static m => m.DeclaringType!).Where(static t => t.Name == "Log").Distinct().Skip(1))
            yield return new(twice.FullName!, "is a second class Log");
        foreach (var same in messages.GroupBy(static m => m.GetCustomAttribute<LoggerMessageAttribute>()!.EventId).Where(static g => g.Count() > 1))
            yield return new(ApiSurface.NameOf(same.Last()), $"has the event id {same.Key} of another message");
    }
}
