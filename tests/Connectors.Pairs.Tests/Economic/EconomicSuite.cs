using System.Globalization;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Economic;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Economic;

/// <summary>The suite over a pair with e-conomic.</summary>
internal abstract class EconomicSuite<TCrm, TAccounting>(EconomicPair pair, string mapping, IReadOnlyList<FieldCase<TCrm, TAccounting>> units) : PairSuite<TCrm, TAccounting>(mapping, units)
    where TCrm : Row, new()
    where TAccounting : class
{
    protected override string Vendor => "economic";

    private Dictionary<int, DateTimeOffset> _stamps = [];

    public EconomicPair Pair { get; } = pair;

    public override Task<EntityCounters> SyncAsync() => Pair.SyncAsync(Mapping);

    public override Task AddToCrmAsync(Action<TCrm> set) => Pair.InCrmAsync(db =>
    {
        var row = New();
        set(row);
        db.Add(row);
        return Task.FromResult(row);
    });

    public override Task EditCrmAsync(TCrm row, Action<TCrm> set) => Pair.InCrmAsync(async db =>
    {
        set(await db.Set<TCrm>().SingleAsync(r => r.Id == row.Id));
        return true;
    });

    public override async Task<IReadOnlyList<TCrm>> CrmAsync() => await Pair.InCrmAsync(static db => db.Set<TCrm>().AsNoTracking().Where(static r => !r.Deleted).OrderBy(static r => r.Id).ToListAsync());

    public override async Task<(int Accounting, int Crm)> TakeWritesAsync()
    {
        var stamps = await Pair.InCrmAsync(static db => db.Set<TCrm>().ToDictionaryAsync(static r => r.Id, static r => r.ChangedAt));
        var changed = stamps.Count(s => !_stamps.TryGetValue(s.Key, out var before) || before != s.Value);
        _stamps = stamps;
        return (Pair.TakeWrites(), changed);
    }

    public override ValueTask DisposeAsync() => Pair.DisposeAsync();

    protected virtual TCrm New() => new();

    /// <summary>Another user of e-conomic, a second later.</summary>
    protected EconomicAccount Act()
    {
        Pair.Economic.Clock.Advance(TimeSpan.FromSeconds(1));
        return Pair.Economic.Account;
    }
}

internal sealed class FirmSuite(EconomicPair pair) : EconomicSuite<Firm, EconomicCustomer>(pair, "company", EconomicUnits.Companies)
{
    public override Task AddToAccountingAsync(Func<EconomicCustomer, EconomicCustomer> set) => Task.FromResult(Act().Customer("", set));

    public override Task EditAccountingAsync(EconomicCustomer record, Func<EconomicCustomer, EconomicCustomer> set)
    {
        Act().EditCustomer(record.CustomerNumber, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<EconomicCustomer>> AccountingAsync() => Task.FromResult(Pair.Economic.Account.Customers);

    public override int KeyOf(Firm row) => Number(row.Name);

    public override int KeyOf(EconomicCustomer record) => Number(record.Name);

    private static int Number(string text) => int.Parse(text[(text.IndexOf('[') + 1)..text.IndexOf(']')], CultureInfo.InvariantCulture);
}

/// <summary>Known by their code, which is given for good.</summary>
internal sealed class WareSuite(EconomicPair pair) : EconomicSuite<Ware, EconomicProduct>(pair, "product", EconomicUnits.Products)
{
    private int _next;

    public override Task AddToAccountingAsync(Func<EconomicProduct, EconomicProduct> set) => Task.FromResult(Act().Product($"0{_next++}", "", null, set));

    public override Task EditAccountingAsync(EconomicProduct record, Func<EconomicProduct, EconomicProduct> set)
    {
        Act().EditProduct(record.ProductNumber, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<EconomicProduct>> AccountingAsync() => Task.FromResult(Pair.Economic.Account.Products);

    public override int KeyOf(Ware row) => int.Parse(row.Code!, CultureInfo.InvariantCulture);

    public override int KeyOf(EconomicProduct record) => int.Parse(record.ProductNumber, CultureInfo.InvariantCulture);

    protected override Ware New() => new() { Code = $"0{_next++}" };
}
