using Connectors.Import.Xlsx;
using Connectors.Sync;
using Microsoft.Extensions.DependencyInjection;
using ScheduledSync.Terminal;

namespace ScheduledSync.Hosting;

/// <summary>What can be asked of a connection from the command line.</summary>
public sealed class Verbs(IServiceProvider services, ConnectionId connection)
{
    private readonly ISyncEngine _engine = services.GetRequiredService<ISyncEngine>();
    private readonly IConnections _connections = services.GetRequiredService<IConnections>();

    public async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        try
        {
            return arguments.Verb switch
            {
                "plan" => await PlanAsync(cancellationToken),
                "once" => await OnceAsync(new RunRequest(), cancellationToken),
                "entity" => await OnceAsync(new RunRequest { Mapping = arguments.Value }, cancellationToken),
                "record" => await OnceAsync(new RunRequest { Record = Record(arguments.Value.Split(':')) }, cancellationToken),
                "explain" => await ExplainAsync(arguments.Value, cancellationToken),
                "parked" => await ParkedAsync(cancellationToken),
                "fields" => await FieldsAsync(cancellationToken),
                "assign" => await AssignAsync(arguments.Value, cancellationToken),
                "import" => await new Import(services, connection).RunAsync(arguments.Value, write: true, cancellationToken),
                "preview" => await new Import(services, connection).RunAsync(arguments.Value, write: false, cancellationToken),
                "diagnose" => await DiagnoseAsync(arguments, cancellationToken),
                "mode" => await ModeAsync(arguments.Value, cancellationToken),
                _ => throw new ArgumentException($"'{arguments.Verb}' is no verb."),
            };
        }
        catch (Exception e) when (e is SyncRequestException or SettingsException or ArgumentException or CompanyFileException or ImportTargetException)
        {
            Screen.Line(e.Message);
            return 2;
        }
    }

    public async Task<int> OnceAsync(RunRequest request, CancellationToken cancellationToken)
    {
        var progress = new ProgressView(services.GetRequiredService<WatchedBudget>());
        var report = await progress.ShowAsync(p => _engine.RunAsync(connection, request with { Progress = p, User = Environment.UserName }, cancellationToken));
        ReportView.Show(report);
        if ((await _connections.GetAsync(connection, cancellationToken)).Mode == ConnectionMode.PlanOnly)
            Screen.Line("  The connection is in plan-only mode: nothing was written. Look at --plan, then allow it to write with --mode live.");
        return report.State == RunState.Failed ? 1 : 0;
    }

    private async Task<int> PlanAsync(CancellationToken cancellationToken)
    {
        var plan = await _engine.PlanAsync(connection, cancellationToken: cancellationToken);
        PlanView.Show(plan);
        foreach (var kind in new[] { PlanKind.NeedsYou, PlanKind.UpdateAccounting, PlanKind.UpdateCrm, PlanKind.CreateInAccounting, PlanKind.CreateInCrm })
        {
            if (plan.Items.Any(i => i.Kind == kind))
                Screen.Heading(kind.ToString());
            PlanView.ShowItems(plan, kind, take: 5);
        }

        return 0;
    }

    private async Task<int> ExplainAsync(string value, CancellationToken cancellationToken)
    {
        if (value.Split(':') is not [var entity, var id, var field])
            throw new ArgumentException($"'{value}' is not a field of a record: write company:42:name.");
        Screen.Line((await _engine.ExplainAsync(connection, Record([entity, id]), field, cancellationToken)).ToString());
        return 0;
    }

    private async Task<int> ParkedAsync(CancellationToken cancellationToken)
    {
        var parked = await _engine.ListParkedAsync(connection, ParkedFilter.All, cancellationToken);
        foreach (var cause in parked.GroupBy(static p => p.Cause).OrderByDescending(static g => g.Count()))
        {
            var people = cause.Where(static p => p.AssignedTo is not null).CountBy(static p => p.AssignedTo!).OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key} {p.Value}").ToList();
            Screen.Heading($"{cause.Key}: {cause.Count()}{(people.Count > 0 ? $" (assigned: {string.Join(", ", people)})" : "")}");
            foreach (var pair in cause.Take(5))
                ReportView.Show(pair);
        }

        if (parked.Count == 0)
            Screen.Line("Nothing waits for anybody.");
        return 0;
    }

    private async Task<int> FieldsAsync(CancellationToken cancellationToken)
    {
        var check = await services.GetRequiredService<IConnectionSetup>().CheckFieldsAsync(connection, cancellationToken);
        foreach (var state in check.Fields.Where(static f => f.State != FieldState.Fits).GroupBy(static f => f.State).OrderBy(static g => g.Key))
        {
            Screen.Heading($"{state.Key}: {state.Count()}");
            foreach (var (field, found) in state.Select(static f => (f.Field, f.Found)))
                Screen.Line($"  {field.Entity}.{field.Field}: {field.Type}{(field.List is null ? "" : $" of the list '{field.List}'")}{(field.Values.IsEmpty ? "" : $" with {string.Join(", ", field.Values)}")}{(found is null ? "" : $", not {found}")}, for {field.For}{(field.Because is null ? "" : $". {field.Because}")}");
        }

        Screen.Line($"{check.Fields.Count(static f => f.State == FieldState.Fits)} of {check.Fields.Length} fields are there.");
        return check.Complete ? 0 : 1;
    }

    private async Task<int> AssignAsync(string value, CancellationToken cancellationToken)
    {
        if (value.Split('=', 2) is not [{ Length: > 0 } cause, var person])
            throw new ArgumentException($"'{value}' names no cause and person: write required=ida, or required= to take it back. --parked lists the causes.");
        var group = new ParkedFilter { Cause = cause };
        var shown = (await _engine.ListParkedAsync(connection, group, cancellationToken)).Count;
        Screen.Heading($"{cause}: {shown}");
        if (shown == 0)
            throw new ArgumentException($"Nothing waits for '{cause}'. --parked lists the causes.");
        var count = await _engine.AssignAsync(connection, group, person, Environment.UserName, shown, cancellationToken);
        Screen.Line(person.Length > 0 ? $"{count} assigned to {person}." : $"{count} assigned to nobody any more.");
        return 0;
    }

    private async Task<int> DiagnoseAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        var asked = new ConnectionId(arguments.Value);
        var path = Path.Combine(arguments.DataFolder ?? Directory.GetCurrentDirectory(), $"{asked.Value}-diagnostics.zip");
        // Whole first: a connection that is not there leaves no file.
        using var zip = new MemoryStream();
        try
        {
            await services.GetRequiredService<IConnectionSupport>().DiagnoseAsync(asked, zip, cancellationToken);
        }
        catch (UnknownConnectionException)
        {
            throw new ArgumentException($"There is no connection '{asked.Value}'. This program has '{connection.Value}'.");
        }

        await File.WriteAllBytesAsync(path, zip.ToArray(), cancellationToken);
        Screen.Line($"Written: {path}");
        return 0;
    }

    private async Task<int> ModeAsync(string value, CancellationToken cancellationToken)
    {
        var mode = value.ToLowerInvariant() switch
        {
            "off" => ConnectionMode.Off,
            "plan-only" => ConnectionMode.PlanOnly,
            "drafts-only" => ConnectionMode.DraftsOnly,
            "live" => ConnectionMode.Live,
            _ => throw new ArgumentException($"'{value}' is no mode: write off, plan-only, drafts-only or live."),
        };
        await _connections.SetModeAsync(connection, mode, Environment.UserName, cancellationToken);
        Screen.Line($"The connection is in the mode {value}.");
        return 0;
    }

    private static RecordRef Record(string[] parts) =>
        parts is [{ Length: > 0 } entity, { Length: > 0 } id] ? new RecordRef(entity, new RecordId(id)) : throw new ArgumentException("A record is written as company:42.");
}
