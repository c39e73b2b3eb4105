using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Connectors.Sync;

namespace Connectors.Intacct.Sync;

/// <summary>Reads lists, whole and by key.</summary>
internal static class ListReader
{
    public static async Task<IReadOnlyList<Connectors.Sync.ListEntry>> ReadAsync(IIntacctClient client, IntacctSyncOptions options, string list, CancellationToken cancellationToken)
    {
        if (list == IntacctLists.ProjectTemplates)
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, "Project templates are not available from this account: Intacct's interfaces have no such list. Leave the field out, or choose the template in Intacct.");
        if (!IntacctLists.Tables.TryGetValue(list, out var table))
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, NearestName.Find(list, IntacctLists.Tables.Keys) is { } near ? $"Intacct has no list '{list}'. Did you mean '{near}'?" : $"Intacct has no list '{list}'.");
        try
        {
            try
            {
                return await ReadAsync(client, options, table, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorValidationException) when (table.Details.Length > 0)
            {
                // A company whose version does not know one of the details still has the list.
                return await ReadAsync(client, options, table with { Details = [], Join = null }, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ConnectorException e) when (IntacctOutcomes.Instance.IsUnavailable(e))
        {
            throw IntacctOutcomes.Instance.Unavailable(e);
        }
        catch (ConnectorApiException e) when (e is ConnectorValidationException or ConnectorNotFoundException)
        {
            throw new ProviderUnavailableException(UnavailableReason.NotAllowed, $"This company has no list '{list}': {e.Summary}");
        }
    }

    /// <summary>The steps of billing templates stand in an object of their own: <c>0: 50 %; 1: 50 %</c>, by period.</summary>
    public static async Task<(string Name, IReadOnlyDictionary<string, string> Texts)> BillingStepsAsync(IIntacctClient client, IntacctSyncOptions options, CancellationToken cancellationToken)
    {
        var steps = new List<(string Template, decimal Period, string Percent)>();
        await foreach (var row in RowsAsync(client.BillingTemplateLines.Door, options, ["contractBillingTemplate.key", "periodOffset", "percentToBill", "stepPercent"], cancellationToken).ConfigureAwait(false))
        {
            if (Flat(row, "contractBillingTemplate.key") is { } template && (Flat(row, "percentToBill") ?? Flat(row, "stepPercent")) is { } percent)
                steps.Add((template, decimal.TryParse(Flat(row, "periodOffset"), NumberStyles.Number, CultureInfo.InvariantCulture, out var period) ? period : 0, percent));
        }

        return ("lines", steps.GroupBy(static s => s.Template, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => string.Join("; ", g.OrderBy(static s => s.Period).Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.Period}: {s.Percent} %"))), StringComparer.Ordinal));
    }

    private static async Task<IReadOnlyList<Connectors.Sync.ListEntry>> ReadAsync(IIntacctClient client, IntacctSyncOptions options, ListTable table, CancellationToken cancellationToken)
    {
        var entries = new List<Connectors.Sync.ListEntry>();
        var joined = table.Join is { } join ? await join(client, options, cancellationToken).ConfigureAwait(false) : default;
        string[] fields = [.. table.Fields.Concat(table.Details.Select(static d => d.Path)).Where(static f => f != "key").Distinct(StringComparer.Ordinal)];
        await foreach (var row in RowsAsync(table.Door(client), options, fields, cancellationToken).ConfigureAwait(false))
        {
            if (Flat(row, table.Key) is not { } named)
                continue;
            var details = table.Details.Select(d => (d.Name, Text: Flat(row, d.Path))).Where(static d => d.Text is not null).ToImmutableDictionary(static d => d.Name, static d => d.Text!, StringComparer.Ordinal);
            if (joined.Texts?.GetValueOrDefault(Flat(row, "key")!) is { } text)
                details = details.SetItem(joined.Name, text);
            entries.Add(new(named, Label(row, named), !string.Equals(Flat(row, "status"), "inactive", StringComparison.OrdinalIgnoreCase)) { Details = details });
        }

        return entries;
    }

    private static async IAsyncEnumerable<JsonElement> RowsAsync(RecordDoor door, IntacctSyncOptions options, string[] fields, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var key = new QueryField<RecordKey>("key");
        string? last = null;
        while (true)
        {
            var page = await door.QueryAsync(new()
            {
                Fields = [.. fields.Prepend("key").Select(static f => new QueryField(f))],
                Filter = last is null ? null : key.MoreThan(new(last)),
                PageSize = IntacctQuery.MaxPageSize,
                IncludePrivate = options.IncludePrivate ? true : null,
            }, cancellationToken).ConfigureAwait(false);
            foreach (var row in page.Rows)
                yield return row;
            if (!page.More || page.Rows.Count == 0)
                yield break;
            last = Flat(page.Rows[^1], "key");
        }
    }

    /// <summary>Rows are flat: a path is a name.</summary>
    private static string? Flat(JsonElement row, string path) => row.TryGetProperty(path, out var value) ? value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String or JsonValueKind.Number => value.ToString() is { Length: > 0 } text ? text : null,
        _ => null,
    } : null;

    /// <summary>Names are not always unique, ids are.</summary>
    private static string Label(JsonElement row, string key) => (Flat(row, "id"), Flat(row, "name")) switch
    {
        ({ } id, { } name) when id != name => $"{name} ({id})",
        (var id, var name) => name ?? id ?? key,
    };
}
