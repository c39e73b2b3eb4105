using System.Text;
using Connectors.Sync;
using Connectors.Sync.Stores;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.AspNetCore.Operations;

/// <summary>Connections themselves: list, create, mode, pause, probe, credentials.</summary>
internal static class ConnectionOperations
{
    private const string One = "/{connection}";

    public static IReadOnlyList<Operation> All { get; } =
    [
        new("connections.list", "GET", "/", ListAsync),
        new("connections.create", "POST", "/", CreateAsync),
        new("connections.show", "GET", One, ShowAsync),
        new("connections.delete", "DELETE", One, DeleteAsync),
        new("mode", "PUT", One + "/mode", ModeAsync),
        new("pause", "POST", One + "/pause", static c => DoneAsync(c, c.Service<IConnections>().PauseAsync(c.Connection, c.User, c.Token))),
        new("resume", "POST", One + "/resume", static c => DoneAsync(c, c.Service<IConnections>().ResumeAsync(c.Connection, c.User, c.Token))),
        new("probe", "POST", One + "/probe", ProbeAsync),
        new("credentials", "PUT", One + "/credentials/{side}", CredentialsAsync),
        new("rebind", "POST", One + "/rebind", RebindAsync),
        new("links.aside", "GET", One + "/links/aside", AsideAsync),
        new("journal", "GET", One + "/journal", JournalAsync),
        new("export", "GET", One + "/export", ExportAsync),
    ];

    private static async Task ListAsync(OperationCall call)
    {
        var ids = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        await foreach (var connection in call.Service<IConnections>().ListAsync(call.Token).ConfigureAwait(false))
            ids[connection.Id.Value] = connection.Problem;
        // One that stands in code and never ran is there all the same.
        foreach (var inCode in call.Http.RequestServices.GetServices<ConnectionDefinition>().Where(static d => d.IsConnection))
            ids.TryAdd(inCode.Name, null);
        var answers = new List<ConnectionAnswer>();
        foreach (var (id, problem) in ids)
        {
            if (!await call.Options.MaySee(call.Http, new ConnectionId(id)).ConfigureAwait(false))
                continue;
            try
            {
                answers.Add(await OfAsync(call, new ConnectionId(id), problem).ConfigureAwait(false));
            }
            catch (UnknownConnectionException e)
            {
                if (problem is not null)
                    answers.Add(Broken(call, new ConnectionId(id), e.Message));
            }
        }

        await call.AnswerAsync(answers, OperationsJson.Default.IReadOnlyListConnectionAnswer).ConfigureAwait(false);
    }

    private static async Task ShowAsync(OperationCall call)
    {
        var answer = await OfAsync(call, call.Connection, null).ConfigureAwait(false);
        call.Http.Response.Headers.ETag = FormattableString.Invariant($"\"{answer.Version}\"");
        await call.AnswerAsync(answer, OperationsJson.Default.ConnectionAnswer).ConfigureAwait(false);
    }

    private static async Task CreateAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.CreateInput).ConfigureAwait(false);
        var id = OperationCall.ReadId(input.Id) ?? throw Refused.Input("id", $"'{input.Id}' is no id of a connection.", "Use at most 64 letters, digits, '-', '_' and '.'.");
        if (!await call.Options.MaySee(call.Http, id).ConfigureAwait(false) || !await call.Options.MayDo(call.Http, id, call.Operation.Name).ConfigureAwait(false))
            throw OperationCall.NotAllowed(call.Operation.Name);
        var created = new NewConnection
        {
            Id = id,
            Kind = input.Kind,
            Settings = input.Settings is { } settings ? Encoding.UTF8.GetBytes(settings.GetRawText()) : default,
            TimeZone = input.TimeZone,
            Culture = input.Culture ?? "en",
            Crm = SideOf("crm", input.Crm),
            Accounting = SideOf("accounting", input.Accounting),
        };
        await call.Service<IConnections>().CreateAsync(created, call.User, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(await OfAsync(call, id, null).ConfigureAwait(false), OperationsJson.Default.ConnectionAnswer, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static Task DeleteAsync(OperationCall call) => DoneAsync(call, call.Service<IConnections>().DeleteAsync(call.Connection, call.User, call.Token));

    private static async Task ModeAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.ModeInput).ConfigureAwait(false);
        await call.Service<IConnectionSetup>().SetModeAsync(call.Connection, input.Mode, call.User, call.Token).ConfigureAwait(false);
        await ShowAsync(call).ConfigureAwait(false);
    }

    private static async Task ProbeAsync(OperationCall call)
    {
        var probe = await call.Service<IConnectionSetup>().ProbeAsync(call.Connection, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(new ProbeAnswer(probe.Crm, probe.Accounting, probe.Status), OperationsJson.Default.ProbeAnswer).ConfigureAwait(false);
    }

    private static async Task CredentialsAsync(OperationCall call)
    {
        var side = Enum.TryParse<Side>(call.Route("side"), ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed : throw new Refused(StatusCodes.Status404NotFound, "side", "There is no such side: crm or accounting.");
        var input = await call.ReadAsync(OperationsJson.Default.CredentialsInput).ConfigureAwait(false);
        var health = await call.Service<IConnections>().ReauthoriseAsync(call.Connection, side, SideOf("values", input.Values)!, call.User, call.Token).ConfigureAwait(false);
        await call.AnswerAsync(health, OperationsJson.Default.SideHealth).ConfigureAwait(false);
    }

    private static async Task RebindAsync(OperationCall call)
    {
        var input = await call.ReadAsync(OperationsJson.Default.RebindInput).ConfigureAwait(false);
        await call.Service<IConnections>().RebindAsync(call.Connection, SideOf("crm", input.Crm), SideOf("accounting", input.Accounting), call.User, call.Token).ConfigureAwait(false);
        await ShowAsync(call).ConfigureAwait(false);
    }

    private static async Task AsideAsync(OperationCall call) =>
        await call.AnswerAsync(await call.Service<IConnections>().ListLinksAsideAsync(call.Connection, call.Token).ConfigureAwait(false), OperationsJson.Default.IReadOnlyListLinksAsideInfo).ConfigureAwait(false);

    private static async Task JournalAsync(OperationCall call)
    {
        await call.Service<IConnections>().GetAsync(call.Connection, call.Token).ConfigureAwait(false);
        var rows = await call.Service<ISyncStore>().ListJournalAsync(call.Connection, call.Query("take", 100, 1, 1000), call.Token).ConfigureAwait(false);
        await call.AnswerAsync([.. rows.Select(static j => new JournalAnswer(j.At, j.User, j.Event, j.Detail))], OperationsJson.Default.IReadOnlyListJournalAnswer).ConfigureAwait(false);
    }

    private static async Task ExportAsync(OperationCall call)
    {
        var record = call.Query("record") is { } text ? OperationCall.ReadRecord("record", text) : null;
        // Whole first: a problem found half way could not be answered any more.
        using var buffer = new MemoryStream();
        await call.Service<IConnections>().ExportAsync(call.Connection, buffer, record, call.Token).ConfigureAwait(false);
        call.Http.Response.ContentType = "application/json";
        call.Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{call.Connection.Value}.json\"";
        await call.Http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), call.Token).ConfigureAwait(false);
    }

    private static async Task DoneAsync(OperationCall call, Task work)
    {
        await work.ConfigureAwait(false);
        await call.DoneAsync().ConfigureAwait(false);
    }

    /// <summary>Blanks around pasted values are cut off; what is empty is refused by its name and never shown.</summary>
    private static SideCredentials? SideOf(string field, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null)
            return null;
        try
        {
            return new SideCredentials(values);
        }
        catch (ArgumentException e)
        {
            throw Refused.Input(field, e.Message.Split(" (Parameter", 2)[0], "Enter every value.");
        }
    }

    private static async Task<ConnectionAnswer> OfAsync(OperationCall call, ConnectionId id, string? problem)
    {
        var info = await call.Service<IConnections>().GetAsync(id, call.Token).ConfigureAwait(false);
        var zone = call.Zone();
        return new ConnectionAnswer
        {
            Id = id,
            Mode = info.Mode,
            Paused = info.Paused,
            Green = info.Status.IsGreen,
            Crm = SideOf(info.Status.Crm, info.Accounts?.Crm),
            Accounting = SideOf(info.Status.Accounting, info.Accounts?.Accounting),
            CheckedAt = info.Status.CheckedAt,
            Missing = [.. new[] { ("crm", info.Status.Crm), ("accounting", info.Status.Accounting) }.Where(static s => s.Item2 is not { Ok: true }).Select(static s => s.Item1)],
            Schedule = ScheduleAnswer.Of(info.Schedule),
            NextRun = info.NextRun is { } next ? TimeZoneInfo.ConvertTime(next, zone) : null,
            Zone = zone.Id,
            Version = info.SettingsVersion,
            Preset = info.Preset,
            NewerPreset = info.NewerPreset,
            SalesModule = info.SalesModule,
            Problem = problem,
            Actions = await ActionsAsync(call, id, info).ConfigureAwait(false),
        };
    }

    private static ConnectionAnswer Broken(OperationCall call, ConnectionId id, string problem) => new()
    {
        Id = id,
        Mode = ConnectionMode.Off,
        Paused = false,
        Green = false,
        Crm = new(),
        Accounting = new(),
        Missing = [],
        Schedule = new("manual"),
        Zone = call.Zone().Id,
        Version = 0,
        Preset = "",
        Problem = problem,
        Actions = [],
    };

    private static SideAnswer SideOf(SideHealth? health, AccountIdentity? account) => new()
    {
        Ok = health?.Ok,
        Reason = health?.Reason,
        NextStep = health?.NextStep,
        Since = health?.Since,
        CredentialsExpireAt = health?.CredentialsExpireAt,
        Account = account,
    };

    /// <summary>What makes calls to the systems is offered only where it would be done.</summary>
    private static async Task<IReadOnlyList<string>> ActionsAsync(OperationCall call, ConnectionId id, Connectors.Sync.ConnectionInfo info)
    {
        var sends = info.SalesModule && await call.Options.SalesModule(call.Http, id).ConfigureAwait(false);
        var works = !info.Paused && info.Mode != ConnectionMode.Off;
        string[] working = ["run", "plan", "plan.approve", "probe", "explain", "documents.check", "documents.send", "documents.again"];
        var actions = new List<string>();
        foreach (var name in OperationTable.All.Where(static o => o.Method != "GET" && o.Pattern.StartsWith("/{connection}", StringComparison.Ordinal)).Select(static o => o.Name).Append("explain"))
        {
            if (!works && working.Contains(name, StringComparer.Ordinal))
                continue;
            if (!sends && name is ("documents.send" or "documents.again" or "documents.check"))
                continue;
            if (name == (info.Paused ? "pause" : "resume"))
                continue;
            if (await call.Options.MayDo(call.Http, id, name).ConfigureAwait(false))
                actions.Add(name);
        }

        return actions;
    }
}
