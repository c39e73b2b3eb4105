using Connectors.Sync;
using Connectors.TestSupport;
using Microsoft.EntityFrameworkCore;

namespace EfCrm.Tests;

[Rule("R7")]
public sealed class LineTests
{
    [Fact]
    public async Task Lines_are_read_in_their_order_with_their_keys()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await world.AddAsync(new Order { Lines = { new OrderLine { Text = "second", Position = 7, Quantity = 2.5m, Group = new Group() }, new OrderLine { Text = "first", Position = 3 } } }, new Order());

        var (changes, _) = await crm.ReadAsync("order");

        var lines = changes.Single(static c => c.Ref.Id.Value == "1").Record!["lines"].AsLines()!.Lines;
        Assert.Equal(["first", "second"], lines.Select(static l => l["text"].AsText()));
        Assert.Equal(["2", "1"], lines.Select(static l => l.Id.Value));
        Assert.Equal(2.5m, lines[1]["quantity"].AsNumber());
        Assert.Equal(new RecordRef("group", "1"), lines[1]["group"].AsReference());
        Assert.Equal(LineSet.Empty, changes.Single(static c => c.Ref.Id.Value == "2").Record!["lines"].AsLines());
    }

    [Fact]
    public async Task An_inserted_line_moves_no_key_and_loses_nothing_that_is_not_mapped()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await AddOrderAsync(world);

        var record = await ReplaceAsync(crm, ("new", 9), ("a", 1), ("b", 2), ("c", 3));

        Assert.Equal(["new", "a", "b", "c"], Texts(record));
        Assert.Equal(["4", "1", "2", "3"], Ids(record));
        Assert.Equal(["private a", "private b", "private c"], await InternalsAsync(world));
    }

    [Fact]
    public async Task A_moved_and_an_edited_and_a_removed_line_keep_the_keys_of_what_stays()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await AddOrderAsync(world);

        var moved = await ReplaceAsync(crm, ("c", 3), ("a", 1), ("b", 2));
        Assert.Equal(["3", "1", "2"], Ids(moved));
        var edited = await ReplaceAsync(crm, ("c", 3), ("a", 10), ("b", 2));
        Assert.Equal(["3", "1", "2"], Ids(edited));
        Assert.Equal(10, edited["lines"].AsLines()!.Lines[1]["quantity"].AsNumber());
        var removed = await ReplaceAsync(crm, ("c", 3), ("b", 2));
        Assert.Equal(["3", "2"], Ids(removed));
        Assert.Equal(["private b", "private c"], await InternalsAsync(world));
        var none = await ReplaceAsync(crm);
        Assert.Empty(Ids(none));
    }

    [Fact]
    public async Task Ids_of_the_other_side_that_look_like_ours_do_not_swap_rows()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await AddOrderAsync(world);
        var schema = crm.Of("order").Fields[crm.Of("order").SlotOf("lines").Index].LineSchema!;
        // The same content, with the other side's line numbers, backwards.
        LineSet theirs = new([.. new[] { ("3", "a", 1), ("2", "b", 2), ("1", "c", 3) }.Select(l =>
            SyncRecord.Create(schema, new RecordId(l.Item1)).Set("text", FieldValue.Of(l.Item2)).Set("quantity", FieldValue.Of((decimal)l.Item3)).Build())]);

        var written = Assert.IsType<WriteOutcome.Applied>(await crm.WriteAsync("order", await crm.UpdateAsync("order", "1", ("lines", FieldValue.Of(theirs))))).Record!;

        Assert.Equal(["a", "b", "c"], Texts(written));
        Assert.Equal(["1", "2", "3"], Ids(written));
    }

    [Fact]
    public async Task A_line_that_cannot_be_stored_refuses_the_record_and_names_line_and_field()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await AddOrderAsync(world);
        var schema = crm.Of("order").Fields[crm.Of("order").SlotOf("lines").Index].LineSchema!;
        LineSet bad = new([SyncRecord.Create(schema, new RecordId("x")).Set("text", FieldValue.Null).Build()]);

        var refused = Assert.IsType<WriteOutcome.Refused>(await crm.WriteAsync("order", await crm.UpdateAsync("order", "1", ("lines", FieldValue.Of(bad)))));

        var problem = Assert.Single(refused.Problems);
        Assert.Equal(("required", "lines"), (problem.Code, problem.Field));
        Assert.StartsWith("Line 1:", problem.Message, StringComparison.Ordinal);
        Assert.Equal(["a", "b", "c"], Texts(await crm.RecordAsync("order", "1")));
    }

    [Fact]
    public async Task A_change_of_a_line_alone_is_in_the_feed_although_the_order_keeps_its_stamp()
    {
        await using var world = await TestModel.WorldAsync();
        var crm = await world.OpenAsync();
        await AddOrderAsync(world);
        var (_, cursor) = await crm.ReadAsync("order");
        world.Clock.Now += TimeSpan.FromHours(1);
        await world.AddAsync(new Order());
        (_, cursor) = await crm.ReadAsync("order", cursor);
        await world.InDbAsync(static async db =>
        {
            (await db.Set<OrderLine>().SingleAsync(static l => l.Text == "b")).Quantity = 20;
            await db.SaveChangesAsync();
        });

        var (changes, _) = await crm.ReadAsync("order", cursor);

        Assert.Equal(20, changes.First(static c => c.Ref.Id.Value == "1").Record!["lines"].AsLines()!.Lines[1]["quantity"].AsNumber());
    }

    internal static FieldValue Lines(CrmSide crm, params (string Text, decimal Quantity)[] lines)
    {
        var schema = crm.Of("order").Fields[crm.Of("order").SlotOf("lines").Index].LineSchema!;
        return FieldValue.Of(new LineSet([.. lines.Select((l, i) => SyncRecord.Create(schema, new RecordId($"new{i}")).Set("text", FieldValue.Of(l.Text)).Set("quantity", FieldValue.Of(l.Quantity)).Build())]));
    }

    private static Task<int> AddOrderAsync(World<TestDb> world) => world.AddAsync(new Order
    {
        Lines =
        {
            new OrderLine { Text = "a", Quantity = 1, Position = 0, Internal = "private a" }, new OrderLine { Text = "b", Quantity = 2, Position = 1, Internal = "private b" },
            new OrderLine { Text = "c", Quantity = 3, Position = 2, Internal = "private c" },
        },
    });

    private static async Task<SyncRecord> ReplaceAsync(CrmSide crm, params (string, decimal)[] lines)
    {
        var outcome = await crm.WriteAsync("order", await crm.UpdateAsync("order", "1", ("lines", Lines(crm, lines))));
        var written = Assert.IsType<WriteOutcome.Applied>(outcome).Record!;
        Assert.Equal(written, await crm.RecordAsync("order", "1"));
        return written;
    }

    private static string[] Ids(SyncRecord record) => [.. record["lines"].AsLines()!.Lines.Select(static l => l.Id.Value)];

    private static string[] Texts(SyncRecord record) => [.. record["lines"].AsLines()!.Lines.Select(static l => l["text"].AsText()!)];

    private static Task<List<string>> InternalsAsync(World<TestDb> world) =>
        world.AskDbAsync(static db => db.Set<OrderLine>().Where(static l => l.Internal != null).OrderBy(static l => l.Internal).Select(static l => l.Internal!).ToListAsync());
}
