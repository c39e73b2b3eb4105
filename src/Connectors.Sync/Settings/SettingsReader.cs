using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Connectors.Sync;

/// <summary>Reads a settings document strictly: every unknown name and every wrong value is reported with its path, all at once.</summary>
internal sealed class SettingsReader
{
    private readonly ImmutableArray<SettingsProblem>.Builder _problems = ImmutableArray.CreateBuilder<SettingsProblem>();

    public static (ConnectionSettings Settings, ImmutableArray<SettingsProblem> Problems) Read(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
            return (ConnectionSettings.Empty, []);
        var reader = new SettingsReader();
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var settings = reader.Connection(document.RootElement);
            return (settings, reader._problems.ToImmutable());
        }
        catch (JsonException e)
        {
            return (ConnectionSettings.Empty, [new SettingsProblem("(document)", $"It is not JSON: {e.Message}")]);
        }
    }

    private ConnectionSettings Connection(JsonElement root)
    {
        if (!IsObject(root, "(document)"))
            return ConnectionSettings.Empty;
        var settings = ConnectionSettings.Empty;
        foreach (var member in Members(root, "", "version", "preset", "flow", "winner", "newestFallback", "entities", "documents", "salesModule", "schedule", "timeZone", "language"))
        {
            var path = member.Name;
            switch (member.Name)
            {
                case "version":
                    if (member.Value.ValueKind != JsonValueKind.Number || !member.Value.TryGetInt32(out var version) || version != 1)
                        Problem(path, "This version of the package reads settings of version 1.");
                    break;
                case "preset":
                    settings = settings with { Preset = Text(member.Value, path) };
                    break;
                case "flow":
                    settings = settings with { Flow = Word<Flow>(member.Value, path) };
                    break;
                case "winner":
                    settings = settings with { Winner = Word<Winner>(member.Value, path) };
                    break;
                case "newestFallback":
                    settings = settings with { NewestFallback = Word<Side>(member.Value, path) };
                    break;
                case "entities":
                    settings = settings with { Entities = Map(member.Value, path, Entity) };
                    break;
                case "documents":
                    settings = settings with { Documents = Map(member.Value, path, Document) };
                    break;
                case "salesModule":
                    settings = settings with { SalesModule = Flag(member.Value, path) };
                    break;
                case "schedule":
                    settings = settings with { Schedule = Schedule(member.Value, path) };
                    break;
                case "timeZone":
                    var zone = Text(member.Value, path);
                    if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                        Problem(path, $"'{zone}' is not a time zone.", "Write an IANA name such as Europe/Copenhagen.");
                    settings = settings with { TimeZone = zone };
                    break;
                case "language":
                    var language = Text(member.Value, path);
                    if (language is not null && !UserTexts.Languages.Contains(language))
                        Problem(path, $"'{language}' is no language that there are texts in.", $"Write one of: {string.Join(", ", UserTexts.Languages)}.");
                    settings = settings with { Language = language };
                    break;
            }
        }

        if (settings is { Flow: Flow.Both, Winner: null })
            Problem("winner", "Both directions need a priority.", "Write winner: Crm, Accounting, Newest or Manual.");
        return settings;
    }

    private EntitySettings Entity(JsonElement element, string path)
    {
        var entity = new EntitySettings();
        foreach (var member in Members(element, path, "enabled", "flow", "winner", "createInAccounting", "createInCrm", "scope", "leavingScope", "crmOnly", "schedule", "fields"))
        {
            var at = $"{path}.{member.Name}";
            entity = member.Name switch
            {
                "enabled" => entity with { Enabled = Flag(member.Value, at) },
                "flow" => entity with { Flow = Word<Flow>(member.Value, at) },
                "winner" => entity with { Winner = Word<Winner>(member.Value, at) },
                "createInAccounting" => entity with { CreateInAccounting = Word<CreatePolicy>(member.Value, at) },
                "createInCrm" => entity with { CreateInCrm = Word<CreatePolicy>(member.Value, at) },
                "scope" => entity with { Scope = Scope(member.Value, at) },
                "leavingScope" => entity with { LeavingScope = Word<ScopeExit>(member.Value, at) },
                "crmOnly" => entity with { CrmOnly = Word<CrmOnly>(member.Value, at) },
                "schedule" => OwnSchedule(entity, member.Value, at),
                _ => entity with { Fields = Map(member.Value, at, Field) },
            };
        }

        if (entity is { Flow: Flow.Both, Winner: null })
            Problem($"{path}.winner", "Both directions need a priority.", "Write winner: Crm, Accounting, Newest or Manual.");
        return entity;
    }

    private DocumentFlowSettings Document(JsonElement element, string path)
    {
        var flow = new DocumentFlowSettings();
        foreach (var member in Members(element, path, "enabled", "trigger", "withdraw", "fields", "lineFields", "kind", "series", "afterSend", "createCustomer", "book", "mail", "eInvoice", "exclusiveSeries", "results", "monitorDays", "monitorUntilSettledDays", "priority"))
        {
            var at = $"{path}.{member.Name}";
            flow = member.Name switch
            {
                "enabled" => flow with { Enabled = Flag(member.Value, at) },
                "trigger" => flow with { Trigger = Texts(member.Value, at) },
                "withdraw" => flow with { Withdraw = Texts(member.Value, at) },
                "fields" => flow with { Fields = Map(member.Value, at, (v, p) => Text(v, p) ?? "") },
                "lineFields" => flow with { LineFields = Map(member.Value, at, (v, p) => Text(v, p) ?? "") },
                "kind" => flow with { Kind = Word<DocumentKind>(member.Value, at) },
                "series" => flow with { Series = Text(member.Value, at) },
                "afterSend" => flow with { AfterSend = Word<AfterSend>(member.Value, at) },
                "priority" => flow with { Priority = Word<PartyPriority>(member.Value, at) },
                "createCustomer" => flow with { CreateCustomer = Flag(member.Value, at) },
                "book" => flow with { Book = Flag(member.Value, at) },
                "mail" => flow with { Mail = Flag(member.Value, at) },
                "eInvoice" => flow with { EInvoice = Flag(member.Value, at) },
                "exclusiveSeries" => flow with { ExclusiveSeries = Flag(member.Value, at) },
                "results" => flow with { Results = Results(member.Value, at) },
                "monitorDays" => flow with { MonitorDays = Days(member.Value, at) },
                _ => flow with { MonitorUntilSettledDays = Days(member.Value, at) },
            };
        }

        return flow;
    }

    private ImmutableDictionary<DocumentField, string> Results(JsonElement element, string path)
    {
        var fields = ImmutableDictionary.CreateBuilder<DocumentField, string>();
        foreach (var member in Members(element, path, [.. Enum.GetNames<DocumentField>().Select(static n => char.ToLowerInvariant(n[0]) + n[1..])]))
        {
            if (Text(member.Value, $"{path}.{member.Name}") is { } field)
                fields[Enum.Parse<DocumentField>(member.Name, ignoreCase: true)] = field;
        }

        return fields.ToImmutable();
    }

    private ImmutableArray<string>? Texts(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return [.. element.EnumerateArray().Select(v => Text(v, path)).OfType<string>()];
        Problem(path, "It is a list of texts.", "Write [\"Accepted\"], or [] for none.");
        return null;
    }

    private int? Days(JsonElement element, string path)
    {
        var days = 0;
        if (element.ValueKind == JsonValueKind.Number ? element.TryGetInt32(out days) : element.ValueKind == JsonValueKind.String && int.TryParse(element.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out days))
        {
            if (days is >= 0 and <= 3650)
                return days;
        }

        Problem(path, "It is a number of days between 0 and 3650.");
        return null;
    }

    private FieldSettings Field(JsonElement element, string path)
    {
        var field = new FieldSettings();
        foreach (var member in Members(element, path, "remove", "to", "flow", "wins", "converter", "default", "deviation", "firstMeeting", "onMove", "tooLong"))
        {
            var at = $"{path}.{member.Name}";
            field = member.Name switch
            {
                "remove" => field with { Remove = Flag(member.Value, at) ?? false },
                "to" => field with { To = Text(member.Value, at) },
                "flow" => field with { Flow = Word<Flow>(member.Value, at) },
                "wins" => field with { Wins = Word<Winner>(member.Value, at) },
                "converter" => field with { Converter = Text(member.Value, at) },
                "default" when member.Value.ValueKind == JsonValueKind.Array => Defaults(field, member.Value, at),
                "default" => field with { Default = Text(member.Value, at) },
                "deviation" => field with { Deviation = Word<Deviation>(member.Value, at) },
                "onMove" => field with { OnMove = Word<OnMove>(member.Value, at) },
                "firstMeeting" => field with { FirstMeeting = Word<FirstMeeting>(member.Value, at) },
                _ => field with { TooLong = Word<TooLong>(member.Value, at) },
            };
        }

        return field;
    }

    /// <summary>A list of values with conditions; one without any stands for all the others.</summary>
    private FieldSettings Defaults(FieldSettings field, JsonElement list, string path)
    {
        var rules = ImmutableArray.CreateBuilder<(ImmutableArray<ScopeRule>, string)>();
        var at = 0;
        foreach (var item in list.EnumerateArray())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}[{at++}]");
            ImmutableArray<ScopeRule> when = [];
            string? value = null;
            foreach (var member in Members(item, place, "when", "value"))
            {
                if (member.Name == "when")
                    when = Scope(member.Value, place + ".when") ?? [];
                else
                    value = Text(member.Value, place + ".value");
            }

            if (value is null)
                Problem(place + ".value", "It has no value.", "Write { \"when\": { \"country\": [\"DK\"] }, \"value\": \"1\" }.");
            else if (when.IsEmpty)
                field = field with { Default = value };
            else
                rules.Add((when, value));
        }

        return field with { DefaultRules = rules.ToImmutable() };
    }

    private EntitySettings OwnSchedule(EntitySettings entity, JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("withConnection", out var with))
        {
            if (element.EnumerateObject().Count() > 1)
                Problem(path, "It runs with the connection or on a schedule of its own.", "Leave one of them out.");
            return entity with { WithConnection = Flag(with, $"{path}.withConnection") == true };
        }

        return entity with { Schedule = Schedule(element, path, "withConnection") };
    }

    private Schedule? Schedule(JsonElement element, string path, params string[] others)
    {
        Schedule? schedule = null;
        foreach (var member in Members(element, path, ["every", "dailyAt", "manual", .. others]))
        {
            var at = $"{path}.{member.Name}";
            switch (member.Name)
            {
                case "every":
                    if (Text(member.Value, at) is not { } every)
                        break;
                    if (!TimeSpan.TryParseExact(every, "c", CultureInfo.InvariantCulture, out var interval) || interval < TimeSpan.FromMinutes(1) || interval > TimeSpan.FromDays(31))
                        Problem(at, $"'{every}' is not an interval between one minute and 31 days.", "Write hh:mm:ss, such as 03:00:00, or 1.00:00:00 for a day.");
                    else
                        schedule = Sync.Schedule.Every(interval);
                    break;
                case "dailyAt":
                    if (Text(member.Value, at) is not { } daily)
                        break;
                    if (!TimeOnly.TryParseExact(daily, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
                        Problem(at, $"'{daily}' is not a time of day.", "Write HH:mm, such as 03:00.");
                    else
                        schedule = Sync.Schedule.Daily(time);
                    break;
                case "manual":
                    if (Flag(member.Value, at) == true)
                        schedule = Sync.Schedule.Manual;
                    break;
            }
        }

        return schedule;
    }

    private ImmutableArray<ScopeRule>? Scope(JsonElement element, string path)
    {
        if (!IsObject(element, path))
            return null;
        var rules = ImmutableArray.CreateBuilder<ScopeRule>();
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Array)
            {
                Problem($"{path}.{member.Name}", "It is a list of values.", "Write [\"Customer\"].");
                continue;
            }

            rules.Add(new ScopeRule(member.Name, [.. member.Value.EnumerateArray().Select(v => Text(v, $"{path}.{member.Name}")).OfType<string>()]));
        }

        return rules.ToImmutable();
    }

    private ImmutableDictionary<string, T> Map<T>(JsonElement element, string path, Func<JsonElement, string, T> read)
    {
        var map = ImmutableDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        if (IsObject(element, path))
        {
            foreach (var member in element.EnumerateObject())
            {
                if (map.ContainsKey(member.Name))
                    Twice(member.Name, $"{path}.{member.Name}");
                map[member.Name] = read(member.Value, $"{path}.{member.Name}");
            }
        }

        return map.ToImmutable();
    }

    private IEnumerable<JsonProperty> Members(JsonElement element, string path, params string[] known)
    {
        if (!IsObject(element, path))
            yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                Twice(member.Name, path.Length == 0 ? member.Name : $"{path}.{member.Name}");
            else if (known.Contains(member.Name, StringComparer.Ordinal))
                yield return member;
            else
                Problem(path.Length == 0 ? member.Name : $"{path}.{member.Name}", "There is no such setting.", NearestName.Find(member.Name, known) is { } near ? $"Did you mean '{near}'?" : $"There are: {string.Join(", ", known)}.");
        }
    }

    private T? Word<T>(JsonElement element, string path) where T : struct, Enum
    {
        var names = Enum.GetNames<T>();
        if (Text(element, path) is not { } text)
            return null;
        if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<T>(text, ignoreCase: true);
        Problem(path, $"'{text}' is not possible.", $"Write one of: {string.Join(", ", names)}.");
        return null;
    }

    private string? Text(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
            return element.GetString();
        Problem(path, "It is a text.");
        return null;
    }

    private bool? Flag(JsonElement element, string path)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return element.GetBoolean();
        // Configuration files and environment variables know only texts.
        if (element.ValueKind == JsonValueKind.String && bool.TryParse(element.GetString(), out var flag))
            return flag;
        Problem(path, "It is true or false.");
        return null;
    }

    private bool IsObject(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Object)
            return true;
        Problem(path, "It is an object.");
        return false;
    }

    /// <summary>JSON lets one of them fall without a word.</summary>
    private void Twice(string name, string path) => Problem(path, $"'{name}' stands there twice.", "Leave one of them out.");

    private void Problem(string path, string message, string? remedy = null) => _problems.Add(new SettingsProblem(path, message, remedy));
}
