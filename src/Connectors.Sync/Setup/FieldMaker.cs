using System.Collections.Immutable;
using Connectors.Sync.Execution;
using Connectors.Sync.Planning;

namespace Connectors.Sync.Setup;

/// <summary>Tells which fields a CRM needs, and has it given those that it lacks.</summary>
internal sealed class FieldMaker(FieldCensus census)
{
    private readonly IFieldProvisioner? _crm = census.Crm.GetFeature<IFieldProvisioner>();

    public static FieldMaker Of(Opened opened) => new(opened.Fields?.Invoke() ?? throw new SyncRequestException(opened.Busy ? "busy" : "not-ready", opened.Failure ?? "The CRM cannot be asked."));

    public FieldCheck Check() => Answer(census.Fields, static _ => null);

    /// <summary>
    /// Makes what is missing, and asks the CRM what it has then: that says what was made, and a reply that was lost costs nothing. A CRM that cannot be asked any more has what it took.
    /// </summary>
    public async Task<(FieldCheck Check, string Made)> MakeAsync(ConnectionMode mode, CancellationToken cancellationToken)
    {
        if (mode is ConnectionMode.Off or ConnectionMode.PlanOnly)
            throw new SyncRequestException("mode", "The connection writes nothing yet, and makes no fields either. Raise its mode first.");
        if (_crm is null)
            throw new SyncRequestException("no-fields", "The CRM takes no fields over its API. Make the missing ones by hand, as they are listed.");

        var taken = new HashSet<(string Entity, string Field)>();
        var refused = new Dictionary<(string Entity, string Field), (FieldState State, string Reason)>();
        (FieldState State, string Reason)? stopped = null;
        foreach (var wanted in census.Fields.Where(static f => f.State is FieldState.Missing or FieldState.LacksValues).Select(static f => f.Wanted))
        {
            if (stopped is { } why)
            {
                refused[(wanted.Entity, wanted.Field)] = why;
                continue;
            }

            try
            {
                if (await _crm.CreateFieldAsync(wanted, cancellationToken).ConfigureAwait(false) is { } reason)
                    refused[(wanted.Entity, wanted.Field)] = (FieldState.Refused, census.Quiet(reason));
                else
                    taken.Add((wanted.Entity, wanted.Field));
            }
            catch (ProviderUnavailableException e)
            {
                // Whoever may not make one field may make none, and a CRM that is away is away for all.
                stopped = refused[(wanted.Entity, wanted.Field)] = (e.Reason == UnavailableReason.NotAllowed ? FieldState.NotAllowed : FieldState.Missing, census.Quiet(e.Message));
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Who asked has gone: what was made until now is written down all the same.
                stopped = refused[(wanted.Entity, wanted.Field)] = (FieldState.Missing, "It was stopped.");
            }
        }

        var now = await FindSchemaAsync(cancellationToken).ConfigureAwait(false);
        var after = census.Fields.Select(f => f.State is not (FieldState.Missing or FieldState.LacksValues) ? f
            : now is null ? f with { State = taken.Contains((f.Wanted.Entity, f.Wanted.Field)) ? FieldState.Fits : f.State }
            : f.Wanted.Entity.Length == 0 ? f.LookedFor(census.Crm.GetFeature<IListTarget>()!) : f.LookedFor(now)).ToImmutableArray();
        var before = census.Fields.ToDictionary(static f => (f.Wanted.Entity, f.Wanted.Field), static f => f.State);
        var check = Answer(after, f => refused.TryGetValue(f, out var why) ? why : null, f => before[f] != FieldState.Fits);
        return (check, string.Join(", ", check.Fields.Where(static f => f.Created).Select(static f => f.Field.Entity.Length == 0 ? f.Field.For : $"{f.Field.Entity}.{f.Field.Field}")));
    }

    private async Task<ProviderSchema?> FindSchemaAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await census.Crm.DescribeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ProviderUnavailableException || (e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private FieldCheck Answer(ImmutableArray<CrmField> fields, Func<(string Entity, string Field), (FieldState State, string Reason)?> refused, Func<(string Entity, string Field), bool>? lacked = null) => new()
    {
        CanCreate = _crm is not null,
        Fields =
        [
            .. fields.Select(f =>
            {
                var key = (f.Wanted.Entity, f.Wanted.Field);
                var fits = f.State == FieldState.Fits;
                var why = fits ? null : refused(key);
                return new FieldReport(f.Wanted, why?.State is { } state && f.State == FieldState.Missing ? state : f.State) { Found = f.Found?.Type, Created = fits && lacked?.Invoke(key) == true, Reason = why?.Reason };
            }),
        ],
    };
}
