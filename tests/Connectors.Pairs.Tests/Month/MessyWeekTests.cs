using Connectors.Pairs.Tests.Suite;
using Connectors.Pairs.Tests.Uniconta;
using Connectors.Sync;
using Connectors.Testing;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace Connectors.Pairs.Tests.Month;

/// <summary>A week with customers as they are in life, between a CRM and Uniconta: nobody does anything by hand, and whatever waits for a person at its end is a record with a question or a reason.</summary>
public sealed class MessyWeekTests
{
    private const int Seed = 42;

    [Fact]
    [Acceptance("002-66", Missing = "the page")]
    public async Task A_week_of_messy_customers_needs_nobody_but_for_decisions_on_single_records()
    {
        var world = MessyWorld.Generate(Seed, new() { CrmCompanies = 60, AccountingCompanies = 40, CrmPersons = 0, AccountingPersons = 0, CrmProducts = 0, AccountingProducts = 0 }).Companies;
        await using var pair = await UnicontaPair.StartAsync(connection: static c => c.Schedule(Schedule.Every(TimeSpan.FromHours(6))), hosted: new WaitlessClock());
        var account = pair.Uniconta.Account;
        var calendar = new Calendar(pair.Hosted!);
        var ofDebtor = new Dictionary<string, int>();
        foreach (var company in world.Accounting)
        {
            AddDebtor(pair, company);
            ofDebtor.Add($"{account.Debtors[^1].RowId}", company.Id);
        }

        // Most are in the CRM when the connection begins. Each day salesmen type some more, also some that it has already, and some are edited on either side, without a look at what the sync does.
        var ofRow = new Dictionary<int, int>();
        var random = new Random(Seed);
        for (var day = 0; day < 7; day++)
        {
            foreach (var company in day == 0 ? world.Crm.Take(42) : world.Crm.Skip(39 + day * 3).Take(3))
                ofRow.Add(await AddAsync(pair, company), company.Id);
            await calendar.PassAsync();
            foreach (var id in ofRow.Keys.OrderBy(_ => random.Next()).Take(4).ToList())
                await EditAsync(pair, id, random.Next(3), day);
            var edited = account.Debtors[random.Next(account.Debtors.Count)];
            account.EditDebtor(edited.Account!, d => d with { Phone = $"70 10 20 {day}0" });
            await calendar.RunAsync();
        }

        // It settles by itself, and then nothing is written any more.
        await calendar.PassAsync();
        pair.TakeWrites();
        await calendar.PassAsync();
        var late = pair.Uniconta.Calls.Where(static c => c.Method is not "GET" && c.Status < 300 && !c.Operation.StartsWith("token.", StringComparison.Ordinal)).Select(static c => $"{c} {c.BodyText}").ToList();
        Assert.True(late.Count == 0, string.Join("\n", late));
        Assert.Empty(calendar.Red);

        // No two companies were taken for one, and none was made twice: one that is in doubt waits with a question.
        var links = await LinksAsync(pair);
        var parked = await pair.ParkedAsync();
        var waiting = parked.Where(static p => p.Crm is not null).Select(static p => int.Parse(p.Crm!.Id.Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        var score = world.Score(
            links.Where(l => ofRow.ContainsKey(l.Crm) && ofDebtor.ContainsKey(l.Accounting)).Select(l => new MessyPair(ofRow[l.Crm], ofDebtor[l.Accounting])),
            ofRow.Where(r => waiting.Contains(r.Key)).Select(static r => r.Value));
        Assert.Empty(score.Wrong);
        // What has no number on one of the sides and moved meanwhile, nobody could know again.
        Assert.All(score.Missed, m => Assert.True(HasNoNumber(world.Crm.Single(c => c.Id == m.CrmId)) || HasNoNumber(world.Accounting.Single(c => c.Id == m.AccountingId)), $"{m}"));
        Assert.True(score.Right > 10, $"{score.Right} right, {score.Missed.Count} missed, {links.Count} links, {string.Join(", ", parked.GroupBy(static p => p.Cause + " " + p.Kind).Select(static g => $"{g.Key} {g.Count()} {g.First().Pair} {g.First().Problems[0]}"))}");

        // Every customer of the CRM is in Uniconta or waits, and what waits says why and what to do.
        var linked = links.Select(static l => l.Crm).ToHashSet();
        Assert.Equal(60, ofRow.Count);
        Assert.All(ofRow.Keys, id => Assert.True(linked.Contains(id) || waiting.Contains(id), $"{id}: neither linked nor waiting"));
        Assert.All(parked, static p => Assert.True(p.Problems.Count > 0 && p.Problems.All(static x => !string.IsNullOrWhiteSpace(x.Message)), $"{p}"));

        // The overview says the same: nothing is red, nothing else is asked of anybody.
        await using var door = await OfficeDoor.OpenAsync(UnicontaPair.Id, () => pair.Services);
        var overview = await door.GetAsync("/overview");
        Assert.Equal("green", overview.GetProperty("light").GetString());
        Assert.Equal(parked.Where(static p => p.Kind != ParkedKind.Waiting).Select(static p => (p.Mapping, p.Pair)).Distinct().Count(), overview.GetProperty("entities").EnumerateObject().Sum(static e => e.Value.GetProperty("parked").GetInt32()));
        Assert.All(overview.GetProperty("attention").EnumerateArray(), static a => Assert.Equal("parked", a.GetProperty("kind").GetString()));
        Assert.True(overview.TryGetProperty("nextRun", out _));
    }

    /// <summary>The keys of the preset, over the whole engine and the wire. The matcher alone holds ten times and more of it.</summary>
    [Fact]
    [Acceptance("P-03e", Missing = "in a whole run the preset's own keys ask about 5 % instead of 2 %")]
    public async Task A_first_run_with_the_presets_own_keys_makes_no_wrong_link()
    {
        const int Many = 200;
        var world = MessyWorld.Generate(1, new() { CrmCompanies = Many, AccountingCompanies = Many, CompanyOverlap = 0.3, CrmPersons = 0, AccountingPersons = 0, CrmProducts = 0, AccountingProducts = 0 }).Companies;
        await using var pair = await UnicontaPair.StartAsync();
        var ofDebtor = new Dictionary<string, int>();
        foreach (var company in world.Accounting)
        {
            AddDebtor(pair, company);
            ofDebtor.Add($"{pair.Uniconta.Account.Debtors[^1].RowId}", company.Id);
        }

        var ofRow = await AddAllAsync(pair, world.Crm);
        await pair.SyncAsync("company");
        await pair.SyncAsync("company");

        var links = await LinksAsync(pair);
        var parked = await pair.ParkedAsync();
        var asked = parked.Where(static p => p.Crm is not null && p.Cause.StartsWith("match.", StringComparison.Ordinal)).Select(static p => int.Parse(p.Crm!.Id.Value, System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        var score = world.Score(
            links.Where(l => ofRow.ContainsKey(l.Crm) && ofDebtor.ContainsKey(l.Accounting)).Select(l => new MessyPair(ofRow[l.Crm], ofDebtor[l.Accounting])),
            ofRow.Where(r => asked.Contains(r.Key)).Select(static r => r.Value));

        Assert.Empty(score.Wrong);
        Assert.True(score.Right > Many * 0.3 * 0.5, $"right {score.Right}, missed {score.Missed.Count}, questions {score.Questions}, {string.Join(", ", parked.GroupBy(static p => p.Cause).Select(static g => $"{g.Key} {g.Count()}"))}");
        // Measured with this seed. Of the 200 companies of the CRM 11 are asked about: 3 look like several, 6 like another one that is new as well, of 2 a stronger key differs. Of the 200 debtors 9: 2, 5 and 2, of which 4 are the
        // other ends of the CRM's questions.
        var debtors = parked.Count(static p => p.Crm is null && p.Cause.StartsWith("match.", StringComparison.Ordinal));
        Assert.True(asked.Count <= 11 && debtors <= 9, $"{asked.Count} companies and {debtors} debtors are asked about: {string.Join(", ", parked.GroupBy(static p => p.Cause).Select(static g => $"{g.Key} {g.Count()}"))}");
    }

    private static bool HasNoNumber(MessyCompany company) => (company.Traits & (MessyTraits.MissingNumber | MessyTraits.WrongCheckDigit)) != 0;

    private static async Task<int> AddAsync(UnicontaPair pair, MessyCompany company) => (await pair.InCrmAsync(async db =>
    {
        var row = RowOf(company);
        db.Add(row);
        await db.SaveChangesAsync();
        return row;
    })).Id;

    private static void AddDebtor(UnicontaPair pair, MessyCompany company) => pair.Uniconta.Account.Debtor(company.Name, d => d with
    {
        Country = Connectors.Uniconta.Country.FromIso2(company.Country)!.Value.Number!.Value,
        // A CVR number has a field of its own; numbers of other countries stand beside it.
        CompanyRegNo = company.Country == "DK" ? company.VatNumber : null,
        VatNumber = company.Country == "DK" ? null : company.VatNumber,
        City = company.City,
        ZipCode = company.PostalCode,
        Phone = company.Phone,
        ContactEmail = company.Email,
    });

    private static Organisation RowOf(MessyCompany company) => new()
    {
        Name = company.Name,
        Type = "Kunde",
        RegistrationNumber = company.Country == "DK" ? company.VatNumber : null,
        VatNumber = company.Country == "DK" ? null : company.VatNumber,
        Ean = company.EanNumber,
        Street = company.Street,
        ZipCode = company.PostalCode,
        City = company.City,
        Country = company.Country,
        Phone = company.Phone,
        Email = company.Email,
    };

    private static async Task<Dictionary<int, int>> AddAllAsync(UnicontaPair pair, IReadOnlyList<MessyCompany> companies) => await pair.InCrmAsync(async db =>
    {
        var rows = companies.Select(static c => (Row: RowOf(c), c.Id)).ToList();
        db.AddRange(rows.Select(static r => r.Row));
        await db.SaveChangesAsync();
        return rows.ToDictionary(static r => r.Row.Id, static r => r.Id);
    });

    private static Task EditAsync(UnicontaPair pair, int id, int what, int day) => pair.InCrmAsync(async db =>
    {
        var row = await db.Organisations.SingleAsync(o => o.Id == id);
        if (what == 0)
            row.City = $"By {day}";
        else if (what == 1)
            row.Phone = $"+45 33 44 55 {day}1";
        else
            row.Street = $"Vej {day}, 2. tv";
        return true;
    });

    private static async Task<List<(int Crm, string Accounting)>> LinksAsync(UnicontaPair pair) =>
        [.. (await pair.Store.ListLinksAsync(UnicontaPair.Id, "company", null, 1000, default)).Where(static l => l is { State: Connectors.Sync.Stores.LinkState.Active, CrmId: not null, AccountingId: not null })
            .Select(static l => (int.Parse(l.CrmId!, System.Globalization.CultureInfo.InvariantCulture), l.AccountingId!))];
}
