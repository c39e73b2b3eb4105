using System.Reflection;
using System.Text.RegularExpressions;
using Connectors.Conventions.Tests.Grammar;
using Connectors.Conventions.Tests.Support;
using Connectors.Sync;
using Vocabulary = Connectors.Sync.Crm;

namespace Connectors.Conventions.Tests.Docs;

/// <summary>What a page may name: what the built packages have, by reflection, and what only their source says (keys of settings, instruments).</summary>
internal static partial class KnownNames
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly ILookup<string, Type> Types = Repository.Packages.SelectMany(static p => ApiSurface.Types(Repository.Load(p.Name))).ToLookup(static t => Plain(t.Name), StringComparer.Ordinal);

    /// <summary>Members of all types, for names that a page uses by themselves: <c>ChangedAt</c>.</summary>
    private static readonly HashSet<string> Members = [.. Types.SelectMany(static g => g).SelectMany(static t => t.GetMembers(Everything)).Select(static m => m.Name)];

    /// <summary>Neutral fields and entities of the CRM: <c>vatNumber</c>, <c>company</c>.</summary>
    private static readonly HashSet<string> Neutral = [.. typeof(Vocabulary).GetNestedTypes().SelectMany(static t => t.GetFields(Everything).Select(static f => f.GetValue(null)).Concat(t.GetProperties(Everything).Select(static p => p.GetValue(null))))
        .Select(static v => v switch { IField f => f.Name, Entity e => e.Name, _ => null }).OfType<string>()];

    private static readonly HashSet<string> Settings = [.. Repository.Under("src/Connectors.Sync/Settings/", ".cs").SelectMany(static f => SettingsKey().Matches(Repository.Read(f))).Select(static m => m.Groups[1].Value)];

    private static readonly HashSet<string> Instruments =
        [.. new[] { "src/Connectors.Core/Diagnostics/CallTelemetry.cs", "src/Connectors.Sync/Diagnostics/SyncTelemetry.cs" }.SelectMany(static f => Quoted().Matches(Repository.Read(f))).Select(static m => m.Groups[1].Value)];

    private static readonly HashSet<string> Packages = [.. Repository.Packages.Select(static p => p.Name)];

    public static bool IsType(string name) => Types.Contains(name);

    /// <summary><c>Type</c>, <c>Type.Member</c>, <c>Type.Member.Member</c>, a member alone, a package, or a word that settings, mappings or instruments know.</summary>
    public static bool Has(string name) => Packages.Contains(name) || Instruments.Contains(name) || Neutral.Contains(name) || Settings.Contains(name) || Members.Contains(name) || HasPath(name.Split('.'));

    private static bool HasPath(string[] parts) => Types[parts[0]].Any(type => HasMembers(type, parts.AsSpan(1)))
        // The end of a chain: Credentials.ApiKey, Account.Contacts.
        || parts.Length > 1 && Types.SelectMany(static g => g).SelectMany(t => t.GetMember(parts[0], Everything)).Select(TypeOf).OfType<Type>().Distinct().Any(type => HasMembers(type, parts.AsSpan(1)));

    private static bool HasMembers(Type type, ReadOnlySpan<string> names)
    {
        if (names.IsEmpty)
            return true;
        var name = names[0];
        if (type.GetNestedType(name) is { } nested)
            return HasMembers(nested, names[1..]);
        foreach (var member in type.GetMember(name, Everything).Concat(type.GetInterfaces().SelectMany(i => i.GetMember(name, Everything))))
        {
            if (names.Length == 1 || TypeOf(member) is { } next && HasMembers(next, names[1..]))
                return true;
        }

        // Extension methods are written like members.
        return names.Length == 1 && Types.SelectMany(static g => g).Where(static t => t is { IsAbstract: true, IsSealed: true }).SelectMany(static t => t.GetMethods(Everything))
            .Any(m => m.Name == name && m.GetParameters() is [{ } first, ..] && first.ParameterType.IsAssignableFrom(type));
    }

    private static Type? TypeOf(MemberInfo member) => member switch
    {
        PropertyInfo p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType,
        FieldInfo f => f.FieldType,
        MethodInfo m => m.ReturnType,
        _ => null,
    };

    private static string Plain(string name) => name.Split('`')[0];

    [GeneratedRegex("\"([A-Za-z]+)\"(?= =>| or| when|\\)|,|;)")]
    private static partial Regex SettingsKey();

    [GeneratedRegex("\"([A-Za-z.]+)\"")]
    private static partial Regex Quoted();
}
