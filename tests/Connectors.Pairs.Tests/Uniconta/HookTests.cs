using System.Diagnostics.Metrics;
using Connectors.Testing.Uniconta;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Pairs.Tests.Uniconta;

/// <summary>Both systems call, nobody presses anything, and the schedule comes once an hour: what changed is there within five seconds, and it is what the schedule alone would have made of it.</summary>
public sealed class HookTests
{
    [Fact, Acceptance("002-58"), Acceptance("002-59"), Acceptance("002-60"), Acceptance("002-07"), Acceptance("002-01")]
    public async Task An_organisation_that_the_CRM_tells_of_ends_as_the_schedule_alone_would_have_it()
    {
        await using var told = await UnicontaHooks.StartAsync();
        await using var untold = await UnicontaHooks.StartAsync(subscribed: false);
        var (first, second) = (await PlayAsync(told, calls: true), await PlayAsync(untold, calls: false));
        Assert.Equal(4, first.Count);
        Assert.Equal(first, second);

        static async Task<List<string>> PlayAsync(UnicontaHooks hooks, bool calls)
        {
            var states = new List<string>();
            // Created, edited while it is none, made a customer, and changed in Uniconta: each by somebody who does not pass through the host.
            await hooks.SilentlyAsync($"INSERT INTO Organisations (Name, Type, Country, ChangedAt, Deleted, Active) VALUES ('Emne ApS', 'Emne', 'DK', {Stamp(hooks)}, 0, 1)");
            await NextAsync("""{"id": 1}""");
            Assert.Empty(hooks.Pair.Uniconta.Account.Debtors);
            Assert.Equal(0, hooks.Pair.TakeWrites());
            await hooks.SilentlyAsync($"UPDATE Organisations SET Phone = '12345678', ChangedAt = {Stamp(hooks)}");
            await NextAsync("""{"CompanyId": "1", "EventType": "Update"}""");
            Assert.Equal(0, hooks.Pair.TakeWrites());
            await hooks.SilentlyAsync($"UPDATE Organisations SET Type = 'Kunde', ChangedAt = {Stamp(hooks)}");
            await NextAsync("""{"recordId": 1}""");
            var debtor = Assert.Single(hooks.Pair.Uniconta.Account.Debtors);
            hooks.Pair.Uniconta.Account.Edit(debtor, static d => d with { City = "Ribe", ContactEmail = "ny@kunde.example" });
            await NextAsync(null);
            return states;

            async Task NextAsync(string? body)
            {
                if (calls && body is not null)
                    Assert.Equal(200, await hooks.CallAsync("CrmCompany", body));
                // A number that Uniconta gave comes back with the look after the one that made the debtor: told by Uniconta's own call, or at the slot that follows.
                for (var look = 0; look < 2; look++)
                    await (calls ? hooks.FiveSecondsAsync() : hooks.HourAsync());
                var row = await hooks.Pair.InCrmAsync(static db => db.Organisations.AsNoTracking().SingleAsync());
                var debtors = hooks.Pair.Uniconta.Account.Debtors.Select(static d => $"{d.Account} {d.Name} {d.Phone} {d.City} {d.ContactEmail}");
                states.Add($"{row.Number} {row.Name} {row.Type} {row.Phone} {row.City} {row.Email} = {string.Join(';', debtors)}");
            }
        }
    }

    [Fact, Acceptance("002-01"), Acceptance("002-58")]
    public async Task A_lost_call_costs_nothing_but_the_time_until_the_next_slot()
    {
        await using var hooks = await UnicontaHooks.StartAsync(seed: static a => a.Debtor("Kunde ApS"));
        await hooks.FiveSecondsAsync();
        var debtor = hooks.Pair.Uniconta.Account.Debtors[0];
        hooks.Pair.Uniconta.Account.Edit(debtor, static d => d with { City = "Ribe" });
        // Uniconta sends it to nobody, once.
        Assert.Equal(0, await hooks.Pair.Uniconta.DeliverWebhooksAsync(new HttpMessageInvoker(new Nobody())));
        await hooks.FiveSecondsAsync();
        Assert.Null(await CityAsync());
        await hooks.HourAsync();
        Assert.Equal("Ribe", await CityAsync());

        Task<string?> CityAsync() => hooks.Pair.InCrmAsync(static db => db.Organisations.Select(static o => o.City).SingleAsync());
    }

    [Fact, Acceptance("002-61")]
    public async Task What_a_call_says_of_a_record_is_not_believed_and_one_about_nothing_is_answered_and_counted()
    {
        await using var hooks = await UnicontaHooks.StartAsync();
        await hooks.Pair.InCrmAsync(static db => Task.FromResult(db.Add(new Organisation { Name = "Rigtig ApS", Type = "Emne", Country = "DK" })));
        await hooks.FiveSecondsAsync();
        var counted = 0L;
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, l) =>
        {
            if (instrument.Name == "connectors.sync.webhooks")
                l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        listener.Start();
        Assert.Equal(200, await hooks.CallAsync("CrmCompany", """{"id": 1, "name": "Falsk ApS", "type": "Kunde", "country": "SE"}"""));
        Assert.Equal(200, await hooks.CallAsync("CrmCompany", """{"id": 9999, "name": "Ingen", "type": "Kunde"}"""));
        hooks.Pair.Uniconta.Account.ChangeUrl(await hooks.AddressAsync("UnicontaDebtor"), 50, usePost: true);
        using var http = new HttpClient();
        Assert.True((await http.PostAsync(await hooks.AddressAsync("UnicontaDebtor") + "?Table=Debtor&RowId=4711&Key=X&Action=add", new StringContent("""{"Account":"X","Name":"Falsk ApS","RowId":4711}""", System.Text.Encoding.UTF8, "application/json"))).IsSuccessStatusCode);
        await hooks.FiveSecondsAsync();
        Assert.InRange(counted, 3, long.MaxValue);
        Assert.Empty(hooks.Pair.Uniconta.Account.Debtors);
        Assert.Equal(0, hooks.Pair.TakeWrites());
        Assert.Equal(("Rigtig ApS", "Emne", "DK"), await hooks.Pair.InCrmAsync(static async db => await db.Organisations.AsNoTracking().SingleAsync() is var o ? (o.Name, o.Type, o.Country) : default));
        Assert.Empty(await hooks.Pair.ParkedAsync());
    }

    [Fact, Acceptance("002-29"), Acceptance("002-30"), Acceptance("002-28")]
    public async Task An_item_comes_once_however_often_and_early_it_is_told_of_and_an_update_changes_what_changed()
    {
        await using var hooks = await UnicontaHooks.StartAsync();
        var account = hooks.Pair.Uniconta.Account;
        account.Item("BOLT", "Bolt M8", 12.5m, static i => i with { CostPrice = 7 });
        await hooks.FiveSecondsAsync();
        Assert.Equal(("BOLT", "Bolt M8", 12.5m, 7m), await ShownAsync("BOLT"));

        // Told three times while the slot of the schedule comes as well.
        hooks.Pair.Uniconta.Oddities.WebhookCopies = 3;
        account.Item("NUT", "Møtrik", 1);
        await hooks.Pair.Uniconta.DeliverWebhooksAsync();
        await hooks.HourAsync();
        await hooks.FiveSecondsAsync();
        Assert.Equal(2, await hooks.Pair.InCrmAsync(static db => db.Articles.CountAsync()));

        account.EditItem("BOLT", static i => i with { SalesPrice1 = 13 });
        hooks.Pair.Uniconta.ClearCalls();
        await hooks.FiveSecondsAsync();
        Assert.Equal(("BOLT", "Bolt M8", 13m, 7m), await ShownAsync("BOLT"));
        Assert.Equal(["Price"], hooks.Pair.ChangedColumns);

        // What somebody writes in the CRM is set back.
        await hooks.Pair.InCrmAsync(static async db => (await db.Articles.SingleAsync(static a => a.Code == "BOLT")).Name = "Min egen");
        await hooks.FiveSecondsAsync();
        Assert.Equal(("BOLT", "Bolt M8", 13m, 7m), await ShownAsync("BOLT"));
        Assert.Equal(0, hooks.Pair.TakeWrites());

        Task<(string?, string?, decimal?, decimal?)> ShownAsync(string code) => hooks.Pair.InCrmAsync(async db => await db.Articles.AsNoTracking().SingleAsync(a => a.Code == code) is var a ? (a.Code, a.Name, a.Price, a.Cost) : default);
    }

    [Fact, Acceptance("002-30"), Acceptance("002-05")]
    public async Task An_item_that_was_deleted_is_not_offered_any_more_and_stays_on_old_lines()
    {
        await using var hooks = await UnicontaHooks.StartAsync();
        var (pair, account) = (hooks.Pair, hooks.Pair.Uniconta.Account);
        account.Item("BOLT", "Bolt M8", 12.5m).Item("NUT", "Møtrik", 1);
        await hooks.FiveSecondsAsync();
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new SalesOrder { Name = "Ordre", Lines = [new() { Position = 1, Code = "BOLT", Quantity = 2, Price = 100 }] })));

        account.Delete(account.Items.Single(static i => i.Item == "BOLT"));
        await hooks.FiveSecondsAsync();
        var shown = await pair.InCrmAsync(static db => db.Articles.AsNoTracking().OrderBy(static a => a.Code).ToListAsync());
        Assert.Equal([("BOLT", "Bolt M8", 12.5m, false), ("NUT", "Møtrik", 1m, true)], shown.Select(static a => (a.Code, a.Name, a.Price ?? 0, a.Active)));
        Assert.Equal("BOLT", (await pair.InCrmAsync(static db => db.Orders.AsNoTracking().Include(static o => o.Lines).SingleAsync())).Lines.Single().Code);
        Assert.Equal(0, pair.TakeWrites());

        // Found by the schedule where nobody calls, and once only.
        await hooks.HourAsync();
        Assert.Empty(await pair.ParkedAsync());
        Assert.Equal(2, await pair.InCrmAsync(static db => db.Articles.CountAsync()));
    }

    [Fact, Acceptance("002-38"), Acceptance("002-37")]
    public async Task A_saved_order_is_in_Uniconta_within_five_seconds_and_of_two_saves_in_a_second_the_last_one()
    {
        await using var hooks = await UnicontaHooks.StartAsync(seed: static a => a.Item("BOLT", "Bolt M8", 95));
        var pair = hooks.Pair;
        await pair.InCrmAsync(static db => Task.FromResult(db.Add(new SalesOrder { Name = "Ordre", Organisation = new() { Name = "Kunde ApS", Type = "Kunde", Country = "DK" }, Lines = [new() { Position = 1, Code = "BOLT", Quantity = 2, Price = 100, Vat = "U25" }] })));
        await hooks.FiveSecondsAsync();
        // Open on somebody's screen, changed to what would send it, and not saved: told of or not, nobody reads it.
        await using (var screen = await pair.Services.GetRequiredService<IDbContextFactory<UnicontaCrm>>().CreateDbContextAsync())
        {
            (await screen.Orders.Include(static o => o.Lines).SingleAsync()).Status = "Sold";
            screen.Add(new SalesOrder { Name = "Kladde", Status = "Sold", OrganisationId = 1, Lines = [new() { Position = 1, Code = "BOLT", Quantity = 9, Price = 9, Vat = "U25" }] });
            Assert.Equal(200, await hooks.CallAsync("CrmOrder", """{"id": 1}"""));
            await hooks.FiveSecondsAsync();
        }

        Assert.Empty(pair.Uniconta.Account.Orders);
        await EditAsync(static o => o.Status = "Sold");
        await hooks.FiveSecondsAsync();
        Assert.Equal(2, Assert.Single(pair.Uniconta.Account.OrderLines).Qty);
        Assert.Equal(pair.Uniconta.Account.Debtors.Single().Account, Assert.Single(pair.Uniconta.Account.Orders).Account);

        await using (var db = await pair.Services.GetRequiredService<IDbContextFactory<UnicontaCrm>>().CreateDbContextAsync())
        {
            var order = await db.Orders.Include(static o => o.Lines).SingleAsync();
            foreach (var quantity in new[] { 3, 4 })
            {
                (order.Lines[0].Quantity, order.Comment) = (quantity, $"gemt {quantity}");
                await db.SaveChangesAsync();
            }
        }

        await hooks.FiveSecondsAsync();
        Assert.Equal((4m, "gemt 4"), (Assert.Single(pair.Uniconta.Account.OrderLines).Qty, pair.Uniconta.Account.Orders[0].Remark));
        await EditAsync(static o => o.Status = "Cancelled");
        await hooks.FiveSecondsAsync();
        Assert.Empty(pair.Uniconta.Account.Orders);

        Task EditAsync(Action<SalesOrder> edit) => pair.InCrmAsync(async db =>
        {
            edit(await db.Orders.Include(static o => o.Lines).SingleAsync());
            return true;
        });
    }

    [Fact, Acceptance("002-62")]
    public async Task Two_hundred_edits_on_both_sides_meet_without_anybody_doing_anything()
    {
        const int Each = 40;
        await using var hooks = await UnicontaHooks.StartAsync();
        var (pair, account, dice) = (hooks.Pair, hooks.Pair.Uniconta.Account, new Random(62));
        account.ManyDebtors(Each).ManyItems(Each);
        foreach (var debtor in account.Debtors)
            account.Contact($"Person {debtor.Account}", debtor.Account, c => c with { Email = $"p{debtor.Account}@firma.example" });
        await pair.InCrmAsync(static db =>
        {
            db.AddRange(Enumerable.Range(0, Each).Select(static i => new Organisation { Name = $"Kunde {i} ApS", Type = "Kunde", Country = "DK", City = "Ribe" }));
            return Task.FromResult(true);
        });
        await hooks.FiveSecondsAsync();
        await hooks.FiveSecondsAsync();
        Assert.Equal(2 * Each, account.Debtors.Count);

        for (var edit = 0; edit < 200; edit++)
        {
            var text = $"{edit:d3} Ærø";
            switch (dice.Next(5))
            {
                case 0:
                    account.Edit(account.Debtors[dice.Next(2 * Each)], d => Set(d, dice.Next(4), text));
                    break;
                case 1:
                    account.EditItem(account.Items[dice.Next(Each)].Item!, i => i with { Name = text, SalesPrice1 = edit + 0.5m });
                    break;
                case 2:
                    account.Edit(account.Contacts[dice.Next(Each)], c => c with { Name = text });
                    break;
                case 3:
                    await pair.InCrmAsync(async db => (await db.Contacts.OrderBy(static c => c.Id).Skip(dice.Next(Each)).FirstAsync()).Mobile = $"30{edit:d6}");
                    break;
                default:
                    await pair.InCrmAsync(async db => SetCrm(await db.Organisations.OrderBy(static o => o.Id).Skip(dice.Next(2 * Each)).FirstAsync(), dice.Next(4), text));
                    break;
            }

            if (dice.Next(4) == 0)
                await hooks.FiveSecondsAsync();
        }

        for (var rest = 0; rest < 3; rest++)
            await hooks.FiveSecondsAsync();
        var compared = 0;
        foreach (var o in await pair.InCrmAsync(static db => db.Organisations.AsNoTracking().ToListAsync()))
        {
            var d = account.Debtors.Single(d => d.Account == o.Number);
            Same([o.Name, o.Street, o.ZipCode, o.City, o.Phone, o.Email, o.InvoiceEmail, o.Website, o.Attention, o.RegistrationNumber],
                [d.Name, d.Text("Address1"), d.Text("ZipCode"), d.City, d.Phone, d.ContactEmail, d.Text("InvoiceEmail"), d.Text("Www"), d.Text("ContactPerson"), d.CompanyRegNo]);
        }

        foreach (var p in await pair.InCrmAsync(static db => db.Contacts.AsNoTracking().ToListAsync()))
        {
            var c = account.Contacts.Single(c => c.Email == p.Email);
            Same([p.Name, p.Email, p.Mobile], [c.Name, c.Email, c.Text("Mobil")]);
        }

        foreach (var a in await pair.InCrmAsync(static db => db.Articles.AsNoTracking().ToListAsync()))
        {
            var i = account.Items.Single(i => i.Item == a.Code);
            Same([a.Name, $"{a.Price:0.##}", $"{a.Cost:0.##}", a.BarCode], [i.Name, $"{i.SalesPrice1:0.##}", $"{i.CostPrice:0.##}", i.Text("EAN")]);
        }

        Assert.InRange(compared, 1_000, int.MaxValue);
        Assert.Empty(await pair.ParkedAsync());

        void Same(string?[] crm, string?[] accounting)
        {
            Assert.Equal(accounting.Select(static t => t ?? ""), crm.Select(static t => t ?? ""));
            compared += crm.Length;
        }

        static StoredDebtor Set(StoredDebtor d, int field, string text) => field switch { 0 => d with { Phone = text }, 1 => d with { City = text }, 2 => d.With("ContactPerson", text), _ => d.With("Address1", text) };

        static bool SetCrm(Organisation o, int field, string text) => field switch { 0 => Is(o.Phone = text), 1 => Is(o.City = text), 2 => Is(o.Attention = text), _ => Is(o.Street = text) };

        static bool Is(string _) => true;
    }

    private static long Stamp(UnicontaHooks hooks) => hooks.Pair.Uniconta.Clock.GetUtcNow().UtcTicks;

    private sealed class Nobody : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HttpRequestException("nobody there");
    }
}
