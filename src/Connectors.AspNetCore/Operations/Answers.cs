using System.Text.Json;
using Connectors.Sync;
using Connectors.Sync.Stores;

namespace Connectors.AspNetCore.Operations;

internal sealed record ConnectionAnswer
{
    public required ConnectionId Id { get; init; }

    public required ConnectionMode Mode { get; init; }

    public required bool Paused { get; init; }

    /// <summary>Both sides answered as themselves.</summary>
    public required bool Green { get; init; }

    public required SideAnswer Crm { get; init; }

    public required SideAnswer Accounting { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The halves that must be set up before it can be enabled.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    public required ScheduleAnswer Schedule { get; init; }

    /// <summary>When it runs next by itself, in the user's zone.</summary>
    public DateTimeOffset? NextRun { get; init; }

    public required string Zone { get; init; }

    public required int Version { get; init; }

    public required string Preset { get; init; }

    public string? NewerPreset { get; init; }

    /// <summary>The CRM's sales module is in use: documents may be sent.</summary>
    public bool SalesModule { get; init; } = true;

    /// <summary>Why nothing can be done with it.</summary>
    public string? Problem { get; init; }

    /// <summary>What this user may do with it now, by name.</summary>
    public required IReadOnlyList<string> Actions { get; init; }
}

internal sealed record SideAnswer
{
    /// <summary>It answered as itself; left out = it was never asked.</summary>
    public bool? Ok { get; init; }

    public string? Reason { get; init; }

    public string? NextStep { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? CredentialsExpireAt { get; init; }

    /// <summary>The account that the connection is bound to.</summary>
    public AccountIdentity? Account { get; init; }
}

/// <param name="Kind"><c>manual</c>, <c>every</c>, <c>daily</c>.</param>
/// <param name="Every">How often.</param>
/// <param name="At">At which time of the connection's zone.</param>
internal sealed record ScheduleAnswer(string Kind, TimeSpan? Every = null, TimeOnly? At = null)
{
    public static ScheduleAnswer Of(Schedule schedule) => schedule switch
    {
        Schedule.Interval every => new("every", Every: every.Period),
        Schedule.DailyAt daily => new("daily", At: daily.At),
        _ => new("manual"),
    };
}

internal sealed record ProbeAnswer(ConnectionHealth Crm, ConnectionHealth Accounting, ConnectionStatus Status);

internal sealed record SettingsAnswer(int Version, JsonElement? Settings, bool Saved, JournalMark? SavedBy, string? Draft, JournalMark? DraftBy);

internal sealed record CheckAnswer(bool Ok, IReadOnlyList<ProblemPlace> Problems);

internal sealed record SavedAnswer(int Version);

internal sealed record SchemaAnswer
{
    public required IReadOnlyList<EntityAnswer> Crm { get; init; }

    public required IReadOnlyList<EntityAnswer> Accounting { get; init; }

    public required IReadOnlyList<EntityMapping> Mappings { get; init; }

    public required IReadOnlyList<string> Converters { get; init; }

    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>The fields that the CRM has to get for it.</summary>
    public required IReadOnlyList<WantedField> Missing { get; init; }

    public required IReadOnlyList<ProblemPlace> Problems { get; init; }
}

internal sealed record FieldsAnswer(bool Complete, bool CanCreate, IReadOnlyList<WantedFieldAnswer> Fields);

internal sealed record WantedFieldAnswer
{
    public required string Entity { get; init; }

    public required string Field { get; init; }

    public required FieldType Type { get; init; }

    public string? List { get; init; }

    public IReadOnlyList<string>? Values { get; init; }

    public int? MaxLength { get; init; }

    public required bool ReadOnly { get; init; }

    public required string For { get; init; }

    public string? Because { get; init; }

    public required FieldState State { get; init; }

    /// <summary>How it stands, in the language of the caller.</summary>
    public required string Text { get; init; }

    public FieldType? Found { get; init; }

    public required bool Created { get; init; }

    /// <summary>What the CRM said when it was asked to make it.</summary>
    public string? Reason { get; init; }
}

internal sealed record EntityAnswer(string Entity, bool CanCreate, bool CanUpdate, bool CanDelete, string? NumberField, IReadOnlyList<FieldAnswer> Fields, IReadOnlyList<MissingField> Missing);

internal sealed record FieldAnswer
{
    public required string Name { get; init; }

    public required FieldType Type { get; init; }

    public string? Label { get; init; }

    public required bool Required { get; init; }

    public required bool ReadOnly { get; init; }

    public required bool Clearable { get; init; }

    public required bool Custom { get; init; }

    public int? MaxLength { get; init; }

    public int? Scale { get; init; }

    public string? ReferencedEntity { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public required IReadOnlyList<string> Samples { get; init; }

    /// <summary>The unit that it belongs to; left out = it is not mapped.</summary>
    public string? Unit { get; init; }

    /// <summary>Why its direction cannot be changed.</summary>
    public string? LockedBecause { get; init; }
}

internal sealed record RunAnswer
{
    public Guid? Id { get; init; }

    /// <summary><c>Running</c>, <c>Completed</c>, <c>Partial</c>, <c>Failed</c>.</summary>
    public required string State { get; init; }

    public string Reason { get; init; } = "";

    /// <summary>It was under way already.</summary>
    public bool Joined { get; init; }

    public string? Entity { get; init; }

    public string? Record { get; init; }

    public string User { get; init; } = "";

    public RunProgress? Progress { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public DateTimeOffset? RetryAt { get; init; }

    public int Created { get; init; }

    public int Updated { get; init; }

    public int Deleted { get; init; }

    public int Linked { get; init; }

    public int Unchanged { get; init; }

    public int Parked { get; init; }

    public int Waiting { get; init; }

    public int Excluded { get; init; }

    public IReadOnlyDictionary<string, EntityCounters>? Entities { get; init; }

    public DocumentCounters? Documents { get; init; }

    public IReadOnlyList<ProblemPlace>? Problems { get; init; }

    public static RunAnswer Of(RunReport report, bool joined, RunRequest request)
    {
        var total = report.Total;
        return new()
        {
            Id = report.Id,
            State = report.State.ToString(),
            Reason = report.Reason,
            Joined = joined,
            Entity = request.Mapping,
            Record = request.Record?.ToString(),
            User = request.User,
            StartedAt = report.StartedAt,
            EndedAt = report.EndedAt,
            RetryAt = report.RetryAt,
            Created = total.CreatedInCrm + total.CreatedInAccounting,
            Updated = total.UpdatedInCrm + total.UpdatedInAccounting,
            Deleted = total.DeletedInCrm + total.DeletedInAccounting,
            Linked = total.Linked,
            Unchanged = total.Unchanged,
            Parked = total.Parked,
            Waiting = total.Waiting,
            Excluded = total.Excluded,
            Entities = report.Entities,
            Documents = report.Documents,
            Problems = report.Problems.IsEmpty ? null : [.. report.Problems.Select(Operations.Problems.Place)],
        };
    }
}

/// <param name="Pressed">Runs that somebody pressed for on this node.</param>
/// <param name="Latest">The latest runs of all nodes, newest first.</param>
internal sealed record RunsAnswer(IReadOnlyList<RunAnswer> Pressed, IReadOnlyList<RunRow> Latest);

internal sealed record PlanAnswer
{
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Version { get; init; }

    public required string Preset { get; init; }

    public required int EstimatedCalls { get; init; }

    public TimeSpan? EstimatedTime { get; init; }

    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <summary>How many items of each kind, by mapping.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts { get; init; }

    /// <summary>How many items the filter finds.</summary>
    public required int Total { get; init; }

    /// <summary>A page of them, those that need somebody first.</summary>
    public required IReadOnlyList<PlanItem> Items { get; init; }
}

internal sealed record CauseAnswer
{
    public required string Cause { get; init; }

    public required int Count { get; init; }

    public required IReadOnlyList<string> Mappings { get; init; }

    public required IReadOnlyList<ParkedKind> Kinds { get; init; }

    public required DateTimeOffset Oldest { get; init; }

    /// <summary>What it means, in the user's language.</summary>
    public required string Text { get; init; }

    /// <summary>What is to be done, in the user's language.</summary>
    public required string Remedy { get; init; }

    /// <summary>How many of them were assigned, by person.</summary>
    public required IReadOnlyDictionary<string, int> Assigned { get; init; }

    /// <summary>What one of them says.</summary>
    public Problem? Example { get; init; }
}

internal sealed record OpenWriteAnswer(Guid Id, string Mapping, Side Side, WriteKind Kind, string? Record, IntentState State, DateTimeOffset OpenedAt, DateTimeOffset? SettleAt, bool IsDocument);

internal sealed record CountAnswer(int Count);

internal sealed record ExplainAnswer(Explanation Explanation, string Text);

internal sealed record JournalAnswer(DateTimeOffset At, string User, string Event, string Detail);

/// <param name="Side">Whose credentials come out of it.</param>
/// <param name="Name">Its name in addresses.</param>
/// <param name="System">The system, for people.</param>
/// <param name="Page">The system has a page of its own: the browser is sent there.</param>
/// <param name="Fields">What a person enters.</param>
internal sealed record WayAnswer(Side Side, string Name, string System, bool Page, IReadOnlyList<CredentialField> Fields);

/// <param name="Address">Where to send the browser.</param>
internal sealed record BegunAnswer(Uri Address);

/// <param name="Ticket">To be sent back with the choice.</param>
/// <param name="Accounts">What the credentials reach.</param>
internal sealed record ChooseAnswer(string Ticket, IReadOnlyList<AccountIdentity> Accounts);

internal sealed record WebhookHookAnswer
{
    public required string Topic { get; init; }

    public required Side Side { get; init; }

    /// <summary>A name to type; any other does.</summary>
    public required string Name { get; init; }

    /// <summary>What is chosen as the event.</summary>
    public required string Event { get; init; }

    /// <summary>The way through the vendor's menus.</summary>
    public string? Place { get; init; }

    public required Uri Url { get; init; }

    /// <summary>Where the form has a field of its own for it.</summary>
    public string? Token { get; init; }

    /// <summary>The address ends in an id of its own: <c>webhooks.renew</c> takes it back and gives the next.</summary>
    public bool HasOwnId { get; init; }

    /// <summary>The posted data.</summary>
    public string? Body { get; init; }

    public string? ContentType { get; init; }

    public required WebhookLight Light { get; init; }

    /// <summary>The light in the user's language.</summary>
    public required string LightText { get; init; }

    public DateTimeOffset? LastAt { get; init; }
}
