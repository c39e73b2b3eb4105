using Connectors.Sync.Stores;
using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Sync.Tests.Crashes;

/// <summary>
/// The process dies in the middle of one write of a record: before it was sent, after it was done, before the system does it late, before the outcome is stored. Whatever the system offers against doubles, a new process ends with
/// one record, the last values, and a question only where nobody but a person can know. (A document: <see cref="Documents.DocumentCrashTests"/>.)
/// </summary>
public sealed class RecordCrashTests
{
    private static readonly string[] Points = ["before it is sent", "after it was done", "it is done late", "before the outcome is stored"];

    private static readonly string[] Safeties = ["key", "key-expired", "client-id", "read-back", "nothing"];

    public static TheoryData<WriteKind, string, string> Deaths
    {
        get
        {
            var data = new TheoryData<WriteKind, string, string>();
            foreach (var kind in new[] { WriteKind.Create, WriteKind.Update, WriteKind.Delete })
            {
                foreach (var point in Points)
                {
                    foreach (var safety in Safeties)
                        data.Add(kind, point, safety);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    [Rule("R3")]
    [Rule("R22")]
    [Rule("R23")]
    [Rule("R24")]
    public async Task A_write_that_its_process_did_not_survive_is_there_once_and_nothing_is_lost(WriteKind kind, string point, string safety)
    {
        var crash = new Crash();
        await using var world = Open(safety, crash);
        world.Crm.Add("company", ("name", "Acme"), ("city", "Aarhus"));
        if (kind != WriteKind.Create)
            await world.SyncAsync();
        if (kind == WriteKind.Update)
            world.Crm.Edit("company", "1", ("city", "Skagen"));
        if (kind == WriteKind.Delete)
            world.Crm.Delete("company", "1");

        RecordWrite? late = null;
        if (point is "before it is sent" or "it is done late")
        {
            world.Accounting.Refuse = write =>
            {
                late = point == "it is done late" ? write : null;
                crash.Arm(1);
                crash.At("the call");
                return null;
            };
        }
        else
        {
            world.Accounting.Answer = (_, outcome) =>
            {
                crash.Arm(1);
                if (point == "after it was done")
                    crash.At("the reply");
                return outcome;
            };
        }

        _ = await Record.ExceptionAsync(() => world.RunAsync());
        Assert.True(crash.Fired);
        world.Accounting.Refuse = static _ => null;
        world.Accounting.Answer = static (_, outcome) => outcome;
        crash.Over();

        await world.RestartAsync();
        if (late is not null)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(100));
            await using var system = world.Accounting.Open();
            await system.WriteAsync(new WriteBatch(World.Customer, [late]), default);
        }

        // The lease of the dead process covers its write's whole deadline; nobody takes over before (R21).
        world.Clock.Advance(safety == "key-expired" ? TimeSpan.FromHours(2) : TimeSpan.FromMinutes(3));
        for (var pass = 0; pass < 5; pass++)
        {
            await world.RunAsync();
            world.Clock.Advance(TimeSpan.FromMinutes(13));
        }

        if ((await world.Store.ListOpenIntentsAsync(World.Id, default)).SingleOrDefault() is { } asked)
        {
            // The record itself, if it is there, is a stranger as long as nobody has said so.
            Assert.Single(await world.ParkedAsync(), static p => p.Kind == ParkedKind.Uncertain);
            Assert.Equal(WriteKind.Create, kind);
            Assert.Contains(safety, new[] { "key-expired", "nothing" });
            // Whoever looks there finds it or does not: both answers end with one.
            var there = world.Accounting.Ids("customer").SingleOrDefault();
            await world.Engine.AnswerAsync(World.Id, asked.Id, there is null ? UncertainAnswer.WasNotApplied : UncertainAnswer.WasApplied, there is { } id ? new RecordId(id) : null);
            await world.RunAsync();
        }

        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(0, (await world.SyncAsync()).Writes);
        Assert.Equal(kind == WriteKind.Delete ? 0 : 1, world.Accounting.Count("customer"));
        Assert.Equal(kind == WriteKind.Delete ? 0 : 1, world.Crm.Count("company"));
        if (kind != WriteKind.Delete)
            Assert.Equal(kind == WriteKind.Update ? "Skagen" : "Aarhus", world.Accounting.Text("customer", world.AccountingOf("1"), "City"));
        // What was accepted is told once, whoever found out.
        var link = Assert.Single(await world.Store.FindLinksAsync(World.Id, Side.Crm, "companys", ["1"], default));
        var told = await world.Store.ListHistoryAsync(World.Id, link.Id, 100, default);
        // That a record is gone does not say who deleted it.
        Assert.Single(told, h => h.Event == kind switch { WriteKind.Create => "created", WriteKind.Update => "updated", _ => "unknown" } || (kind == WriteKind.Delete && h.Event == "deleted"));
    }

    private static World Open(string safety, Crash crash)
    {
        var world = new World(
            mapping: static m =>
            {
                World.Standard(m);
                m.Entity("company").With(static e => e with { Delete = DeletePolicy.Delete });
            },
            host: services =>
            {
                var store = services.Last(static s => s.ServiceType == typeof(ISyncStore)).ImplementationInstance!;
                services.AddSingleton(crash.Around((ISyncStore)store));
            });
        world.Crm.Can = static c => c with { CanDelete = true };
        world.Accounting.Can = c => c with
        {
            CanDelete = true,
            MarkerField = safety == "read-back" && c.Entity == "customer" ? "Ref" : null,
            CreateSafety = safety switch
            {
                "client-id" => new CreateSafety.ClientId(),
                "read-back" when c.Entity == "customer" => new CreateSafety.ReadBack("Ref"),
                "nothing" => CreateSafety.Nothing,
                _ => new CreateSafety.IdempotencyKey(TimeSpan.FromHours(1)),
            },
        };
        return world;
    }
}
