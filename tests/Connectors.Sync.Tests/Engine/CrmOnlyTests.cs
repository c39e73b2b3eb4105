using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Records that only the CRM has, although their kind comes from accounting alone.</summary>
public sealed class CrmOnlyTests
{
    private static readonly EntitySchema Flagged = new("company", [.. World.Company.Fields, new FieldSchema { Name = "readOnly", Type = FieldType.Boolean }]);

    [Fact]
    [Acceptance("001-41")]
    public async Task It_is_parked_and_flagged_once_and_linked_when_accounting_has_it()
    {
        await using var world = Start();
        var company = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK12345674"));
        await world.SyncAsync();
        Assert.Equal("accounting-only", Assert.Single(await world.ParkedAsync()).Cause);
        Assert.Equal((1, 0), (world.Crm.Writes, world.Accounting.Writes));
        await world.SyncAsync();
        await world.SyncAsync();
        Assert.Equal((1, 0), (world.Crm.Writes, world.Accounting.Writes));

        var customer = world.Accounting.Add("customer", ("Name", "Acme"), ("Vat", "DK12345674"));
        await world.SyncAsync();
        Assert.Empty(await world.ParkedAsync());
        Assert.Equal(customer, world.AccountingOf(company));
    }

    [Fact]
    [Acceptance("001-41")]
    public async Task A_CRM_without_the_field_or_that_refuses_it_has_the_record_parked_all_the_same()
    {
        await using var plain = Start(flagged: false);
        plain.Crm.Add("company", ("name", "Acme"));
        await plain.SyncAsync();
        Assert.Equal(0, plain.Crm.Writes);
        Assert.Equal("accounting-only", Assert.Single(await plain.ParkedAsync()).Cause);

        await using var refusing = Start();
        refusing.Crm.Refuse = static _ => new WriteOutcome.Refused(new Problem("no", null, "No."));
        refusing.Crm.Add("company", ("name", "Acme"));
        await refusing.SyncAsync();
        await refusing.SyncAsync();
        Assert.Equal("accounting-only", Assert.Single(await refusing.ParkedAsync()).Cause);
        Assert.Empty(await refusing.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Fact]
    [Acceptance("001-41")]
    public async Task A_flag_whose_answer_is_lost_or_is_not_sent_is_looked_at_again_and_no_intent_stays_open()
    {
        await using var world = Start();
        var lost = true;
        world.Crm.Answer = (_, outcome) => lost ? new WriteOutcome.Uncertain(new UncertainEvidence { Message = "Lost." }) : outcome;
        var company = world.Crm.Add("company", ("name", "Acme"));
        await world.SyncAsync();
        Assert.Equal("True", world.Crm.Text("company", company, "readOnly"), ignoreCase: true);
        lost = false;
        await world.SyncAsync();
        // It stood there: nothing is written a second time.
        Assert.Equal(1, world.Crm.Writes);

        var other = world.Crm.Add("company", ("name", "Beta"));
        world.Crm.Refuse = static _ => new WriteOutcome.NotSent(UnavailableReason.Unreachable, "Down.");
        Assert.NotEqual(RunState.Completed, (await world.RunAsync()).State);
        world.Crm.Refuse = static _ => null;
        await world.SyncAsync();
        Assert.Equal("True", world.Crm.Text("company", other, "readOnly"), ignoreCase: true);
        Assert.Equal(2, (await world.ParkedAsync()).Count);
        Assert.Empty(await world.Store.ListOpenIntentsAsync(World.Id, default));
    }

    [Fact]
    [Acceptance("001-41")]
    public async Task A_mapping_that_goes_to_accounting_and_a_plan_flag_nothing()
    {
        await using var both = Start(flow: Flow.Both);
        both.Crm.Add("company", ("name", "Acme"));
        Assert.Equal(1, (await both.SyncAsync()).CreatedInAccounting);
        Assert.Equal(0, both.Crm.Writes);

        await using var plan = Start(live: false);
        plan.Crm.Add("company", ("name", "Acme"));
        await plan.RunAsync();
        Assert.Equal(0, plan.Crm.Writes);
    }

    private static World Start(bool flagged = true, Flow flow = Flow.FromAccounting, bool live = true)
    {
        var world = new World(mapping: m =>
        {
            World.Standard(m);
            m.Entity("company").Flow(flow, Winner.Accounting).With(static e => e with { CrmOnly = CrmOnly.Park, ReadOnlyFlag = "readOnly" });
        }, live: live);
        if (flagged)
            world.Crm.Schemas = [Flagged, World.Person];
        return world;
    }
}
