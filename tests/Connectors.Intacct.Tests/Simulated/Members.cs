using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace Connectors.Intacct.Tests.Simulated;

/// <summary>Compares what was sent with what was read, member by member.</summary>
internal static class Members
{
    /// <summary>Every member that the first says must be the same in the second; a reference is the same when its key, or the id by which it was given, is.</summary>
    public static void Same(object expected, object? actual, Type declared, string path)
    {
        Assert.True(actual is not null, $"{path} was sent and is not there.");
        switch (expected)
        {
            case Reference reference:
                Assert.True(reference.Key is { } key ? key == ((Reference)actual).Key : reference.Id == ((Reference)actual).Id, $"{path}: {reference} was sent, {actual} was read.");
                return;
            case JsonElement json:
                Assert.True(JsonElement.DeepEquals(json, (JsonElement)actual), $"{path}: {json} was sent, {actual} was read.");
                return;
            case string or ValueType:
                Assert.True(expected.Equals(actual), $"{path}: {expected} was sent, {actual} was read.");
                return;
            case IDictionary<string, JsonElement> more:
                foreach (var (name, value) in more)
                    Same(value, ((IDictionary<string, JsonElement>)actual)[name], typeof(JsonElement), $"{path}.{name}");
                return;
            case IEnumerable list:
                var (sent, read) = (list.Cast<object>().ToList(), ((IEnumerable)actual).Cast<object>().ToList());
                Assert.True(sent.Count == read.Count, $"{path}: {sent.Count} were sent, {read.Count} were read.");
                for (var i = 0; i < sent.Count; i++)
                    Same(sent[i], read[i], declared.IsGenericType ? declared.GenericTypeArguments[0] : sent[i].GetType(), $"{path}[{i}]");
                return;
        }

        foreach (var property in declared.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetValue(expected) is { } value)
                Same(value, property.GetValue(actual), property.PropertyType, $"{path}.{property.Name}");
        }
    }

    /// <summary>The members that a sample leaves empty, groups inside included: a sample must say which, so that a new member is not forgotten.</summary>
    public static IEnumerable<string> Empty(object value, Type declared, string path = "")
    {
        foreach (var property in declared.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.Name == nameof(CustomerInput.AdditionalData))
                continue;
            var name = path + property.Name;
            if (property.GetValue(value) is not { } inner)
                yield return name;
            else if (inner is not (string or ValueType or Reference or IEnumerable))
            {
                foreach (var empty in Empty(inner, property.PropertyType, name + "."))
                    yield return empty;
            }
        }
    }
}
