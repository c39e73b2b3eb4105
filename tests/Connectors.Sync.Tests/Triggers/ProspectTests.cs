using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.Sync.Triggers;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Triggers;

/// <summary>Companies of the CRM that accounting has never heard of: no run makes customers of them, and whoever does makes exactly his own.</summary>
public sealed class ProspectTests
{
    [Fact]
    [Acceptance("P-27a")]
    public async Task No_trigger_of_a_run_makes_a_customer_of_a_prospect()
    {
        await using var world = Start(static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(3))));
        // Each commit of a file waits for the disk; the number is for memory.
        var count = world.Store is InMemorySyncStore ? 1_000 : 150;
        for (var i = 1; i <= count; i++)
            world.Crm.Add("company", ("name", "Prospect " + i), ("vat", $"10{i:000000}"), ("type", i % 2 == 0 ? "Customer" : "Prospect"));

        // By hand, on schedule, by a webhook's mark, by an edit, by reading everything again, by a new process, by a plan that is applied.
        Assert.Equal(count, (await world.SyncAsync()).Excluded);
        world.Clock.Advance(TimeSpan.FromHours(3));
        await Task.WhenAll(await world.Services.GetRequiredService<SyncScheduler>().TickAsync(default));
        await world.Store.AddMarksAsync(World.Id, [.. Enumerable.Range(1, 100).Select(static i => new MarkRow { Side = Side.Crm, Resource = "companys", Id = $"{i}", Class = MarkClass.Dirty })], default);
        await world.SyncAsync();
        world.Crm.Edit("company", "7", ("city", "Ribe"));
        await world.SyncAsync();
        world.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        await world.RestartAsync();
        await world.SyncAsync();
        var plan = await world.Engine.PlanAsync(World.Id);
        Assert.Equal(0, plan.Count("company", PlanKind.CreateInAccounting));
        await world.Engine.ApplyAsync(plan);

        Assert.Equal((0, 0), (world.Accounting.Count("customer"), world.Accounting.Writes));
        // What stands on both sides is linked all the same.
        world.Accounting.Add("customer", ("Name", "Prospect 3"), ("Vat", "10000003"));
        Assert.Equal(1, (await world.SyncAsync()).Linked);
    }

    [Fact]
    [Acceptance("P-27b")]
    public async Task A_push_makes_exactly_the_one_that_was_pushed()
    {
        await using var world = Start();
        var (one, other) = (world.Crm.Add("company", ("name", "One")), world.Crm.Add("company", ("name", "Other")));
        await world.SyncAsync();

        Assert.Equal(1, (await world.RunAsync(new RunRequest { Record = new RecordRef("company", one) })).Total.CreatedInAccounting);
        await world.SyncAsync();

        Assert.Equal("One", world.Accounting.Text("customer", Assert.Single(world.Accounting.Ids("customer")), "Name"));
        Assert.Empty(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", [other], default));
    }

    [Fact]
    [Acceptance("P-27b")]
    public async Task A_scope_rule_makes_exactly_what_it_takes()
    {
        await using var world = Start();
        world.Crm.Add("company", ("name", "Customer"), ("type", "Customer"));
        var prospect = world.Crm.Add("company", ("name", "Prospect"), ("type", "Prospect"));
        await world.SyncAsync();
        Assert.Equal(0, world.Accounting.Count("customer"));

        await world.SettingsAsync("""{ "version": 1, "entities": { "company": { "scope": { "type": ["Customer"] }, "createInAccounting": "InScope" } } }""");
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
        Assert.Equal("Customer", world.Accounting.Text("customer", Assert.Single(world.Accounting.Ids("customer")), "Name"));

        world.Crm.Edit("company", prospect, ("type", "Customer"));
        Assert.Equal(1, (await world.SyncAsync()).CreatedInAccounting);
        Assert.Equal(0, (await world.SyncAsync()).Writes);
    }

    [Fact]
    [Acceptance("P-27b")]
    public async Task A_document_makes_exactly_its_own_customer()
    {
        await using var d = new DocumentWorld(mapping: OnDemand);
        var offer = d.AddOffer();
        d.AddOffer();
        d.World.Crm.Add("company", ("name", "Somebody else"));
        await d.RunAsync();
        Assert.Equal(0, d.World.Accounting.Count("customer"));

        Assert.Equal(SendState.Sent, (await d.PressAsync(offer)).State);
        await d.RunAsync();

        Assert.Equal("Acme " + offer, d.World.Accounting.Text("customer", Assert.Single(d.World.Accounting.Ids("customer")), "Name"));
    }

    [Fact]
    [Acceptance("P-36b")]
    [Rule("R16")]
    public async Task An_empty_e_mail_links_nobody()
    {
        var (user, employee) = (Of("user", "name", "email"), Of("employee", "Name", "Email"));
        await using var world = new World(mapping: static m =>
        {
            m.Map(new Entity("person"), new Entity("contact"))
                .Field(new Field<string>("person", "name"), new Field<string>("contact", "Name")).Field(new Field<string>("person", "email"), new Field<string>("contact", "Email"))
                .MatchOn(new Field<string>("person", "email"), new Field<string>("contact", "Email"), Normalisers.Email)
                .Flow(Flow.Both, Winner.Crm).With(static e => e with { CreateInAccounting = CreatePolicy.Never, CreateInCrm = CreatePolicy.Never });
            m.Map(new Entity("user"), new Entity("employee"))
                .Field(new Field<string>("user", "name"), new Field<string>("employee", "Name")).Field(new Field<string>("user", "email"), new Field<string>("employee", "Email"))
                .MatchOn(new Field<string>("user", "email"), new Field<string>("employee", "Email"), Normalisers.Email)
                .Flow(Flow.Both, Winner.Crm).With(static e => e with { CreateInAccounting = CreatePolicy.Never, CreateInCrm = CreatePolicy.Never });
        });
        world.Crm.Schemas = [World.Person, user];
        world.Accounting.Schemas = [World.Contact, employee];
        var count = world.Store is InMemorySyncStore ? 500 : 100;
        string?[] empty = [null, "", " ", "-", "a@example.com; b@example.com"];
        for (var i = 0; i < count; i++)
        {
            world.Crm.Add("person", ("name", "Person " + i), ("email", empty[i % 5]));
            world.Accounting.Add("contact", ("Name", "Contact " + i), ("Email", empty[i % 5]));
            world.Crm.Add("user", ("name", "User " + i), ("email", empty[i % 5]));
            world.Accounting.Add("employee", ("Name", "Employee " + i), ("Email", empty[i % 5]));
        }

        var report = await world.RunAsync();
        Assert.Equal((RunState.Completed, 0, 0, 0), (report.State, report.Total.Linked, report.Total.Parked, report.Total.Writes));

        // One that has an address is found by it, so the key does work.
        world.Crm.Add("user", ("name", "Ida"), ("email", "Ida@Example.com "));
        world.Accounting.Add("employee", ("Name", "IDA"), ("Email", "ida@example.com"));
        Assert.Equal(1, (await world.RunAsync()).Total.Linked);

        static EntitySchema Of(string entity, string name, string email) => new(entity, [new FieldSchema { Name = name, Type = FieldType.Text, Required = true }, new FieldSchema { Name = email, Type = FieldType.Text }]);
    }

    private static World Start(Action<ConnectionBuilder>? configure = null) => new(configure, OnDemand);

    private static void OnDemand(MappingBuilder m)
    {
        World.Standard(m);
        m.Entity("company").With(static e => e with { CreateInAccounting = CreatePolicy.OnDemand, SingleRecord = true });
    }
}
