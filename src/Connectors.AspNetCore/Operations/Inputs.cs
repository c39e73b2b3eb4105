using System.Text.Json;
using Connectors.Sync;

namespace Connectors.AspNetCore.Operations;

internal sealed record CreateInput
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public JsonElement? Settings { get; init; }

    public string? TimeZone { get; init; }

    public string? Culture { get; init; }

    public IReadOnlyDictionary<string, string>? Crm { get; init; }

    public IReadOnlyDictionary<string, string>? Accounting { get; init; }
}

internal sealed record ModeInput
{
    public required ConnectionMode Mode { get; init; }
}

internal sealed record SettingsInput
{
    /// <summary>The version that the change is made upon; of a draft and of a check it is not asked for.</summary>
    public int? Version { get; init; }

    /// <summary>The document; of a draft a text too, since what is half written is no JSON yet.</summary>
    public JsonElement Settings { get; init; }
}

internal sealed record CredentialsInput
{
    /// <summary>The values by name: <c>{"apiKey": "…"}</c>. They are never shown again.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }
}

internal sealed record RebindInput
{
    public IReadOnlyDictionary<string, string>? Crm { get; init; }

    public IReadOnlyDictionary<string, string>? Accounting { get; init; }
}

internal sealed record PresetInput
{
    public required string Version { get; init; }
}

internal sealed record RunInput
{
    /// <summary>Only this mapping.</summary>
    public string? Entity { get; init; }

    /// <summary>Only this CRM record and what it depends on.</summary>
    public string? Record { get; init; }

    /// <summary>The answer waits for the run's end; default.</summary>
    public bool? Wait { get; init; }
}

internal sealed record ApproveInput
{
    /// <summary>The connection's mode from now on; left out = as it is.</summary>
    public ConnectionMode? Mode { get; init; }
}

internal sealed record ReasonInput
{
    public string? Reason { get; init; }

    public DateOnly? Date { get; init; }
}

internal sealed record RetryInput
{
    public string? Mapping { get; init; }

    public string? Pair { get; init; }

    public string? Cause { get; init; }

    public ParkedKind? Kind { get; init; }
}

internal sealed record AssignInput
{
    public string? Mapping { get; init; }

    public string? Cause { get; init; }

    public ParkedKind? Kind { get; init; }

    /// <summary>Who is to see to it; empty = nobody any more.</summary>
    public string? Person { get; init; }

    /// <summary>How many the user was shown.</summary>
    public int? Count { get; init; }
}

internal sealed record DecideInput
{
    public required string Mapping { get; init; }

    public required string Pair { get; init; }

    public required DecisionKind Decision { get; init; }

    /// <summary>To link: the record of the other side.</summary>
    public string? Other { get; init; }
}

internal sealed record ApprovePairsInput
{
    public required string Mapping { get; init; }

    public required IReadOnlyList<string> Pairs { get; init; }

    /// <summary>For how many hours it counts; default 24.</summary>
    public int? Hours { get; init; }
}

internal sealed record UncertainInput
{
    public required UncertainAnswer Answer { get; init; }

    /// <summary>Of a new record that was made: its id.</summary>
    public string? Created { get; init; }
}

internal sealed record SendInput
{
    public required string Record { get; init; }

    public DateOnly? Date { get; init; }
}

internal sealed record SendAnswerInput
{
    /// <summary><c>send</c>, <c>wasSent</c>, <c>doNotSend</c>, <c>updateDraft</c>, <c>leaveIt</c>, <c>acceptTotals</c>, <c>stepWasTaken</c>, <c>takeStep</c>.</summary>
    public required string Answer { get; init; }

    public DateOnly? Date { get; init; }

    public string? Document { get; init; }

    public string? Number { get; init; }
}

internal sealed record ResumeInput
{
    public required ResumeFlow Choice { get; init; }
}

internal sealed record ConnectInput
{
    /// <summary>The values by name, as <c>GET connect</c> lists them.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>A path of this host to which the browser goes in the end.</summary>
    public string? ReturnTo { get; init; }
}

internal sealed record ChooseInput
{
    public required string Ticket { get; init; }

    public required string Account { get; init; }
}
