using Connectors.Sync.Tests.Fakes;
using Connectors.TestSupport;

namespace Connectors.Sync.Tests.Engine;

/// <summary>Change stamps that are too coarse or too late to say which of two versions is the older one.</summary>
public sealed class StampTests
{
    [Fact]
    [Rule("R2")]
    public async Task What_a_user_sets_back_within_one_grain_of_our_write_is_an_edit()
    {
        await using var world = new World();
        // Pages show everything, and a minute is one stamp.
        world.Accounting.Feed = static r => r with { Cursor = CursorKind.None, Granularity = TimeSpan.FromMinutes(1) };
        var minute = world.Accounting.Now;
        var books = world.Accounting.Add("customer", ("Name", "Acme"), ("Vat", "11111111"));
        var crm = world.Crm.Add("company", ("name", "Acme"), ("vat", "DK11111111"), ("phone", "12345678"));
        world.Accounting.Now = minute;
        await world.SyncAsync();
        Assert.Equal("12345678", world.Accounting.Text("customer", books, "Phone"));
        world.Accounting.Now = minute;
        world.Accounting.Edit("customer", books, ("Phone", null));
        // Until a list must have caught up, the same may be seen of one that is behind.
        world.Clock.Advance(TimeSpan.FromMinutes(20));

        await world.SyncAsync();
        await world.SyncAsync();

        Assert.Null(world.Crm.Text("company", crm, "phone"));
        Assert.Null(world.Accounting.Text("customer", books, "Phone"));
    }

    [Fact]
    [Rule("R10")]
    [Rule("R39")]
    public async Task A_list_that_is_behind_is_not_believed_for_a_stamp_that_may_be_late()
    {
        await using var world = new World();
        world.Crm.Feed = static r => r with { Overlap = TimeSpan.FromMinutes(1) };
        var crm = world.Crm.Add("company", ("name", "Acme"), ("city", "v1"));
        await world.SyncAsync();
        var books = world.AccountingOf(crm);
        // Something moves the stamp; after that an edit is committed whose stamp was taken before. No list shows either yet, only a direct read does.
        var edited = SyncRecord.Create(World.Company, new RecordId(crm)).Stamps(world.Crm.Now.AddSeconds(1), world.Crm.Now).Set("name", FieldValue.Of("Acme")).Set("vat", FieldValue.Null).Set("city", FieldValue.Of("v2")).Set("phone", FieldValue.Null).Set("limit", FieldValue.Null).Set("type", FieldValue.Null).Build();
        world.Crm.Lookup = id => id == crm ? new RecordLookup.Present(edited) : null;
        world.Accounting.Edit("customer", books, ("City", "other"));
        await world.RunAsync();
        Assert.Equal("v2", world.Accounting.Text("customer", books, "City"));

        // The list comes as far as the moved stamp.
        world.Crm.Now = world.Crm.Now.AddSeconds(5);
        world.Crm.Edit("company", crm, ("city", "v1"));
        await world.RunAsync();

        Assert.Equal("v2", world.Accounting.Text("customer", books, "City"));
    }
}
