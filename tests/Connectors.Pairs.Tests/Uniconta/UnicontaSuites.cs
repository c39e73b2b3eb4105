using System.Globalization;
using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.Testing.Uniconta;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>The shared suite over Uniconta.</summary>
internal abstract class UnicontaSuite<TCrm, TAccounting>(UnicontaPair pair, string mapping, IReadOnlyList<FieldCase<TCrm, TAccounting>> units) : PairSuite<TCrm, TAccounting>(mapping, units)
    where TCrm : Row, new()
    where TAccounting : UnicontaRecord
{
    protected override string Vendor => "uniconta";

    private Dictionary<int, DateTimeOffset> _stamps = [];

    public UnicontaPair Pair { get; } = pair;

    protected UnicontaAccount Account => Pair.Uniconta.Account;

    public override Task<EntityCounters> SyncAsync() => Pair.SyncAsync(Mapping);

    public override Task AddToCrmAsync(Action<TCrm> set) => Pair.InCrmAsync(db =>
    {
        var row = new TCrm();
        Begin(row);
        set(row);
        db.Add(row);
        return Task.FromResult(row);
    });

    public override Task EditCrmAsync(TCrm row, Action<TCrm> set) => Pair.InCrmAsync(async db =>
    {
        set(await db.Set<TCrm>().SingleAsync(r => r.Id == row.Id));
        return true;
    });

    public override Task EditAccountingAsync(TAccounting record, Func<TAccounting, TAccounting> set)
    {
        Pair.Uniconta.Clock.Advance(TimeSpan.FromSeconds(1));
        Account.Edit(record, set);
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<TCrm>> CrmAsync() => await Pair.InCrmAsync(static db => db.Set<TCrm>().AsNoTracking().Where(static r => !r.Deleted).OrderBy(static r => r.Id).ToListAsync());

    public override async Task<(int Accounting, int Crm)> TakeWritesAsync()
    {
        var stamps = await Pair.InCrmAsync(static db => db.Set<TCrm>().ToDictionaryAsync(static r => r.Id, static r => r.ChangedAt));
        var changed = stamps.Count(s => !_stamps.TryGetValue(s.Key, out var before) || before != s.Value);
        _stamps = stamps;
        return (Pair.TakeWrites(), changed);
    }

    public override ValueTask DisposeAsync() => Pair.DisposeAsync();

    protected virtual void Begin(TCrm row)
    {
    }

    protected static int Number(string? text) => int.Parse(text![(text!.IndexOf('[') + 1)..text!.IndexOf(']')], CultureInfo.InvariantCulture);
}

internal sealed class OrganisationSuite(UnicontaPair pair) : UnicontaSuite<Organisation, StoredDebtor>(pair, "company", UnicontaUnits.Company)
{
    public override Task AddToAccountingAsync(Func<StoredDebtor, StoredDebtor> set)
    {
        Account.AddDebtor("", set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredDebtor>> AccountingAsync() => Task.FromResult(Account.Debtors);

    public override int KeyOf(Organisation row) => Number(row.Name);

    public override int KeyOf(StoredDebtor record) => Number(record.Name);

    protected override void Begin(Organisation row) => row.Type = "Kunde";
}

internal sealed class ContactSuite(UnicontaPair pair) : UnicontaSuite<Contact, StoredContact>(pair, "person", UnicontaUnits.Person)
{
    public override Task AddToAccountingAsync(Func<StoredContact, StoredContact> set)
    {
        Account.AddContact("", Account.Debtors[0].Account, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredContact>> AccountingAsync() => Task.FromResult(Account.Contacts);

    public override int KeyOf(Contact row) => Number(row.Name);

    public override int KeyOf(StoredContact record) => Number(record.Name);

    protected override void Begin(Contact row) => row.OrganisationId = 1;
}

internal sealed class EmployeeSuite(UnicontaPair pair) : UnicontaSuite<Employee, StoredEmployee>(pair, "user", UnicontaUnits.User)
{
    public override Task AddToAccountingAsync(Func<StoredEmployee, StoredEmployee> set)
    {
        Account.AddEmployee($"M{Account.Employees.Count}", "", set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredEmployee>> AccountingAsync() => Task.FromResult(Account.Employees);

    public override int KeyOf(Employee row) => Number(row.Name);

    public override int KeyOf(StoredEmployee record) => Number(record.Name);
}

internal sealed class ArticleSuite(UnicontaPair pair) : UnicontaSuite<Article, StoredItem>(pair, "product", UnicontaUnits.Product)
{
    public override Task AddToAccountingAsync(Func<StoredItem, StoredItem> set)
    {
        Account.AddItem("", "", 0, set);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<StoredItem>> AccountingAsync() => Task.FromResult(Account.Items);

    public override int KeyOf(Article row) => Number(row.Description);

    public override int KeyOf(StoredItem record) => Number(record.Text("Description"));
}
