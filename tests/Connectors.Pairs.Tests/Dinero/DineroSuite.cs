using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Dinero;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>The suite over a pair with Dinero.</summary>
internal abstract class DineroSuite<TCrm, TAccounting>(DineroPair pair, string mapping, IReadOnlyList<FieldCase<TCrm, TAccounting>> units) : PairSuite<TCrm, TAccounting>(mapping, units)
    where TCrm : Row, new()
    where TAccounting : class
{
    protected override string Vendor => "dinero";

    private Dictionary<int, DateTimeOffset> _stamps = [];

    public DineroPair Pair { get; } = pair;

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

    protected static int Number(string? text) => int.Parse(text![(text!.IndexOf('[') + 1)..text!.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Another user of Dinero, a second later.</summary>
    protected void Act() => Pair.Dinero.Clock.Advance(TimeSpan.FromSeconds(1));
}

internal class CompanySuite(DineroPair pair, IReadOnlyList<FieldCase<Company, StoredContact>>? units = null) : DineroSuite<Company, StoredContact>(pair, "company", units ?? ContactUnits.Company)
{
    public override Task AddToAccountingAsync(Func<StoredContact, StoredContact> set)
    {
        Act();
        Pair.Dinero.Account.AddContact("", set);
        return Task.CompletedTask;
    }

    public override Task EditAccountingAsync(StoredContact record, Func<StoredContact, StoredContact> set)
    {
        Act();
        Pair.Dinero.Account.EditContact(record.ContactGuid, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredContact>> AccountingAsync() =>
        Task.FromResult<IReadOnlyList<StoredContact>>([.. Pair.Dinero.Account.Contacts.Where(static c => !c.IsPerson && c.DeletedAt is null)]);

    public override int KeyOf(Company row) => Number(row.Name);

    public override int KeyOf(StoredContact record) => Number(record.Name);
}

internal sealed class PersonSuite(DineroPair pair) : DineroSuite<Person, StoredContact>(pair, "person", ContactUnits.Person)
{
    public override Task AddToAccountingAsync(Func<StoredContact, StoredContact> set)
    {
        Act();
        Pair.Dinero.Account.AddContact("", c => set(c) with { IsPerson = true });
        return Task.CompletedTask;
    }

    public override Task EditAccountingAsync(StoredContact record, Func<StoredContact, StoredContact> set)
    {
        Act();
        Pair.Dinero.Account.EditContact(record.ContactGuid, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredContact>> AccountingAsync() =>
        Task.FromResult<IReadOnlyList<StoredContact>>([.. Pair.Dinero.Account.Contacts.Where(static c => c.IsPerson && c.DeletedAt is null)]);

    public override int KeyOf(Person row) => Number(row.Name);

    public override int KeyOf(StoredContact record) => Number(record.Name);
}

internal sealed class ProductSuite(DineroPair pair) : DineroSuite<Product, StoredProduct>(pair, "product", ProductUnits.All)
{
    public override Task AddToAccountingAsync(Func<StoredProduct, StoredProduct> set)
    {
        Act();
        Pair.Dinero.Account.AddProduct("", 0, set);
        return Task.CompletedTask;
    }

    public override Task EditAccountingAsync(StoredProduct record, Func<StoredProduct, StoredProduct> set)
    {
        Act();
        Pair.Dinero.Account.EditProduct(record.ProductGuid, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredProduct>> AccountingAsync() =>
        Task.FromResult<IReadOnlyList<StoredProduct>>([.. Pair.Dinero.Account.Products.Where(static p => p.DeletedAt is null)]);

    public override int KeyOf(Product row) => Number(row.Description);

    public override int KeyOf(StoredProduct record) => Number(record.Comment);
}
