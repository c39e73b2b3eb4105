using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Intacct;

/// <summary>A record of Intacct as texts by path.</summary>
public sealed record Stored(string Key, ImmutableDictionary<string, string?> Values)
{
    public string? this[string path] => Values.GetValueOrDefault(path);

    public Stored With(string path, string? value) => this with { Values = Values.SetItem(path, value) };
}

/// <summary>The suite over a pair with Intacct.</summary>
/// <param name="pair">The pair.</param>
/// <param name="mapping">The mapping's name.</param>
/// <param name="objectName">Intacct's object.</param>
/// <param name="born">What a record needs beside the units: number, name, type.</param>
/// <param name="complete">The same for a row of the CRM.</param>
/// <param name="units">The units.</param>
internal sealed class IntacctSuite<TCrm>(
    IntacctPair pair, string mapping, string objectName, Func<int, (string Path, string Value)[]> born, Action<TCrm, int> complete, string keyPath, IReadOnlyList<FieldCase<TCrm, Stored>> units) : PairSuite<TCrm, Stored>(mapping, units)
    where TCrm : NumberedRow, new()
{
    protected override string Vendor => "intacct";

    private static readonly string[] JsonNumbers = ["creditLimit", "priority"];

    private Dictionary<int, DateTimeOffset> _stamps = [];
    private int _next;

    public override async Task<EntityCounters> SyncAsync() => (await pair.RunAsync()).Entities.GetValueOrDefault(Mapping) ?? new();

    public override Task AddToCrmAsync(Action<TCrm> set) => pair.InCrmAsync(db =>
    {
        var row = new TCrm();
        complete(row, _next++);
        set(row);
        db.Add(row);
        return Task.FromResult(row);
    });

    public override Task AddToAccountingAsync(Func<Stored, Stored> set)
    {
        pair.Act();
        var empty = born(_next++).Aggregate(new Stored("", ImmutableDictionary<string, string?>.Empty), static (s, b) => s.With(b.Path, b.Value));
        pair.Account.Add(objectName, Json(set(empty).Values));
        return Task.CompletedTask;
    }

    public override Task EditCrmAsync(TCrm row, Action<TCrm> set) => pair.InCrmAsync(async db =>
    {
        set(await db.Set<TCrm>().SingleAsync(r => r.Id == row.Id));
        return true;
    });

    public override Task EditAccountingAsync(Stored record, Func<Stored, Stored> set)
    {
        pair.Act();
        pair.Account.Edit(objectName, record.Key, Json(set(record).Values.Where(v => record[v.Key] != v.Value)));
        return Task.CompletedTask;
    }

    // Beside the suite's own there are those that others refer to: their names say no number.
    public override async Task<IReadOnlyList<TCrm>> CrmAsync() => [.. (await pair.RowsAsync<TCrm>()).Where(static r => r.Name?.Contains('[') == true)];

    public override Task<IReadOnlyList<Stored>> AccountingAsync()
    {
        string[] paths = [.. Units.SelectMany(static u => Paths(u)).Append(keyPath).Distinct()];
        return Task.FromResult<IReadOnlyList<Stored>>([.. pair.Account.Records(objectName).Where(r => r[keyPath]?.Contains('[') == true).Select(r => new Stored(r.Key, paths.ToImmutableDictionary(static p => p, p => r[p])))]);
    }

    public override int KeyOf(TCrm row) => Number(row.Name);

    public override int KeyOf(Stored record) => Number(record[keyPath]);

    public override async Task<(int Accounting, int Crm)> TakeWritesAsync()
    {
        var stamps = (await CrmAsync()).ToDictionary(static r => r.Id, static r => r.ChangedAt);
        var changed = stamps.Count(s => !_stamps.TryGetValue(s.Key, out var before) || before != s.Value);
        _stamps = stamps;
        return (pair.TakeWrites(), changed);
    }

    public override ValueTask DisposeAsync() => pair.DisposeAsync();

    /// <summary>Which paths a unit reads: it is asked for a record that tells.</summary>
    private static IEnumerable<string> Paths(FieldCase<TCrm, Stored> unit) => unit.SetAccounting(new Stored("", ImmutableDictionary<string, string?>.Empty), unit.Accounting(0, 0)).Values.Keys;

    private static int Number(string? text) => int.Parse(text![(text!.IndexOf('[') + 1)..text!.IndexOf(']')], CultureInfo.InvariantCulture);

    /// <summary>As a form of Intacct would send it: references by id, an empty one as null.</summary>
    private static string Json(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var body = new JsonObject();
        foreach (var (path, value) in values)
        {
            var names = (value is null && path.EndsWith(".id", StringComparison.Ordinal) ? path[..^3] : path).Split('.');
            var at = body;
            foreach (var name in names[..^1])
            {
                if (at[name] is not JsonObject inner)
                    at[name] = inner = [];
                at = inner;
            }

            at[names[^1]] = value switch
            {
                null => null,
                "true" or "false" => value == "true",
                _ when JsonNumbers.Contains(path) => decimal.Parse(value, CultureInfo.InvariantCulture),
                _ => value,
            };
        }

        return body.ToJsonString();
    }
}
