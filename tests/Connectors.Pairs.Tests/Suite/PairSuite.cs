using Connectors.Sync;

namespace Connectors.Pairs.Tests.Suite;

/// <summary>
/// What "pair" means in the acceptance list, for one entity: in each allowed direction create, change and clear every mapped unit with values that are nobody's default, what the closed side
/// does is not sent, deactivate, one refused record, and a run after which nothing more is written. One record per unit, so that a unit that takes another along is seen.
/// </summary>
internal abstract class PairSuite<TCrm, TAccounting>(string mapping, IReadOnlyList<FieldCase<TCrm, TAccounting>> units) : IAsyncDisposable
    where TCrm : class
    where TAccounting : class
{
    /// <summary>What both sides shall show: record, unit, and the text of each side.</summary>
    private readonly Dictionary<(int Record, string Unit), (string Crm, string Accounting)> _expected = [];

    public IReadOnlyList<FieldCase<TCrm, TAccounting>> Units { get; } = units;

    protected string Mapping { get; } = mapping;

    /// <summary>Whose minimum fields must be compared.</summary>
    protected abstract string Vendor { get; }

    public abstract Task<EntityCounters> SyncAsync();

    public abstract Task AddToCrmAsync(Action<TCrm> set);

    public abstract Task AddToAccountingAsync(Func<TAccounting, TAccounting> set);

    public abstract Task EditCrmAsync(TCrm row, Action<TCrm> set);

    public abstract Task EditAccountingAsync(TAccounting record, Func<TAccounting, TAccounting> set);

    /// <summary>The living rows of the CRM, in the order of <see cref="KeyOf(TCrm)"/>.</summary>
    public abstract Task<IReadOnlyList<TCrm>> CrmAsync();

    public abstract Task<IReadOnlyList<TAccounting>> AccountingAsync();

    /// <summary>The number of the record that a row is, whatever was edited: part of a text that no case changes.</summary>
    public abstract int KeyOf(TCrm row);

    public abstract int KeyOf(TAccounting record);

    /// <summary>Writes that reached accounting, and rows of the CRM that changed, since the last call.</summary>
    public abstract Task<(int Accounting, int Crm)> TakeWritesAsync();

    public async Task<int> PlayAsync(Direction direction)
    {
        var records = Units.Count;
        for (var record = 0; record < records; record++)
        {
            var number = record;
            if (direction.Born == Side.Crm)
                await AddToCrmAsync(row => Set(row, number));
            else
                await AddToAccountingAsync(stored => Set(stored, number));
            foreach (var unit in Units)
                _expected[(number, unit.Name)] = (unit.Crm(0, number), unit.Accounting(0, number));
        }

        await SyncAsync();
        var compared = await CompareAsync("created");

        if (direction.FromCrm)
            compared += await ChangeInCrmAsync(1);
        else
            compared += await ClosedCrmAsync();
        if (direction.FromAccounting)
        {
            // What the closed CRM's users typed stays there until accounting changes: a flag, which knows two values, has to change twice to be seen.
            if (!direction.FromCrm)
                compared += await ChangeInAccountingAsync(1);
            compared += await ChangeInAccountingAsync(2) + await ClearInAccountingAsync();
        }
        else
            compared += await ClosedAccountingAsync();
        await SyncAsync();
        await TakeWritesAsync();
        await SyncAsync();
        Assert.Equal((0, 0), await TakeWritesAsync());
        return compared;
    }

    public abstract ValueTask DisposeAsync();

    private async Task<int> ChangeInCrmAsync(int variant)
    {
        await EachCrmAsync((row, unit, record) => unit.SetCrm(row, unit.Crm(variant, record)));
        Expect((unit, record) => (unit.Crm(variant, record), unit.Accounting(variant, record)));
        await SyncAsync();
        var compared = await CompareAsync("changed in the CRM");
        await EachCrmAsync((row, unit, _) => unit.SetCrm(row, null), static u => u.Clearable);
        Expect(static (unit, _) => (unit.Cleared, unit.Cleared), static u => u.Clearable);
        await SyncAsync();
        return compared + await CompareAsync("cleared in the CRM");
    }

    private async Task<int> ChangeInAccountingAsync(int variant)
    {
        await EachAccountingAsync((stored, unit, record) => unit.SetAccounting(stored, unit.Accounting(variant, record)));
        Expect((unit, record) => (unit.Crm(variant, record), unit.Accounting(variant, record)));
        await SyncAsync();
        return await CompareAsync("changed in accounting");
    }

    private async Task<int> ClearInAccountingAsync()
    {
        await EachAccountingAsync(static (stored, unit, _) => unit.SetAccounting(stored, null), static u => u.Clearable);
        Expect(static (unit, _) => (unit.Cleared, unit.Cleared), static u => u.Clearable);
        await SyncAsync();
        return await CompareAsync("cleared in accounting");
    }

    /// <summary>Users of the closed side edit every unit: nothing of it is sent, and their own side stays as they left it or is set back.</summary>
    private async Task<int> ClosedCrmAsync()
    {
        await TakeWritesAsync();
        await EachCrmAsync((row, unit, record) => unit.SetCrm(row, unit.Crm(1, record)));
        await SyncAsync();
        Assert.Equal(0, (await TakeWritesAsync()).Accounting);
        return await CompareAsync("edited in the closed CRM", crm: false);
    }

    private async Task<int> ClosedAccountingAsync()
    {
        await EachAccountingAsync((stored, unit, record) => unit.SetAccounting(stored, unit.Accounting(2, record)));
        await TakeWritesAsync();
        await SyncAsync();
        Assert.Equal(0, (await TakeWritesAsync()).Crm);
        return await CompareAsync("edited in the closed accounting", accounting: false);
    }

    private TCrm Set(TCrm row, int record)
    {
        foreach (var unit in Units)
            unit.SetCrm(row, unit.Crm(0, record));
        return row;
    }

    private TAccounting Set(TAccounting stored, int record) => Units.Aggregate(stored, (s, unit) => unit.SetAccounting(s, unit.Accounting(0, record)));

    private async Task EachCrmAsync(Action<TCrm, FieldCase<TCrm, TAccounting>, int> edit, Func<FieldCase<TCrm, TAccounting>, bool>? which = null)
    {
        foreach (var row in await CrmAsync())
        {
            var record = KeyOf(row);
            if (which is null || which(Units[record]))
                await EditCrmAsync(row, r => edit(r, Units[record], record));
        }
    }

    private async Task EachAccountingAsync(Func<TAccounting, FieldCase<TCrm, TAccounting>, int, TAccounting> edit, Func<FieldCase<TCrm, TAccounting>, bool>? which = null)
    {
        foreach (var stored in await AccountingAsync())
        {
            var record = KeyOf(stored);
            if (which is null || which(Units[record]))
                await EditAccountingAsync(stored, s => edit(s, Units[record], record));
        }
    }

    private void Expect(Func<FieldCase<TCrm, TAccounting>, int, (string Crm, string Accounting)> text, Func<FieldCase<TCrm, TAccounting>, bool>? which = null)
    {
        for (var record = 0; record < Units.Count; record++)
        {
            var unit = Units[record];
            if (which is null || which(unit))
                _expected[(record, unit.Name)] = text(unit, record);
        }
    }

    /// <returns>How many units were compared: a comparison of nothing passes nothing.</returns>
    private async Task<int> CompareAsync(string when, bool crm = true, bool accounting = true)
    {
        var rows = (await CrmAsync()).ToDictionary(KeyOf);
        var stored = (await AccountingAsync()).ToDictionary(KeyOf);
        PairMinimum.Check(Vendor, Mapping, [.. Units.Select(static u => u.Name)], rows.Count, stored.Count);
        Assert.Equal(Units.Count, rows.Count);
        var wrong = new List<string>();
        foreach (var ((record, name), expected) in _expected)
        {
            var unit = Units.Single(u => u.Name == name);
            var (shownCrm, shownAccounting) = (unit.GetCrm(rows[record]) ?? "", unit.GetAccounting(stored[record]) ?? "");
            if (crm && shownCrm != expected.Crm)
                wrong.Add($"{when}: record {record} (unit {Units[record].Name}) shows {name} '{shownCrm}' in the CRM, not '{expected.Crm}'");
            if (accounting && shownAccounting != expected.Accounting)
                wrong.Add($"{when}: record {record} (unit {Units[record].Name}) shows {name} '{shownAccounting}' in accounting, not '{expected.Accounting}'");
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        return _expected.Count;
    }
}
