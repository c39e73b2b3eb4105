using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Reviso;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Reviso;

/// <summary>The suite over a pair with Reviso.</summary>
internal abstract class RevisoSuite<TCrm, TAccounting>(RevisoPair pair, string mapping, IReadOnlyList<FieldCase<TCrm, TAccounting>> units) : PairSuite<TCrm, TAccounting>(mapping, units)
    where TCrm : Record, new()
    where TAccounting : class
{
    protected override string Vendor => "reviso";

    private Dictionary<int, DateTimeOffset> _stamps = [];

    protected RevisoPair Pair { get; } = pair;

    public override Task<EntityCounters> SyncAsync() => Pair.SyncAsync(Mapping);

    public override Task AddToCrmAsync(Action<TCrm> set) => Pair.InCrmAsync(db =>
    {
        var row = new TCrm();
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
}

internal sealed class CompanySuite(RevisoPair pair) : RevisoSuite<Azienda, RevisoCustomer>(pair, "company", RevisoUnits.Company)
{
    public override Task AddToAccountingAsync(Func<RevisoCustomer, RevisoCustomer> set)
    {
        Pair.InReviso(a => a.Customer("", set));
        return Task.CompletedTask;
    }

    public override Task EditAccountingAsync(RevisoCustomer record, Func<RevisoCustomer, RevisoCustomer> set)
    {
        Pair.InReviso(a => a.EditCustomer(record.CustomerNumber, set));
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<RevisoCustomer>> AccountingAsync() => Task.FromResult(Pair.Account.Customers);

    public override int KeyOf(Azienda row) => Number(row.Name);

    public override int KeyOf(RevisoCustomer record) => Number(record.Name);

    private static int Number(string name) => int.Parse(name[(name.IndexOf('[') + 1)..name.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Products are Reviso's: the suite plays them from there only, by their code.</summary>
internal sealed class ProductSuite(RevisoPair pair) : RevisoSuite<Articolo, RevisoProduct>(pair, "product", RevisoUnits.Product)
{
    private int _next;

    public override Task AddToAccountingAsync(Func<RevisoProduct, RevisoProduct> set)
    {
        Pair.InReviso(a => a.Product($"00/{_next++} è", "", null, set));
        return Task.CompletedTask;
    }

    public override Task EditAccountingAsync(RevisoProduct record, Func<RevisoProduct, RevisoProduct> set)
    {
        Pair.InReviso(a => a.EditProduct(record.ProductNumber, set));
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<RevisoProduct>> AccountingAsync() => Task.FromResult(Pair.Account.Products);

    public override int KeyOf(Articolo row) => Number(row.Code!);

    public override int KeyOf(RevisoProduct record) => Number(record.ProductNumber);

    private static int Number(string code) => int.Parse(code[3..^2], System.Globalization.CultureInfo.InvariantCulture);
}
