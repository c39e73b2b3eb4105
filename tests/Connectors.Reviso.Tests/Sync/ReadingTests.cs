using Connectors.Reviso.Sync;
using Connectors.Sync;

namespace Connectors.Reviso.Tests.Sync;

public sealed class ReadingTests
{
    [Fact, Rule("R28")]
    public async Task Customers_are_read_behind_their_numbers_so_that_deletions_between_pages_skip_nobody()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(7));
        var entity = f.Entity("customer");
        var seen = new List<string>();
        var request = new ReadRequest { Resource = "customers", PageSizeHint = 2, Entities = [new(entity, [entity.SlotOf("name")])] };
        await foreach (var page in f.Provider.ReadChangesAsync(request, default))
        {
            // A page by number would now begin one row too far.
            if (seen.Count == 0)
                f.Account.DeleteCustomer(1);
            seen.AddRange(page.Changes.Select(static c => c.Ref.Id.Value));
        }

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], seen);
        Assert.All(f.Reviso.Calls.Where(static c => c.Operation == "customers.list"), static c => Assert.Contains("skippages=0", c.Query));
    }

    [Fact, Rule("R28")]
    public async Task An_edit_behind_the_reader_of_a_long_pass_is_in_the_next_one()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(6));
        var request = new ReadRequest { Resource = "customers", PageSizeHint = 2, Entities = [new(f.Entity("customer"), [f.Entity("customer").SlotOf("city")])] };
        string? cursor = null;
        await foreach (var page in f.Provider.ReadChangesAsync(request, default))
        {
            // Nothing of what takes an hour is covered by the overlap: the last page shows a later stamp than the edit behind the reader has.
            if (cursor is null)
            {
                f.Advance(TimeSpan.FromHours(1));
                f.Account.EditCustomer(1, static c => c with { City = "Ribe" });
                f.Advance(TimeSpan.FromHours(1));
                f.Account.EditCustomer(6, static c => c with { City = "Vejle" });
            }

            cursor = page.NextCursor;
        }

        var (changes, _, _) = await f.ReadAsync("customers", cursor);
        Assert.Contains(changes, static c => c.Record!["city"].AsText() == "Ribe");
    }

    [Fact]
    public async Task A_pass_over_everything_proves_absence_and_one_from_a_cursor_does_not()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(3));
        var (_, cursor, pages) = await f.ReadAsync("customers", pageSize: 2);
        Assert.Equal([false, true], pages.Select(static p => p.CompleteEnumeration));
        Assert.False((await f.ReadAsync("customers", cursor)).Pages[^1].CompleteEnumeration);
        Assert.False((await f.ReadAsync("customers", pages[0].NextCursor)).Pages[^1].CompleteEnumeration);
    }

    [Fact]
    public async Task A_pass_from_a_cursor_asks_for_what_changed_two_minutes_before_its_newest_stamp_and_later()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(3));
        var (_, cursor, _) = await f.ReadAsync("customers");
        f.Advance(TimeSpan.FromHours(1));
        f.Account.EditCustomer(2, static c => c with { City = "Pisa" });
        f.Reviso.ClearCalls();
        var (changes, next, _) = await f.ReadAsync("customers", cursor);
        Assert.Equal("2", Assert.Single(changes, static c => c.Record!["city"].AsText() == "Pisa").Ref.Id.Value);
        Assert.Contains("lastUpdated$gte:2026-03-02T07:58:00Z", Uri.UnescapeDataString(Assert.Single(f.Reviso.Calls).Query));
        Assert.Single((await f.ReadAsync("customers", next)).Changes);
    }

    [Fact, Rule("R28")]
    public async Task Where_customers_cannot_be_asked_by_their_last_change_all_of_them_are_read_at_every_pass()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(3));
        var (_, cursor, _) = await f.ReadAsync("customers");
        f.Reviso.Oddities.CustomersHaveLastUpdated = false;
        f.Renew();
        // The filter is refused, and nothing is lost by it.
        Assert.Equal(3, (await f.ReadAsync("customers", cursor, pageSize: 2)).Changes.Count);
        // Records without stamps leave nothing to start from.
        var (_, bare, _) = await f.ReadAsync("customers");
        f.Reviso.ClearCalls();
        Assert.Equal(3, (await f.ReadAsync("customers", bare)).Changes.Count);
        Assert.DoesNotContain("lastUpdated", Assert.Single(f.Reviso.Calls).Query);
        Assert.Equal(CursorKind.None, new RevisoSyncProvider(f.Client, new() { ReadCustomersByChange = false }).Capabilities.FindResource("customers")!.Cursor);
    }

    [Fact]
    public async Task A_customer_is_deleted_when_Reviso_says_so_and_unknown_when_an_address_is_gone()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.ManyCustomers(1));
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("customer", "9"));
        Assert.IsType<RecordLookup.Unknown>(await f.GetAsync("customer", "nine"));
        f.Reviso.Faults.RespondInstead("customers.get", 404, "<html>gone</html>");
        Assert.IsType<RecordLookup.Unknown>(await f.GetAsync("customer", "1"));
    }

    [Theory]
    [InlineData("12345678903")]
    [InlineData("IT12345678903")]
    [InlineData("it 1234 5678 903")]
    public async Task A_partita_IVA_is_found_in_every_spelling_or_the_customer_would_be_made_twice(string number)
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903" }).Customer("Other", static c => c with { VatNumber = "12345678904" }));
        Assert.Equal("1", Assert.IsType<RecordLookup.Present>(Assert.Single(await f.SearchAsync("customer", "vatNumber", number))).Id.Value);
    }

    [Fact]
    public async Task Contacts_come_with_their_customer_and_cost_a_call_for_each()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme").Customer("Beta").Contact(1, "Anna").Contact(1, "Bruno").Contact(2, "Carla", static c => c with { Email = "c@b.example" }));
        var (changes, _, _) = await f.ReadAsync("contacts");
        Assert.Equal(["1/101 Anna", "1/102 Bruno", "2/103 Carla"], changes.Select(static c => $"{c.Ref.Id} {c.Record!["name"]}"));
        Assert.Equal("customer:2", $"{changes[2].Record!["customer"].AsReference()!.Entity}:{changes[2].Record!["customer"].AsReference()!.Id}");
        Assert.Equal(["customers.list", "contacts.list", "contacts.list"], f.Reviso.Calls.Select(static c => c.Operation));
    }

    [Fact]
    public async Task A_renumbered_customer_is_gone_under_its_old_number_and_shows_the_same_under_the_new()
    {
        await using var f = await SyncFixture.StartAsync(static a => a.Customer("Acme", static c => c with { VatNumber = "12345678903" }));
        f.Account.RenumberCustomer(1, 105);
        Assert.IsType<RecordLookup.Deleted>(await f.GetAsync("customer", "1"));
        Assert.Equal("12345678903", (await f.PresentAsync("customer", "105"))["vatNumber"].AsText());
        Assert.Equal<string[]>(["vatNumber", "corporateIdentificationNumber", "name"], [.. f.Provider.Capabilities.Find("customer")!.IdentityFields]);
    }
}
