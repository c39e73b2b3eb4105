using Connectors.Crm.EntityFrameworkCore;
using Connectors.Sync;
using Microsoft.EntityFrameworkCore;

namespace EfCrm.Tests;

public sealed class Option
{
    public int Id { get; set; }

    public string List { get; set; } = "";

    public string? Key { get; set; }

    public string Label { get; set; } = "";

    public bool Active { get; set; }

    public string? Owner { get; set; }
}

public sealed class Currency
{
    public string Code { get; set; } = "";

    public string Name { get; set; } = "";

    public bool Offered { get; set; }
}

public sealed class Holder
{
    public int Id { get; set; }

    public string? Terms { get; set; }
}

public sealed class OptionDb(DbContextOptions<OptionDb> options) : DbContext(options)
{
    public DbSet<Option> Options => Set<Option>();

    public DbSet<Currency> Currencies => Set<Currency>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Currency>().HasKey(static c => c.Code);
        modelBuilder.Entity<Option>().Property(static o => o.Label).HasMaxLength(20);
        modelBuilder.Entity<Option>().ToTable(static t => t.HasCheckConstraint("short", "length(\"Label\") <= 20"));
        modelBuilder.Entity<Holder>();
    }
}

/// <summary>Tables of options that follow accounting's lists.</summary>
public sealed class ListTests
{
    [Fact]
    public async Task Options_are_added_renamed_deactivated_and_offered_again_and_never_removed()
    {
        await using var world = await World<OptionDb>.CreateAsync(Model);
        var lists = await ListsAsync(world);
        Assert.Empty(await lists.ReadOptionsAsync("terms", default));
        var made = await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Add, null, "7", "Netto 14"), new(OptionChangeKind.Add, null, "8", "Kontant")], default);
        Assert.Equal([new("1", "Netto 14", true, "7"), new("2", "Kontant", true, "8")], made);

        var changed = await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Rename, "1", "7", "Netto 14 dage"), new(OptionChangeKind.Deactivate, "2", "8", "Kontant")], default);
        Assert.Equal([new("1", "Netto 14 dage", true, "7"), new("2", "Kontant", false, "8")], changed);
        Assert.Equal(new ListOption("2", "Kontant", true, "8"), (await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Activate, "2", "8", "Kontant")], default))[1]);
    }

    [Fact]
    public async Task Lists_of_one_table_are_told_apart_and_new_rows_are_completed()
    {
        await using var world = await World<OptionDb>.CreateAsync(Model);
        var lists = await ListsAsync(world);
        await world.InDbAsync(async db =>
        {
            db.Options.Add(new Option { List = "zones", Key = "1", Label = "Inland", Active = true });
            await db.SaveChangesAsync();
        });
        Assert.Empty(await lists.ReadOptionsAsync("terms", default));
        await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Add, null, "7", "Netto 14")], default);
        Assert.Equal(("terms", "sync"), await world.AskDbAsync(db => db.Options.Where(o => o.Key == "7").Select(o => new ValueTuple<string, string?>(o.List, o.Owner)).SingleAsync()));
        Assert.Single(await lists.ReadOptionsAsync("zones", default));
    }

    [Fact]
    public async Task Details_are_kept_in_their_columns_and_an_option_can_be_added_that_is_not_offered()
    {
        await using var world = await World<OptionDb>.CreateAsync(static m =>
        {
            m.Entity<Holder>(new("holder"), static h => h.Id);
            m.List<Option>("terms", static o => o.Id, static o => o.Label, static o => o.Active).Key(static o => o.Key).Detail("days", static o => o.Owner).Detail("list", static o => o.List);
        });
        var lists = await ListsAsync(world);
        var days = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("days", "14").Add("unknown", "x");
        var made = Assert.Single(await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Add, null, "7", "Netto 14") { Active = false, Details = days }], default));
        Assert.Equal((false, "14", ""), (made.Active, made.Details!["days"], made.Details["list"]));
        Assert.Equal(2, made.Details.Count);

        var described = Assert.Single(await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Describe, "1", "7", "Netto 14") { Details = days.SetItem("days", "15").Add("list", "L") }], default));
        Assert.Equal((false, "Netto 14", "15", "L"), (described.Active, described.Label, described.Details!["days"], described.Details["list"]));
        var emptied = Assert.Single(await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Describe, "1", "7", "Netto 14")], default));
        Assert.Equal(("", ""), (emptied.Details!["days"], emptied.Details["list"]));
        Assert.Null(await world.AskDbAsync(static db => db.Options.Select(static o => o.Owner).SingleAsync()));
    }

    [Fact]
    public async Task A_value_that_the_database_does_not_give_is_accountings_key()
    {
        await using var world = await World<OptionDb>.CreateAsync(Model);
        var lists = await ListsAsync(world);
        Assert.Equal([new ListOption("DKK", "Danish krone")], await lists.WriteOptionsAsync("currencies", [new(OptionChangeKind.Add, null, "DKK", "Danish krone")], default));
    }

    [Fact]
    public async Task An_option_that_adopts_an_accounting_entry_keeps_its_key()
    {
        await using var world = await World<OptionDb>.CreateAsync(Model);
        var lists = await ListsAsync(world);
        await world.InDbAsync(async db =>
        {
            db.Options.Add(new Option { List = "terms", Label = "netto 14", Active = true });
            await db.SaveChangesAsync();
        });
        Assert.Equal([new ListOption("1", "Netto 14", true, "7")], await lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Rename, "1", "7", "Netto 14")], default));
    }

    [Fact]
    public async Task What_the_database_refuses_stops_the_list_and_says_why()
    {
        await using var world = await World<OptionDb>.CreateAsync(Model);
        var lists = await ListsAsync(world);
        var error = await Assert.ThrowsAsync<ProviderUnavailableException>(() => lists.WriteOptionsAsync("terms", [new(OptionChangeKind.Add, null, "7", new string('x', 21))], default));
        Assert.Equal(UnavailableReason.NotAllowed, error.Reason);
        Assert.Contains("'terms'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_is_not_mapped_is_not_there()
    {
        await using var world = await World<OptionDb>.CreateAsync(Model);
        var lists = await ListsAsync(world);
        Assert.Equal((true, false), (lists.HasList("terms"), lists.HasList("departments")));
        await using var bare = await World<OptionDb>.CreateAsync(static m => m.Entity<Holder>(new("holder"), static h => h.Id));
        Assert.Null((await bare.OpenAsync()).Provider.GetFeature<IListTarget>());
    }

    [Fact]
    public async Task A_mistake_shows_when_the_connection_is_opened()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => World<OptionDb>.CreateAsync(static m =>
        {
            m.Entity<Holder>(new("holder"), static h => h.Id);
            m.List<Option>("terms", static o => o.Id, static o => o.Label + "!", static o => o.Active);
        }).ContinueWith(static t => t.Result.OpenAsync(), TaskScheduler.Default).Unwrap());
        Assert.Contains("The label of the list 'terms' must be a property", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new CrmTwice().Run());
    }

    private static void Model(CrmModelBuilder<OptionDb> m)
    {
        m.Entity<Holder>(new("holder"), static h => h.Id).Field(new Field<string>("holder", "terms"), static h => h.Terms);
        m.List<Option>("terms", static o => o.Id, static o => o.Label, static o => o.Active).Key(static o => o.Key).Where(static o => o.List == "terms").OnCreate(static (o, _) => (o.List, o.Owner) = ("terms", "sync"));
        m.List<Option>("zones", static o => o.Id, static o => o.Label, static o => o.Active).Key(static o => o.Key).Where(static o => o.List == "zones");
        m.List<Currency>("currencies", static c => c.Code, static c => c.Name, static c => c.Offered);
    }

    private static async Task<IListTarget> ListsAsync(World<OptionDb> world) => (await world.OpenAsync()).Provider.GetFeature<IListTarget>()!;

    private sealed class CrmTwice
    {
        public void Run() => new ConnectionBuilder("x", new Microsoft.Extensions.DependencyInjection.ServiceCollection()).Crm<OptionDb>(static m =>
        {
            m.List<Currency>("a", static c => c.Code, static c => c.Name, static c => c.Offered);
            m.List<Currency>("a", static c => c.Code, static c => c.Name, static c => c.Offered);
        });
    }
}
