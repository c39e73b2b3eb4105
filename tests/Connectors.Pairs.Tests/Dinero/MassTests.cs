using Connectors.Pairs.Tests.Crm;
using Connectors.Pairs.Tests.Suite;
using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Dinero;

/// <summary>The button that synchronises everything, pressed by a firm that has been in business for years.</summary>
public sealed class MassTests
{
    [Theory]
    [InlineData("personal", 60, 10_000)]
    [InlineData("visma", 100, 2_000)]
    [Acceptance("003-31", Missing = "the button")]
    public async Task Ten_thousand_records_stay_within_what_Dinero_lets_its_callers_do_in_a_minute_and_a_second_press_writes_nothing(string kind, int callsPerMinute, int records)
    {
        // Of ten records six are persons, two companies and two products.
        var persons = new Known(records * 4 / 10, records * 15 / 100, records * 5 / 100);
        var others = new Known(records / 10, records * 5 / 100, records * 5 / 100);
        // The rest of a minute is waited for. A sign-in may take half a minute, and a write to the CRM a whole one.
        var clock = new WaitlessClock(TimeSpan.FromSeconds(59.99), deadline: TimeSpan.FromSeconds(30));
        await using var pair = await DineroPair.StartAsync(clock: clock, pace: kind == "personal" ? Pace.Personal : Pace.Visma);
        pair.Dinero.Before("*", _ => clock.Advance(TimeSpan.FromMilliseconds(400)), times: int.MaxValue);
        await pair.InCrmAsync(db =>
        {
            // What both have was kept equal by hand; what Dinero fills in by itself is missing where the CRM alone has the record.
            db.AddRange(persons.InCrm.Select(i => new Person { Name = $"Person {i:D4}", Email = $"p{i}@hjem.example", Country = "DK", PaymentTerms = i <= persons.Both ? "Netto" : null, PaymentDays = i <= persons.Both ? 8 : null }));
            db.AddRange(others.InCrm.Select(i => new Company { Name = $"Firma {i:D4} ApS", VatNumber = $"{20_000_000 + i}", Country = "DK", PaymentTerms = i <= others.Both ? "Netto" : null, PaymentDays = i <= others.Both ? 8 : null, VatZone = i <= others.Both ? "DK" : null }));
            db.AddRange(others.InCrm.Select(static i => new Product { Name = $"Vare {i:D4}", Code = $"V{i}", Unit = "piece", Price = i, DefaultQuantity = 1, SalesAccount = "1000" }));
            return db.SaveChangesAsync();
        });
        foreach (var i in persons.InDinero)
            pair.Dinero.Account.Contact($"Person {i:D4}", c => c with { IsPerson = true, Email = $"p{i}@hjem.example" });
        foreach (var i in others.InDinero)
            pair.Dinero.Account.Contact($"Firma {i:D4} ApS", c => c with { VatNumber = $"{20_000_000 + i}" });
        foreach (var i in others.InDinero)
            pair.Dinero.Account.Product($"Vare {i:D4}", i, p => p with { ProductNumber = $"V{i}" });
        // None of it was entered just now.
        clock.Advance(TimeSpan.FromDays(30));
        var progress = new List<RunProgress>();

        var first = await pair.RunAsync(new RunRequest { User = "ann", Progress = new Listed(progress) });

        Assert.Equal(("", RunState.Completed), (first.Reason, first.State));
        Assert.Equal((persons.Both + (2 * others.Both), persons.Dinero + (2 * others.Dinero), persons.Crm + (2 * others.Crm)), (first.Total.Linked, first.Total.CreatedInCrm, first.Total.CreatedInAccounting));
        Assert.Equal((persons.All + others.All, others.All), (pair.Dinero.Account.Contacts.Count, pair.Dinero.Account.Products.Count));
        Assert.Equal((persons.All, others.All, others.All), await pair.InCrmAsync(static async db => (await db.People.CountAsync(), await db.Companies.CountAsync(), await db.Products.CountAsync())));
        // What Dinero gives to a new contact by itself is in the CRM after the same press, and nothing else had to be written there.
        Assert.Equal((persons.Crm + others.Crm, 0), (first.Total.UpdatedInCrm, first.Total.UpdatedInAccounting));
        Assert.Equal(0, await pair.InCrmAsync(static async db => await db.Companies.CountAsync(static c => c.VatZone == null) + await db.People.CountAsync(static p => p.PaymentTerms == null)));
        Assert.Equal(["company", "person", "product"], progress.Select(static p => p.Mapping).Distinct().Order(StringComparer.Ordinal));
        Assert.All(progress, static p => Assert.InRange(p.Done, 1, p.Total));

        var calls = pair.Dinero.Calls.Where(static c => !c.Operation.StartsWith("token.", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(calls, static c => c.Status == 429);
        for (var i = callsPerMinute; i < calls.Count; i++)
            Assert.True(calls[i].At - calls[i - callsPerMinute].At >= TimeSpan.FromMinutes(1), $"More than {callsPerMinute} calls in the minute before {calls[i].At:O}.");
        Assert.Equal(persons.Crm + (2 * others.Crm), calls.Count(static c => c.Operation.EndsWith(".create", StringComparison.Ordinal)));
        // Persons are listed whole. Of companies a list leaves the P number out and of products the comment: each of those is read once, and what was made in the last minutes, which a list may show late, once more.
        Assert.InRange(calls.Count(static c => c.Operation.EndsWith(".get", StringComparison.Ordinal)), 2 * others.All, (2 * others.All) + (5 * callsPerMinute));
        Assert.InRange(calls.Count(static c => c.Operation.EndsWith(".list", StringComparison.Ordinal)), 1, records / 50);

        pair.TakeWrites();
        var second = await pair.RunAsync(new RunRequest { User = "ann" });
        Assert.Equal((0, 0), (second.Total.Writes, pair.TakeWrites()));
    }

    /// <summary>How many records of a kind both sides have, Dinero alone and the CRM alone.</summary>
    private sealed record Known(int Both, int Dinero, int Crm)
    {
        public int All => Both + Dinero + Crm;

        public IEnumerable<int> InDinero => Enumerable.Range(1, Both + Dinero);

        public IEnumerable<int> InCrm => Enumerable.Range(1, Both).Concat(Enumerable.Range(1 + Both + Dinero, Crm));
    }

    private sealed class Listed(List<RunProgress> list) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => list.Add(value);
    }
}
